package vn.vanthu.service.upkeep;

import vn.vanthu.service.records.BlobId;
import vn.vanthu.service.store.BlobStore;
import vn.vanthu.service.store.OfficeStore;

/**
 * A file that a view of the rows names and that is not in the store. The view may be minutes old,
 * and a receipt dropped since takes its bytes with it; only what rows still name is lost.
 * Stateless.
 */
final class MissingFile {
  private MissingFile() {}

  /**
   * Whether it is lost: rows name it in a fresh view, and it has not come back either. Rows go
   * before their file and come after it, so that the order of the two questions decides.
   */
  static boolean isLost(OfficeStore store, BlobStore blobs, BlobId file) {
    boolean named = store.database().read(tx -> store.intakes().anythingNames(tx, file));
    return named && !blobs.has(file);
  }
}
