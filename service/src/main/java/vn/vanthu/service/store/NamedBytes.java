package vn.vanthu.service.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.vanthu.service.records.StoredFile;

/**
 * The one way to let a row name stored bytes, and the one way to remove bytes that no row names:
 * two sides of one lock. Bytes are stored before their row is written, and the same bytes may be
 * handed in twice at once; whoever refuses them must not take them from whoever accepts them, in
 * this process or another. Thread-safe.
 */
public final class NamedBytes {
  private static final Logger LOG = LoggerFactory.getLogger(NamedBytes.class);

  private final OfficeStore store;
  private final BlobStore blobs;

  public NamedBytes(OfficeStore store, BlobStore blobs) {
    this.store = store;
    this.blobs = blobs;
  }

  /**
   * Before the row is written: until the transaction ends nobody removes these bytes.
   *
   * @return false when somebody has removed them already; then no row may name them
   */
  public boolean claim(Transaction tx, StoredFile file) {
    store.intakes().claim(tx, file.blob());
    return blobs.has(file.blob());
  }

  /**
   * Forgets the words of files that this transaction names no longer, except those that another row
   * names or that somebody is about to name; {@link #discardUnnamed} then removes the bytes.
   */
  public void forgetUnnamedWords(Transaction tx, Collection<StoredFile> files) {
    files.stream()
        .filter(file -> unnamed(tx, file))
        .forEach(file -> store.texts().forget(tx, file.blob()));
  }

  /** Whether nobody names these bytes nor is about to, until the transaction ends. */
  private boolean unnamed(Transaction tx, StoredFile file) {
    return store.intakes().claimAlone(tx, file.blob())
        && !store.intakes().anythingNames(tx, file.blob());
  }

  /**
   * Removes refused bytes and their words, except those that a row names or that somebody is about
   * to name. A failure is logged: {@code fsck} lists what is left.
   */
  public void discardUnnamed(Collection<StoredFile> refused) {
    for (StoredFile file : refused) {
      try {
        store
            .database()
            .inTransaction(tx -> {
              boolean unnamed = unnamed(tx, file);
              if (unnamed) {
                store.texts().forget(tx, file.blob());
                discard(file);
              }
              return unnamed;
            });
      } catch (RuntimeException e) {
        LOG.error("bytes that were refused could not be removed; run fsck", e);
      }
    }
  }

  private void discard(StoredFile file) {
    try {
      blobs.discard(file.blob());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
