package vn.vanthu.service.office;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.vanthu.service.office.TestOffice.facts;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.vanthu.service.access.Audience;
import vn.vanthu.service.access.Principal;
import vn.vanthu.service.records.Arrival;
import vn.vanthu.service.records.Direction;
import vn.vanthu.service.records.HistoryEvent;
import vn.vanthu.service.records.IncomingEntry;
import vn.vanthu.service.records.Intake;
import vn.vanthu.service.records.NumberOrder;
import vn.vanthu.service.records.OfficeRecord;
import vn.vanthu.service.records.RecordFacts;
import vn.vanthu.service.records.RecordQuery;
import vn.vanthu.service.records.RecordState;
import vn.vanthu.service.records.Refusal;
import vn.vanthu.service.records.RegisterOrder;
import vn.vanthu.service.records.RegisterResult;
import vn.vanthu.service.records.Registration;
import vn.vanthu.service.records.Reviewed;
import vn.vanthu.service.records.Secrecy;
import vn.vanthu.service.records.SeriesCode;
import vn.vanthu.service.registers.Network;
import vn.vanthu.service.registers.Registrar;

class RegistrationTest {
  @TempDir Path folder;

  @Test
  void incoming_documents_get_the_next_number_of_the_year() {
    TestOffice office = new TestOffice(folder);
    assertThat(numberOf(office.register("một"))).isEqualTo(1);
    assertThat(numberOf(office.register("hai"))).isEqualTo(2);
    assertThat(office.register("ba").record().entry().map(Registration::display)).contains("03");
  }

  @Test
  void the_same_bytes_are_registered_once_per_agency_and_direction() {
    TestOffice office = new TestOffice(folder);
    RegisterResult.Done first = office.register("cùng nội dung");
    Intake again = office.receive(Direction.INCOMING, "cùng nội dung");
    assertThat(again.duplicateOf()).isEqualTo(first.record().id());
    assertThat(office.registrar().register(office.order(again, again.proposed()), office.clerk))
        .isEqualTo(new RegisterResult.AlreadyRegistered(first.record().id(), "01"));
    assertThat(numberOf(new TestOffice(folder).register("cùng nội dung"))).isEqualTo(1);
  }

  @Test
  void how_a_document_came_is_put_right_within_the_year_of_its_entry() {
    TestOffice office = new TestOffice(folder);
    OfficeRecord record = office.register("bản giấy").record();
    LocalDate arrived = record.incoming().arrivedOn();
    RegisterResult ahead = arrival(office, record, new Arrival(arrived.plusYears(1), null, true));
    assertThat(ahead).isEqualTo(new RegisterResult.Refused(Refusal.DATE_AHEAD));
    RegisterResult other = arrival(office, record, new Arrival(arrived.minusYears(1), null, true));
    assertThat(other).isEqualTo(new RegisterResult.Refused(Refusal.YEAR_CLOSED));

    Arrival right = new Arrival(arrived.minusDays(1), "Bưu điện tỉnh", true);
    OfficeRecord corrected = TestOffice.done(arrival(office, record, right)).record();
    assertThat(corrected.incoming()).isEqualTo(right.in(record.incoming()));
    assertThat(corrected.version()).isEqualTo(record.version() + 1);
    assertThat(office.records.find(record.id(), office.clerk)).contains(corrected);
    HistoryEvent last = office.records.history(record.id(), office.clerk).getLast();
    assertThat(last.detail().at("/entryAfter/sender").asText()).isEqualTo("Bưu điện tỉnh");
  }

  private static RegisterResult arrival(TestOffice office, OfficeRecord record, Arrival arrival) {
    return office
        .registrar()
        .correct(
            record.id(),
            record.version(),
            record.facts(),
            new Reviewed("", List.of()),
            arrival,
            office.clerk);
  }

  @Test
  void an_entry_stays_in_the_series_of_its_number() {
    TestOffice office = new TestOffice(folder);
    Registrar apart =
        new Registrar(
            office.store,
            office.rules.on(Network.INDEPENDENT_LAN),
            Clock.fixed(TestOffice.NOW, ZoneOffset.UTC));
    OfficeRecord record = office.register("vào sổ thường").record();
    RecordFacts facts = record.facts();
    RecordFacts secret =
        new RecordFacts(
            facts.number(),
            facts.typeCode(),
            facts.typeName(),
            facts.issuedOn(),
            facts.issuer(),
            facts.subject(),
            facts.signer(),
            facts.signerPosition(),
            facts.urgency(),
            Secrecy.SECRET);
    assertThat(apart.correct(record.id(), record.version(), secret, office.clerk))
        .isEqualTo(new RegisterResult.Refused(Refusal.SERIES_STANDS));

    Intake intake = office.receive(Direction.INCOMING, "vào sổ mật");
    OfficeRecord kept =
        TestOffice.done(apart.register(office.order(intake, secret), office.clerk)).record();
    assertThat(apart.correct(kept.id(), kept.version(), facts, office.clerk))
        .isEqualTo(new RegisterResult.Refused(Refusal.SERIES_STANDS));
    RecordFacts otherSubject = TestOffice.facts("7/QĐ-BM", "TB", "việc khác");
    TestOffice.done(apart.correct(record.id(), record.version(), otherSubject, office.clerk));
  }

