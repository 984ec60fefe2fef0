package vn.vanthu.service.store;

import vn.vanthu.service.records.BlobId;

/** What came of handing bytes to the store. */
public sealed interface StoredBytes {
  /**
   * Durable under their hash.
   *
   * @param size bytes, at least 1
   */
  record Kept(BlobId id, long size) implements StoredBytes {}

  /** No byte came. */
  record Empty() implements StoredBytes {}

  /**
   * More came than allowed; nothing was kept.
   *
   * @param maxBytes the limit
   */
  record TooLarge(long maxBytes) implements StoredBytes {}
}
