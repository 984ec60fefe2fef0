package vn.vanthu.service.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.vanthu.search.extract.ExtractionLimits;
import vn.vanthu.search.extract.Extractor;
import vn.vanthu.search.extract.WorkerLauncher;
import vn.vanthu.search.recognise.Recogniser;
import vn.vanthu.service.access.Role;
import vn.vanthu.service.accounts.Account;
import vn.vanthu.service.accounts.Scope;
import vn.vanthu.service.api.Illustrator;
import vn.vanthu.service.api.Multipart;
import vn.vanthu.service.api.TestOffice;
import vn.vanthu.service.intake.TextReader;
import vn.vanthu.service.reading.DocumentReader;

/**
 * Tasks and citations are read, shown with their words, and put right on the page and over REST.
 */
class StatedFactsTest {
  private static TestOffice office;
  private static Extractor extractor;
  private static Account account;
  private static Visitor clerk;
  private static String token;

  @BeforeAll
  static void start() {
    office =
        new TestOffice(
            InstantSource.fixed(Instant.parse("2026-03-02T01:00:00Z")),
            StatedFactsTest::reader,
            _ -> Illustrator.NONE);
    account = office.account(Role.CLERK);
    clerk = new Visitor(office, account);
    token = token(account, EnumSet.allOf(Scope.class));
  }

  @AfterAll
  static void stop() throws IOException {
    office.close();
    extractor.close();
  }

  private static TextReader reader(Path folder) {
    extractor = new Extractor(folder, ExtractionLimits.standard(), WorkerLauncher.direct());
    return new DocumentReader(extractor, Recogniser.standard(), new ObjectMapper());
  }

  private static String token(Account of, Set<Scope> scopes) {
    return office
        .accounts()
        .issueToken(of, "thử", scopes, Duration.ofDays(1), null)
        .secret()
        .value();
  }

  private static final String PAPER =
      """
      ỦY BAN NHÂN DÂN
      TỈNH LÀO CAI
      Số: %d/QĐ-UBND
      CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
      Lào Cai, ngày 02 tháng 02 năm 2026
      QUYẾT ĐỊNH
      Về việc mở quầy sách lưu động
      CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH
      Căn cứ Quyết định số 9/QĐ-UBND ngày 05/01/2026 của Ủy ban nhân dân tỉnh về chợ phiên;
      QUYẾT ĐỊNH:
      Điều 1. Mở quầy sách lưu động ở các chợ phiên.
      Điều 2. Sở Nội vụ báo cáo kết quả mở quầy sách trước ngày 20/6/2026.
      KT. CHỦ TỊCH
      PHÓ CHỦ TỊCH
      Giàng A Páo
      """;

  private static HttpRequest.Builder as(String path) {
    return office.request(path).header("Authorization", "Bearer " + token);
  }

  /** Receives a paper; answers with the intake's id. */
  private static String received() {
    int number = 100 + Math.abs(UUID.randomUUID().hashCode() % 900_000);
    byte[] paper = PAPER.formatted(number).getBytes(UTF_8);
    HttpRequest.Builder request =
        new Multipart().file("file", "quyết định.txt", paper).post(as("/api/v1/intake"));
    return TestOffice.json(office.send(request)).get("id").asText();
  }

