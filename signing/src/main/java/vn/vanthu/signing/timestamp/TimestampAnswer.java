package vn.vanthu.signing.timestamp;

import java.time.Instant;
import vn.vanthu.signing.Message;

/** What asking for a time stamp gives. */
public sealed interface TimestampAnswer {
  /**
   * A token.
   *
   * @param token DER of the CMS structure; not copied
   * @param time the time that it states
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Stamped(byte[] token, Instant time) implements TimestampAnswer {}

  /**
   * No token.
   *
   * @param problem the reason, from a closed set
   * @param detail what the authority or the network said
   */
  record Refused(TimestampProblem problem, String detail) implements TimestampAnswer {
    /** The sentence for a person. */
    public Message message() {
      return problem.message();
    }
  }
}
