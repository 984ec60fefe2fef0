package vn.vanthu.signing.pdf;

/** What is wrong with the form of a file that could be read all the same. */
public enum Anomaly {
  /** Bytes stand before {@code %PDF-}. */
  HEADER_NOT_FIRST,
  /** There is no {@code %PDF-}. */
  HEADER_MISSING,
  /** No usable cross-reference: the objects were found by searching. */
  XREF_REBUILT,
  /** The chain of {@code /Prev} returns to itself. */
  XREF_LOOP,
  /** A {@code /Prev} or {@code /XRefStm} leads nowhere. */
  XREF_CHAIN_BROKEN,
  /** One section, or a table and its stream, name an object twice. */
  XREF_AMBIGUOUS,
  /** An object is not where the cross-reference says. */
  OBJECT_MISPLACED
}