  @Test
  void a_repeated_order_answers_with_the_first_entry() {
    TestOffice office = new TestOffice(folder);
    Intake intake = office.receive(Direction.INCOMING, "mất phản hồi");
    RegisterOrder order = office.order(intake, intake.proposed());
    RegisterResult.Done done = TestOffice.done(office.registrar().register(order, office.clerk));
    assertThat(office.registrar().register(order, office.clerk))
        .isEqualTo(new RegisterResult.AlreadyRegistered(done.record().id(), "01"));
  }

  @Test
  void same_number_issuer_and_date_with_other_bytes_is_a_warning() {
    TestOffice office = new TestOffice(folder);
    Intake one = office.receive(Direction.INCOMING, "bản một");
    office.registrar().register(office.order(one, facts("14/CT-UBND", "CT", "x")), office.clerk);
    Intake two = office.receive(Direction.INCOMING, "bản hai");
    RegisterResult.Done done =
        TestOffice.done(
            office
                .registrar()
                .register(office.order(two, facts("14/ct - ubnd", "CT", "y")), office.clerk));
    assertThat(done.warnings()).extracting("code").containsExactly("SAME_NUMBER_KNOWN");
  }

  @Test
  void sixty_four_clerks_at_once_leave_no_gap_and_no_duplicate() throws Exception {
    TestOffice office = new TestOffice(folder);
    CyclicBarrier ready = new CyclicBarrier(64);
    List<Callable<Integer>> clerks =
        IntStream.range(0, 64)
            .<Callable<Integer>>mapToObj(i ->
                () -> {
                  Intake intake = office.receive(Direction.INCOMING, "văn bản " + i);
                  RegisterOrder order = office.order(intake, intake.proposed());
                  ready.await(2, TimeUnit.MINUTES);
                  return numberOf(
                      TestOffice.done(office.registrar().register(order, office.clerk)));
                })
            .toList();
    Set<Integer> numbers = new ConcurrentSkipListSet<>();
    try (ExecutorService pool = Executors.newFixedThreadPool(64)) {
      for (var answer : pool.invokeAll(clerks)) {
        assertThat(numbers.add(answer.get())).isTrue();
      }
    }
    assertThat(numbers).containsExactlyElementsOf(IntStream.rangeClosed(1, 64).boxed().toList());
  }

  @Test
  void the_same_file_from_many_clerks_at_once_is_one_entry() throws Exception {
    TestOffice office = new TestOffice(folder);
    List<Intake> intakes =
        IntStream.range(0, 16)
            .mapToObj(i -> office.receive(Direction.INCOMING, "một tệp, nhiều người"))
            .toList();
    List<Callable<RegisterResult>> orders =
        intakes.stream()
            .<Callable<RegisterResult>>map(
                i -> () -> office.registrar().register(office.order(i, i.proposed()), office.clerk))
            .toList();
    int done = 0;
    try (ExecutorService pool = Executors.newFixedThreadPool(16)) {
      for (var answer : pool.invokeAll(orders)) {
        done += answer.get() instanceof RegisterResult.Done ? 1 : 0;
      }
    }
    assertThat(done).isEqualTo(1);
    assertThat(numberOf(office.register("tiếp theo"))).isEqualTo(2);
  }

  @Test
  void a_cancelled_entry_stays_in_the_book_and_keeps_its_number() {
    TestOffice office = new TestOffice(folder);
    OfficeRecord wrong = office.register("nhầm").record();
    OfficeRecord struck =
        TestOffice.done(
                office.registrar().cancel(wrong.id(), wrong.version(), "vào sổ nhầm", office.clerk))
            .record();
    assertThat(struck.state()).isEqualTo(RecordState.CANCELLED);
    assertThat(numberOf(office.register("tiếp"))).isEqualTo(2);
    assertThat(office.records.list(RecordQuery.newest(200), office.clerk))
        .filteredOn(r -> r.agency().equals(office.agency))
        .hasSize(2);
    assertThat(numberOf(office.register("nhầm"))).as("the bytes may be entered anew").isEqualTo(3);
  }