  /** Registers a paper as it was read; answers with the record's path. */
  private static String registered() {
    HttpRequest.Builder request =
        as("/api/v1/records")
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString("{\"intake\":\"" + received() + "\"}"));
    return office.send(request).headers().firstValue("Location").orElseThrow();
  }

  private static JsonNode facts(String record) {
    return TestOffice.json(office.send(as(record + "/read-facts")));
  }

  private static HttpResponse<String> patch(String record, String json, @Nullable String match) {
    HttpRequest.Builder request =
        as(record + "/read-facts")
            .header("Content-Type", "application/json")
            .method("PATCH", HttpRequest.BodyPublishers.ofString(json));
    if (match != null) {
      request.header("If-Match", match);
    }
    return office.send(request);
  }

  @Test
  void a_task_is_put_right_over_rest_and_keeps_the_words_it_was_read_from() {
    String record = registered();
    JsonNode read = facts(record).at("/tasks/0");
    assertThat(read.get("dueDate").asText()).isEqualTo("2026-06-20");

    HttpResponse<String> answer =
        patch(
            record,
            """
            {"tasks": [
              {"read": 0, "assignee": "Sở Nội vụ", "task": "Báo cáo kết quả", "dueDate": "2026-06-25"},
              {"assignee": "Sở Tài chính", "task": "Cấp kinh phí", "dueDate": ["2026-07-01", "2026-12-01"]}]}
            """,
            "\"v1\"");

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.headers().firstValue("ETag")).hasValue("\"v2\"");
    JsonNode tasks = facts(record).get("tasks");
    assertThat(tasks).hasSize(2);
    assertThat(tasks.at("/0/dueDate").asText()).isEqualTo("2026-06-25");
    assertThat(tasks.at("/0/corrected").asBoolean()).isTrue();
    assertThat(tasks.at("/0/evidence")).isEqualTo(read.get("evidence"));
    assertThat(tasks.at("/1/assignee").asText()).isEqualTo("Sở Tài chính");
    assertThat(tasks.at("/1/dueDate")).hasSize(2);
    assertThat(tasks.at("/1/evidence").isMissingNode()).isTrue();
  }

  @Test
  void what_stood_before_is_in_the_history() {
    String record = registered();
    patch(record, "{\"tasks\": []}", "\"v1\"");

    JsonNode history = TestOffice.json(office.send(as(record + "/history")));
    JsonNode last = history.get(history.size() - 1);
    assertThat(last.get("kind").asText()).isEqualTo("CORRECTED");
    assertThat(last.get("by").asText()).isEqualTo(account.username());
    assertThat(last.at("/detail/tasksBefore/0/dueOn/0").asText()).isEqualTo("2026-06-20");
    assertThat(last.at("/detail/citationsBefore").isMissingNode()).isTrue();
    assertThat(facts(record).get("tasks")).isEmpty();
    assertThat(facts(record).get("legalBasis")).hasSize(1);
  }

  @Test
  void relations_follow_the_corrected_citations() {
    String record = registered();
    patch(
        record,
        """
        {"citations": [
          {"read": 0, "relation": "replaces", "type": "Quyết định", "number": "19/QĐ-UBND", "date": "2026-01-05"},
          {"relation": "refers-to", "type": "Luật", "subject": "Xuất bản", "date": "2012"}]}
        """,
        "\"v1\"");

    JsonNode relations = TestOffice.json(office.send(as(record + "/relations")));
    assertThat(relations.findValuesAsText("kind")).containsExactly("replaces", "refers-to");
    assertThat(relations.at("/0/number").asText()).isEqualTo("19/QĐ-UBND");
    JsonNode facts = facts(record);
    assertThat(facts.get("legalBasis")).isEmpty();
    assertThat(facts.at("/citations/0/evidence/text").asText()).contains("9/QĐ-UBND");
    assertThat(facts.at("/citations/1/year").asInt()).isEqualTo(2012);
  }

  @Test
  void a_change_needs_the_version_it_was_made_for() {
    String record = registered();
    assertThat(patch(record, "{\"tasks\": []}", null).statusCode()).isEqualTo(428);
    assertThat(patch(record, "{\"tasks\": []}", "\"v7\"").statusCode()).isEqualTo(412);
    assertThat(facts(record).get("tasks")).hasSize(1);
  }

  @Test
  void what_is_no_task_or_citation_is_refused_by_the_name_of_its_field() {
    String record = registered();
    Map<String, String> wrong =
        Map.of(
            "tasks.task", "{\"tasks\": [{\"task\": \" \"}]}",
            "citations.relation", "{\"citations\": [{\"relation\": \"x\", \"number\": \"1\"}]}",
            "citations.date",
                "{\"citations\": [{\"relation\": \"amends\", \"number\": \"1\", \"date\": \"2026-02-30\"}]}",
            "citations.number", "{\"citations\": [{\"relation\": \"amends\"}]}");
    wrong.forEach((field, json) -> {
      HttpResponse<String> refused = patch(record, json, "\"v1\"");
      assertThat(refused.statusCode()).as(field).isEqualTo(422);
      assertThat(TestOffice.json(refused).at("/fields/0").asText()).isEqualTo(field);
    });
  }

  @Test
  void the_clerk_puts_tasks_right_before_the_document_is_registered() {
    String intake = received();
    assertThat(clerk.get("/file/" + intake))
        .containsSubsequence(
            "Sửa việc phải làm", "id=\"task-0-due\"", "value=\"20/06/2026\"", "class=\"evidence\"");

    Map<String, String> form = form();
    form.put("task-0-due", "30/6/2026, 31/12/2026");
    HttpResponse<String> done = clerk.post("/file/" + intake + "/register", form);

    String record = "/api/v1" + path(done);
    JsonNode task = facts(record).at("/tasks/0");
    assertThat(task.get("dueDate")).hasSize(2);
    assertThat(task.get("task").asText()).isEqualTo(form.get("task-0-task"));
    assertThat(task.get("corrected").asBoolean()).isTrue();
  }

  @Test
  void the_clerk_takes_out_and_adds_on_the_record_page() {
    String record = registered().replace("/api/v1", "");
    assertThat(clerk.get(record)).contains("id=\"edit-citations\"", "name=\"citation-0-out\"");
    Map<String, String> form = form();
    form.put("version", "1");
    form.put("citation-0-out", "yes");
    form.put("citation-1-relation", "amends");
    form.put("citation-1-number", "77/QĐ-UBND");
    form.put("citation-1-date", "2025");

    assertThat(clerk.post(record + "/facts", form).statusCode()).isEqualTo(303);

    JsonNode facts = facts("/api/v1" + record);
    assertThat(facts.get("legalBasis")).isEmpty();
    assertThat(facts.at("/citations/0/number").asText()).isEqualTo("77/QĐ-UBND");
    assertThat(facts.get("tasks").toString())
        .as("what came back unchanged is as it was read")
        .doesNotContain("corrected");
    assertThat(clerk.get(record)).containsSubsequence("77/QĐ-UBND", "Người sửa");
  }

  @Test
  void a_day_that_is_none_is_told_and_nothing_is_changed() {
    String intake = received();
    Map<String, String> form = form();
    form.put("task-0-due", "31/6/2026");

    HttpResponse<String> refused = clerk.post("/file/" + intake + "/register", form);

    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body())
        .contains("Thời hạn của một việc chưa đúng dạng ngày/tháng/năm.", "value=\"31/6/2026\"");
  }

  @Test
  void the_lists_are_there_in_english_too() {
    String intake = received();
    assertThat(clerk.get("/file/" + intake, "en"))
        .contains("Correct the tasks", "Correct legal basis and cited documents");
  }

  /** The form as a browser sends it, nothing touched. */
  private static Map<String, String> form() {
    Map<String, String> form = new HashMap<>();
    form.put("number", "5/QĐ-UBND");
    form.put("typeName", "Quyết định");
    form.put("typeCode", "QĐ");
    form.put("issuedOn", "2026-02-02");
    form.put("subject", "Về việc mở quầy sách lưu động");
    form.put("urgency", "NORMAL");
    form.put("arrivedOn", "2026-03-02");
    form.put("task-0-task", "Sở Nội vụ báo cáo kết quả mở quầy sách trước ngày 20/6/2026");
    form.put("task-0-assignee", "Sở Nội vụ");
    form.put("task-0-due", "20/06/2026");
    form.put("task-1-task", "");
    return form;
  }

  private static String path(HttpResponse<String> done) {
    String location = done.headers().firstValue("Location").orElseThrow();
    return java.net.URI.create(location).getPath();
  }
}
