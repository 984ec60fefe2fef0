package vn.vanthu.service.records;

/** What became of a received document. */
public enum IntakeState {
  /** Waits for the clerk. */
  OPEN,
  /** Has become a record. */
  REGISTERED,
  /** Trả lại: sent back, with a notice to the sender (NĐ 30/2020 Điều 21.2). */
  RETURNED,
  /** Received by mistake and dropped, with a reason: its bytes are kept no longer. */
  DROPPED
}
