package vn.vanthu.service.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.vanthu.service.access.Role;
import vn.vanthu.service.accounts.Account;
import vn.vanthu.service.accounts.Accounts.IssuedToken;
import vn.vanthu.service.accounts.Scope;

class EdgeTest {
  private static final byte[] PDF = "%PDF-1.7\n%%EOF\n".getBytes(UTF_8);
  private static final AtomicReference<Instant> NOW =
      new AtomicReference<>(Instant.parse("2026-03-02T01:00:00Z"));
  private static TestOffice office;

  @BeforeAll
  static void start() {
    office = new TestOffice((InstantSource) NOW::get);
  }

  @AfterAll
  static void stop() throws Exception {
    office.close();
  }

  /** Each test begins a minute later, so that no throttle remembers the one before. */
  @BeforeEach
  void a_while_later() {
    NOW.updateAndGet(now -> now.plus(Duration.ofMinutes(10)));
  }

  @Test
  void a_file_is_verified_without_a_login() {
    HttpResponse<String> answer =
        office.send(
            new Multipart()
                .file("file", "Quyết định 14.pdf", PDF)
                .post(office.request("/api/v1/verifications")));
    assertThat(answer.statusCode()).isEqualTo(200);
    JsonNode report = TestOffice.json(answer);
    assertThat(report.get("document").asText()).isEqualTo("UNSIGNED");
    assertThat(report.get("file").asText()).isEqualTo("Quyết định 14.pdf");
    assertThat(report.get("registered").isNull()).isTrue();
  }

  @Test
  void raw_bytes_are_verified_whatever_curl_calls_them() {
    for (String type : new String[] {"application/pdf", "application/x-www-form-urlencoded"}) {
      HttpResponse<String> answer =
          office.send(
              office
                  .request("/api/v1/verifications")
                  .header("Content-Type", type)
                  .POST(BodyPublishers.ofByteArray(PDF)));
      assertThat(answer.statusCode()).as(type).isEqualTo(200);
      assertThat(TestOffice.json(answer).get("size").asInt()).isEqualTo(PDF.length);
    }
  }

  @Test
  void only_for_callers_the_office_knows_are_authorities_asked() {
    int before = TestOffice.ASKED.get();
    office.send(
        new Multipart().file("file", "a.pdf", PDF).post(office.request("/api/v1/verifications")));
    assertThat(TestOffice.ASKED).hasValue(before);
    String token = token(Scope.VERIFY, Duration.ofDays(1));
    office.send(
        new Multipart()
            .file("file", "a.pdf", PDF)
            .post(
                office
                    .request("/api/v1/verifications")
                    .header("Authorization", "Bearer " + token)));
    assertThat(TestOffice.ASKED).hasValue(before + 1);
  }

  @Test
  void several_files_give_reports_in_order() {
    HttpResponse<String> answer =
        office.send(
            new Multipart()
                .file("file", "b.pdf", PDF)
                .file("file", "a.pdf", PDF)
                .post(office.request("/api/v1/verifications")));
    JsonNode reports = TestOffice.json(answer);
    assertThat(reports).hasSize(2);
    assertThat(reports.get(0).get("file").asText()).isEqualTo("b.pdf");
    assertThat(reports.get(1).get("file").asText()).isEqualTo("a.pdf");
  }

