package vn.vanthu.service.routing;

import vn.vanthu.service.records.OfficeRecord;
import vn.vanthu.service.records.Refusal;
import vn.vanthu.signing.Message;

/** What came of a step on the outgoing way. Immutable. */
public sealed interface RouteResult {
  /** Done and durable. */
  record Done(OfficeRecord record, Outgoing stage) implements RouteResult {}

  /** The way does not allow it now, or not to this person (409). */
  record Refused(RouteRefusal reason) implements RouteResult {}

  /** The registers refuse: unknown, stale, closed year and the like. */
  record NotInBook(Refusal reason) implements RouteResult {}

  /**
   * No signature was made: key, PIN, time stamp authority or the document itself.
   *
   * @param detail further words without secrets; may be empty
   */
  record NotSigned(Message message, String detail) implements RouteResult {}
}
