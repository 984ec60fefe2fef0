package vn.vanthu.service.store;

import java.util.List;
import java.util.Set;
import vn.vanthu.service.access.AgencyId;
import vn.vanthu.service.records.OfficeRecord;

/** Outgoing documents by how far they have come. Stateless. */
public final class OutgoingTable {
  private static final String OURS =
      RecordTable.COLUMNS
          + """
          where r.agency = :agency and r.direction = 'OUTGOING' and r.marks && :marks::text[]
            and %s (select 1 from record_event e
                    where e.record = r.id and e.kind in ('RELEASED', 'RECALLED'))
            and r.state %s order by r.created_at %s, r.id limit :limit\
          """;

  /** Neither released nor cancelled; those that wait longest first. */
  public List<OfficeRecord> underWay(
      Transaction tx, AgencyId agency, Set<String> marks, int limit) {
    return list(tx, OURS.formatted("not exists", "<> 'CANCELLED'", ""), agency, marks, limit);
  }

  /** Released, some of them recalled since; newest first. */
  public List<OfficeRecord> ended(Transaction tx, AgencyId agency, Set<String> marks, int limit) {
    return list(tx, OURS.formatted("exists", "= 'REGISTERED'", "desc"), agency, marks, limit);
  }

  private static List<OfficeRecord> list(
      Transaction tx, String sql, AgencyId agency, Set<String> marks, int limit) {
    return tx.handle()
        .createQuery(sql)
        .bind("agency", agency.value())
        .bindArray("marks", String.class, marks.toArray())
        .bind("limit", limit)
        .map((rs, ctx) -> RecordRow.read(rs))
        .list();
  }
}
