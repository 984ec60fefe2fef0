package vn.vanthu.service.records;

/** Where a record stands as a register entry. */
public enum RecordState {
  /** An outgoing document without a number yet. */
  DRAFT,
  /** In the book, with its number. */
  REGISTERED,
  /**
   * Struck out with a reason: in the book, and the number is never given again; or a draft that was
   * put aside.
   */
  CANCELLED
}
