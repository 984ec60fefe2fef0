package vn.vanthu.service.store;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import vn.vanthu.service.records.HistoryEvent;
import vn.vanthu.service.records.RecordId;

/** What happened to each record: only ever appended. Stateless. */
public final class HistoryTable {
  public void append(
      Transaction tx, RecordId record, Instant at, String by, String kind, Map<String, ?> detail) {
    tx.write(
        "insert into record_event (record, at, actor, kind, detail) values (?, ?, ?, ?, ?::jsonb)",
        record.value(),
        Timestamp.from(at),
        by,
        kind,
        Json.write(detail));
  }

  /** Oldest first. */
  public List<HistoryEvent> of(Transaction tx, RecordId record) {
    return tx.handle()
        .createQuery(
            "select id, at, actor, kind, detail from record_event where record = :r order by id")
        .bind("r", record.value())
        .map((rs, ctx) ->
            new HistoryEvent(
                rs.getLong("id"),
                rs.getTimestamp("at").toInstant(),
                rs.getString("actor"),
                rs.getString("kind"),
                Json.tree(rs.getString("detail"))))
        .list();
  }
}
