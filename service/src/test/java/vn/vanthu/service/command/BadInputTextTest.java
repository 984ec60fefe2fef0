package vn.vanthu.service.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static vn.vanthu.service.command.ServingOffice.assertProblem;
import static vn.vanthu.service.command.ServingOffice.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.vanthu.service.upkeep.Fsck;

/**
 * Texts and days that no row can hold as they were sent, forms and queries that nobody can read:
 * refused at the edge with the field, over HTTP against the whole service, which is whole after
 * each.
 */
class BadInputTextTest {
  private static final String RECORDS = "/api/v1/records";

  /** JSON escapes: U+0000, halves of a surrogate pair, a pair the wrong way round. */
  private static final String[] UNSOUND = {"x\\u0000y", "x\\ud800y", "\\udc00", "\\udc00\\ud800"};

  @TempDir static Path folder;
  private static ServingOffice server;
  private static String clerk;

  @BeforeAll
  static void serve() throws Exception {
    server = new ServingOffice(folder.resolve("cơ quan"));
    clerk = server.clerk("lan");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @AfterEach
  void the_office_is_whole() throws IOException {
    var office = server.office();
    var fsck = new Fsck(office.store(), office.blobs(), office.ledger(), office::indexContents);
    assertThat(
            fsck.run(finding -> assertThat(finding.fault()).as(finding.toString()).isFalse())
                .clean())
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"number", "typeName", "issuer", "subject", "signer", "signerPosition"})
  void an_unsound_fact_is_refused_with_its_field(String field) {
    String intake = received();
    JsonNode record = registered();
    for (String text : UNSOUND) {
      String facts = "{\"" + field + "\":\"" + text + "\"}";
      assertRefused(
          post(RECORDS, "{\"intake\":\"" + intake + "\",\"facts\":" + facts + "}"), field);
      assertRefused(changed("PATCH", record, "", facts), field);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sender|\"sender\":\"@\"",
        "handedTo|\"handedTo\":\"@\"",
        "book|\"book\":\"@\"",
        "audience.unit|\"audience\":{\"kind\":\"UNIT\",\"unit\":\"@\"}",
        "audience.people[1]|\"audience\":{\"kind\":\"PEOPLE\",\"people\":[\"lan\",\"@\"]}"
      })
  void an_unsound_word_of_an_entry_is_refused_with_its_field(String field, String member) {
    String intake = received();
    for (String text : UNSOUND) {
      String order = "{\"intake\":\"" + intake + "\"," + member.replace("@", text) + "}";
      assertRefused(post(RECORDS, order), field);
    }
  }

  @Test
  void an_unsound_reason_name_question_or_reader_is_refused_with_its_field() {
    JsonNode record = registered();
    String intake = ServingOffice.INTAKE + "/" + received();
    for (String text : UNSOUND) {
      String reason = "{\"reason\":\"" + text + "\"}";
      assertRefused(changed("POST", record, "/cancellation", reason), "reason");
      assertRefused(post(intake + "/drop", reason), "reason");
      assertRefused(post(intake + "/return", reason), "reason");
      assertRefused(
          post(intake + "/return", "{\"reason\":\"nhầm\",\"sender\":\"" + text + "\"}"), "sender");
      assertRefused(
          changed("POST", record, "/assignment", "{\"handedTo\":\"" + text + "\"}"), "handedTo");
      assertRefused(
          changed("PUT", record, "/audience", "{\"kind\":\"UNIT\",\"unit\":\"" + text + "\"}"),
          "unit");
      assertRefused(
          post("/api/v1/saved-searches", "{\"name\":\"" + text + "\",\"question\":{\"q\":\"a\"}}"),
          "name");
      assertRefused(
          post("/api/v1/saved-searches", "{\"name\":\"a\",\"question\":{\"q\":\"" + text + "\"}}"),
          "question.q");
    }
  }

