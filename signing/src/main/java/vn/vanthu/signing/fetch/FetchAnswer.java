package vn.vanthu.signing.fetch;

/** What asking gives. */
public sealed interface FetchAnswer {
  /**
   * The body of an answer with status 200.
   *
   * @param body not copied
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Fetched(byte[] body) implements FetchAnswer {}

  /**
   * Nothing usable.
   *
   * @param problem the reason
   * @param detail in words, for the log
   */
  record Refused(FetchProblem problem, String detail) implements FetchAnswer {}
}
