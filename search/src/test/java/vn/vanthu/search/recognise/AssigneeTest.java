package vn.vanthu.search.recognise;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.vanthu.search.extract.ExtractedText;

/** Who is to act, under which number of the text, and whose effect is told. Made up. */
class AssigneeTest {
  private static Facts read(String title, String number, String body) {
    return Recogniser.standard()
        .recognise(
            ExtractedText.ofText(
                """
                ỦY BAN NHÂN DÂN
                TỈNH AN LẠC
                Số: %s
                CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
                Độc lập - Tự do - Hạnh phúc
                An Lạc, ngày 29 tháng 9 năm 2031
                %s
                Về việc giữ sách
                %s
                CHỦ TỊCH
                Lê Văn Tám
                """
                    .formatted(number, title, body)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          1. Văn phòng Sở tổng kết việc giữ sách trước ngày 15/12/2031. | Văn phòng Sở | 1
          2. Bộ Nội vụ tiếp thu ý kiến, hoàn thành dự thảo trước ngày 15/12/2031. | Bộ Nội vụ | 2
          II. NHIỆM VỤ#1. Sở Y tế báo cáo trước ngày 15/12/2031. | Sở Y tế | II.1
          1. Sở Nông nghiệp và Môi trường#a) Chủ trì, hoàn thành việc đếm sách trước ngày 15/12/2031. | Sở Nông nghiệp và Môi trường | 1.a
          1. Sở Tài chính, trên cơ sở đề xuất của các sở, báo cáo trước ngày 15/12/2031. | Sở Tài chính | 1
          """)
  void the_assignee_ends_before_what_is_to_be_done(String body, String assignee, String clause) {
    Facts.Task task = read("KẾ HOẠCH", "18/KH-UBND", body.replace('#', '\n')).tasks().getFirst();
    assertThat(task.assignee()).isEqualTo(assignee);
    assertThat(task.clause()).isEqualTo(clause);
  }

  private static @Nullable LocalDate effect(String title, String number, String sentence) {
    Facts.Value<LocalDate> effect = read(title, number, "Điều 2. " + sentence).effectiveDate();
    return effect == null ? null : effect.value();
  }

  @Test
  void the_effect_of_another_document_is_not_its_own() {
    LocalDate day = LocalDate.of(2031, 10, 10);
    assertThat(
            effect(
                "QUYẾT ĐỊNH",
                "18/QĐ-UBND",
                "Nghị định số 70/2031/NĐ-CP này có hiệu lực từ ngày 01/6/2031 và Quyết định này có hiệu lực từ ngày 10/10/2031."))
        .isEqualTo(day);
    assertThat(
            effect(
                "QUYẾT ĐỊNH", "18/QĐ-UBND", "Luật này có hiệu lực từ ngày 10/10/2031 theo Điều 5."))
        .isNull();
    assertThat(effect("QUYẾT ĐỊNH", "18/QĐ-UBND", "Quy chế này có hiệu lực từ ngày 10/10/2031."))
        .isEqualTo(day);
    assertThat(effect("THÔNG TƯ", "18/VBHN-BYT", "Thông tư này có hiệu lực từ ngày 10/10/2031."))
        .isNull();
  }
}
