package vn.vanthu.service.records;

/** What came of handing in a file. */
public sealed interface ReceiveResult {
  /** Stored, checked and read; waits for the clerk. */
  record Received(Intake intake) implements ReceiveResult {}

  /** Not taken; nothing is kept of it. */
  record Refused(Refusal reason) implements ReceiveResult {}
}
