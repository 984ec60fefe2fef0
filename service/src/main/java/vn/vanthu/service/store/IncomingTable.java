package vn.vanthu.service.store;

import java.sql.Date;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import vn.vanthu.service.access.AgencyId;
import vn.vanthu.service.records.IncomingCounts;
import vn.vanthu.service.records.IncomingFilter;
import vn.vanthu.service.records.RecordId;

/** What lies in the office among incoming documents, and how timely it works. Stateless. */
public final class IncomingTable {

  /**
   * Incoming documents in force, those that wait longest first; all of them newest first.
   *
   * @param lingersUpTo documents that arrived by then and that nobody has linger
   */
  public List<RecordId> list(
      Transaction tx,
      AgencyId agency,
      IncomingFilter filter,
      LocalDate lingersUpTo,
      LocalDate today,
      Set<String> marks,
      int limit) {
    String narrowed =
        switch (filter) {
          case ALL -> " order by r.registered_at desc, r.id desc";
          case UNASSIGNED -> " and r.handed_to is null order by r.arrived_on, r.registered_at";
          case LINGERING ->
              " and r.handed_to is null and r.arrived_on <= :lingers order by r.arrived_on, r.registered_at";
          case OVERDUE -> " and r.due_on < :today order by r.due_on, r.registered_at";
        };
    var query =
        tx.handle()
            .createQuery(
                "select r.id from record r where r.agency = :agency and r.direction = 'INCOMING'"
                    + " and r.state = 'REGISTERED' and r.marks && :marks::text[]"
                    + narrowed
                    + " limit :limit")
            .bind("agency", agency.value())
            .bindArray("marks", String.class, marks.toArray())
            .bind("limit", limit);
    switch (filter) {
      case LINGERING -> query.bind("lingers", Date.valueOf(lingersUpTo));
      case OVERDUE -> query.bind("today", Date.valueOf(today));
      case ALL, UNASSIGNED -> {}
    }
    return query.map((rs, ctx) -> new RecordId(rs.getObject("id", UUID.class))).list();
  }

  /** The counts of one year. */
  public IncomingCounts counts(
      Transaction tx,
      AgencyId agency,
      LocalDate lingersUpTo,
      LocalDate today,
      String zone,
      Set<String> marks) {
    return tx.handle()
        .createQuery(
            """
            select
              count(*) filter (where handed_to is null) as unassigned,
              count(*) filter (where handed_to is null and arrived_on <= :lingers) as lingering,
              count(*) filter (where due_on < :today) as overdue,
              count(*) filter (where year = :year) as registered,
              count(*) filter (where year = :year and (registered_at at time zone :zone)::date <= arrived_on) as same_day,
              (select count(*) from record_event e join record o on o.id = e.record
               where o.agency = :agency and o.year = :year and e.kind = 'RELEASED') as released,
              (select count(*) from record_event e join record o on o.id = e.record
               where o.agency = :agency and o.year = :year and e.kind = 'RELEASED'
                 and e.detail ->> 'late' = 'true') as released_late
            from record
            where agency = :agency and direction = 'INCOMING' and state = 'REGISTERED' and marks && :marks::text[]\
            """)
        .bind("agency", agency.value())
        .bind("lingers", Date.valueOf(lingersUpTo))
        .bind("today", Date.valueOf(today))
        .bind("year", today.getYear())
        .bind("zone", zone)
        .bindArray("marks", String.class, marks.toArray())
        .map((rs, ctx) ->
            new IncomingCounts(
                rs.getLong("unassigned"),
                rs.getLong("lingering"),
                rs.getLong("overdue"),
                rs.getLong("registered"),
                rs.getLong("same_day"),
                rs.getLong("released"),
                rs.getLong("released_late")))
        .one();
  }
}
