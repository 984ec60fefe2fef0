package vn.vanthu.signing.keys;

/** What asking a key for a signature gives: the value, or the reason why not. */
public sealed interface KeyAnswer permits KeyAnswer.Value, KeyRefusal {
  /**
   * The signature value as CMS carries it (for ECDSA the DER sequence of r and s).
   *
   * @param bytes not copied: neither side changes them
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Value(byte[] bytes) implements KeyAnswer {}
}
