package vn.vanthu.service.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.vanthu.service.access.Role;
import vn.vanthu.service.accounts.Account;
import vn.vanthu.service.api.TestOffice;

class PeoplePageTest {
  private static TestOffice office;

  @BeforeAll
  static void start() {
    office = new TestOffice(InstantSource.system());
  }

  @AfterAll
  static void stop() {
    office.close();
  }

  @Test
  void a_refused_person_stays_in_the_form() {
    Visitor admin = new Visitor(office, office.account(Role.ADMINISTRATOR));
    HttpResponse<String> refused =
        admin.post(
            "/people",
            Map.of(
                "username",
                "Tên sai",
                "fullName",
                "Lê Thị Bình",
                "position",
                "Chuyên viên",
                "units",
                "NC",
                "role",
                "OFFICIAL"));
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body())
        .contains("value=\"Tên sai\"", "value=\"Lê Thị Bình\"", "value=\"NC\"")
        .containsPattern("value=\"OFFICIAL\" checked>[^<]*</label>[^#]*</fieldset>");
  }

  @Test
  void name_position_and_units_are_mended_later() {
    Visitor admin = new Visitor(office, office.account(Role.ADMINISTRATOR));
    Account person = office.account(Role.OFFICIAL);
    HttpResponse<String> done =
        admin.post(
            "/people/" + person.id() + "/description",
            Map.of("fullName", "Lê Thị Bình", "position", "Phó Giám đốc", "units", "NC, VP"));
    assertThat(done.statusCode()).isEqualTo(303);
    Account mended = office.accounts().find(person.id()).orElseThrow();
    assertThat(mended.fullName()).isEqualTo("Lê Thị Bình");
    assertThat(mended.position()).isEqualTo("Phó Giám đốc");
    assertThat(mended.units()).isEqualTo(Set.of("NC", "VP"));
    assertThat(mended.roles()).isEqualTo(person.roles());
  }
}
