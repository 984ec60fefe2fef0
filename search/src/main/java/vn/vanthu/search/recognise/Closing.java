package vn.vanthu.search.recognise;

import org.jspecify.annotations.Nullable;

/**
 * Recipients and signer at the end of a document: nothing is ordered or cited there. What is
 * attached comes behind. Immutable.
 *
 * @param start offset of its first word
 * @param end offset behind its last; not before {@code start}
 */
record Closing(int start, int end) {
  static final Closing NONE = new Closing(-1, -1);

  /** Recipients and signer further apart do not close the same document. */
  private static final int APART = 900;

  static Closing of(
      Reading reading, RecipientReader.Read recipients, Facts.@Nullable Signer signer, int from) {
    boolean listed = recipients.start() >= from;
    int signs = signer == null ? -1 : reading.before(signer.evidence());
    if (signer == null || signs < from) {
      return listed ? new Closing(recipients.start(), recipients.end()) : NONE;
    }
    int signed = reading.behind(signer.evidence());
    boolean near =
        listed && signs - recipients.end() < APART && recipients.start() - signed < APART;
    return near
        ? new Closing(Math.min(signs, recipients.start()), Math.max(signed, recipients.end()))
        : new Closing(signs, signed);
  }

  boolean holds(int offset) {
    return offset >= start && offset < end;
  }
}
