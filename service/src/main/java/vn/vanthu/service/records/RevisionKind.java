package vn.vanthu.service.records;

/** What made a revision of a record's main file. */
public enum RevisionKind {
  /** As it was received or drafted. */
  ORIGINAL,
  /** Signed by a person with a key the service may use or by a session. */
  SIGNED,
  /** Sealed by the agency: number and date filled, agency's signature added. */
  SEALED,
  /** Signed elsewhere and handed in as the next revision. */
  EXTERNAL,
  /** Evidence for long keeping added (LT, LTA). */
  AUGMENTED
}
