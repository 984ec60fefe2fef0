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
import vn.vanthu.service.accounts.Account;
import vn.vanthu.service.demo.pki.DemoKey;
import vn.vanthu.service.keys.KeyBinding;
import vn.vanthu.service.keys.KeyHome;
import vn.vanthu.service.keys.SignatureIntent;
import vn.vanthu.service.keys.SigningAuthority;
import vn.vanthu.service.records.HistoryEvent;
import vn.vanthu.service.records.OfficeRecord;
import vn.vanthu.service.routing.KeyedOffice.Paper;
import vn.vanthu.signing.keys.Secret;

/** What gets no number passes no check, and a check is taken back while nothing is signed. */
class TakenBackCheckTest {
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

  /** A plan that the clerk drafts; the director checks it. */
  private static OfficeRecord drafted() {
    String text = "Việc thứ " + ++papers + ".";
    return office.drafted("Việc thứ " + papers, new Paper("dự thảo.txt", text.getBytes(UTF_8)));
  }

  private static HttpResponse<String> send(
      String method, OfficeRecord record, String path, Account by, String body) {
    return office.whole.send(
        HttpRequest.newBuilder(office.whole.address("/api/v1/records/" + record.id() + path))
            .header("Authorization", "Bearer " + office.whole.token(by, null))
            .header("If-Match", "\"v" + record.version() + "\"")
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(body)));
  }

  private static OfficeRecord patched(OfficeRecord record, String facts) {
    HttpResponse<String> answer = send("PATCH", record, "", office.whole.clerk, facts);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return office.entered(answer);
  }

  private static HttpResponse<String> takeBack(OfficeRecord record, Account by) {
    return send("DELETE", record, "/check", by, "");
  }

  private static void refused(HttpResponse<String> answer, int status, String code) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(WholeOffice.json(answer).get("code").asText()).isEqualTo(code);
    assertThat(WholeOffice.json(answer).get("next").asText()).isNotBlank();
  }

  @Test
  void a_draft_of_unknown_type_is_refused_at_the_check_and_passes_once_the_type_is_written() {
    OfficeRecord unnamed = patched(drafted(), "{\"typeCode\":null,\"typeName\":null}");
    refused(send("POST", unnamed, "/check", office.whole.director, ""), 422, "TYPE_MISSING");
    assertThat(office.whole.now(unnamed.id())).isEqualTo(unnamed);
    assertThat(office.whole.stage(unnamed.id())).isInstanceOf(Outgoing.Drafted.class);
    OfficeRecord named = patched(unnamed, "{\"typeCode\":\"\",\"typeName\":\"Công văn\"}");
    HttpResponse<String> checked = send("POST", named, "/check", office.whole.director, "");
    assertThat(checked.statusCode()).as(checked.body()).isEqualTo(200);
  }

  @Test
  void whoever_checked_takes_it_back_and_the_draft_is_mended_and_checked_again() {
    OfficeRecord checked = office.checked(drafted());
    HttpResponse<String> back = takeBack(checked, office.whole.director);
    assertThat(back.statusCode()).as(back.body()).isEqualTo(200);
    OfficeRecord draft = office.entered(back);
    assertThat(office.whole.stage(draft.id())).isInstanceOf(Outgoing.Drafted.class);
    assertThat(
            office
                .whole
                .office
                .records()
                .history(draft.id(), office.whole.clerk.principal())
                .stream()
                .map(HistoryEvent::kind))
        .containsSubsequence("DRAFT_CHECKED", "CHECK_TAKEN_BACK");
    refused(takeBack(draft, office.whole.director), 409, "NOT_CHECKED");

    OfficeRecord mended = patched(draft, "{\"typeCode\":\"BC\",\"typeName\":\"Báo cáo\"}");
    OfficeRecord signed = office.signed(office.checked(mended));
    assertThat(office.numbered(signed).entry().orElseThrow().display()).endsWith("/BC-SNV");
  }

  @Test
  void the_drafter_takes_it_back_and_nobody_else_does() {
    OfficeRecord checked = office.checked(drafted());
    refused(takeBack(checked, office.whole.specialist), 409, "CHECK_NOT_YOURS");
    assertThat(office.whole.now(checked.id())).isEqualTo(checked);
    assertThat(takeBack(checked, office.whole.clerk).statusCode()).isEqualTo(200);
  }

  @Test
  void what_is_no_longer_checked_is_not_initialled_and_initials_hold_the_check() throws Exception {
    DemoKey key = office.whole.pki.person("chuyenvien", "Lê Minh Quân", "Chuyên viên", "SNV");
    KeyBinding desk =
        office.whole.bind(
            office.whole.specialist,
            KeyBinding.Use.PERSON,
            key,
            new KeyHome.KeyFile(key.file().toString(), ""),
            SigningAuthority.Kind.INITIALS_ONLY);
    OfficeRecord checked = office.checked(drafted());
    var way = office.whole.office.outgoing();
    try (Secret pin = Secret.fromFile(key.secretFile())) {
      OfficeRecord back =
          WholeOffice.done(
              way.takeCheckBack(
                  checked.id(), checked.version(), office.whole.director.principal()));
      assertThat(
              way.sign(
                  back.id(),
                  back.version(),
                  office.whole.specialist.principal(),
                  desk.id(),
                  SignatureIntent.INITIAL,
                  pin))
          .isEqualTo(new RouteResult.Refused(RouteRefusal.NOT_CHECKED));
      OfficeRecord again = office.checked(back);
      OfficeRecord initialled =
          WholeOffice.done(
              way.sign(
                  again.id(),
                  again.version(),
                  office.whole.specialist.principal(),
                  desk.id(),
                  SignatureIntent.INITIAL,
                  pin));
      refused(takeBack(initialled, office.whole.director), 409, "CHECK_STANDS");
      OfficeRecord signed = office.signed(initialled);
      refused(takeBack(signed, office.whole.director), 409, "CHECK_STANDS");
      refused(takeBack(office.numbered(signed), office.whole.director), 409, "ALREADY_NUMBERED");
    }
  }
}
