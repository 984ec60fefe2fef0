package vn.vanthu.search.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Which signs are seen in a question, and what stays words. */
class QuestionSyntaxTest {

  @Test
  void a_text_without_signs_stays_as_it_is() {
    for (String typed :
        List.of(
            "quyết định 1009 quảng nam 2012",
            "14/CT-UBND",
            "1009 / qđ - ubnd",
            "người lái xe hoặc chủ xe phải làm gì",
            "thời hạn: bao lâu",
            "NGƯỜI LÁI XE HOẶC CHỦ XE",
            "14/CT -UBND",
            "một \" hai",
            "số:",
            "- 14")) {
      QuestionSyntax read = QuestionSyntax.read(typed);
      assertThat(read.signs()).as(typed).isEmpty();
      assertThat(read.plain()).isEqualTo(typed);
      assertThat(read.refusal()).isNull();
    }
  }

  @Test
  void quotes_minus_and_star_are_signs() {
    QuestionSyntax read =
        QuestionSyntax.read("kế hoạch “cải cách hành chính” -thuế nghi* -\"thu nhập\"");
    assertThat(read.plain()).isEqualTo("kế hoạch");
    assertThat(read.signs())
        .containsExactly(
            sign(Sign.Kind.PHRASE, "cải cách hành chính", true, false, false),
            sign(Sign.Kind.WORD, "thuế", false, true, false),
            sign(Sign.Kind.BEGUN, "nghi", false, false, false),
            sign(Sign.Kind.PHRASE, "thu nhập", true, true, false));
  }

  @Test
  void a_field_is_named_with_or_without_accents() {
    for (String typed :
        List.of(
            "số:14/CT-UBND loại:CT",
            "so: 14/CT-UBND loai: CT",
            "SỐ:14/CT-UBND Loại:CT",
            "số hiệu: \"14/CT-UBND\" loại văn bản: CT")) {
      assertThat(QuestionSyntax.read(typed).signs())
          .as(typed)
          .extracting(Sign::field, Sign::text)
          .containsExactly(
              org.assertj.core.groups.Tuple.tuple(FieldName.NUMBER, "14/CT-UBND"),
              org.assertj.core.groups.Tuple.tuple(FieldName.TYPE, "CT"));
    }
  }

  @Test
  void a_name_ends_at_a_comma_or_at_the_next_sign() {
    QuestionSyntax read =
        QuestionSyntax.read("người ký: Nguyễn Văn An, phòng cháy cơ quan: Bộ Y tế -thuế");
    assertThat(read.plain()).isEqualTo("phòng cháy");
    assertThat(read.signs())
        .extracting(Sign::text)
        .containsExactly("Nguyễn Văn An", "Bộ Y tế", "thuế");
  }

  @Test
  void small_or_joins_two_signs_and_is_a_word_elsewhere() {
    assertThat(QuestionSyntax.read("\"phòng cháy\" hoặc \"chữa cháy\"").signs())
        .extracting(Sign::alternative)
        .containsExactly(false, true);
    assertThat(QuestionSyntax.read("loại:QĐ hoặc loại:CT").signs())
        .extracting(Sign::text)
        .containsExactly("QĐ", "CT");
    assertThat(QuestionSyntax.read("phòng cháy hoặc chữa cháy").plain())
        .isEqualTo("phòng cháy hoặc chữa cháy");
  }

  @Test
  void great_or_joins_plain_words_too() {
    QuestionSyntax read = QuestionSyntax.read("thuế HOẶC phí năm 2020");
    assertThat(read.signs()).extracting(Sign::text).containsExactly("thuế", "phí");
    assertThat(read.signs().get(1).alternative()).isTrue();
    assertThat(read.plain().strip()).isEqualTo("năm 2020");
    assertThat(QuestionSyntax.read("a | b | c").signs())
        .extracting(Sign::alternative)
        .containsExactly(false, true, true);
  }

  @Test
  void too_much_is_refused_with_its_reason() {
    assertThat(reason("\"a b\" ".repeat(33))).isEqualTo(Refusal.Reason.TOO_MANY_SIGNS);
    assertThat(reason("nghi* thong* quyet* dinh* chi*")).isEqualTo(Refusal.Reason.TOO_MANY_STARS);
    assertThat(reason("n*")).isEqualTo(Refusal.Reason.STAR_TOO_EARLY);
    assertThat(reason("*nghi")).isEqualTo(Refusal.Reason.STAR_TOO_EARLY);
    assertThat(reason("ng*i")).isEqualTo(Refusal.Reason.STAR_TOO_EARLY);
    assertThat(QuestionSyntax.read("14/CT*").plain()).isEqualTo("14/CT");
  }

  @Test
  void any_text_is_read_whatever_its_signs() {
    long seed = Long.getLong("seed", System.nanoTime());
    System.out.println("QuestionSyntaxTest seed " + seed);
    Random random = new Random(seed);
    String alphabet = "abđ ậ 14/-\"“”:*|,;hoặc số:ngày:\uD800\n\t";
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder();
      int length = random.nextInt(60);
      for (int k = 0; k < length; k++) {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      QuestionSyntax read = QuestionSyntax.read(text.toString());
      assertThat(read.signs().size()).as(text.toString()).isLessThanOrEqualTo(32);
    }
  }

  private static Refusal.Reason reason(String typed) {
    Refusal refusal = QuestionSyntax.read(typed).refusal();
    assertThat(refusal).as(typed).isNotNull();
    return refusal.reason();
  }

  private static Sign sign(
      Sign.Kind kind, String text, boolean quoted, boolean without, boolean alternative) {
    return new Sign(kind, null, text, quoted, without, alternative);
  }
}
