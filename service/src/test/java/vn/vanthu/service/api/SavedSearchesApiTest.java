package vn.vanthu.service.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.vanthu.service.access.Role;
import vn.vanthu.service.accounts.Scope;

/** Kept questions, alerts, export, and that none of them tells what its owner may not read. */
class SavedSearchesApiTest {
  private static final AtomicLong SECONDS = new AtomicLong();
  private static final InstantSource CLOCK =
      () -> Instant.parse("2026-03-02T01:00:00Z").plusSeconds(SECONDS.getAndIncrement());
  private static TestOffice office;
  private static String clerk;
  private static String official;

  @BeforeAll
  static void start() {
    office = new TestOffice(CLOCK);
    clerk = token(Role.CLERK);
    official = token(Role.OFFICIAL);
  }

  @AfterAll
  static void stop() {
    office.close();
  }

  @Test
  void a_new_record_that_answers_a_kept_question_is_told_once_and_seen() {
    String word = word();
    String id = save(official, "theo dõi", word + " xanh", true);
    file("1/QĐ-UBND\nvề " + word + " đỏ", null);
    String record = file("2/QĐ-UBND\nvề " + word + " xanh", null);
    JsonNode alerts = alerts(official);
    assertThat(alerts.get("unseen").asInt()).isEqualTo(1);
    assertThat(alerts.get("alerts")).hasSize(1);
    assertThat(alerts.at("/alerts/0/record").asText()).isEqualTo(record);
    assertThat(alerts.at("/alerts/0/search").asText()).isEqualTo(id);
    assertThat(office.send(post(official, "/api/v1/search-alerts/seen", "")).statusCode())
        .isEqualTo(204);
    assertThat(alerts(official).get("unseen").asInt()).isZero();
    assertThat(delete(official, "/api/v1/saved-searches/" + id).statusCode()).isEqualTo(204);
    assertThat(alerts(official).get("alerts")).isEmpty();
  }

  @Test
  void what_the_owner_may_not_read_is_never_told() {
    String word = word();
    String id = save(official, "rình", word, true);
    file("3/QĐ-UBND\nvề " + word, forSomebodyElse());
    assertThat(alerts(official).toString()).doesNotContain(word);
    String clerks = save(clerk, "của văn thư", word, true);
    file("4/QĐ-UBND\nvề " + word, forSomebodyElse());
    assertThat(alerts(clerk).toString()).contains(word);
    assertThat(alerts(official).toString()).doesNotContain(word);
    delete(official, "/api/v1/saved-searches/" + id);
    delete(clerk, "/api/v1/saved-searches/" + clerks);
  }

  @Test
  void an_older_record_is_no_news_and_a_question_without_alert_stays_silent() {
    String word = word();
    file("5/QĐ-UBND\nvề " + word, null);
    String late = save(official, "muộn", word, true);
    String silent = save(official, "im lặng", word, false);
    assertThat(alerts(official).toString()).doesNotContain(word);
    file("6/QĐ-UBND\nvề " + word, null);
    assertThat(alerts(official).get("alerts")).hasSize(1);
    delete(official, "/api/v1/saved-searches/" + late);
    delete(official, "/api/v1/saved-searches/" + silent);
  }

  @Test
  void a_kept_question_belongs_to_its_owner() {
    String id = save(official, "của tôi", "đất đai", false);
    assertThat(list(official)).anyMatch(search -> search.get("id").asText().equals(id));
    assertThat(list(clerk)).noneMatch(search -> search.get("id").asText().equals(id));
    assertThat(delete(clerk, "/api/v1/saved-searches/" + id).statusCode()).isEqualTo(404);
    assertThat(delete(official, "/api/v1/saved-searches/" + id).statusCode()).isEqualTo(204);
    assertThat(delete(official, "/api/v1/saved-searches/" + id).statusCode()).isEqualTo(404);
  }

  @Test
  void a_question_that_cannot_be_kept_says_why() {
    assertProblem(
        post(official, "/api/v1/saved-searches", order("x", "ngày:mai", true)),
        400,
        "QUESTION_UNREADABLE");
    assertProblem(
        post(official, "/api/v1/saved-searches", order("", "đất", true)), 422, "INVALID_FIELD");
    assertProblem(
        post(official, "/api/v1/saved-searches", "{\"name\":\"x\",\"question\":{\"khac\":\"y\"}}"),
        422,
        "INVALID_FIELD");
    assertProblem(as(official, "/api/v1/records?q=" + encoded("n*")), 400, "QUESTION_UNREADABLE");
  }

