package vn.vanthu.service.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.statement.Query;
import vn.vanthu.service.access.AgencyId;
import vn.vanthu.service.records.ArchiveLine;
import vn.vanthu.service.records.ArchivePlace;
import vn.vanthu.service.records.ArchiveProblem;
import vn.vanthu.service.records.RecordId;
import vn.vanthu.service.records.Revision;

/** When each signed document needs its next archive time stamp (V170). Stateless. */
public final class ArchiveTable {
  private static final String LINES =
      """
      select d.record, r.agency, r.number, r.subject, d.revision, d.state, d.holds_until, d.ends, d.about,
        d.due_at, d.failures, d.problem, d.problem_detail
      from archive_due d join record r on r.id = d.record\
      """;

  /** A PDF whose signatures hold: to be reckoned anew for this revision. */
  static void renewed(Transaction tx, RecordId record, Revision revision) {
    boolean signed = "INTACT".equals(revision.verdict()) || "NOTICE".equals(revision.verdict());
    if (signed && revision.file().mediaType().equals("application/pdf")) {
      Timestamp at = Timestamp.from(revision.at());
      tx.write(
          """
          insert into archive_due (record, revision, state, due_at, try_at) values (?, ?, 'NEW', ?, ?)
          on conflict (record) do update set revision = excluded.revision, state = 'NEW',
            due_at = excluded.due_at, try_at = excluded.try_at, holds_until = null, ends = null, about = null,
            failures = 0, problem = null, problem_detail = null\
          """,
          record.value(),
          revision.number(),
          at,
          at);
    }
  }

  /** The next line to be reckoned. */
  public Optional<ArchiveLine> unreckoned(Transaction tx, Instant now) {
    return tx.handle()
        .createQuery(
            LINES + " where d.state = 'NEW' and d.try_at <= :now order by d.try_at limit 1")
        .bind("now", Timestamp.from(now))
        .map((rs, ctx) -> line(rs))
        .findOne();
  }

  /**
   * The next document that is due and at rest: registered, and when it goes out, released, so that
   * no signature is still to come.
   */
  public Optional<ArchiveLine> due(Transaction tx, Instant now) {
    return tx.handle()
        .createQuery(
            LINES
                + """
                 where d.state <> 'NEW' and d.try_at <= :now and r.state = 'REGISTERED'
                  and (r.direction = 'INCOMING'
                    or exists (select 1 from record_event e where e.record = r.id and e.kind = 'RELEASED'))
                order by d.try_at limit 1\
                """)
        .bind("now", Timestamp.from(now))
        .map((rs, ctx) -> line(rs))
        .findOne();
  }

  /** The soonest first, of those the reader may see, from this place on. */
  public List<ArchiveLine> list(
      Transaction tx, AgencyId agency, Set<String> marks, Optional<ArchivePlace> after, int limit) {
    Query query =
        tx.handle()
            .createQuery(
                LINES
                    + " where r.agency = :agency and r.state <> 'CANCELLED'"
                    + " and r.marks && :marks::text[]"
                    + (after.isPresent() ? " and (d.due_at, d.record) > (:due, :record)" : "")
                    + " order by d.due_at, d.record limit :limit");
    after.ifPresent(place ->
        query.bind("due", Timestamp.from(place.dueAt())).bind("record", place.record().value()));
    return query
        .bind("agency", agency.value())
        .bindArray("marks", String.class, marks.toArray())
        .bind("limit", limit)
        .map((rs, ctx) -> line(rs))
        .list();
  }

  /** What was reckoned; nothing when a newer revision came meanwhile. */
  public int reckoned(
      Transaction tx,
      ArchiveLine line,
      ArchiveLine.State state,
      ArchiveLine.Held held,
      Instant dueAt) {
    return tx.handle()
        .execute(
            """
            update archive_due set state = ?, holds_until = ?, ends = ?, about = ?, due_at = ?, try_at = ?
            where record = ? and revision = ?\
            """,
            state.name(),
            Timestamp.from(held.until()),
            held.ends(),
            held.about(),
            Timestamp.from(dueAt),
            Timestamp.from(dueAt),
            line.record().value(),
            line.revision());
  }

  /** Nothing in it can be kept: it is on no list; how many lines that changed. */
  public int forget(Transaction tx, ArchiveLine line) {
    return tx.handle()
        .execute(
            "delete from archive_due where record = ? and revision = ?",
            line.record().value(),
            line.revision());
  }

  /** It was tried in vain; it stays due. */
  public int failed(
      Transaction tx, ArchiveLine line, ArchiveProblem problem, String detail, Instant again) {
    return tx.handle()
        .execute(
            """
            update archive_due set failures = failures + 1, problem = ?, problem_detail = ?, try_at = ?
            where record = ? and revision = ?\
            """,
            problem.name(),
            detail,
            Timestamp.from(again),
            line.record().value(),
            line.revision());
  }

  private static ArchiveLine line(ResultSet rs) throws SQLException {
    Timestamp until = rs.getTimestamp("holds_until");
    String problem = rs.getString("problem");
    return new ArchiveLine(
        new RecordId(rs.getObject("record", UUID.class)),
        new AgencyId(rs.getString("agency")),
        rs.getString("number"),
        rs.getString("subject"),
        rs.getInt("revision"),
        ArchiveLine.State.valueOf(rs.getString("state")),
        until == null
            ? null
            : new ArchiveLine.Held(until.toInstant(), rs.getString("ends"), rs.getString("about")),
        rs.getTimestamp("due_at").toInstant(),
        rs.getInt("failures"),
        problem == null ? null : ArchiveProblem.valueOf(problem),
        rs.getString("problem_detail"));
  }
}
