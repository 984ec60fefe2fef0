package vn.vanthu.service.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.vanthu.service.access.Role;
import vn.vanthu.service.api.TestOffice;

/** The outgoing way as people see it on their desks and on the record's page. */
class OutgoingPagesTest {
  private static TestOffice office;

  @BeforeAll
  static void start() {
    office = new TestOffice(InstantSource.fixed(Instant.parse("2026-03-02T01:00:00Z")));
  }

  @AfterAll
  static void stop() {
    office.close();
  }

  @Test
  void everybody_sees_what_waits_for_them_and_the_others_where_it_lies() {
    Visitor drafter = new Visitor(office, office.account(Role.OFFICIAL));
    Visitor director = new Visitor(office, office.account(Role.OFFICIAL));
    Visitor clerk = new Visitor(office, office.account(Role.CLERK));
    String draft = drafter.compose("Kế hoạch chờ việc");

    assertThat(drafter.get("/")).doesNotContain("Chờ bạn kiểm tra");
    assertThat(clerk.get("/")).contains("Chờ bạn kiểm tra: 1");
    assertThat(clerk.get("/drafts"))
        .contains("Chờ bạn xử lý (1)")
        .contains("Chờ kiểm tra")
        .contains(draft);
    assertThat(drafter.get("/drafts")).doesNotContain("Chờ bạn xử lý").contains("Chờ kiểm tra");

    assertThat(clerk.post(draft + "/route/check", Map.of("version", "1")).statusCode())
        .isEqualTo(303);
    assertThat(clerk.get("/")).doesNotContain("Chờ bạn kiểm tra");
    assertThat(clerk.get("/drafts")).doesNotContain("Chờ bạn xử lý").contains("Chờ ký");
    assertThat(director.get("/")).contains("Chờ bạn ký: 1");
  }
}
