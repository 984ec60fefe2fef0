package vn.vanthu.service.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

/** What the server answers before any resource is asked, at both its ports. */
class ServerPortsTest {
  private static TestOffice office;

  @BeforeAll
  static void start() {
    office = new TestOffice(InstantSource.system());
  }

  @AfterAll
  static void stop() {
    office.close();
  }

  /** {@code ~} ends a line. */
  @ParameterizedTest
  @CsvSource({
    "PRI * HTTP/2.0~~SM~~, 426, UPGRADE_REQUIRED",
    "GET / HTTP/3.7~Host: 127.0.0.1~~, 505, HTTP_VERSION_UNKNOWN",
    "GET /~~, 505, HTTP_VERSION_UNKNOWN",
    "GET / HTTP/1.1~Host: 127.0.0.1~Expect: tea~Connection: close~~, 417, EXPECTATION_FAILED",
    "GET / HTTP/1.1~Connection: close~~, 400, BAD_REQUEST",
    "GET / HTTP/1.1~Host: a~Host: b~Connection: close~~, 400, BAD_REQUEST",
    "NONSENSE~~, 400, BAD_REQUEST"
  })
  void the_document_bears_the_status_of_the_answer_and_a_code_that_fits(
      String request, int status, String code) throws IOException {
    String answer = office.raw(request.replace("~", "\r\n"));
    assertThat(answer).matches("(?s)HTTP/1.1 " + status + " .*");
    JsonNode problem = new ObjectMapper().readTree(answer.substring(answer.indexOf('{')));
    assertThat(problem.get("status").asInt()).isEqualTo(status);
    assertThat(problem.get("code").asText()).isEqualTo(code);
  }

  @Test
  void a_status_without_a_code_of_its_own_is_still_the_documents() {
    for (int status = 400; status < 600; status++) {
      Problem problem = Problem.ofStatus(status);
      assertThat(problem.status()).isEqualTo(status);
    }
  }

  @Test
  void the_admin_port_answers_monitors_and_tools_of_this_machine() {
    assertThat(admin("GET /ping", "Host: 127.0.0.1")).startsWith("HTTP/1.1 200");
    assertThat(admin("GET /metrics", "Host: localhost:8081")).startsWith("HTTP/1.1 200");
    assertThat(admin("POST /tasks/log-level?logger=of.a.tool&level=ERROR", "Host: 127.0.0.1"))
        .startsWith("HTTP/1.1 200");
    assertThat(LoggerFactory.getLogger("of.a.tool").isWarnEnabled()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GET /metrics | Host: evil.example | 421 | MISDIRECTED_HOST",
        "GET /ping | Host: 127.0.0.1.evil.example:8081 | 421 | MISDIRECTED_HOST",
        "POST /tasks/log-level?logger=of.a.page&level=ERROR | Host: evil.example | 421 | MISDIRECTED_HOST",
        "POST /tasks/log-level?logger=of.a.page&level=ERROR"
            + " | Host: 127.0.0.1~Origin: http://evil.example | 403 | CROSS_SITE",
        "POST /tasks/log-level?logger=of.a.page&level=ERROR"
            + " | Host: 127.0.0.1~Origin: null | 403 | CROSS_SITE",
        "POST /tasks/log-level?logger=of.a.page&level=ERROR"
            + " | Host: 127.0.0.1~Sec-Fetch-Site: same-site | 403 | CROSS_SITE"
      })
  void the_admin_port_refuses_foreign_names_and_other_sites_pages(
      String line, String headers, int status, String code) {
    assertThat(admin(line, headers.replace("~", "\r\n")))
        .startsWith("HTTP/1.1 " + status)
        .contains("application/problem+json", code);
    assertThat(LoggerFactory.getLogger("of.a.page").isWarnEnabled()).as("unchanged").isTrue();
  }

  private static String admin(String line, String headers) {
    return office.raw(
        office.adminPort(),
        line + " HTTP/1.1\r\n" + headers + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
  }
}
