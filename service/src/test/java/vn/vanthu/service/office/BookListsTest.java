package vn.vanthu.service.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.vanthu.service.records.Attachment;
import vn.vanthu.service.records.Direction;
import vn.vanthu.service.records.Intake;
import vn.vanthu.service.records.OfficeRecord;
import vn.vanthu.service.records.ReceiveResult;
import vn.vanthu.service.records.RecordFacts;
import vn.vanthu.service.records.RecordId;
import vn.vanthu.service.records.RecordQuery;
import vn.vanthu.service.records.RegisterResult;
import vn.vanthu.service.records.Relation;
import vn.vanthu.service.records.TextState;
import vn.vanthu.service.store.RelationTable;

/** What lists show, in which order, and that pages follow each other without gap. */
final class BookListsTest {
  @TempDir Path folder;

  private static OfficeRecord entered(
      TestOffice office, String content, @Nullable String number, @Nullable LocalDate issued) {
    Intake intake = office.receive(Direction.INCOMING, content);
    RecordFacts read = intake.proposed();
    var facts =
        new RecordFacts(
            number,
            "QĐ",
            "Quyết định",
            issued,
            "Sở Nội vụ",
            read.subject(),
            null,
            null,
            read.urgency(),
            read.secrecy());
    return TestOffice.done(office.registrar().register(office.order(intake, facts), office.clerk))
        .record();
  }

  private static RecordQuery query(
      TestOffice office,
      @Nullable String number,
      @Nullable LocalDate from,
      @Nullable LocalDate to,
      @Nullable RecordId after,
      int limit) {
    return new RecordQuery(office.agency, null, null, null, null, number, from, to, after, limit);
  }

  private static List<RecordId> ids(List<OfficeRecord> records) {
    return records.stream().map(OfficeRecord::id).toList();
  }

  @Test
  void a_number_finds_the_printed_one_and_the_number_of_entry_each_once() {
    TestOffice office = new TestOffice(folder);
    OfficeRecord first = entered(office, "một", "12/QĐ-UBND", LocalDate.of(2026, 3, 1));
    entered(office, "hai", "13/QĐ-UBND", LocalDate.of(2026, 3, 2));
    RecordQuery printed = query(office, "12/qđ - ubnd", null, null, null, 10);
    assertThat(ids(office.records.list(printed, office.clerk))).containsExactly(first.id());
    RecordQuery entry = query(office, first.entry().orElseThrow().display(), null, null, null, 10);
    assertThat(ids(office.records.list(entry, office.clerk))).containsExactly(first.id());
  }

  @Test
  void pages_of_one_number_follow_each_other_without_gap() {
    TestOffice office = new TestOffice(folder);
    List<RecordId> all = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      all.add(entered(office, "bản " + i, "5/QĐ-UBND", LocalDate.of(2026, 1, 1 + i)).id());
    }
    assertThat(pages(office, "5/QĐ-UBND", null, null)).containsExactlyInAnyOrderElementsOf(all);
  }

  @Test
  void days_of_issue_come_latest_first_and_pages_follow_without_gap() {
    TestOffice office = new TestOffice(folder);
    List<RecordId> wanted = new ArrayList<>();
    for (int day : new int[] {4, 9, 2, 9, 6, 1, 10}) {
      String content = "ngày " + day + " " + wanted.size();
      OfficeRecord record = entered(office, content, null, LocalDate.of(2026, 5, day));
      if (day >= 2 && day <= 9) {
        wanted.add(record.id());
      }
    }
    entered(office, "không ngày", null, null);
    List<RecordId> paged = pages(office, null, LocalDate.of(2026, 5, 2), LocalDate.of(2026, 5, 9));
    assertThat(paged).containsExactlyInAnyOrderElementsOf(wanted);
    assertThat(paged.stream().map(id -> day(office, id)).toList()).containsExactly(9, 9, 6, 4, 2);
  }

  private static int day(TestOffice office, RecordId id) {
    LocalDate issued = office.records.find(id, office.clerk).orElseThrow().facts().issuedOn();
    return issued == null ? 0 : issued.getDayOfMonth();
  }

  private static List<RecordId> pages(
      TestOffice office,
      @Nullable String number,
      @Nullable LocalDate from,
      @Nullable LocalDate to) {
    List<RecordId> all = new ArrayList<>();
    @Nullable RecordId last = null;
    while (true) {
      List<RecordId> page =
          ids(office.records.list(query(office, number, from, to, last, 3), office.clerk));
      if (page.isEmpty()) {
        return all;
      }
      all.addAll(page);
      last = page.getLast();
    }
  }

  @Test
  void a_list_shows_every_records_own_attachments() {
    TestOffice office = new TestOffice(folder);
    byte[] main = "chính".getBytes(StandardCharsets.UTF_8);
    byte[] annex = "phụ lục".getBytes(StandardCharsets.UTF_8);
    byte[] unread = {0, 1};
    if (!(office.receive(Direction.INCOMING, "tệp.txt", main, annex, unread)
        instanceof ReceiveResult.Received(Intake intake))) {
      throw new AssertionError("not received");
    }
    RegisterResult done =
        office.registrar().register(office.order(intake, intake.proposed()), office.clerk);
    RecordId with = TestOffice.done(done).record().id();
    RecordId without = office.register("một mình").record().id();
    List<OfficeRecord> listed =
        office.records.list(query(office, null, null, null, null, 10), office.clerk);
    assertThat(ids(listed)).containsExactlyInAnyOrder(with, without);
    for (OfficeRecord record : listed) {
      assertThat(record.attachments())
          .extracting(Attachment::text)
          .containsExactlyElementsOf(
              record.id().equals(with)
                  ? List.of(TextState.TEXT, TextState.NO_TEXT)
                  : List.<TextState>of());
    }
    assertThat(intake.attachments())
        .isEqualTo(office.records.find(with, office.clerk).orElseThrow().attachments());
  }

  @Test
  void citations_keep_their_order_and_what_is_not_known_of_them_stays_open() {
    TestOffice office = new TestOffice(folder);
    OfficeRecord record = entered(office, "trích dẫn", "1/QĐ-UBND", LocalDate.of(2026, 2, 2));
    office
        .store
        .database()
        .inTransaction(tx -> {
          office
              .store
              .relations()
              .addRead(
                  tx,
                  record.id(),
                  List.of(
                      new RelationTable.Cited(
                          "basis", "30/2020/NĐ-CP", "30/2020/nd-cp", LocalDate.of(2020, 3, 5), "a"),
                      new RelationTable.Cited("basis", null, null, null, "b")));
          return record;
        });
    assertThat(office.records.relations(record.id(), office.clerk))
        .extracting(Relation::label)
        .containsExactly("a", "b");
  }
}
