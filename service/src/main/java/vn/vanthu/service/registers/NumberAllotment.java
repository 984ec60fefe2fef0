package vn.vanthu.service.registers;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.vanthu.service.access.AgencyId;
import vn.vanthu.service.access.Principal;
import vn.vanthu.service.access.Role;
import vn.vanthu.service.records.Agency;
import vn.vanthu.service.records.BookCode;
import vn.vanthu.service.records.Direction;
import vn.vanthu.service.records.NumberOrder;
import vn.vanthu.service.records.RecordFacts;
import vn.vanthu.service.records.Refusal;
import vn.vanthu.service.records.Registration;
import vn.vanthu.service.records.SeriesCode;
import vn.vanthu.service.store.OfficeStore;
import vn.vanthu.service.store.SeriesTable;
import vn.vanthu.service.store.Transaction;

/**
 * Gives documents their numbers: which series a document draws from, its next number, and with
 * which number the office begins (NĐ 30/2020 Điều 15, Điều 22). A number is taken inside the
 * transaction that makes the entry and goes back with it, so that a series has no gap and no number
 * twice; until that transaction ends, whoever wants the next number of the series waits.
 * Thread-safe.
 */
public final class NumberAllotment {
  /** What six digits can write: no number of a document has more. */
  private static final int HIGHEST = 999_999;

  private final OfficeStore store;
  private final RegisterRules rules;
  private final Clock clock;

  NumberAllotment(OfficeStore store, RegisterRules rules, Clock clock) {
    this.store = store;
    this.rules = rules;
    this.clock = clock;
  }

  /**
   * The series of an incoming document.
   *
   * @param book the book the clerk chose, or null for the one of the rules
   */
  Optional<SeriesRule> incoming(@Nullable BookCode book, RecordFacts facts) {
    if (book == null) {
      return rules.seriesFor(Direction.INCOMING, facts);
    }
    return rules.series().stream()
        .filter(s -> s.book().equals(book) && s.takes(Direction.INCOMING, facts))
        .findFirst();
  }

  /**
   * The series of an outgoing document.
   *
   * @param chosen the series the clerk chose, or null for the one of the rules
   */
  Optional<SeriesRule> outgoing(@Nullable SeriesCode chosen, RecordFacts facts) {
    if (chosen == null) {
      return rules.seriesFor(Direction.OUTGOING, facts);
    }
    return rules
        .series(chosen)
        .filter(s -> s.direction() == Direction.OUTGOING)
        .filter(s -> s.secrecy().contains(facts.secrecy()));
  }

  /** Takes the next Số đến of the running year. */
  Registration take(Transaction tx, SeriesRule series, AgencyId agency, Principal by) {
    int year = today().getYear();
    int number = store.series().takeNext(tx, agency, series.code(), year);
    return entry(series, year, number, series.display(number, year, "", "", ""), by);
  }

  /** Takes the next number of the year that an outgoing document of that type is dated in. */
  Registration take(
      Transaction tx,
      SeriesRule series,
      Agency agency,
      String type,
      NumberOrder order,
      Principal by) {
    int year = order.on().getYear();
    int number = store.series().takeNext(tx, agency.id(), series.code(), year);
    String unit = order.unit() == null ? "" : order.unit();
    return entry(
        series, year, number, series.display(number, year, type, agency.symbol(), unit), by);
  }

  /** The time is read when the number is held: later numbers have later times. */
  private Registration entry(
      SeriesRule series, int year, int number, String display, Principal by) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS); // what a row can hold
    return new Registration(series.code(), year, number, display, series.book(), now, by.id());
  }

  /** Whether a series can go on from that number. */
  public static boolean canBegin(int first) {
    return first >= 1 && first <= HIGHEST;
  }

  /**
   * Sets the first number of the running year, before any was given (an office that begins in
   * mid-year).
   */
  public Optional<Refusal> start(AgencyId agency, SeriesCode code, int first, Principal by) {
    if (rules.series(code).isEmpty() || !canBegin(first)) {
      return Optional.of(Refusal.SERIES_UNKNOWN);
    }
    if (!by.isClerkOf(agency) && !(by.has(Role.ADMINISTRATOR) && agency.equals(by.agency()))) {
      return Optional.of(Refusal.NOT_ALLOWED);
    }
    return store
        .database()
        .inTransaction(tx -> {
          SeriesTable.Run run = store.series().lock(tx, agency, code, today().getYear());
          if (run.next() != run.start()) {
            return Optional.of(Refusal.SERIES_STARTED);
          }
          store.series().start(tx, agency, run, first);
          return Optional.empty();
        });
  }

  /**
   * A series in the running year.
   *
   * @param next the number that its next document gets
   * @param started whether it has given a number this year; its next number is then no longer set
   */
  public record Standing(SeriesRule series, int year, int next, boolean started) {}

  /** Every series of the rules as it stands this year. */
  public List<Standing> standing(AgencyId agency) {
    int year = today().getYear();
    List<SeriesTable.Run> runs = runs(agency);
    return rules.series().stream()
        .map(series ->
            runs.stream()
                .filter(run -> run.year() == year && run.series().equals(series.code()))
                .findFirst()
                .map(run -> new Standing(series, year, run.next(), run.next() != run.start()))
                .orElseGet(() -> new Standing(series, year, 1, false)))
        .toList();
  }

  /** Every series that ever gave a number, year by year, the newest first. */
  public List<SeriesTable.Run> runs(AgencyId agency) {
    return store.database().read(tx -> store.series().all(tx, agency));
  }

  private LocalDate today() {
    return rules.dayOf(clock.instant());
  }
}
