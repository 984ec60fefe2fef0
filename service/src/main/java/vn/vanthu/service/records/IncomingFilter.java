package vn.vanthu.service.records;

/** Which incoming documents to look at. */
public enum IncomingFilter {
  ALL,
  /** In nobody's hands. */
  UNASSIGNED,
  /** In nobody's hands, and the next working day after arrival is over (tồn đọng). */
  LINGERING,
  /** Past their due date. */
  OVERDUE
}
