package vn.vanthu.search.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import vn.vanthu.search.analysis.Syllable;
import vn.vanthu.search.analysis.Syllables;
import vn.vanthu.search.reference.Abbreviation;
import vn.vanthu.search.reference.Reference;

/** Short forms and what they stand for, both ways. */
class AbbreviationsTest {

  @Test
  void a_short_form_is_written_out() {
    assertThat(words("kế hoạch CCHC")).isEqualTo("ke hoach cai cach hanh chinh");
    assertThat(words("Bộ GD&ĐT trả lời")).isEqualTo("bo giao duc va dao tao tra loi");
    assertThat(words("công văn của BNV")).isEqualTo("cong van cua bo noi vu");
  }

  @Test
  void a_long_form_is_looked_for_in_short_too_and_stays_itself() {
    Abbreviations.Expanded expanded = expand("thủ tục hành chính cấp xã");
    assertThat(folded(expanded.words())).isEqualTo("thu tuc hanh chinh cap xa");
    assertThat(expanded.shortForms()).containsExactly(List.of("tthc"));
    assertThat(folded(expanded.otherForms().getFirst())).isEqualTo("tthc cap xa");
  }

  @Test
  void every_row_of_the_table_goes_both_ways() {
    for (Abbreviation row : Reference.standard().abbreviations()) {
      assertThat(expand(row.shortForm()).shortForms()).as(row.toString()).hasSize(1);
      assertThat(expand(row.longForm()).shortForms()).as(row.toString()).isNotEmpty();
    }
  }

  @Test
  void accents_typed_otherwise_are_another_word() {
    assertThat(expand("thú túc hành chính").isPlain()).isTrue();
    assertThat(expand("quyết định về đất đai").isPlain()).isTrue();
  }

  @Test
  void a_question_without_accents_stays_without() {
    assertThat(expand("ke hoach cchc nam 2016").words()).noneMatch(Syllable::hasAccent);
    assertThat(expand("kế hoạch cchc năm 2016").words()).anyMatch(Syllable::hasAccent);
  }

  private static Abbreviations.Expanded expand(String typed) {
    return Abbreviations.standard().expand(new Syllables().read(typed));
  }

  private static String words(String typed) {
    return folded(expand(typed).words());
  }

  private static String folded(List<Syllable> words) {
    return words.stream().map(Syllable::folded).collect(Collectors.joining(" "));
  }
}
