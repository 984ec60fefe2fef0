package vn.vanthu.service.store;

import java.util.List;
import java.util.Optional;
import vn.vanthu.service.access.AgencyId;
import vn.vanthu.service.records.SeriesCode;

/**
 * The next number of each agency, series and year. Its row lock is the first of a registering
 * transaction, so that numbers have no gap: a rolled-back transaction gives its number back.
 * Stateless.
 */
public final class SeriesTable {
  /**
   * One row.
   *
   * @param start the office's first number of that year
   * @param next the number the next entry gets
   */
  public record Run(SeriesCode series, int year, int start, int next) {}

  /**
   * Locks the run until the transaction ends, making it with first number 1 when the year begins.
   */
  public Run lock(Transaction tx, AgencyId agency, SeriesCode series, int year) {
    Optional<Run> there = select(tx, agency, series, year);
    if (there.isPresent()) {
      return there.get();
    }
    tx.handle()
        .execute(
            """
            insert into number_series (agency, series, year, start, next) values (?, ?, ?, 1, 1)
            on conflict do nothing\
            """,
            agency.value(),
            series.value(),
            year);
    return select(tx, agency, series, year).orElseThrow();
  }

  private static Optional<Run> select(
      Transaction tx, AgencyId agency, SeriesCode series, int year) {
    return tx.handle()
        .createQuery(
            """
            select start, next from number_series
            where agency = :agency and series = :series and year = :year for update\
            """)
        .bind("agency", agency.value())
        .bind("series", series.value())
        .bind("year", year)
        .map((rs, ctx) -> new Run(series, year, rs.getInt("start"), rs.getInt("next")))
        .findOne();
  }

  /**
   * Takes the next number in one trip, for an entry that nothing can refuse any more; locks the run
   * until the transaction ends, and begins it with 1 when the year begins.
   */
  public int takeNext(Transaction tx, AgencyId agency, SeriesCode series, int year) {
    return tx.handle()
        .createQuery(
            """
            insert into number_series (agency, series, year, start, next)
            values (:agency, :series, :year, 1, 2)
            on conflict (agency, series, year) do update set next = number_series.next + 1
            returning next - 1\
            """)
        .bind("agency", agency.value())
        .bind("series", series.value())
        .bind("year", year)
        .mapTo(Integer.class)
        .one();
  }

  /** Sets the first number of a locked run of which none was taken. */
  public void start(Transaction tx, AgencyId agency, Run locked, int first) {
    tx.handle()
        .execute(
            "update number_series set start = ?, next = ? where agency = ? and series = ? and year = ?",
            first,
            first,
            agency.value(),
            locked.series().value(),
            locked.year());
  }

  public List<Run> all(Transaction tx, AgencyId agency) {
    return tx.handle()
        .createQuery(
            """
            select series, year, start, next from number_series
            where agency = :agency order by year desc, series\
            """)
        .bind("agency", agency.value())
        .map((rs, ctx) ->
            new Run(
                new SeriesCode(rs.getString("series")),
                rs.getInt("year"),
                rs.getInt("start"),
                rs.getInt("next")))
        .list();
  }
}
