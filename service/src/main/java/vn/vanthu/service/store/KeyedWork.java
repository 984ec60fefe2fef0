package vn.vanthu.service.store;

import org.jspecify.annotations.Nullable;
import vn.vanthu.service.api.AnswerBook;
import vn.vanthu.service.records.IntakeId;
import vn.vanthu.service.records.RecordId;

/**
 * The Idempotency-Key under which this thread's request works. What it commits is noted beside the
 * key by the very transaction, so that whoever repeats the request after a crash is told what came
 * of it. Requests without a key note nothing. Thread-safe.
 */
public final class KeyedWork {
  private static final String AT = " where principal = ? and path = ? and key = ?";
  private static final ThreadLocal<AnswerBook.@Nullable Place> PLACE = new ThreadLocal<>();

  private KeyedWork() {}

  static void begin(AnswerBook.Place place) {
    PLACE.set(place);
  }

  static void end() {
    PLACE.remove();
  }

  /** Notes that this transaction makes or changes a record. */
  public static void did(Transaction tx, RecordId record) {
    note(tx, "update idempotent_answer set record = ?" + AT, record.value());
  }

  /** Notes that this transaction makes or changes a received document. */
  static void did(Transaction tx, IntakeId intake) {
    note(tx, "update idempotent_answer set intake = ?" + AT, intake.value());
  }

  private static void note(Transaction tx, String sql, Object id) {
    AnswerBook.Place place = PLACE.get();
    if (place != null) {
      tx.write(sql, id, place.principal(), place.path(), place.key());
    }
  }
}