  @Test
  void a_cancellation_needs_a_reason_and_the_version_that_was_seen() {
    TestOffice office = new TestOffice(folder);
    OfficeRecord record = office.register("x").record();
    assertThat(office.registrar().cancel(record.id(), 1, " ", office.clerk))
        .isEqualTo(new RegisterResult.Refused(Refusal.REASON_MISSING));
    assertThat(office.registrar().cancel(record.id(), 7, "lý do", office.clerk))
        .isEqualTo(new RegisterResult.Refused(Refusal.STALE));
  }

  @Test
  void a_closed_year_and_a_day_ahead_are_refused() {
    TestOffice office = new TestOffice(folder);
    Intake intake = office.receive(Direction.INCOMING, "ghi lùi ngày");
    assertThat(office.registrar().register(on(intake, LocalDate.of(2025, 12, 31)), office.clerk))
        .isEqualTo(new RegisterResult.Refused(Refusal.YEAR_CLOSED));
    assertThat(office.registrar().register(on(intake, LocalDate.of(2026, 11, 23)), office.clerk))
        .isEqualTo(new RegisterResult.Refused(Refusal.DATE_AHEAD));
  }

  @Test
  void a_new_year_begins_at_one_in_the_offices_own_zone() {
    TestOffice office = new TestOffice(folder);
    office.register("năm cũ");
    Intake intake = office.receive(Direction.INCOMING, "năm mới");
    // 31 December 17:00 UTC is 1 January 00:00 in Hà Nội.
    RegisterResult.Done done =
        TestOffice.done(
            office
                .registrar(Instant.parse("2026-12-31T17:00:00Z"))
                .register(on(intake, LocalDate.of(2027, 1, 1)), office.clerk));
    assertThat(numberOf(done)).isEqualTo(1);
    assertThat(done.record().entry().map(Registration::year)).contains(2027);
  }

  @Test
  void bytes_are_known_by_the_entry_that_stands_not_by_the_one_that_was_struck() {
    TestOffice office = new TestOffice(folder);
    OfficeRecord struck = office.register("hai lần vào sổ").record();
    office.registrar().cancel(struck.id(), struck.version(), "vào sổ nhầm", office.clerk);
    OfficeRecord stands = office.register("hai lần vào sổ").record();
    assertThat(office.records.holding(stands.current().file().blob(), office.clerk))
        .extracting(OfficeRecord::id)
        .containsExactly(stands.id(), struck.id());
  }

  @Test
  void what_arrived_on_the_last_day_of_a_year_is_entered_in_the_next() {
    TestOffice office = new TestOffice(folder);
    Intake intake = office.receive(Direction.INCOMING, "đến chiều cuối năm");
    RegisterResult.Done done =
        TestOffice.done(
            office
                .registrar(Instant.parse("2027-01-04T01:00:00Z"))
                .register(on(intake, LocalDate.of(2026, 12, 31)), office.clerk));
    assertThat(numberOf(done)).isEqualTo(1);
    assertThat(done.record().entry().map(Registration::year)).contains(2027);
    assertThat(done.record().incoming())
        .extracting(IncomingEntry::arrivedOn)
        .isEqualTo(LocalDate.of(2026, 12, 31));
    assertThat(arrival(office, done.record(), new Arrival(LocalDate.of(2026, 12, 30), null, true)))
        .as("corrected by the same rule")
        .isInstanceOf(RegisterResult.Done.class);
  }

  @Test
  void the_office_sets_the_first_number_once() {
    TestOffice office = new TestOffice(folder);
    SeriesCode incoming = new SeriesCode("incoming");
    assertThat(office.registrar().numbers().start(office.agency, incoming, 21953, office.clerk))
        .isEmpty();
    assertThat(numberOf(office.register("văn bản"))).isEqualTo(21953);
    assertThat(office.registrar().numbers().start(office.agency, incoming, 1, office.clerk))
        .contains(Refusal.SERIES_STARTED);
    assertThat(office.registrar().numbers().start(office.agency, incoming, 1, office.official))
        .contains(Refusal.NOT_ALLOWED);
  }

  @Test
  void outgoing_numbers_run_by_type_and_become_symbols() {
    TestOffice office = new TestOffice(folder);
    assertThat(numbered(office, "a", "QĐ", null).facts().number()).isEqualTo("01/QĐ-UBND");
    assertThat(numbered(office, "b", "QĐ", null).facts().number()).isEqualTo("02/QĐ-UBND");
    assertThat(numbered(office, "c", "", "NC").facts().number()).isEqualTo("01/UBND-NC");
    assertThat(numbered(office, "d", "KH", null).facts().number()).isEqualTo("01/KH-UBND");
    assertThat(numbered(office, "e", "BC", null).facts().number())
        .as("types without a series of their own share one")
        .isEqualTo("02/BC-UBND");
  }

