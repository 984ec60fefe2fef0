package vn.vanthu.service.records;

/**
 * Why a received document should be sent back (Decree 30/2020/NĐ-CP, Article 21.2), by what its
 * signatures showed on receipt. In the order of harm.
 */
public enum Objection {
  /** A certificate was revoked, and nothing proves that the signature is older. */
  REVOKED,
  /** A signature is not valid (EN 319 102-1). */
  TOTAL_FAILED,
  /** A signature is there but cannot be used, or the file cannot be read. */
  UNVERIFIABLE,
  /** The file was changed after it was signed. */
  ALTERED
}
