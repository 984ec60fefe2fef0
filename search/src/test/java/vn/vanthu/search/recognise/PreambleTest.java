package vn.vanthu.search.recognise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.vanthu.search.extract.ExtractedText;

/** Laws cited by their day, month or year, several in a line; lists in V/v. Made up. */
class PreambleTest {
  private static List<Facts.Citation> basis(String lines) {
    return Recogniser.standard()
        .recognise(
            ExtractedText.ofText(
                """
                ỦY BAN NHÂN DÂN
                TỈNH AN LẠC
                Số: 21/QĐ-UBND
                CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
                Độc lập - Tự do - Hạnh phúc
                An Lạc, ngày 05 tháng 3 năm 2031
                QUYẾT ĐỊNH
                Về việc giữ sách
                %s
                QUYẾT ĐỊNH:
                Điều 1. Giữ sách.
                """
                    .formatted(lines)))
        .legalBasis();
  }

  @Test
  void several_laws_of_one_line_are_each_a_basis() {
    assertThat(
            basis("Căn cứ Luật Sách năm 2028; Luật Thư viện năm 2029 và Bộ luật Lưu trữ năm 2030;"))
        .extracting(Facts.Citation::type, Facts.Citation::subject, Facts.Citation::year)
        .containsExactly(
            tuple("Luật", "Sách", 2028),
            tuple("Luật", "Thư viện", 2029),
            tuple("Bộ luật", "Lưu trữ", 2030));
    assertThat(
            basis(
                "Căn cứ Luật Phòng, chống mối mọt ngày 21/12/2029, Luật sửa đổi, bổ sung một số điều của Luật"
                    + " Phòng, chống mối mọt ngày 03 tháng 6 năm 2030;"))
        .extracting(Facts.Citation::date)
        .containsExactly(LocalDate.of(2029, 12, 21), LocalDate.of(2030, 6, 3));
  }

  @Test
  void a_numbered_law_beside_them_is_named_once() {
    assertThat(
            basis(
                "Căn cứ Luật Sách số 15/2028/QH16 ngày 02/3/2028 và Luật Thư viện ngày 02/3/2029;"))
        .extracting(Facts.Citation::number)
        .containsExactly("15/2028/QH16", null);
  }

  @Test
  void a_month_is_kept_in_its_words() {
    assertThat(basis("Căn cứ Luật Sách tháng 6 năm 2028;"))
        .singleElement()
        .satisfies(law -> {
          assertThat(law.date()).isNull();
          assertThat(law.year()).isEqualTo(2028);
          assertThat(law.dateRaw()).isEqualTo("tháng 6 năm 2028");
        });
    assertThat(basis("Căn cứ Nghị định số 5/2028/NĐ-CP tháng 6 năm 2028 của Chính phủ;"))
        .singleElement()
        .satisfies(decree -> {
          assertThat(decree.dateRaw()).isEqualTo("tháng 6 năm 2028");
          assertThat(decree.issuer()).isEqualTo("Chính phủ");
        });
  }

  @Test
  void a_letter_names_every_letter_that_it_answers() {
    Facts facts =
        Recogniser.standard()
            .recognise(
                ExtractedText.ofText(
                    """
                    SỞ NỘI VỤ
                    Số: 45/SNV-VP
                    V/v trả lời Công văn số 12/UBND-NC, 13/UBND-NC và số 15/UBND-NC
                    CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
                    Độc lập - Tự do - Hạnh phúc
                    An Lạc, ngày 05 tháng 3 năm 2031
                    Kính gửi: Ủy ban nhân dân tỉnh
                    Sở Nội vụ đã nhận và sẽ làm.
                    """));
    assertThat(facts.citations())
        .extracting(Facts.Citation::number)
        .containsExactly("12/UBND-NC", "13/UBND-NC", "15/UBND-NC");
    assertThat(facts.number()).isNotNull();
    assertThat(facts.number().value().normalized()).isEqualTo("45/SNV-VP");
  }
}
