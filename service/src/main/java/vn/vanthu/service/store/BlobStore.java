package vn.vanthu.service.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.function.Consumer;
import java.util.stream.Stream;
import vn.vanthu.service.records.BlobId;

/**
 * Files under the SHA-256 of their bytes: {@code blobs/ab/ab12…}. Written once, never changed,
 * never deleted while a row names them. Bytes are hashed while they stream in; when {@link #keep}
 * has answered, file and folder are synced. Thread-safe.
 */
public final class BlobStore {
  private static final int CHUNK = 1 << 16;

  private final Path root;
  private final Path incoming;
  private final DurableFiles files;

  /** Folders known to be on the disk since this process began: 1, else 0. */
  private final AtomicIntegerArray durableShelves = new AtomicIntegerArray(256);

  private BlobStore(Path root, DurableFiles files) {
    this.root = root;
    this.incoming = root.resolve("incoming");
    this.files = files;
  }

  /**
   * Opens the store in a folder, which is made when absent; half-received files of a killed process
   * are removed.
   */
  public static BlobStore open(Path root, DurableFiles files) {
    BlobStore store = new BlobStore(root, files);
    try {
      files.privateFolder(root);
      files.privateFolder(store.incoming);
      try (Stream<Path> left = Files.list(store.incoming)) {
        for (Path file : left.toList()) {
          Files.delete(file);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot open the file store in " + root, e);
    }
    return store;
  }

  /**
   * The store of a folder as it is, for looking at beside a running service: nothing is made or
   * removed.
   */
  public static BlobStore existing(Path root, DurableFiles files) {
    return new BlobStore(root, files);
  }

  /**
   * Keeps bytes. The same bytes twice are one file; a damaged file is replaced by the good bytes.
   *
   * @param maxBytes the most that is accepted
   * @throws IOException when the source cannot be read or the disk is full: nothing is kept
   */
  public StoredBytes keep(InputStream source, long maxBytes) throws IOException {
    Path temp = incoming.resolve(UUID.randomUUID().toString());
    MessageDigest digest = sha256();
    long[] size = {0};
    files.fill(
        temp,
        channel -> {
          byte[] chunk = new byte[CHUNK];
          for (int n = source.read(chunk); n >= 0; n = source.read(chunk)) {
            size[0] += n;
            if (size[0] > maxBytes) {
              return;
            }
            digest.update(chunk, 0, n);
            DurableFiles.writeAll(channel, ByteBuffer.wrap(chunk, 0, n));
          }
        });
    if (size[0] == 0 || size[0] > maxBytes) {
      Files.delete(temp);
      return size[0] == 0 ? new StoredBytes.Empty() : new StoredBytes.TooLarge(maxBytes);
    }
    BlobId id = BlobId.of(digest.digest());
    shelve(temp, id);
    return new StoredBytes.Kept(id, size[0]);
  }

  private void shelve(Path temp, BlobId id) throws IOException {
    Path target = path(id);
    int shelf = Integer.parseInt(id.hex().substring(0, 2), 16);
    if (durableShelves.get(shelf) == 0) {
      Files.createDirectories(root.resolve(id.hex().substring(0, 2)));
      files.syncFolder(root); // the folder's own name must outlive a power cut too
      durableShelves.set(shelf, 1);
    }
    files.publish(temp, target);
  }

  /** Where the bytes lie, for reading only. */
  public Path path(BlobId id) {
    return root.resolve(id.hex().substring(0, 2)).resolve(id.hex());
  }

  public boolean has(BlobId id) {
    return Files.isRegularFile(path(id));
  }

  /**
   * Opens the bytes for reading.
   *
   * @throws IOException when they are not there
   */
  public InputStream read(BlobId id) throws IOException {
    return Files.newInputStream(path(id));
  }

  /**
   * The hash of what lies under this name now; empty when nothing does. Differs from the name when
   * damaged.
   */
  public Optional<BlobId> actual(BlobId id) throws IOException {
    try (InputStream in = Files.newInputStream(path(id))) {
      return Optional.of(hash(in));
    } catch (NoSuchFileException nothingThere) {
      return Optional.empty();
    }
  }

  /** The name these bytes have, or would have, in the store. */
  public static BlobId hash(InputStream in) throws IOException {
    MessageDigest digest = sha256();
    byte[] chunk = new byte[CHUNK];
    for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
      digest.update(chunk, 0, n);
    }
    return BlobId.of(digest.digest());
  }

  /**
   * Every file that is there, in order of its name; names that are no hash are passed to {@code
   * strange}.
   */
  public void forEach(Consumer<BlobId> each, Consumer<Path> strange) throws IOException {
    for (int i = 0; i < 256; i++) {
      Path shelf = root.resolve(String.format("%02x", i));
      if (!Files.isDirectory(shelf)) {
        continue;
      }
      try (Stream<Path> list = Files.list(shelf)) {
        for (Path file : list.sorted().toList()) {
          BlobId.parse(String.valueOf(file.getFileName()))
              .ifPresentOrElse(each, () -> strange.accept(file));
        }
      }
    }
  }

  /**
   * Removes bytes that no row names. Only {@link vn.vanthu.service.store.NamedBytes} can make sure
   * of it.
   */
  public void discard(BlobId id) throws IOException {
    Files.deleteIfExists(path(id));
    files.syncFolder(root.resolve(id.hex().substring(0, 2)));
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
