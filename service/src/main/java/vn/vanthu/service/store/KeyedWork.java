package vn.vanthu.service.store;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.vanthu.service.records.IntakeId;
import vn.vanthu.service.records.OfficeRecord;
import vn.vanthu.service.records.RecordId;

/**
 * The Idempotency-Key under which this thread's request works. What it commits is noted beside the
 * key by the very transaction, so that whoever repeats the request after a crash is told what came
 * of it, or it goes on where it broke off. Requests without a key note nothing. Thread-safe.
 */
public final class KeyedWork {
  private static final String AT = " where principal = ? and path = ? and key = ?";
  private static final ThreadLocal<@Nullable KeyedWork> NOW = new ThreadLocal<>();

  private final AnswerBook.Place place;
  private final AnswerBook.Noted left;

  private KeyedWork(AnswerBook.Place place, AnswerBook.Noted left) {
    this.place = place;
    this.left = left;
  }

  /**
   * From now on this thread works under a key.
   *
   * @param left what earlier work under it committed before it broke off
   */
  static void begin(AnswerBook.Place place, AnswerBook.Noted left) {
    NOW.set(new KeyedWork(place, left));
  }

  /** This thread works under no key any more, if it did. */
  public static void end() {
    NOW.remove();
  }

  /** The version in which earlier work under this key left the record, before it broke off. */
  public static Optional<Long> leftAt(RecordId record) {
    return left(noted -> record.equals(noted.record()) ? noted.version() : null);
  }

  /** What earlier work under this key received before it broke off. */
  public static Optional<IntakeId> received() {
    return left(AnswerBook.Noted::intake);
  }

  private static <T> Optional<T> left(Function<AnswerBook.Noted, @Nullable T> what) {
    KeyedWork now = NOW.get();
    return now == null ? Optional.empty() : Optional.ofNullable(what.apply(now.left));
  }

  /** Notes that this transaction makes a record, or leaves it in this version. */
  public static void did(Transaction tx, OfficeRecord record) {
    note(tx, "record = ?, version = ?", record.id().value(), record.version());
  }

  /** Notes that this transaction makes or changes a received document. */
  static void did(Transaction tx, IntakeId intake) {
    note(tx, "intake = ?", intake.value());
  }

  /**
   * No answer that tells of a received document is kept any longer, nor will one be that is still
   * on its way: whoever repeats a request about it is told how it stands then.
   */
  static void withhold(Transaction tx, IntakeId intake) {
    tx.handle()
        .execute(
            """
            update idempotent_answer set status = null, headers = null, body = null, withheld = true
            where intake = ?\
            """,
            intake.value());
  }

  /** Notes that this transaction keeps a search. */
  static void kept(Transaction tx, UUID search) {
    note(tx, "search = ?", search);
  }

  /** Notes that this transaction does all that there is to do. */
  static void done(Transaction tx) {
    note(tx, "done = ?", true);
  }

  private static void note(Transaction tx, String what, Object... values) {
    KeyedWork now = NOW.get();
    if (now != null) {
      List<Object> all = new ArrayList<>(List.of(values));
      Collections.addAll(all, now.place.principal(), now.place.path(), now.place.key());
      tx.write("update idempotent_answer set " + what + AT, all.toArray());
    }
  }
}
