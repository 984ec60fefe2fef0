package vn.vanthu.search.recognise;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.vanthu.search.extract.ExtractedText;

/** Who acts on what is cited: this document, or somebody else it tells of. */
class ActingRelationTest {
  private static Facts.Relation relation(
      String number, String title, String sentence, String cited) {
    String text =
        """
        ỦY BAN NHÂN DÂN
        TỈNH AN LẠC
        CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
        Độc lập - Tự do - Hạnh phúc
        Số: %s
        An Lạc, ngày 05 tháng 3 năm 2026

        %s
        Về công tác văn thư

        Điều 1. Văn thư làm tốt công tác của mình.
        Điều 2. %s
        """
            .formatted(number, title, sentence);
    return Recogniser.standard().recognise(ExtractedText.ofText(text)).citations().stream()
        .filter(c -> c.number() != null && c.number().startsWith(cited))
        .findFirst()
        .orElseThrow()
        .relation();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Quyết định này thay thế Quyết định số 15/2019/QĐ-UBND ngày 02/5/2019. | REPLACES
          Bãi bỏ Quyết định số 15/2019/QĐ-UBND ngày 02/5/2019. | REPEALS
          Bãi bỏ khoản 2 Điều 5 Quyết định số 15/2019/QĐ-UBND ngày 02/5/2019. | AMENDS
          Sửa đổi, bổ sung Điều 3 Quyết định số 15/2019/QĐ-UBND ngày 02/5/2019. | AMENDS
          Quyết định số 9/2018/QĐ-UBND đã thay thế Quyết định số 15/2019/QĐ-UBND. | REFERS_TO
          Nghị định số 70/2025/NĐ-CP sửa đổi, bổ sung Quyết định số 15/2019/QĐ-UBND. | REFERS_TO
          Đề nghị Bộ Nội vụ sửa đổi Quyết định số 15/2019/QĐ-UBND. | REFERS_TO
          Tỉnh chưa bãi bỏ Quyết định số 15/2019/QĐ-UBND. | REFERS_TO
          """)
  void a_decision_acts_only_where_it_says_so(String sentence, Facts.Relation relation) {
    assertThat(relation("21/2026/QĐ-UBND", "QUYẾT ĐỊNH", sentence, "15/2019")).isEqualTo(relation);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Thay thế Quyết định số 15/2019/QĐ-UBND là việc cần làm. | REFERS_TO
          Báo cáo này thay thế Báo cáo số 15/BC-UBND ngày 02/5/2025. | REPLACES
          """)
  void a_report_acts_only_on_its_own_behalf(String sentence, Facts.Relation relation) {
    assertThat(relation("21/BC-UBND", "BÁO CÁO", sentence, "15/")).isEqualTo(relation);
  }
}
