package vn.vanthu.search.recognise;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.vanthu.search.extract.ExtractedText;

/** Marks of secrecy as offices print them, and the words about secrets that are none. */
class MarkReaderTest {
  private static final Recogniser RECOGNISER = Recogniser.standard();

  private static List<String> secrecy(String text) {
    return RECOGNISER.recognise(ExtractedText.ofText(text)).marks().stream()
        .filter(mark -> mark.kind().equals("secrecy"))
        .map(Facts.Marking::key)
        .toList();
  }

  private static String report(String underNumber) {
    return """
    CÔNG AN TỈNH AN LẠC
    Số: 18/BC-CAT
    %s
    CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
    Độc lập - Tự do - Hạnh phúc
    An Lạc, ngày 29 tháng 9 năm 2025

    BÁO CÁO
    Về việc kiểm tra kho
    Kết quả kiểm tra tốt.
    """
        .formatted(underNumber);
  }

  @ParameterizedTest
  @CsvSource({
    "MẬT, confidential",
    "M Ậ T, confidential",
    "Mật, confidential",
    "MẬT Bản số: 02, confidential",
    "BÍ MẬT NHÀ NƯỚC ĐỘ MẬT, confidential",
    "BÍ MẬT NHÀ NƯỚC ĐỘ TỐI MẬT, secret",
    "Độ mật: Tối mật, secret",
    "TỐI MẬT - HỎA TỐC, secret",
    "[TUYỆT MẬT], top-secret",
    "Mức độ: Tối mật, secret"
  })
  void a_mark_stands_alone_or_beside_other_marks(String printed, String key) {
    assertThat(secrecy(report(printed))).containsExactly(key);
  }

  @Test
  void columns_that_run_together_hide_no_mark() {
    String national = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM";
    assertThat(secrecy(report("").replace(national, "TUYỆT MẬT " + national)))
        .containsExactly("top-secret");
    assertThat(secrecy(report("").replace(national, national + " Mật")))
        .containsExactly("confidential");
  }

  @Test
  void how_dense_a_town_is_built_is_no_secret() {
    assertThat(
            secrecy(
                report("")
                        .replace("BÁO CÁO\n", "Kính gửi: Sở Xây dựng\nTẦNG CAO\nMẬT ĐỘ\nBÁO CÁO\n")
                    + "\nPHỤ LỤC\nMẬT ĐỘ\nXÂY DỰNG THUẦN\n"))
        .isEmpty();
  }

  @Test
  void the_party_writes_it_behind_the_number() {
    assertThat(secrecy(report("").replace("Số: 18/BC-CAT", "Số 18-BC/HU (Mật)")))
        .containsExactly("confidential");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "MẶT",
        "Độ mật: Thường",
        "V/v bảo vệ bí mật nhà nước",
        "PHÒNG BẢO MẬT",
        "mật",
        "MẬT ĐỘ",
        "Mật độ",
        "V/v danh mục bí\nMật"
      })
  void words_about_secrets_are_no_mark(String printed) {
    assertThat(secrecy(report(printed))).isEmpty();
  }

  @Test
  void it_counts_at_every_later_head() {
    String letter = report("").replace("BÁO CÁO\n", "Kính gửi: Bộ Công an\nTUYỆT MẬT\n");
    assertThat(secrecy(letter)).containsExactly("top-secret");
    assertThat(secrecy(report("") + "\nPHỤ LỤC\nTỐI MẬT\nDanh sách kho\n"))
        .containsExactly("secret");
    assertThat(secrecy("Chào anh,\nxin gửi kèm báo cáo.\n\n" + report("TUYỆT MẬT")))
        .containsExactly("top-secret");
  }

  @Test
  void in_running_text_it_does_not() {
    assertThat(
            secrecy(
                report("")
                    + "Điều 2. Độ mật gồm:\nTUYỆT MẬT\nTỐI MẬT\nMẬT\nCơ quan xác định độ mật.\n"))
        .isEmpty();
  }
}
