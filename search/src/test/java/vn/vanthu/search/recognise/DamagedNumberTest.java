package vn.vanthu.search.recognise;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import vn.vanthu.search.extract.ExtractedText;

/** Numbers whose hyphens or digits a copy damaged. */
final class DamagedNumberTest {
  private static Facts read(String number) {
    return Recogniser.standard()
        .recognise(
            ExtractedText.ofText(
                """
                ỦY BAN NHÂN DÂN
                PHƯỜNG AN LẠC
                Số: %s
                An Lạc, ngày 12 tháng 8 năm 2025
                THÔNG BÁO
                Về việc tiếp công dân
                Ủy ban nhân dân phường thông báo lịch tiếp công dân tháng 9.
                """
                    .formatted(number)));
  }

  private static void assertNumber(String printed, String expected) {
    Facts facts = read(printed);
    assertThat(facts.number()).as(printed).isNotNull();
    assertThat(facts.number().value().normalized()).isEqualTo(expected);
  }

  @Test
  void a_code_that_a_blank_cut_off_belongs_to_the_number() {
    assertNumber("45/TB UBND", "45/TB-UBND");
    assertNumber("45/UBND - VHXH", "45/UBND-VHXH");
    assertNumber("45/UBND – VHXH", "45/UBND-VHXH");
  }

  @Test
  void a_mark_or_words_behind_the_number_are_none_of_it() {
    assertNumber("45/TB-UBND HT", "45/TB-UBND");
    assertNumber("45/TB-UBND KHẨN", "45/TB-UBND");
    assertNumber("45/TB-UBND PHƯỜNG AN LẠC", "45/TB-UBND");
  }

  @Test
  void a_last_digit_that_is_a_letter_leaves_the_number_unsure() {
    for (String printed : new String[] {"4O/TB-UBND", "4l/TB-UBND", "40o/TB-UBND"}) {
      Facts facts = read(printed);
      assertThat(facts.number()).as(printed).isNull();
      assertThat(facts.unsureNumber()).as(printed).isNotNull();
      assertThat(facts.unsureNumber().value()).isEqualTo(printed);
    }
    assertNumber("40a/TB-UBND", "40a/TB-UBND");
  }
}
