package vn.vanthu.service.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.vanthu.service.language.Language;

class ProblemCodeTest {
  @Test
  void every_code_has_a_status_and_both_languages_and_a_next_step() {
    for (ProblemCode code : ProblemCode.values()) {
      assertThat(code.status()).as(code.name()).isBetween(400, 599);
      assertThat(code.name()).matches("[A-Z][A-Z_]+");
      for (Language language : Language.values()) {
        assertThat(code.title(language)).as(code + " " + language).isNotBlank().doesNotEndWith(".");
        assertThat(code.next(language)).as(code + " " + language).endsWith(".");
      }
      assertThat(code.title(Language.VI)).isNotEqualTo(code.title(Language.EN));
    }
  }

  @Test
  void no_two_codes_say_the_same() {
    Set<String> said = new HashSet<>();
    for (ProblemCode code : ProblemCode.values()) {
      assertThat(said.add(code.title(Language.VI))).as(code.name()).isTrue();
      assertThat(said.add(code.title(Language.EN))).as(code.name()).isTrue();
    }
  }

  @Test
  void a_bare_status_finds_a_code_of_the_same_class() {
    for (int status = 400; status < 600; status++) {
      ProblemCode code = ProblemCode.ofStatus(status);
      assertThat(code.status() / 100).as("status " + status).isEqualTo(status / 100);
    }
  }
}
