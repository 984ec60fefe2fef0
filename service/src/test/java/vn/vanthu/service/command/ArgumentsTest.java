package vn.vanthu.service.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ArgumentsTest {
  private static Arguments parse(String... words) throws Misuse {
    return Arguments.parse(List.of(words), Set.of("json"), Set.of("at"));
  }

  @Test
  void flags_values_and_files_stand_in_any_order() throws Misuse {
    Arguments a = parse("a.pdf", "--json", "--at=2026", "b.pdf");
    assertThat(a.has("json")).isTrue();
    assertThat(a.value("at")).contains("2026");
    assertThat(a.files()).containsExactly("a.pdf", "b.pdf");
  }

  @Test
  void a_file_may_begin_with_hyphens_after_two_of_them() throws Misuse {
    assertThat(parse("--", "--json").files()).containsExactly("--json");
  }

  @Test
  void an_option_that_is_not_known_is_misuse() {
    assertThatThrownBy(() -> parse("--jsno")).isInstanceOf(Misuse.class);
    assertThatThrownBy(() -> parse("--at")).isInstanceOf(Misuse.class);
    assertThatThrownBy(() -> parse("--at", "1", "--at", "2")).isInstanceOf(Misuse.class);
  }
}
