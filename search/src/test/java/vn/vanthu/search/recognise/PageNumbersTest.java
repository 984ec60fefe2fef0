package vn.vanthu.search.recognise;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import vn.vanthu.search.extract.ExtractedText;

/** Numbers of pages, and blanks around lines, are no words of the document. */
final class PageNumbersTest {
  private static final String LETTER =
      """
      ỦY BAN NHÂN DÂN
      PHƯỜNG AN LẠC
      Số: 45/KH-UBND
      An Lạc, ngày 12 tháng 8 năm 2025
      KẾ HOẠCH
      Về việc kiểm tra an toàn thực phẩm
      %s
      dịp Tết Trung thu trên địa bàn phường
      Căn cứ Quyết định số 31/QĐ-UBND ngày 4 tháng
      7 năm 2025 của Ủy ban nhân dân thành phố;
      Kế hoạch này có hiệu lực kể từ ngày 01 tháng 9
      năm 2025.
      Nơi nhận:
      - Các phòng chuyên môn
      %s
      thuộc phường;
      - Lưu: VT.
      """;

  private static Facts read(String text) {
    return Recogniser.standard().recognise(ExtractedText.ofText(text));
  }

  private static String clean(String text) {
    return Reading.of(ExtractedText.ofText(text)).clean;
  }

  @Test
  void page_numbers_inside_subject_and_recipients_belong_to_neither() {
    for (String dash : new String[] {"", "- "}) {
      Facts facts =
          read(LETTER.formatted(dash + "2" + dash.stripTrailing(), dash + "3" + dash.strip()));
      assertThat(facts.subject()).isNotNull();
      assertThat(facts.subject().value())
          .isEqualTo("Về việc kiểm tra an toàn thực phẩm dịp Tết Trung thu trên địa bàn phường");
      assertThat(facts.recipients())
          .extracting(Facts.Recipient::text)
          .containsExactly("Các phòng chuyên môn thuộc phường");
    }
  }

  @Test
  void a_page_number_that_was_missed_does_not_hide_the_next() {
    assertThat(clean("một\n2\nhai\nba\n4\nbốn\n")).isEqualTo("một\nhai\nba\nbốn\n");
  }

  @Test
  void a_number_that_a_broken_sentence_goes_through_stays() {
    for (String text :
        new String[] {
          "Hà Nội, ngày\n2\ntháng\n3\nnăm 2025\n",
          "theo Điều\n2\ncủa Luật\n",
          "Số:\n2\n/QĐ-UBND\n",
          "gồm có\n2\nngười\n"
        }) {
      assertThat(clean(text)).isEqualTo(text);
    }
  }

  @Test
  void a_number_out_of_turn_stays() {
    assertThat(clean("một\n17\nhai\n")).isEqualTo("một\n17\nhai\n");
  }

  @Test
  void blanks_and_borders_around_lines_change_no_fact() {
    String text = LETTER.formatted("2", "3");
    for (String[] around : new String[][] {{"    ", ""}, {"", "  \t"}, {"> ", ""}, {"| ", " |"}}) {
      Facts facts =
          read(text.lines().map(l -> around[0] + l + around[1] + "\n").reduce("", String::concat));
      assertThat(facts.issueDate()).isNotNull();
      assertThat(facts.effectiveDate()).isNotNull();
      assertThat(facts.effectiveDate().value()).hasToString("2025-09-01");
      assertThat(facts.legalBasis())
          .singleElement()
          .extracting(Facts.Citation::date)
          .hasToString("2025-07-04");
    }
  }
}
