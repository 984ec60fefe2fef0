package vn.vanthu.service.records;

/** Where a record stands as a register entry. */
public enum RecordState {
  /** An outgoing document without a number yet. */
  DRAFT,
  /** In the book, with its number. */
  REGISTERED,
  /** In the book, struck out with a reason; the number is never given again. */
  CANCELLED
}
