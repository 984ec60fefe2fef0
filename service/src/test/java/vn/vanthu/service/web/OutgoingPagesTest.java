package vn.vanthu.service.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
    int others = waiting(drafter, "Chờ bạn kiểm tra");
    int toSign = waiting(director, "Chờ bạn ký");
    String draft = drafter.compose("Kế hoạch chờ việc");

    assertThat(waiting(drafter, "Chờ bạn kiểm tra")).isEqualTo(others);
    assertThat(waiting(clerk, "Chờ bạn kiểm tra")).isEqualTo(others + 1);
    assertThat(clerk.get("/drafts"))
        .containsSubsequence("Chờ bạn xử lý", draft, "Chờ kiểm tra", "Đang chờ người khác");
    assertThat(drafter.get("/drafts"))
        .containsSubsequence("Đang chờ người khác", draft, "Chờ kiểm tra");

    assertThat(clerk.post(draft + "/route/check", Map.of("version", "1")).statusCode())
        .isEqualTo(303);
    assertThat(waiting(clerk, "Chờ bạn kiểm tra")).isEqualTo(others);
    assertThat(clerk.get("/drafts")).containsSubsequence("Đang chờ người khác", draft, "Chờ ký");
    assertThat(waiting(director, "Chờ bạn ký")).isEqualTo(toSign + 1);
  }

  /** What the desk counts under these words; other tests leave drafts, too. */
  private static int waiting(Visitor person, String words) {
    Matcher count = Pattern.compile(words + ": (\\d+)").matcher(person.get("/"));
    return count.find() ? Integer.parseInt(count.group(1)) : 0;
  }

  @Test
  void a_refused_step_leads_back_to_the_record_with_what_to_do_above_the_steps() {
    Visitor drafter = new Visitor(office, office.account(Role.OFFICIAL));
    String draft = drafter.compose("Kế hoạch bị từ chối");

    HttpResponse<String> refused = drafter.post(draft + "/route/check", Map.of("version", "1"));
    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(refused.body())
        .as("the record's own page, the reason above the steps")
        .containsSubsequence(
            "id=\"route\"",
            "role=\"alert\"",
            "Người soạn không tự kiểm tra dự thảo của mình.",
            "Nhờ người khác trong cơ quan kiểm tra.",
            "class=\"steps\"",
            "id=\"history\"");

    HttpResponse<String> stale = drafter.post(draft + "/route/check", Map.of("version", "7"));
    assertThat(stale.statusCode()).isEqualTo(412);
    assertThat(stale.body()).contains("id=\"route\"").contains("rồi làm lại nếu vẫn cần.");
  }

  @Test
  void whoever_checked_or_drafted_it_sees_the_button_that_takes_the_check_back() {
    Visitor drafter = new Visitor(office, office.account(Role.OFFICIAL));
    Visitor director = new Visitor(office, office.account(Role.OFFICIAL));
    Visitor clerk = new Visitor(office, office.account(Role.CLERK));
    String draft = drafter.compose("Kế hoạch kiểm tra nhầm");
    String button = draft + "/route/uncheck#route";
    assertThat(clerk.get(draft)).doesNotContain(button);
    clerk.post(draft + "/route/check", Map.of("version", "1"));
    assertThat(director.get(draft)).doesNotContain(button);
    assertThat(drafter.get(draft)).contains(button);
    assertThat(clerk.get(draft)).contains(button, "Thu lại việc kiểm tra");
    assertThat(clerk.post(draft + "/route/uncheck", Map.of("version", "2")).statusCode())
        .isEqualTo(303);
    assertThat(clerk.get(draft))
        .doesNotContain(button)
        .contains(draft + "/route/check#route")
        .containsSubsequence("id=\"history\"", "Thu lại việc kiểm tra");
  }

  @Test
  void a_draft_is_called_by_its_type_and_subject() {
    Visitor clerk = new Visitor(office, office.account(Role.CLERK));
    assertThat(clerk.get(clerk.compose("Kế hoạch có tên")))
        .as("the type once")
        .contains("<h1>Kế hoạch có tên</h1>");
    assertThat(clerk.get(clerk.compose("Tổ chức hội nghị")))
        .contains("<h1>Kế hoạch Tổ chức hội nghị</h1>")
        .doesNotContain("<h1>du-thao.pdf</h1>");
  }

  @Test
  void a_refused_correction_is_told_on_top_of_the_record() {
    Visitor clerk = new Visitor(office, office.account(Role.CLERK));
    String draft = clerk.compose("Kế hoạch chưa đăng ký");
    HttpResponse<String> refused =
        clerk.post(draft + "/cancel", Map.of("version", "1", "reason", " "));
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body())
        .containsSubsequence("role=\"alert\"", "Ghi lý do vào ô lý do", "<h1>", "id=\"route\"");
  }
}
