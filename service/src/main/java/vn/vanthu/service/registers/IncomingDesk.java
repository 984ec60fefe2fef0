package vn.vanthu.service.registers;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.vanthu.service.access.AccessRule;
import vn.vanthu.service.access.AgencyId;
import vn.vanthu.service.access.Principal;
import vn.vanthu.service.calendar.DueDates;
import vn.vanthu.service.records.IncomingCounts;
import vn.vanthu.service.records.IncomingEntry;
import vn.vanthu.service.records.IncomingFilter;
import vn.vanthu.service.records.OfficeRecord;
import vn.vanthu.service.store.IncomingTable;
import vn.vanthu.service.store.OfficeStore;

/**
 * The incoming documents that somebody must still take care of: who has them, what lies too long,
 * what is past its day. Thread-safe.
 */
public final class IncomingDesk {
  private static final int ROWS = 100;

  private final OfficeStore store;
  private final RegisterRules rules;
  private final DueDates dueDates;
  private final InstantSource clock;
  private final IncomingTable table = new IncomingTable();

  public IncomingDesk(
      OfficeStore store, RegisterRules rules, DueDates dueDates, InstantSource clock) {
    this.store = store;
    this.rules = rules;
    this.dueDates = dueDates;
    this.clock = clock;
  }

  /** One document with its marks. */
  public record Line(OfficeRecord record, boolean lingers, boolean overdue) {}

  /** The first 100 documents of the filter, as far as the reader may see them. */
  public List<Line> lines(IncomingFilter filter, Principal reader) {
    Optional<AgencyId> agency = reader.home();
    if (agency.isEmpty()) {
      return List.of();
    }
    LocalDate today = today();
    Set<String> marks = AccessRule.marksOf(reader);
    return store
        .database()
        .read(tx ->
            table.list(tx, agency.get(), filter, lingersUpTo(today), today, marks, ROWS).stream()
                .flatMap(id -> store.records().find(tx, id).stream())
                .map(record -> line(record, today))
                .toList());
  }

  /** The counts of the reader's agency; empty for the public. */
  public Optional<IncomingCounts> counts(Principal reader) {
    LocalDate today = today();
    Set<String> marks = AccessRule.marksOf(reader);
    return reader
        .home()
        .map(agency ->
            store
                .database()
                .read(tx ->
                    table.counts(
                        tx, agency, lingersUpTo(today), today, rules.zone().getId(), marks)));
  }

  private Line line(OfficeRecord record, LocalDate today) {
    IncomingEntry entry = record.incoming();
    if (entry == null) {
      return new Line(record, false, false);
    }
    LocalDate due = entry.dueOn();
    return new Line(
        record,
        entry.handedTo() == null && dueDates.lingers(entry.arrivedOn(), today),
        due != null && due.isBefore(today));
  }

  /** The newest day of arrival whose next working day is over. */
  private LocalDate lingersUpTo(LocalDate today) {
    LocalDate day = today.minusDays(1);
    while (!dueDates.lingers(day, today)) {
      day = day.minusDays(1);
    }
    return day;
  }

  private LocalDate today() {
    return rules.dayOf(clock.instant());
  }
}
