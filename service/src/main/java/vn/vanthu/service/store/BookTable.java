package vn.vanthu.service.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.vanthu.service.access.AgencyId;
import vn.vanthu.service.records.BookCode;
import vn.vanthu.service.records.BookEntry;
import vn.vanthu.service.records.Direction;
import vn.vanthu.service.records.RecordId;
import vn.vanthu.service.records.Secrecy;

/** Reads the register books line by line, in the order of entry. Stateless. */
public final class BookTable {
  private static final String LINES =
      """
      select r.id, r.registered_at, r.display, r.number, r.arrived_on, r.issuer, r.issued_on, r.type_name,
        r.subject, r.secrecy, r.signer, r.handed_to, r.due_on, r.cancel_reason,
        case when exists (select 1 from fact_correction c where c.record = r.id and c.field = 'recipients')
          then (select replace(c.made_value, chr(10), '; ') from fact_correction c
                where c.record = r.id and c.field = 'recipients' order by c.id desc limit 1)
          else (select string_agg(x ->> 'text', '; ' order by n)
            from jsonb_array_elements(case jsonb_typeof(i.read_facts -> 'recipients')
              when 'array' then i.read_facts -> 'recipients' else '[]'::jsonb end) with ordinality as t(x, n)) end as recipients,
        i.read_facts -> 'archive' ->> 'text' as archive,
        coalesce(
          (select max(e.at) from record_event e where e.record = r.id and e.kind in ('RELEASED', 'HANDED_OVER')),
          case when r.handed_to is not null then r.registered_at end) as forwarded_at,
        (select string_agg(distinct o.number, ', ') from record_relation c join record o on o.id = c.record
         where c.kind = 'replies-to' and c.number_key = r.number_key and o.agency = r.agency
           and o.direction = 'OUTGOING' and o.state = 'REGISTERED'
           and (c.issued_on is null or c.issued_on = r.issued_on)) as reply
      from record r join intake i on i.id = r.intake
      where r.agency = :agency and r.year = :year and r.registered_at is not null and r.marks && :marks::text[]
      """;

  /**
   * What to read.
   *
   * @param book null takes every entry of that direction: a book that no series writes
   * @param after the last line of the page before, or null
   */
  public record Page(
      AgencyId agency,
      @Nullable BookCode book,
      Direction direction,
      int year,
      @Nullable BookEntry after,
      int limit) {}

  /** The next lines, oldest first. */
  public List<BookEntry> lines(Transaction tx, Page page, Set<String> marks) {
    BookCode book = page.book();
    BookEntry after = page.after();
    String sql =
        LINES
            + (book == null ? " and r.direction = :direction" : " and r.book = :book")
            + (after == null
                ? ""
                : " and (r.registered_at, r.entry_number, r.id)"
                    + " > (select registered_at, entry_number, id from record where id = :id)")
            + " order by r.registered_at, r.entry_number, r.id limit :limit";
    var query =
        tx.handle()
            .createQuery(sql)
            .bind("agency", page.agency().value())
            .bind("year", page.year())
            .bindArray("marks", String.class, marks.toArray())
            .bind("limit", page.limit());
    if (book == null) {
      query.bind("direction", page.direction().name());
    } else {
      query.bind("book", book.value());
    }
    if (after != null) {
      query.bind("id", after.id().value());
    }
    return query.map((rs, ctx) -> line(rs)).list();
  }

  private static BookEntry line(ResultSet rs) throws SQLException {
    Timestamp forwarded = rs.getTimestamp("forwarded_at");
    Instant forwardedAt = forwarded == null ? null : forwarded.toInstant();
    return new BookEntry(
        new RecordId(rs.getObject("id", UUID.class)),
        rs.getTimestamp("registered_at").toInstant(),
        rs.getString("display"),
        rs.getString("number"),
        rs.getObject("arrived_on", LocalDate.class),
        rs.getString("issuer"),
        rs.getObject("issued_on", LocalDate.class),
        rs.getString("type_name"),
        rs.getString("subject"),
        Secrecy.valueOf(rs.getString("secrecy")),
        rs.getString("signer"),
        rs.getString("handed_to"),
        rs.getObject("due_on", LocalDate.class),
        rs.getString("cancel_reason"),
        rs.getString("recipients"),
        rs.getString("archive"),
        forwardedAt,
        rs.getString("reply"));
  }
}
