package vn.vanthu.service.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.vanthu.service.access.Role;
import vn.vanthu.service.accounts.Account;
import vn.vanthu.service.api.TestOffice;

/** Whoever only looks at a link, a mail scanner or a preview, does not use it up. */
class LinkPagesTest {
  private static TestOffice office;

  @BeforeAll
  static void start() {
    office = new TestOffice(InstantSource.system());
  }

  @AfterAll
  static void stop() {
    office.close();
  }

  private static HttpResponse<String> looked(String path) {
    return office.send(office.request(path).header("Accept-Language", "en"));
  }

  private static HttpResponse<String> pressed(String path) {
    return office.send(
        office
            .request(path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString("")));
  }

  @Test
  void a_login_link_that_was_looked_at_still_comes_in_once_by_its_button() {
    Account person = office.account(Role.CLERK);
    String link = "/link/" + office.accounts().loginLink(person.id()).value();
    for (int i = 0; i < 3; i++) {
      HttpResponse<String> page = looked(link);
      assertThat(page.statusCode()).isEqualTo(200);
      assertThat(page.headers().allValues("Set-Cookie")).isEmpty();
      assertThat(page.body())
          .contains("<form method=\"post\" action=\"" + link + "\"", person.username(), "Come in");
    }
    HttpResponse<String> entered = pressed(link);
    assertThat(entered.statusCode()).isEqualTo(303);
    assertThat(entered.headers().firstValue("Set-Cookie").orElse("")).contains("HttpOnly");
    assertThat(looked(link).statusCode()).isEqualTo(410);
    assertThat(pressed(link).statusCode()).isEqualTo(410);
  }

  @Test
  void a_password_link_does_not_come_in_without_a_password() {
    Account person = office.account(Role.OFFICIAL);
    String link = "/link/" + office.accounts().passwordLink(person.id()).value();
    HttpResponse<String> without = pressed(link);
    assertThat(without.statusCode()).isEqualTo(422);
    assertThat(without.headers().allValues("Set-Cookie")).isEmpty();
    assertThat(looked(link).statusCode()).isEqualTo(200);
  }
}