  @Test
  void a_whole_surrogate_pair_and_the_letters_of_an_escape_are_kept_as_they_are() {
    String subject = "𠮷 và \\u0000";
    String escaped = "\\ud842\\udfb7 và \\\\u0000";
    HttpResponse<String> made =
        post(
            RECORDS,
            "{\"intake\":\""
                + received()
                + "\",\"sender\":\""
                + escaped
                + "\",\"facts\":{\"typeName\":\"Khác\",\"subject\":\""
                + escaped
                + "\"}}");
    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    JsonNode record = json(server.send(as(RECORDS + "/" + json(made).get("id").asText())));
    assertThat(record.toString()).contains("𠮷 và \\\\u0000");
    assertThat(record.at("/facts/subject").asText(record.path("subject").asText()))
        .isEqualTo(subject);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-4800-12-31",
        "0000-12-31",
        "+10000-01-01",
        "+5900000-01-01",
        "+999999999-12-31",
        "+99999999999-12-31"
      })
  void a_day_outside_the_years_1_to_9999_is_refused_with_its_field(String day) {
    String intake = received();
    JsonNode record = registered();
    String facts = "{\"issuedOn\":\"" + day + "\"}";
    assertRefused(
        post(RECORDS, "{\"intake\":\"" + intake + "\",\"facts\":" + facts + "}"), "issuedOn");
    assertRefused(changed("PATCH", record, "", facts), "issuedOn");
    for (String field : new String[] {"arrivedOn", "dueOn"}) {
      assertRefused(
          post(RECORDS, "{\"intake\":\"" + intake + "\",\"" + field + "\":\"" + day + "\"}"),
          field);
    }
    assertRefused(
        changed("POST", record, "/assignment", "{\"handedTo\":\"a\",\"dueOn\":\"" + day + "\"}"),
        "dueOn");
    assertRefused(
        changed(
            "PATCH",
            record,
            "/read-facts",
            "{\"tasks\":[{\"task\":\"báo cáo\",\"dueDate\":[\"" + day + "\"]}]}"),
        "tasks[0].dueDate[0]");
    assertRefused(
        changed(
            "PATCH",
            record,
            "/read-facts",
            "{\"citations\":[{\"relation\":\"implements\",\"number\":\"1\",\"date\":\""
                + day
                + "\"}]}"),
        "citations.date");
    assertRefused(
        post(
            "/api/v1/saved-searches",
            "{\"name\":\"a\",\"question\":{\"validOn\":\"" + day + "\"}}"),
        "question");
  }

  @Test
  void a_day_of_a_query_outside_the_years_1_to_9999_is_refused_with_its_parameter() {
    for (String name : new String[] {"issuedFrom", "issuedTo", "validOn"}) {
      assertRefused(server.send(as(RECORDS + "?" + name + "=-4800-12-31")), name);
      assertRefused(server.send(as(RECORDS + "?" + name + "=%2B10000-01-01")), name);
      assertThat(server.send(as(RECORDS + "?" + name + "=9999-12-31")).statusCode()).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"subject\":1}",
        "{\"subject\":1e999999}",
        "{\"subject\":true}",
        "{\"subject\":{}}",
        "{\"subject\":\"a\",\"subject\":\"b\"}",
        "{\"issuedOn\":20000}",
        "{\"issuedOn\":[2026,11,20]}",
        "{\"issuedOn\":\"2026-11-19T20:00:00Z\"}",
        "{\"issuedOn\":\"20/11/2026\"}",
        "{\"urgency\":1}"
      })
  void a_value_of_another_type_is_never_made_to_fit(String facts) {
    JsonNode record = registered();
    assertProblem(changed("PATCH", record, "", facts), 400, "BROKEN_JSON");
    assertThat(json(server.send(as(RECORDS + "/" + record.get("id").asText()))).get("version"))
        .isEqualTo(record.get("version"));
  }

  @Test
  void a_number_or_a_mark_of_another_type_is_never_made_to_fit() {
    String intake = "{\"intake\":\"" + received() + "\",\"paperOriginal\":";
    for (String mark : new String[] {"1", "\"yes\"", "\"true\"", "\"\"", "0.0"}) {
      assertProblem(post(RECORDS, intake + mark + "}"), 400, "BROKEN_JSON");
    }
    JsonNode series = json(server.send(as("/api/v1/series"))).get(1);
    String code = "/api/v1/series/" + series.get("code").asText();
    for (String next : new String[] {"5.7", "5.0", "\"5\"", "true", "5e0"}) {
      HttpResponse<String> set =
          server.send(
              as(code)
                  .header("Content-Type", "application/json")
                  .header("If-Match", series.get("etag").asText())
                  .PUT(BodyPublishers.ofString("{\"next\":" + next + "}")));
      assertProblem(set, 400, "BROKEN_JSON");
    }
  }

  @Test
  void the_register_is_called_as_searches_call_it_too() {
    HttpResponse<String> made =
        post(RECORDS, "{\"intake\":\"" + received() + "\",\"register\":\"van-ban-den\"}");
    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    assertProblem(
        post(RECORDS, "{\"intake\":\"" + received() + "\",\"register\":\"khong-co\"}"),
        422,
        "BOOK_UNKNOWN");
  }

  @Test
  void the_first_and_the_last_day_are_kept() {
    for (String day : new String[] {"0001-01-01", "9999-12-31"}) {
      HttpResponse<String> kept =
          changed("PATCH", registered(), "", "{\"issuedOn\":\"" + day + "\"}");
      assertThat(kept.statusCode()).as(kept.body()).isEqualTo(200);
      assertThat(kept.body()).contains("\"issuedOn\":\"" + day + "\"");
    }
  }

  @Test
  void an_unsound_form_is_refused_with_its_field() {
    assertRefused(form("/login", "username=a%00b&password=x"), "username");
    assertRefused(form("/login", "username=a&password=%00"), "password");
    assertRefused(form("/login", "username=a\u0000b"), "username");
    for (String broken :
        new String[] {"username=%ff", "username=a%ED%A0%80", "username=%4", "%zz"}) {
      assertProblem(form("/login", broken), 400, "BAD_REQUEST");
    }
    assertProblem(form("/login", "username=" + "a".repeat(2 << 20)), 413, "PAYLOAD_TOO_LARGE");
    assertThat(form("/login", "username=a&password=x%20%E1%BB%87").statusCode()).isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-4800-12-31", "0000-12-31", "+5900000-01-01", "01/01/0000"})
  void a_day_of_a_form_outside_the_years_1_to_9999_is_refused_with_its_field(String day) {
    HttpResponse<String> entered = form("/login", "username=lan&password=mot+cau+ngan+de+nho");
    String session = entered.headers().firstValue("Set-Cookie").orElseThrow().replaceAll(";.*", "");
    String secret =
        server
            .send(server.request("/").header("Cookie", session))
            .body()
            .replaceAll("(?s).*name=\"_csrf\" value=\"([^\"]+)\".*", "$1");
    String page = "/records/" + registered().get("id").asText();
    String sent = URLEncoder.encode(day, UTF_8);
    for (String[] one :
        new String[][] {{"/facts", "issuedOn"}, {"/facts", "arrivedOn"}, {"/hand-over", "dueOn"}}) {
      assertRefused(
          server.send(
              server
                  .request(page + one[0])
                  .header("Cookie", session)
                  .header("X-CSRF-Token", secret)
                  .header("Content-Type", "application/x-www-form-urlencoded")
                  .POST(BodyPublishers.ofString("version=1&to=a&" + one[1] + "=" + sent))),
          one[1]);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/login", "/link/abc"})
  void a_form_that_does_not_say_that_it_is_one_is_no_known_media_type(String page) {
    for (String type :
        new String[] {"", "text/plain", "application/x-www-form-urlencoded; charset=UTF-16"}) {
      HttpRequest.Builder sent =
          server.request(page).POST(BodyPublishers.ofString("username=a&password=b"));
      assertProblem(
          server.send(type.isEmpty() ? sent : sent.header("Content-Type", type)),
          415,
          "UNSUPPORTED_MEDIA_TYPE");
    }
  }

  @Test
  void a_query_that_nobody_can_read_is_refused() {
    for (String query :
        new String[] {"q=%ff", "q=%ED%A0%80", "q=%zz", "q=%4", "q=%", "%ff=a", "q=a&issuer=%C3"}) {
      for (String path :
          new String[] {RECORDS, RECORDS + "/export", RECORDS + "/suggestions", "/login"}) {
        String answer = raw(path + "?" + query);
        assertThat(answer)
            .as(path + "?" + query)
            .startsWith("HTTP/1.1 400")
            .contains("application/problem+json", "\"code\":\"BAD_REQUEST\"");
      }
    }
    assertRefused(server.send(as(RECORDS + "?q=a%00b")), "q");
    assertRefused(server.send(as(RECORDS + "?removed=a&removed=%00")), "removed");
    assertThat(raw(RECORDS + "?q=gi%E1%BA%A5y+m%E1%BB%9Di")).startsWith("HTTP/1.1 200");
  }

  @Test
  void a_parameter_that_a_call_does_not_read_is_named_and_a_page_passes_over_it() {
    for (String path :
        new String[] {
          RECORDS,
          RECORDS + "/export",
          RECORDS + "/suggestions",
          "/api/v1/archive-dues",
          "/api/v1/series"
        }) {
      HttpResponse<String> answer = server.send(as(path + "?issuedfrom=2026-01-01"));
      assertProblem(answer, 400, "BAD_REQUEST");
      assertThat(json(answer).get("parameter").asText()).isEqualTo("issuedfrom");
    }
    assertThat(server.send(server.request("/login?utm_source=x")).statusCode()).isEqualTo(200);
  }

  @Test
  void a_document_with_NUL_and_half_characters_is_read_and_registered() {
    byte[] text =
        "UBND TỈNH A\nSố: 12/QĐ-UBND\nHà Nội, ngày 03 tháng 3 năm 2026\nQUYẾT ĐỊNH\nVề việc x\u0000y \\u0000\n"
            .getBytes(UTF_8);
    byte[] half = {'V', (byte) 0xED, (byte) 0xA0, (byte) 0x80, ' ', 'v', 0, 'b', '\n'};
    byte[] file = new byte[text.length + half.length];
    System.arraycopy(text, 0, file, 0, text.length);
    System.arraycopy(half, 0, file, text.length, half.length);
    HttpResponse<String> received = server.receive(clerk, "nul.txt", file);
    assertThat(received.statusCode()).as(received.body()).isEqualTo(201);
    assertThat(received.body()).contains("12/QĐ-UBND");
    HttpResponse<String> made =
        post(RECORDS, "{\"intake\":\"" + json(received).get("id").asText() + "\",\"facts\":{}}");
    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
  }

  private static void assertRefused(HttpResponse<String> answer, String field) {
    assertProblem(answer, 422, "INVALID_FIELD");
    assertThat(json(answer).get("fields")).as(answer.body()).hasSize(1);
    assertThat(json(answer).at("/fields/0").asText()).isEqualTo(field);
  }

  private static String received() {
    byte[] file = ("Giấy mời " + System.nanoTime()).getBytes(UTF_8);
    return json(server.receive(clerk, "moi.txt", file)).get("id").asText();
  }

  private static JsonNode registered() {
    return json(server.register(clerk, received()));
  }

  private static HttpResponse<String> changed(
      String method, JsonNode record, String part, String body) {
    HttpResponse<String> now = server.send(as(RECORDS + "/" + record.get("id").asText()));
    return server.send(
        as(RECORDS + "/" + record.get("id").asText() + part)
            .header("Content-Type", "application/json")
            .header("If-Match", now.headers().firstValue("ETag").orElseThrow())
            .method(method, BodyPublishers.ofString(body)));
  }

  private static HttpResponse<String> post(String path, String body) {
    return server.send(server.post(clerk, path, "application/json", body));
  }

  private static HttpResponse<String> form(String path, String body) {
    return server.send(
        server
            .request(path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(body)));
  }

  private static HttpRequest.Builder as(String path) {
    return server.as(clerk, path);
  }

  /** For addresses that no client would send. */
  private static String raw(String path) {
    return server.raw(
        "GET "
            + path
            + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nAuthorization: Bearer "
            + clerk
            + "\r\n\r\n");
  }
}
