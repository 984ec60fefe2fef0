package vn.vanthu.service.routing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.vanthu.service.access.Principal;
import vn.vanthu.service.records.NumberOrder;
import vn.vanthu.service.records.OfficeRecord;
import vn.vanthu.service.records.RecordState;
import vn.vanthu.service.routing.KeyedOffice.Paper;

/** What was checked is what is signed, and what went out is recalled before it is struck out. */
class CheckedFactsTest {
  private static final String RENAMED_COPY =
      "{\"typeCode\":\"SY\",\"typeName\":\"Bản sao y\",\"subject\":\"Sao y: Báo cáo\"}";

  @TempDir static Path folder;
  private static KeyedOffice office;
  private static int papers;

  @BeforeAll
  static void open() throws Exception {
    office = new KeyedOffice(folder);
  }

  @AfterAll
  static void close() {
    if (office != null) {
      office.close();
    }
  }

  private static OfficeRecord drafted(String typeCode, String typeName) {
    String text = "Nội dung thứ " + ++papers + ".";
    OfficeRecord draft =
        office.drafted("Về việc thứ " + papers, new Paper("dự thảo.txt", text.getBytes(UTF_8)));
    return patched(
        draft, "{\"typeCode\":\"%s\",\"typeName\":\"%s\"}".formatted(typeCode, typeName));
  }

  private static HttpResponse<String> patch(OfficeRecord record, String facts) {
    return office.whole.send(
        HttpRequest.newBuilder(office.whole.address("/api/v1/records/" + record.id()))
            .header("Authorization", "Bearer " + office.whole.token(office.whole.clerk, null))
            .header("If-Match", "\"v" + record.version() + "\"")
            .header("Content-Type", "application/json")
            .method("PATCH", HttpRequest.BodyPublishers.ofString(facts)));
  }

  private static OfficeRecord patched(OfficeRecord record, String facts) {
    HttpResponse<String> answer = patch(record, facts);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return office.entered(answer);
  }

