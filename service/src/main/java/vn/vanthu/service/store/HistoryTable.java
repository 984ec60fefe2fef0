package vn.vanthu.service.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import vn.vanthu.service.records.HistoryEvent;
import vn.vanthu.service.records.RecordId;

/** What happened to each record: only ever appended. Stateless. */
public final class HistoryTable {
  public HistoryEvent append(
      Transaction tx, RecordId record, Instant at, String by, String kind, Map<String, ?> detail) {
    String written = Json.write(detail);
    tx.write(
        "insert into record_event (record, at, actor, kind, detail) values (?, ?, ?, ?, ?::jsonb)",
        record.value(),
        Timestamp.from(at),
        by,
        kind,
        written);
    return new HistoryEvent(0, at, by, kind, Json.tree(written));
  }

  /** The events of several records, each record's oldest first; one question for all. */
  public Map<RecordId, List<HistoryEvent>> ofAll(Transaction tx, Collection<RecordId> records) {
    Map<RecordId, List<HistoryEvent>> all = new HashMap<>();
    tx.handle()
        .createQuery(
            """
            select record, id, at, actor, kind, detail from record_event
            where record = any(:records) order by id\
            """)
        .bindArray("records", UUID.class, records.stream().map(RecordId::value).toArray())
        .map((rs, ctx) ->
            all.computeIfAbsent(
                    new RecordId(rs.getObject("record", UUID.class)), _ -> new ArrayList<>())
                .add(event(rs)))
        .list();
    return all;
  }

  /** Oldest first. */
  public List<HistoryEvent> of(Transaction tx, RecordId record) {
    return tx.handle()
        .createQuery(
            "select id, at, actor, kind, detail from record_event where record = :r order by id")
        .bind("r", record.value())
        .map((rs, ctx) -> event(rs))
        .list();
  }

  private static HistoryEvent event(ResultSet rs) throws SQLException {
    return new HistoryEvent(
        rs.getLong("id"),
        rs.getTimestamp("at").toInstant(),
        rs.getString("actor"),
        rs.getString("kind"),
        Json.tree(rs.getString("detail")));
  }
}