  @Test
  void the_report_of_one_file_is_that_of_ETSI_for_whoever_prefers_it() {
    String etsi = "application/vnd.etsi.ts119102-2+xml";
    HttpResponse<String> answer =
        office.send(
            new Multipart()
                .file("file", "a.pdf", PDF)
                .post(office.request("/api/v1/verifications").header("Accept", etsi)));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).contains(etsi);
    assertThat(answer.body())
        .contains("ValidationReport", "urn:vanthu:mainindication:no-signature");
    assertProblem(
        office.send(
            new Multipart()
                .file("file", "a.pdf", PDF)
                .file("file", "b.pdf", PDF)
                .post(office.request("/api/v1/verifications").header("Accept", etsi))),
        406,
        "NOT_ACCEPTABLE");
  }

  @Test
  void the_report_is_a_PDF_for_whoever_prefers_one() {
    for (String accept :
        new String[] {"application/pdf", "application/json;q=0.5, application/pdf"}) {
      HttpResponse<String> answer =
          office.send(
              new Multipart()
                  .file("file", "a.pdf", PDF)
                  .post(office.request("/api/v1/verifications").header("Accept", accept)));
      assertThat(answer.statusCode()).as(accept).isEqualTo(200);
      assertThat(answer.headers().firstValue("Content-Type")).contains("application/pdf");
      assertThat(answer.headers().firstValue("Content-Disposition").orElseThrow())
          .startsWith("attachment; filename=\"bao-cao-kiem-tra-");
      assertThat(answer.body()).startsWith("%PDF-");
    }
    for (String accept : new String[] {"*/*", "application/json, application/pdf;q=0.9"}) {
      HttpResponse<String> answer =
          office.send(
              new Multipart()
                  .file("file", "a.pdf", PDF)
                  .post(office.request("/api/v1/verifications").header("Accept", accept)));
      assertThat(TestOffice.json(answer).get("document").asText()).as(accept).isEqualTo("UNSIGNED");
    }
    assertProblem(
        office.send(
            new Multipart()
                .file("file", "a.pdf", PDF)
                .post(office.request("/api/v1/verifications").header("Accept", "image/png"))),
        406,
        "NOT_ACCEPTABLE");
  }

  @Test
  void the_hundred_and_first_file_is_refused() {
    Multipart form = new Multipart();
    for (int i = 0; i < 101; i++) {
      form.file("file", i + ".pdf", PDF);
    }
    assertProblem(
        office.send(form.post(office.request("/api/v1/verifications"))), 400, "TOO_MANY_FILES");
  }

  @Test
  void the_thirty_first_anonymous_request_in_a_minute_waits() {
    for (int i = 0; i < 30; i++) {
      assertThat(verifyRaw().statusCode()).isEqualTo(200);
    }
    HttpResponse<String> last = verifyRaw();
    assertProblem(last, 429, "TOO_MANY_REQUESTS");
    assertThat(last.headers().firstValueAsLong("Retry-After").orElseThrow()).isBetween(1L, 60L);
  }

  @Test
  void a_declared_length_above_50_MiB_is_refused_before_it_is_sent() {
    String answer =
        office.raw(
            "POST /api/v1/verifications HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n"
                + "Content-Type: application/pdf\r\nContent-Length: 209715200\r\n\r\n%PDF");
    assertThat(answer).startsWith("HTTP/1.1 413").contains("ASYNC_REQUIRED");
  }

  @Test
  void a_length_above_maxUpload_is_refused_even_with_a_token() {
    String answer =
        office.raw(
            "POST /api/v1/verifications HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n"
                + "Authorization: Bearer "
                + token(Scope.VERIFY, Duration.ofDays(1))
                + "\r\n"
                + "Prefer: respond-async\r\n"
                + "Content-Type: application/pdf\r\nContent-Length: 2000000000\r\n\r\n%PDF");
    assertThat(answer).startsWith("HTTP/1.1 413").contains("PAYLOAD_TOO_LARGE");
  }

  @Test
  void a_token_may_ask_for_the_answer_later() throws Exception {
    String token = token(Scope.VERIFY, Duration.ofDays(1));
    HttpResponse<String> accepted =
        office.send(
            office
                .request("/api/v1/verifications")
                .header("Authorization", "Bearer " + token)
                .header("Prefer", "respond-async")
                .header("Content-Type", "application/pdf")
                .POST(BodyPublishers.ofByteArray(PDF)));
    assertThat(accepted.statusCode()).isEqualTo(202);
    String location = accepted.headers().firstValue("Location").orElseThrow();
    HttpResponse<String> result;
    do {
      Thread.sleep(20);
      result = office.send(office.request(location).header("Authorization", "Bearer " + token));
    } while (result.statusCode() == 202);
    assertThat(TestOffice.json(result).get("document").asText()).isEqualTo("UNSIGNED");
    assertProblem(office.send(office.request(location)), 404, "NOT_FOUND");
  }

  @Test
  void an_expired_token_is_told_so_and_an_unknown_one_is_not_known() {
    String token = token(Scope.VERIFY, Duration.ofHours(1));
    NOW.updateAndGet(now -> now.plus(Duration.ofHours(2)));
    assertProblem(
        office.send(
            office.request("/api/v1/verifications/x").header("Authorization", "Bearer " + token)),
        401,
        "TOKEN_EXPIRED");
    assertProblem(
        office.send(
            office.request("/api/v1/verifications/x").header("Authorization", "Bearer vt_no")),
        401,
        "TOKEN_UNKNOWN");
  }

  @Test
  void problems_speak_the_language_that_is_asked_for() {
    HttpResponse<String> english =
        office.send(office.request("/api/v1/nothing").header("Accept-Language", "en"));
    assertThat(TestOffice.json(english).get("title").asText()).startsWith("It does not exist");
    HttpResponse<String> vietnamese = office.send(office.request("/api/v1/nothing"));
    assertThat(TestOffice.json(vietnamese).get("title").asText()).startsWith("Không có");
  }

  @Test
  void errors_of_Jersey_and_Jetty_are_problem_documents_too() {
    assertProblem(office.send(office.request("/api/v1/nothing")), 404, "NOT_FOUND");
    assertProblem(
        office.send(office.request("/api/v1/verifications").DELETE()), 405, "METHOD_NOT_ALLOWED");
    assertProblem(
        office.send(
            office
                .request("/api/v1/verifications")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{}"))),
        415,
        "UNSUPPORTED_MEDIA_TYPE");
    for (String line :
        new String[] {
          "GET /api/v1/records/14%2FQĐ HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n",
          "GET /%zz HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n",
          "NONSENSE\r\n\r\n",
          "GET / HTTP/1.1\r\nConnection: close\r\n\r\n",
          "GET /" + "a".repeat(20_000) + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n"
        }) {
      String answer = office.raw(line);
      assertThat(answer)
          .as(line.substring(0, Math.min(40, line.length())))
          .matches("(?s)HTTP/1.1 4\\d\\d .*")
          .contains("application/problem+json")
          .contains("\"code\"");
    }
  }

  @Test
  void a_broken_multipart_body_is_the_callers_fault() {
    assertProblem(
        office.send(
            office
                .request("/api/v1/verifications")
                .header("Content-Type", "multipart/form-data; boundary=x")
                .POST(
                    BodyPublishers.ofString(
                        "--x\r\nContent-Disposition: form-data; name=\"file\""))),
        400,
        "BROKEN_MULTIPART");
    assertProblem(
        office.send(
            office
                .request("/api/v1/verifications")
                .header("Content-Type", "multipart/form-data")
                .POST(BodyPublishers.ofString("x"))),
        400,
        "BROKEN_MULTIPART");
  }

  @Test
  void a_foreign_host_name_is_refused() {
    String answer =
        office.raw("GET /verify HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n");
    assertThat(answer).startsWith("HTTP/1.1 421").contains("MISDIRECTED_HOST");
  }

  @Test
  void the_api_description_names_the_version_and_the_calls() {
    JsonNode description = TestOffice.json(office.send(office.request("/openapi.json")));
    assertThat(description.get("openapi").asText()).isEqualTo("3.1.0");
    assertThat(description.at("/paths/~1api~1v1~1verifications/post").isObject()).isTrue();
  }

  @Test
  void pages_forbid_everything_foreign() {
    HttpResponse<String> page = office.send(office.request("/verify"));
    assertThat(page.statusCode()).isEqualTo(200);
    String policy = page.headers().firstValue("Content-Security-Policy").orElseThrow();
    assertThat(policy).contains("default-src 'none'").doesNotContain("unsafe");
    assertThat(page.body()).doesNotContain("http://").doesNotContain("https://");
    assertThat(page.body())
        .doesNotContain("<style")
        .doesNotContain("style=")
        .doesNotContain("onclick");
  }

  @Test
  void a_person_logs_in_and_out() {
    Account clerk = office.account(Role.CLERK);
    HttpResponse<String> entered = logIn(clerk.username(), TestOffice.PASSWORD);
    assertThat(entered.statusCode()).isEqualTo(303);
    String cookie = entered.headers().firstValue("Set-Cookie").orElseThrow();
    assertThat(cookie).contains("HttpOnly").contains("SameSite=Lax");
    String session = cookie.substring(0, cookie.indexOf(';'));
    HttpResponse<String> desk = office.send(office.request("/").header("Cookie", session));
    assertThat(desk.body()).contains(clerk.fullName());

    HttpResponse<String> forged =
        office.send(
            office
                .request("/logout")
                .header("Cookie", session)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("")));
    assertProblem(forged, 403, "CROSS_SITE");
    String csrf = desk.body().replaceAll("(?s).*name=\"_csrf\" value=\"([^\"]+)\".*", "$1");
    HttpResponse<String> left =
        office.send(
            office
                .request("/logout")
                .header("Cookie", session)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("_csrf=" + csrf)));
    assertThat(left.statusCode()).isEqualTo(303);
    assertThat(office.send(office.request("/").header("Cookie", session)).statusCode())
        .isEqualTo(303);
  }

  @Test
  void a_browser_without_scripts_hands_in_a_file_and_is_led_on() {
    Account clerk = office.account(Role.CLERK);
    String cookie =
        logIn(clerk.username(), TestOffice.PASSWORD)
            .headers()
            .firstValue("Set-Cookie")
            .orElseThrow();
    String session = cookie.substring(0, cookie.indexOf(';'));
    String form = office.send(office.request("/file").header("Cookie", session)).body();
    String csrf = form.replaceAll("(?s).*name=\"_csrf\" value=\"([^\"]+)\".*", "$1");

    HttpResponse<String> taken = handIn(session, new Multipart().field("_csrf", csrf));
    assertThat(taken.statusCode()).as(taken.body()).isEqualTo(303);
    String next = taken.headers().firstValue("Location").orElseThrow();
    HttpResponse<String> review =
        office.send(office.request(URI.create(next).getPath()).header("Cookie", session));
    assertThat(review.statusCode()).isEqualTo(200);
    assertThat(review.body()).contains("/register");

    assertThat(handIn(session, new Multipart()).statusCode()).isEqualTo(403);
    assertThat(handIn(session, new Multipart().field("_csrf", "x" + csrf)).statusCode())
        .isEqualTo(403);
    assertThat(
            handIn(session, new Multipart().field("direction", "INCOMING").field("_csrf", csrf))
                .statusCode())
        .as("the secret comes first: what stands before it is not searched")
        .isEqualTo(403);
  }

  private HttpResponse<String> handIn(String session, Multipart form) {
    return office.send(
        form.file("file", "van-ban.txt", ("Giấy mời " + System.nanoTime()).getBytes(UTF_8))
            .post(office.request("/file").header("Cookie", session).header("Accept", "text/html")));
  }

  @Test
  void a_sixth_wrong_password_has_to_wait() {
    Account clerk = office.account(Role.CLERK);
    for (int i = 0; i < 5; i++) {
      assertThat(logIn(clerk.username(), "wrong").statusCode()).isEqualTo(401);
    }
    HttpResponse<String> sixth = logIn(clerk.username(), TestOffice.PASSWORD);
    assertThat(sixth.statusCode()).isEqualTo(429);
    assertThat(sixth.headers().firstValue("Retry-After")).isPresent();
  }

  @Test
  void another_sites_form_is_refused() {
    HttpResponse<String> answer =
        office.send(
            office
                .request("/login")
                .header("Origin", "https://evil.example")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("username=a&password=b")));
    assertProblem(answer, 403, "CROSS_SITE");
  }

  private static HttpResponse<String> verifyRaw() {
    return office.send(
        office
            .request("/api/v1/verifications")
            .header("Content-Type", "application/pdf")
            .POST(BodyPublishers.ofByteArray(PDF)));
  }

  private static HttpResponse<String> logIn(String username, String password) {
    return office.send(
        office
            .request("/login")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(
                BodyPublishers.ofString(
                    "username=" + username + "&password=" + password.replace(' ', '+'))));
  }

  private static String token(Scope scope, Duration life) {
    IssuedToken issued =
        office.accounts().issueToken(office.account(Role.CLERK), "test", Set.of(scope), life, null);
    return issued.secret().value();
  }

  private static void assertProblem(HttpResponse<String> answer, int status, String code) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type"))
        .hasValueSatisfying(t -> assertThat(t).startsWith("application/problem+json"));
    JsonNode problem = TestOffice.json(answer);
    assertThat(problem.get("code").asText()).isEqualTo(code);
    assertThat(problem.get("next").asText()).isNotBlank();
    assertThat(problem.get("status").asInt()).isEqualTo(status);
  }
}
