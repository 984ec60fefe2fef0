package vn.vanthu.service.routing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.vanthu.service.access.Audience;
import vn.vanthu.service.intake.HandedIn;
import vn.vanthu.service.records.Direction;
import vn.vanthu.service.records.IncomingEntry;
import vn.vanthu.service.records.Intake;
import vn.vanthu.service.records.OfficeRecord;
import vn.vanthu.service.records.ReceiveResult;
import vn.vanthu.service.records.RecordFacts;
import vn.vanthu.service.records.RecordId;
import vn.vanthu.service.records.RegisterOrder;
import vn.vanthu.service.records.RegisterResult;

/** A document composed over REST: set, entered, and on its way like any other draft. */
class ComposedDraftTest {
  private static final String DECISION =
      """
      {"typeName": "Quyết định", "place": "An Lạc", "subject": "Về việc thành lập Tổ công tác",
       "competence": "Giám đốc Sở Nội vụ", "bases": ["Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05/3/2020;"],
       "body": "QUYẾT ĐỊNH:\\n\\nĐiều 1. Thành lập Tổ công tác %s.\\n\\nĐiều 2. Quyết định có hiệu lực từ ngày ký.",
       "authority": ["GIÁM ĐỐC"], "signer": "Trần Thị Bích Hạnh", "recipients": ["Như Điều 2"]%s}
      """;

  @TempDir static Path folder;
  private static WholeOffice office;
  private static String drafter;

  @BeforeAll
  static void open() throws Exception {
    office = new WholeOffice(folder);
    drafter = office.token(office.specialist, null);
  }

  @AfterAll
  static void close() {
    office.close();
  }

  private static HttpResponse<String> compose(String json) {
    return office.send(
        HttpRequest.newBuilder(office.address("/api/v1/drafts"))
            .header("Authorization", "Bearer " + drafter)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(json.getBytes(UTF_8))));
  }

  private static JsonNode get(String path) {
    return WholeOffice.json(
        office.send(
            HttpRequest.newBuilder(office.address(path))
                .header("Authorization", "Bearer " + office.token(office.clerk, null))));
  }

  @Test
  void a_decision_is_set_entered_checked_and_numbered_with_the_symbol_it_prints() throws Exception {
    HttpResponse<String> made = compose(DECISION.formatted("số hóa", ""));
    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    JsonNode record = WholeOffice.json(made);
    assertThat(record.get("state").asText()).isEqualTo("DRAFT");
    OfficeRecord draft = office.now(RecordId.parse(record.get("id").asText()).orElseThrow());
    assertThat(draft.facts().issuer()).isEqualTo(WholeOffice.AGENCY.name());
    assertThat(draft.facts().signerPosition()).isEqualTo("Giám đốc");
    String words =
        office.office.records().text(draft.id(), office.clerk.principal()).orElseThrow().body();
    assertThat(words)
        .contains("/QĐ-SNV", "QUYẾT ĐỊNH", "Căn cứ Nghị định số 30/2020/NĐ-CP", "Điều 2.")
        .contains("- Như Điều 2;", "- Lưu: VT.");

    WholeOffice.done(
        office.office.outgoing().check(draft.id(), draft.version(), office.clerk.principal()));
    assertThat(office.stage(draft.id())).isInstanceOf(Outgoing.Checked.class);
  }

  @Test
  void what_is_missing_is_named() {
    HttpResponse<String> made =
        compose(DECISION.formatted("thiếu", "").replace("\"An Lạc\"", "\" \""));
    assertThat(made.statusCode()).isEqualTo(422);
    assertThat(WholeOffice.json(made).at("/fields/0").asText()).isEqualTo("place");
    HttpResponse<String> letter =
        compose(DECISION.formatted("thư", "").replace("\"Quyết định\"", "\"Công văn\""));
    assertThat(letter.statusCode()).isEqualTo(422);
    assertThat(WholeOffice.json(letter).at("/fields/0").asText()).isEqualTo("addressees");
    HttpResponse<String> strange =
        compose(DECISION.formatted("lạ", "").replace("\"Quyết định\"", "\"Sắc lệnh lạ\""));
    assertThat(strange.statusCode()).isEqualTo(422);
    assertThat(WholeOffice.json(strange).at("/fields/0").asText()).isEqualTo("typeName");
    HttpResponse<String> nothing =
        compose(DECISION.formatted("trả lời", ", \"repliesTo\": \"khong-co\""));
    assertThat(nothing.statusCode()).isEqualTo(422);
    assertThat(WholeOffice.json(nothing).at("/fields/0").asText()).isEqualTo("repliesTo");
  }

  @Test
  void a_draft_that_answers_an_incoming_document_is_related_to_it_both_ways() throws Exception {
    OfficeRecord incoming = incoming("123/UBND-NC");
    HttpResponse<String> made =
        compose(DECISION.formatted("phúc đáp", ", \"repliesTo\": \"" + incoming.id() + "\""));
    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    String draft = WholeOffice.json(made).get("id").asText();
    JsonNode answers = get("/api/v1/records/" + draft + "/relations");
    assertThat(answers.toString()).contains("replies-to", incoming.id().toString());
    JsonNode answered = get("/api/v1/records/" + incoming.id() + "/relations");
    assertThat(answered.toString()).contains("replies-to", draft);
  }

  private static OfficeRecord incoming(String number) throws IOException {
    var file =
        new HandedIn(
            "den.txt", new ByteArrayInputStream(("Công văn đến " + number).getBytes(UTF_8)));
    Intake intake =
        ((ReceiveResult.Received)
                office
                    .office
                    .intakes()
                    .receive(Direction.INCOMING, List.of(file), office.clerk.principal()))
            .intake();
    RecordFacts facts =
        new RecordFacts(
            number,
            "",
            "Công văn",
            null,
            "UBND tỉnh An Lạc",
            "Đề nghị cho ý kiến",
            null,
            null,
            intake.proposed().urgency(),
            intake.proposed().secrecy());
    var order =
        new RegisterOrder(
            intake.id(),
            facts,
            null,
            new IncomingEntry(office.office.registrar().today(), null, null, false, null),
            new Audience.Agency());
    return ((RegisterResult.Done)
            office.office.registrar().register(order, office.clerk.principal()))
        .record();
  }
}
