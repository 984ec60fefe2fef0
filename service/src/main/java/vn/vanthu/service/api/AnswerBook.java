package vn.vanthu.service.api;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Where answers to requests with an Idempotency-Key are kept. Thread-safe, also between processes.
 */
public interface AnswerBook {
  /** Whose key, for which path. */
  record Place(String principal, String path, String key) {}

  /** An answer as it went out; its bytes go from the table to the wire and nowhere else. */
  @SuppressWarnings("ArrayRecordComponent")
  record Kept(int status, Map<String, String> headers, byte[] body) {}

  /**
   * What stands at a place: the answer is absent while the work runs. Never compared as a whole.
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Earlier(byte[] fingerprint, Optional<Kept> answer) {}

  /**
   * Removes the place when it was answered before {@code answeredBefore} or begun, unanswered,
   * before {@code begunBefore}.
   */
  void forget(Place place, Instant answeredBefore, Instant begunBefore);

  /** Takes the place; false when it is taken. */
  boolean begin(Place place, byte[] fingerprint, Instant at);

  /** Keeps the answer. */
  void finish(Place place, Kept answer);

  /** Gives the place free: the work failed. */
  void drop(Place place);

  /** What stands there. */
  Optional<Earlier> earlier(Place place);

  /** Removes everything begun before an instant; {@link HourlyTidying} calls it every hour. */
  int tidy(Instant begunBefore);
}