  private static void refused(HttpResponse<String> answer, String code) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(409);
    assertThat(WholeOffice.json(answer).get("code").asText()).isEqualTo(code);
    assertThat(WholeOffice.json(answer).get("next").asText()).isNotBlank();
  }

  private static HttpResponse<String> cancellation(OfficeRecord record) {
    return office.whole.post(
        office.whole.token(office.whole.clerk, null),
        record,
        "cancellation",
        "application/json",
        "{\"reason\":\"nhầm\"}".getBytes(UTF_8));
  }

  private static RouteResult number(OfficeRecord record) {
    return office
        .whole
        .office
        .outgoing()
        .number(
            record.id(),
            record.version(),
            new NumberOrder(office.whole.office.registrar().today(), null, null),
            office.whole.clerk.principal());
  }

  @Test
  void a_checked_report_is_not_renamed_to_a_copy_that_needs_no_signature() {
    OfficeRecord checked = office.checked(drafted("BC", "Báo cáo"));
    refused(patch(checked, RENAMED_COPY), "FACTS_CHECKED");
    refused(patch(checked, "{\"typeCode\":\"SY\"}"), "FACTS_CHECKED");
    assertThat(office.whole.now(checked.id())).isEqualTo(checked);
    assertThat(number(checked))
        .isEqualTo(new RouteResult.Refused(RouteRefusal.NOT_SIGNED_BY_PERSON));
  }

  @Test
  void a_draft_with_the_type_of_a_copy_is_no_copy_unless_it_was_made_as_one() {
    OfficeRecord renamed = office.checked(patched(drafted("BC", "Báo cáo"), RENAMED_COPY));
    OfficeRecord entered = office.checked(drafted("TrS", "Bản trích sao"));
    for (OfficeRecord draft : new OfficeRecord[] {renamed, entered}) {
      assertThat(number(draft))
          .isEqualTo(new RouteResult.Refused(RouteRefusal.NOT_SIGNED_BY_PERSON));
      assertThat(office.whole.stage(draft.id()).paper().copy()).isNull();
    }
    OfficeRecord numbered = office.numbered(office.signed(renamed));
    assertThat(numbered.entry().orElseThrow().display()).endsWith("/SY-SNV");
    WholeOffice.done(office.seal(numbered));
  }

  @Test
  void a_draft_takes_no_number_that_the_register_did_not_give() {
    OfficeRecord numbered =
        office.numbered(office.signed(office.checked(drafted("BC", "Báo cáo"))));
    String number = numbered.entry().orElseThrow().display();
    String same = "{\"number\":\"%s\",\"issuedOn\":\"2026-01-01\"}".formatted(number);
    OfficeRecord draft = patched(drafted("BC", "Báo cáo"), same);
    assertThat(draft.facts().number()).isNull();
    assertThat(draft.facts().issuedOn()).isNull();
  }

  @Test
  void checked_minutes_of_an_inspection_stay_what_a_leader_signs() {
    OfficeRecord draft = drafted("BB", "Biên bản");
    OfficeRecord checked = office.checked(patched(draft, "{\"subject\":\"Kiểm tra văn thư\"}"));
    refused(patch(checked, "{\"subject\":\"Họp giao ban\"}"), "FACTS_CHECKED");
    refused(patch(checked, "{\"typeCode\":\"BC\",\"typeName\":\"Báo cáo\"}"), "FACTS_CHECKED");
    assertThat(office.whole.stage(checked.id()).paper().inspectionMinutes()).isTrue();
    OfficeRecord urgent =
        patched(checked, "{\"urgency\":\"URGENT\",\"subject\":\" Kiểm tra  văn thư \"}");
    assertThat(office.whole.stage(urgent.id())).isInstanceOf(Outgoing.Checked.class);
  }

  @Test
  void a_checked_letter_takes_no_type_by_a_way_round() {
    OfficeRecord letter = office.checked(drafted("", "Công văn"));
    refused(patch(letter, "{\"typeCode\":\"QĐ\"}"), "FACTS_CHECKED");
    OfficeRecord without = patched(letter, "{\"typeCode\":null}");
    refused(patch(without, "{\"typeCode\":\"QĐ\"}"), "FACTS_CHECKED");
    OfficeRecord back = patched(without, "{\"typeCode\":\"\"}");
    OfficeRecord numbered = office.numbered(office.signed(back));
    refused(patch(numbered, "{\"typeCode\":\"QĐ\"}"), "SERIES_STANDS");
    OfficeRecord again = patched(numbered, "{\"typeCode\":null}");
    refused(patch(again, "{\"typeCode\":\"QĐ\"}"), "SERIES_STANDS");
  }

  @Test
  void what_was_no_inspection_at_the_check_does_not_become_one() {
    OfficeRecord minutes = office.checked(patched(drafted("BB", "Biên bản"), "{\"subject\":null}"));
    refused(patch(minutes, "{\"subject\":\"Kiểm tra văn thư\"}"), "FACTS_CHECKED");
    patched(minutes, "{\"subject\":\"Họp giao ban\"}");
  }

  @Test
  void what_is_released_keeps_its_facts_and_is_recalled_before_its_entry_is_cancelled() {
    OfficeRecord sealed = office.sealed(drafted("KH", "Kế hoạch"));
    refused(patch(sealed, "{\"typeCode\":\"SY\"}"), "SERIES_STANDS");
    OfficeRecord released = WholeOffice.done(office.release(sealed));
    refused(patch(released, "{\"typeCode\":\"SY\"}"), "SERIES_STANDS");
    refused(patch(released, "{\"subject\":\"Việc khác\"}"), "FACTS_CHECKED");

    refused(cancellation(released), "NOT_RECALLED");
    assertThat(office.whole.stage(released.id())).isInstanceOf(Outgoing.Released.class);
    OfficeRecord recalled =
        WholeOffice.done(
            office
                .whole
                .office
                .outgoing()
                .recall(
                    released.id(),
                    released.version(),
                    "sai nội dung",
                    office.whole.clerk.principal()));
    assertThat(cancellation(recalled).statusCode()).isEqualTo(200);
  }

  @Test
  void what_has_a_number_and_is_not_released_is_cancelled_at_once() {
    OfficeRecord numbered =
        office.numbered(office.signed(office.checked(drafted("BC", "Báo cáo"))));
    assertThat(cancellation(numbered).statusCode()).isEqualTo(200);
  }

  @Test
  void a_draft_is_put_aside_with_its_reason_and_the_same_file_may_come_as_a_new_one() {
    Paper paper = new Paper("bỏ.txt", "Một dự thảo không cần nữa.".getBytes(UTF_8));
    OfficeRecord draft = office.drafted("Việc không làm nữa", paper);
    assertThat(cancellation(draft).statusCode()).isEqualTo(200);
    OfficeRecord aside = office.whole.now(draft.id());
    assertThat(aside.state()).isEqualTo(RecordState.CANCELLED);
    assertThat(aside.entry()).as("no number was drawn").isEmpty();
    Principal clerk = office.whole.clerk.principal();
    OutgoingDesk desk = office.whole.office.outgoing();
    assertThat(desk.tray().underWay(clerk, 1000))
        .extracting(line -> line.record().id())
        .doesNotContain(draft.id());
    assertThat(desk.check(aside.id(), aside.version(), clerk))
        .isEqualTo(new RouteResult.Refused(RouteRefusal.CANCELLED));
    refused(cancellation(aside), "ALREADY_CANCELLED");
    assertThat(office.drafted("Việc làm lại", paper).id()).isNotEqualTo(draft.id());
  }
}
