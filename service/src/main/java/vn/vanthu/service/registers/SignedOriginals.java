package vn.vanthu.service.registers;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.vanthu.service.access.AccessRule;
import vn.vanthu.service.access.Principal;
import vn.vanthu.service.records.BlobId;
import vn.vanthu.service.records.OfficeRecord;
import vn.vanthu.service.store.BlobStore;
import vn.vanthu.service.store.OfficeStore;
import vn.vanthu.service.store.SignedDigestTable;
import vn.vanthu.signing.DocumentBytes;
import vn.vanthu.signing.Report;

/**
 * Finds the filed document that a signature was taken from, by the digest that the signature names.
 * Thread-safe.
 */
public final class SignedOriginals {
  private final OfficeStore store;
  private final BlobStore blobs;
  private final SignedDigestTable digests = new SignedDigestTable();

  /** The file of an earlier version that was looked at last; only one thread does that work. */
  private @Nullable BlobId looked;

  public SignedOriginals(OfficeStore store, BlobStore blobs) {
    this.store = store;
    this.blobs = blobs;
  }

  /**
   * A filed document with such a signature.
   *
   * @param file the revision, or the annex, that holds the signature
   */
  public record Original(OfficeRecord record, BlobId file) {}

  /**
   * The document that holds signatures over these digests, when it came in or was released and the
   * reader may see it; one that was not cancelled before one that was.
   */
  public Optional<Original> find(Collection<String> signedDigests, Principal reader) {
    if (signedDigests.isEmpty()) {
      return Optional.empty();
    }
    Set<String> marks = AccessRule.marksOf(reader);
    return store
        .database()
        .read(tx -> {
          List<BlobId> files = digests.files(tx, signedDigests);
          return files.stream()
              .flatMap(file ->
                  store.records().filed(tx, file, marks).stream()
                      .map(record -> new Original(record, file)))
              .findFirst();
        });
  }

  /**
   * Reads the digests of one file that was stored before they were kept. Called by one thread. A
   * file that cannot be read keeps its place, and the next call goes on behind it.
   *
   * @param judge reads the signatures of a file, without the network
   * @return false when none is left, or all that are left have been tried
   */
  public boolean step(Function<DocumentBytes, Report> judge) throws IOException {
    Optional<BlobId> due = store.database().read(tx -> digests.due(tx, looked));
    looked = due.orElse(null);
    if (due.isEmpty()) {
      return false;
    }
    BlobId file = due.get();
    List<String> found = List.of();
    if (blobs.has(file)) {
      try (DocumentBytes bytes = DocumentBytes.map(blobs.path(file))) {
        found = digests(judge.apply(bytes));
      }
    }
    List<String> read = found;
    store.database().inTransaction(tx -> digests.read(tx, file, read));
    return true;
  }

  /** What the signatures of a report name. */
  private static List<String> digests(Report report) {
    return report.signatures().stream()
        .map(Report.Signature::signedDigest)
        .filter(Objects::nonNull)
        .distinct()
        .toList();
  }
}
