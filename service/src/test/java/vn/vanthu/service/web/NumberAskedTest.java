package vn.vanthu.service.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.vanthu.service.access.Role;
import vn.vanthu.service.accounts.Account;
import vn.vanthu.service.accounts.Scope;
import vn.vanthu.service.api.TestOffice;

/** Who asks for a number that is not there is told so, by program and by page. */
class NumberAskedTest {
  private static final String NEAR = "Không có văn bản nào đúng số đã gõ";
  private static final String NONE = "Không có văn bản nào mang số đã gõ";

  private static TestOffice office;
  private static Account clerk;
  private static String token;

  @BeforeAll
  static void an_office_with_one_decision() {
    office = new TestOffice(InstantSource.system());
    clerk = office.account(Role.CLERK);
    token =
        office
            .accounts()
            .issueToken(clerk, "thử", EnumSet.allOf(Scope.class), Duration.ofDays(1), null)
            .secret()
            .value();
    HttpResponse<String> received =
        post(
            "/api/v1/intake",
            "multipart/form-data; boundary=x",
            "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n\r\n"
                + "717/QĐ-UBND\nvề giếng làng\r\n--x--\r\n");
    String intake = TestOffice.json(received).get("id").asText();
    HttpResponse<String> registered =
        post("/api/v1/records", "application/json", "{\"intake\":\"" + intake + "\"}");
    assertThat(registered.statusCode()).as(registered.body()).isEqualTo(201);
  }

  @AfterAll
  static void stop() {
    office.close();
  }

  @Test
  void the_number_itself_is_answered_without_a_word() {
    assertThat(asked("717/QĐ-UBND")).isEqualTo("EXACT");
    assertThat(page("717/QĐ-UBND")).contains("717/QĐ-UBND").doesNotContain(NEAR, NONE);
    assertThat(asked("giếng làng")).isEqualTo("null");
  }

  @Test
  void another_type_of_the_same_digits_is_called_near() {
    assertThat(asked("717/CT-UBND")).isEqualTo("NEAR");
    assertThat(page("717/CT-UBND")).contains("717/QĐ-UBND", NEAR);
  }

  @Test
  void hits_by_words_alone_are_told_from_the_number() {
    assertThat(asked("987654/QĐ-UBND giếng làng")).isEqualTo("NONE");
    assertThat(page("987654/QĐ-UBND giếng làng")).contains("717/QĐ-UBND", NONE);
  }

  private static String asked(String words) {
    HttpResponse<String> answer =
        office.send(
            office
                .request("/api/v1/records?q=" + URLEncoder.encode(words, UTF_8))
                .header("Authorization", "Bearer " + token));
    return TestOffice.json(answer).get("numberMatch").asText();
  }

  private static String page(String words) {
    return new Visitor(office, clerk).get("/records?q=" + URLEncoder.encode(words, UTF_8));
  }

  private static HttpResponse<String> post(String path, String type, String body) {
    return office.send(
        office
            .request(path)
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", type)
            .POST(BodyPublishers.ofString(body)));
  }
}