  @Test
  void a_numbered_draft_is_not_numbered_again() {
    TestOffice office = new TestOffice(folder);
    OfficeRecord record = numbered(office, "một lần", "QĐ", null);
    assertThat(
            office
                .registrar()
                .number(
                    record.id(),
                    record.version(),
                    new NumberOrder(LocalDate.of(2026, 11, 22), null, null),
                    office.clerk))
        .isEqualTo(new RegisterResult.Refused(Refusal.NOT_A_DRAFT));
  }

  @Test
  void of_many_numberings_of_one_draft_at_once_one_happens_and_no_number_is_lost()
      throws Exception {
    TestOffice office = new TestOffice(folder);
    OfficeRecord draft = draft(office, "nhiều người cùng cấp số", "QĐ");
    List<Callable<RegisterResult>> orders =
        IntStream.range(0, 16)
            .<Callable<RegisterResult>>mapToObj(i -> () -> number(office, draft, null))
            .toList();
    List<RegisterResult> answers = new ArrayList<>();
    try (ExecutorService pool = Executors.newFixedThreadPool(16)) {
      for (var answer : pool.invokeAll(orders)) {
        answers.add(answer.get());
      }
    }
    assertThat(answers).filteredOn(RegisterResult.Done.class::isInstance).hasSize(1);
    assertThat(answers)
        .filteredOn(RegisterResult.Refused.class::isInstance)
        .hasSize(15)
        .containsOnly(new RegisterResult.Refused(Refusal.STALE));
    assertThat(numbered(office, "tiếp theo", "QĐ", null).facts().number()).isEqualTo("02/QĐ-UBND");
  }

  @Test
  void another_agencys_documents_are_not_there() {
    TestOffice office = new TestOffice(folder);
    TestOffice stranger = new TestOffice(folder);
    OfficeRecord record = office.register("của cơ quan khác").record();
    Intake open = office.receive(Direction.INCOMING, "chưa đăng ký");
    assertThat(stranger.records.find(record.id(), stranger.clerk)).isEmpty();
    assertThat(stranger.records.list(RecordQuery.newest(200), stranger.clerk))
        .extracting(OfficeRecord::id)
        .doesNotContain(record.id());
    assertThat(stranger.registrar().cancel(record.id(), 1, "phá", stranger.clerk))
        .isEqualTo(new RegisterResult.Refused(Refusal.RECORD_UNKNOWN));
    assertThat(stranger.registrar().register(office.order(open, open.proposed()), stranger.clerk))
        .isEqualTo(new RegisterResult.Refused(Refusal.INTAKE_UNKNOWN));
  }

  @Test
  void an_audience_opens_and_closes() {
    TestOffice office = new TestOffice(folder);
    OfficeRecord record = office.register("của phòng khác").record();
    assertThat(office.records.find(record.id(), office.official)).isPresent();
    OfficeRecord closed =
        TestOffice.done(
                office
                    .registrar()
                    .setAudience(record.id(), 1, new Audience.Unit("kt"), office.clerk))
            .record();
    assertThat(office.records.find(record.id(), office.official)).isEmpty();
    TestOffice.done(
        office
            .registrar()
            .setAudience(record.id(), closed.version(), new Audience.Public(), office.clerk));
    assertThat(office.records.find(record.id(), Principal.ANONYMOUS)).isPresent();
  }

  private static RegisterOrder on(Intake intake, LocalDate arrived) {
    return new RegisterOrder(
        intake.id(),
        intake.proposed(),
        null,
        new IncomingEntry(arrived, null, null, false, null),
        new Audience.Agency());
  }

  private static OfficeRecord numbered(
      TestOffice office, String text, String type, @org.jspecify.annotations.Nullable String unit) {
    return TestOffice.done(number(office, draft(office, text, type), unit)).record();
  }

  private static OfficeRecord draft(TestOffice office, String text, String type) {
    Intake intake = office.receive(Direction.OUTGOING, text);
    return TestOffice.done(
            office
                .registrar()
                .openDraft(
                    intake.id(), facts("", type, text), new Audience.Agency(), office.official))
        .record();
  }

  private static RegisterResult number(
      TestOffice office, OfficeRecord draft, @org.jspecify.annotations.Nullable String unit) {
    var order = new NumberOrder(LocalDate.of(2026, 11, 22), null, unit);
    return office.registrar().number(draft.id(), draft.version(), order, office.clerk);
  }

  private static int numberOf(RegisterResult.Done done) {
    return done.record().entry().orElseThrow().number();
  }
}
