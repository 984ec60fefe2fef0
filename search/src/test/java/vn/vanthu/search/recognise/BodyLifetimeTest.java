package vn.vanthu.search.recognise;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.vanthu.search.extract.ExtractedText;

/** Until when local bodies existed and which took over. */
class BodyLifetimeTest {
  private static Facts.Issuer issuer(String head, String day) {
    return Recogniser.standard()
        .recognise(
            ExtractedText.ofText(
                """
                %s
                CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
                Số: 12/QĐ-UBND
                ngày %s

                QUYẾT ĐỊNH
                Về việc kiểm kê kho sách

                Điều 1. Kiểm kê kho sách.
                """
                    .formatted(head.replace("/", "\n"), day)))
        .issuingBody();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ỦY BAN NHÂN DÂN/TỈNH QUẢNG NAM|03 tháng 4 năm 2024|2025-06-30|Ủy ban nhân dân thành phố Đà Nẵng",
        "HỘI ĐỒNG NHÂN DÂN/TỈNH BÌNH DƯƠNG|03 tháng 4 năm 2024|2025-06-30|Hội đồng nhân dân thành phố Hồ Chí Minh",
        "ỦY BAN NHÂN DÂN/TỈNH THỪA THIÊN HUẾ|03 tháng 4 năm 2023|2024-12-31|Ủy ban nhân dân thành phố Huế",
        "UBND TỈNH YÊN BÁI/SỞ Y TẾ|03 tháng 4 năm 2024|2025-06-30|Sở Y tế tỉnh Lào Cai",
        "SỞ NÔNG NGHIỆP VÀ PHÁT TRIỂN NÔNG THÔN TỈNH NGHỆ AN|03 tháng 4 năm 2024|2025|Sở Nông nghiệp và Môi trường tỉnh Nghệ An",
        "ỦY BAN NHÂN DÂN/HUYỆN NGHI LỘC|03 tháng 4 năm 2024|2025-06-30|",
        "ỦY BAN NHÂN DÂN/THÀNH PHỐ VINH|03 tháng 4 năm 2024|2025-06-30|",
        "UBND QUẬN CẦU GIẤY/PHÒNG NỘI VỤ|03 tháng 4 năm 2024|2025-06-30|",
      })
  void what_ended_says_when_and_what_followed(
      String head, String day, String until, String successor) {
    assertThat(issuer(head, day).existedUntil()).isEqualTo(until);
    assertThat(issuer(head, day).successor()).isEqualTo(successor);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ỦY BAN NHÂN DÂN/TỈNH NGHỆ AN|03 tháng 4 năm 2024",
        "ỦY BAN NHÂN DÂN/TỈNH LÀO CAI|03 tháng 4 năm 2026",
        "ỦY BAN NHÂN DÂN/THÀNH PHỐ HẢI PHÒNG|03 tháng 4 năm 2024",
        "ỦY BAN NHÂN DÂN/THÀNH PHỐ HUẾ|03 tháng 4 năm 2026",
        "ỦY BAN NHÂN DÂN/XÃ TAM MỸ|03 tháng 4 năm 2024",
        "CỤC THUẾ/TỈNH QUẢNG NAM|03 tháng 4 năm 2024",
        "ỦY BAN NHÂN DÂN/HUYỆN TỪ LIÊM|03 tháng 4 năm 2010",
        "ỦY BAN NHÂN DÂN/HUYỆN DUY XUYÊN, TỈNH QUẢNG NAM|03 tháng 4 năm 2010",
      })
  void of_what_goes_on_or_is_not_known_nothing_is_said(String head, String day) {
    assertThat(issuer(head, day).existedUntil()).isNull();
    assertThat(issuer(head, day).successor()).isNull();
  }
}
