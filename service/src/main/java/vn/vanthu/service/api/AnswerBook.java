package vn.vanthu.service.api;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.vanthu.service.records.IntakeId;
import vn.vanthu.service.records.RecordId;

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
   * What stands at a place. Never compared as a whole.
   *
   * @param answer absent while the work runs, and for ever when it broke off
   * @param record what the work has committed, null when no record
   * @param intake the same of a received document
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Earlier(
      byte[] fingerprint,
      Instant begun,
      Optional<Kept> answer,
      @Nullable RecordId record,
      @Nullable IntakeId intake) {}

  /** Removes the place when it was begun before an instant. */
  void forget(Place place, Instant begunBefore);

  /**
   * Takes the place for work that begins now. The caller sees to it that nobody else is at work
   * there.
   *
   * @param seen what stood there, and is gone now; null when nothing did
   * @return false when something else stands there meanwhile: a commit that was still on its way
   */
  boolean begin(Place place, byte[] fingerprint, Instant at, @Nullable Earlier seen);

  /** Keeps the answer. */
  void finish(Place place, Kept answer);

  /** Gives the place free: the work was refused and changed nothing. */
  void drop(Place place);

  /** The work broke off and cannot say what it committed: what it noted stays with the place. */
  void breakOff(Place place);

  /** What stands there. */
  Optional<Earlier> earlier(Place place);

  /** Removes everything begun before an instant; {@link HourlyTidying} calls it every hour. */
  int tidy(Instant begunBefore);
}
