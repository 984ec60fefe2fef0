package vn.vanthu.service.store;

import java.util.List;
import vn.vanthu.service.records.RecordId;

/**
 * What the index must still hear of, in commit order: rows are read only when every transaction
 * older than theirs has ended ({@code xid < pg_snapshot_xmin}), ordered by (xid, id). A transaction
 * held open while later ones commit thus delays, but never loses, a row. Stateless.
 */
public final class OutboxTable {
  /** A row. */
  public record Row(long xid, long id, RecordId record, long version) {}

  /** Announces a change; part of the changing transaction. */
  public void announce(Transaction tx, RecordId record, long version) {
    tx.announced();
    tx.write("insert into outbox (record, version) values (?, ?)", record.value(), version);
  }

  /** Announces every record again: after a restore, or for an index that has lost its place. */
  public int announceAll(Transaction tx) {
    return tx.handle()
        .execute("insert into outbox (record, version) select id, version from record");
  }

  /** The next rows after a place that are safe to read, at most {@code limit}. */
  public List<Row> after(Transaction tx, long xid, long id, int limit) {
    return tx.handle()
        .createQuery(
            """
            select xid::text::bigint as x, id, record, version from outbox
            where (xid, id) > ((:xid)::text::xid8, :id)
              and xid < pg_snapshot_xmin(pg_current_snapshot())
            order by xid, id limit :limit\
            """)
        .bind("xid", Long.toString(xid))
        .bind("id", id)
        .bind("limit", limit)
        .map((rs, ctx) ->
            new Row(
                rs.getLong("x"),
                rs.getLong("id"),
                new RecordId(rs.getObject("record", java.util.UUID.class)),
                rs.getLong("version")))
        .list();
  }

  /** Removes rows the index holds durably. */
  public int prune(Transaction tx, long xid, long id) {
    return tx.handle()
        .createUpdate("delete from outbox where (xid, id) <= ((:xid)::text::xid8, :id)")
        .bind("xid", Long.toString(xid))
        .bind("id", id)
        .execute();
  }

  /** How many rows wait. */
  public long waiting(Transaction tx) {
    return tx.handle().createQuery("select count(*) from outbox").mapTo(Long.class).one();
  }
}
