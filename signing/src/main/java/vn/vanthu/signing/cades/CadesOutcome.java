package vn.vanthu.signing.cades;

import vn.vanthu.signing.Message;

/** What signing or augmenting beside a document gives. */
public sealed interface CadesOutcome {
  /**
   * The signature.
   *
   * @param signature DER of the CMS structure; not copied
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Signed(byte[] signature) implements CadesOutcome {}

  /**
   * No signature was made, and what was there is unchanged.
   *
   * @param message code and sentences
   * @param detail further words, without secrets; may be empty
   */
  record Refused(Message message, String detail) implements CadesOutcome {}
}
