package vn.vanthu.service.api;

import vn.vanthu.service.records.Refusal;

/** The one table from refusals of the office to problems of HTTP. */
public final class Refusals {
  private Refusals() {}

  /** The problem that carries the office's own code and words. */
  public static Problem problem(Refusal refusal) {
    return Problem.refusal(
        kind(refusal), refusal.code(), refusal.vi(), refusal.en(), RefusalSteps.of(refusal));
  }

  /** Gives the status. What a caller may not see does not exist for them. */
  static ProblemCode kind(Refusal refusal) {
    return switch (refusal) {
      case EMPTY_FILE -> ProblemCode.EMPTY_FILE;
      case TOO_LARGE -> ProblemCode.PAYLOAD_TOO_LARGE;
      case TOO_MANY_FILES -> ProblemCode.TOO_MANY_FILES;
      case SECRET_NOT_ALLOWED,
          REASON_MISSING,
          RECIPIENT_MISSING,
          TYPE_MISSING,
          SUBJECT_MISSING,
          BOOK_UNKNOWN,
          SERIES_UNKNOWN,
          DATE_AHEAD,
          FIELD_TOO_LONG ->
          ProblemCode.INVALID_FIELD;
      case INTAKE_UNKNOWN, RECORD_UNKNOWN -> ProblemCode.NOT_FOUND;
      case NOT_ALLOWED -> ProblemCode.FORBIDDEN;
      case STALE -> ProblemCode.STALE_ETAG;
      case INTAKE_CLOSED,
          WRONG_DIRECTION,
          SENT_TWICE_AT_ONCE,
          NOT_A_DRAFT,
          ALREADY_CANCELLED,
          NOT_RECALLED,
          SERIES_STANDS,
          FACTS_CHECKED,
          NOT_A_CONTINUATION,
          NOT_SIGNED,
          SIGNATURE_BROKEN,
          YEAR_CLOSED,
          SERIES_STARTED ->
          ProblemCode.CONFLICT;
    };
  }
}
