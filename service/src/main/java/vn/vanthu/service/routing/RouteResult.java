package vn.vanthu.service.routing;

import java.util.List;
import vn.vanthu.service.records.OfficeRecord;
import vn.vanthu.service.records.Refusal;
import vn.vanthu.signing.Message;

/** What came of a step on the outgoing way. Immutable. */
public sealed interface RouteResult {
  /** Done and durable. */
  record Done(OfficeRecord record, Outgoing stage) implements RouteResult {}

  /**
   * The way does not allow it now, or not to this person (409).
   *
   * @param because what the verifier found, when it is the file's fault
   */
  record Refused(RouteRefusal reason, List<Message> because) implements RouteResult {
    /** Copies the findings. */
    public Refused {
      because = List.copyOf(because);
    }

    Refused(RouteRefusal reason) {
      this(reason, List.of());
    }
  }

  /** The registers refuse: unknown, stale, closed year and the like. */
  record NotInBook(Refusal reason) implements RouteResult {}

  /**
   * No signature was made: key, PIN, time stamp authority or the document itself.
   *
   * @param detail further words without secrets; may be empty
   */
  record NotSigned(Message message, String detail) implements RouteResult {}
}
