package vn.vanthu.signing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FindingTest {

  @ParameterizedTest
  @EnumSource(Finding.class)
  void every_code_has_a_sentence_in_both_languages(Finding finding) {
    Message message = finding.message("a", "b");
    assertThat(message.code()).isEqualTo(finding.name()).matches("[A-Z][A-Z0-9_]*+");
    assertThat(message.vi()).endsWith(".").doesNotContain("{");
    assertThat(message.en()).endsWith(".").doesNotContain("{");
  }
}
