package vn.vanthu.service.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.vanthu.service.calendar.DueDates;
import vn.vanthu.service.calendar.WorkingDays;
import vn.vanthu.service.records.BookEntry;
import vn.vanthu.service.records.IncomingFilter;
import vn.vanthu.service.records.OfficeRecord;
import vn.vanthu.service.records.Refusal;
import vn.vanthu.service.records.RegisterResult;
import vn.vanthu.service.registers.BookCells;
import vn.vanthu.service.registers.Books;
import vn.vanthu.service.registers.IncomingDesk;
import vn.vanthu.service.registers.RegisterBook;

/** The books and the incoming documents as the clerk sees them. */
class BooksTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

  @TempDir Path folder;
  private TestOffice office;
  private Books books;

  @BeforeEach
  void open() {
    office = new TestOffice(folder);
    books = new Books(office.store, office.rules);
  }

  private RegisterBook incoming() {
    return books.book("van-ban-den").orElseThrow();
  }

  private IncomingDesk desk(String now) {
    return new IncomingDesk(
        office.store,
        office.rules,
        new DueDates(WorkingDays.weekendsOnly(), Map.of(), Map.of()),
        java.time.Clock.fixed(Instant.parse(now), ZoneOffset.UTC));
  }

  private List<List<String>> cells(RegisterBook book) {
    return books.whole(book, 2026, office.clerk).orElseThrow().entries().stream()
        .map(entry -> BookCells.of(book, entry, TODAY, office.rules.zone()))
        .toList();
  }

  @Test
  void a_struck_entry_stays_in_its_place_with_its_reason() {
    office.register("một");
    OfficeRecord wrong = office.register("hai").record();
    office.register("ba");
    office.registrar().cancel(wrong.id(), wrong.version(), "vào sổ nhầm", office.clerk);
    var whole = books.whole(incoming(), 2026, office.clerk).orElseThrow();
    assertThat(whole.entries()).extracting(BookEntry::display).containsExactly("01", "02", "03");
    assertThat(whole.struck()).isEqualTo(1);
    assertThat(cells(incoming()).get(1).getLast()).isEqualTo("Đã hủy: vào sổ nhầm");
  }

  @Test
  void a_book_is_printed_whole_or_not_at_all() {
    office.register("một");
    assertThat(books.whole(incoming(), 2026, office.official)).isEmpty();
    assertThat(books.whole(incoming(), 2026, new TestOffice(folder).clerk).orElseThrow().entries())
        .as("another agency's")
        .isEmpty();
  }

  @Test
  void the_follow_up_book_holds_every_incoming_document_and_says_how_it_stands() {
    OfficeRecord record = office.register("một").record();
    RegisterBook followUp = books.book("theo-doi-giai-quyet").orElseThrow();
    assertThat(cells(followUp))
        .singleElement(InstanceOfAssertFactories.LIST)
        .contains("Chưa chuyển");
    office
        .registrar()
        .handOver(
            record.id(),
            record.version(),
            "Phòng Nội chính",
            LocalDate.of(2026, 11, 20),
            office.clerk);
    assertThat(cells(followUp))
        .singleElement(InstanceOfAssertFactories.LIST)
        .contains("Phòng Nội chính", "20/11/2026", "Quá hạn");
  }

  @Test
  void handing_over_fills_who_has_it_and_since_when() {
    OfficeRecord record = office.register("một").record();
    assertThat(office.registrar().handOver(record.id(), record.version(), " ", null, office.clerk))
        .isEqualTo(new RegisterResult.Refused(Refusal.RECIPIENT_MISSING));
    assertThat(office.registrar().handOver(record.id(), 7, "Phòng A", null, office.clerk))
        .isEqualTo(new RegisterResult.Refused(Refusal.STALE));
    assertThat(office.registrar().handOver(record.id(), 1, "Phòng A", null, office.official))
        .isEqualTo(new RegisterResult.Refused(Refusal.NOT_ALLOWED));
    OfficeRecord handed =
        TestOffice.done(
                office
                    .registrar()
                    .handOver(record.id(), record.version(), "Phòng A", null, office.clerk))
            .record();
    assertThat(handed.incoming().handedTo()).isEqualTo("Phòng A");
    List<String> line = cells(incoming()).getFirst();
    assertThat(line.get(6)).isEqualTo("Phòng A");
    assertThat(line.get(7)).isEqualTo("22/11/2026");
  }

  /** Registered on Sunday 22 November 2026; the next working day is Monday. */
  @Test
  void what_nobody_has_lingers_from_the_second_working_day_on() {
    OfficeRecord record = office.register("một").record();
    assertThat(desk("2026-11-23T09:00:00Z").lines(IncomingFilter.LINGERING, office.clerk))
        .isEmpty();
    var tuesday = desk("2026-11-24T09:00:00Z");
    assertThat(tuesday.lines(IncomingFilter.LINGERING, office.clerk))
        .singleElement()
        .matches(IncomingDesk.Line::lingers);
    var counts = tuesday.counts(office.clerk).orElseThrow();
    assertThat(List.of(counts.unassigned(), counts.lingering(), counts.sameDay()))
        .isEqualTo(List.of(1L, 1L, 1L));
    office
        .registrar()
        .handOver(record.id(), 1, "Phòng A", LocalDate.of(2026, 11, 23), office.clerk);
    assertThat(tuesday.lines(IncomingFilter.LINGERING, office.clerk)).isEmpty();
    assertThat(tuesday.lines(IncomingFilter.OVERDUE, office.clerk))
        .singleElement()
        .matches(IncomingDesk.Line::overdue);
  }
}