  @Test
  void a_list_of_hits_is_exported_with_a_byte_order_mark_and_without_formulas() {
    String word = word();
    file("7/QĐ-UBND\n=HYPERLINK(\"http://x\") " + word, null);
    HttpResponse<String> csv =
        office.send(
            as(official, "/api/v1/records/export?q=" + word).header("Accept-Language", "vi"));
    assertThat(csv.statusCode()).as(csv.body()).isEqualTo(200);
    assertThat(csv.headers().firstValue("Content-Type").orElse("")).startsWith("text/csv");
    assertThat(csv.body()).startsWith("\uFEFF\"Số, ký hiệu\",Ngày ban hành");
    assertThat(csv.body()).contains("\"'=HYPERLINK(\"\"http://x\"\")");
    JsonNode json =
        TestOffice.json(office.send(as(official, "/api/v1/records/export?format=json&q=" + word)));
    assertThat(json.get("hits")).hasSize(1);
    assertThat(json.get("cut").asBoolean()).isFalse();
    assertProblem(as(official, "/api/v1/records/export?format=xls"), 400, "BAD_REQUEST");
  }

  @Test
  void suggestions_and_similar_records_keep_to_what_the_caller_may_read() {
    String word = word();
    String open = file("8/QĐ-UBND\nvề " + word + " một", null);
    file("9/QĐ-UBND\nvề " + word + " hai", forSomebodyElse());
    String begun = word.substring(0, word.length() - 2);
    assertThat(suggested(official, begun)).hasSize(1);
    assertThat(suggested(clerk, begun)).hasSize(2);
    assertThat(TestOffice.json(office.send(as(official, open + "/similar"))).toString())
        .doesNotContain(word + " hai");
    assertThat(TestOffice.json(office.send(as(clerk, open + "/similar"))).toString())
        .contains(word + " hai");
  }

  private static JsonNode suggested(String token, String typed) {
    return TestOffice.json(
        office.send(as(token, "/api/v1/records/suggestions?q=" + encoded(typed))));
  }

  private static String word() {
    // letters only: digits would be read as a number
    StringBuilder word = new StringBuilder("w");
    for (char c : UUID.randomUUID().toString().replace("-", "").substring(0, 12).toCharArray()) {
      word.append((char) ('a' + Character.digit(c, 16)));
    }
    return word.toString();
  }

  private static String save(String token, String name, String words, boolean alert) {
    HttpResponse<String> saved =
        office.send(post(token, "/api/v1/saved-searches", order(name, words, alert)));
    assertThat(saved.statusCode()).as(saved.body()).isEqualTo(201);
    return TestOffice.json(saved).get("id").asText();
  }

  private static String order(String name, String words, boolean alert) {
    return "{\"name\":\"%s\",\"question\":{\"q\":\"%s\"},\"alert\":%s}"
        .formatted(name, words, alert);
  }

  private static JsonNode alerts(String token) {
    return TestOffice.json(office.send(as(token, "/api/v1/search-alerts")));
  }

  private static JsonNode list(String token) {
    return TestOffice.json(office.send(as(token, "/api/v1/saved-searches")));
  }

  private static String forSomebodyElse() {
    String name = office.account(Role.OFFICIAL).username();
    return "{\"kind\":\"PEOPLE\",\"people\":[\"" + name + "\"]}";
  }

  /** Receives and registers a text; its address. */
  private static String file(String text, String audience) {
    HttpResponse<String> received =
        office.send(
            new Multipart()
                .file("file", "van ban.txt", text.getBytes(UTF_8))
                .post(as(clerk, "/api/v1/intake")));
    String intake = TestOffice.json(received).get("id").asText();
    String order =
        audience == null
            ? "{\"intake\":\"%s\"}".formatted(intake)
            : "{\"intake\":\"%s\",\"audience\":%s}".formatted(intake, audience);
    HttpResponse<String> registered = office.send(post(clerk, "/api/v1/records", order));
    assertThat(registered.statusCode()).as(registered.body()).isEqualTo(201);
    // whoever wrote it brings it into the index by looking; the background would do so in its time
    assertThat(office.send(as(clerk, "/api/v1/records?q=x")).statusCode()).isEqualTo(200);
    return registered.headers().firstValue("Location").orElseThrow();
  }

  private static void assertProblem(HttpRequest.Builder request, int status, String code) {
    HttpResponse<String> answer = office.send(request);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(TestOffice.json(answer).get("code").asText()).isEqualTo(code);
  }

  private static HttpResponse<String> delete(String token, String path) {
    return office.send(as(token, path).DELETE());
  }

  private static HttpRequest.Builder post(String token, String path, String body) {
    return as(token, path)
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(body));
  }

  private static HttpRequest.Builder as(String token, String path) {
    return office.request(path).header("Authorization", "Bearer " + token);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8);
  }

  private static String token(Role role) {
    return office
        .accounts()
        .issueToken(
            office.account(role), "thử", EnumSet.allOf(Scope.class), Duration.ofDays(30), null)
        .secret()
        .value();
  }
}
