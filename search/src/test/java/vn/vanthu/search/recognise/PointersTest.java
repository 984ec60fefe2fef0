package vn.vanthu.search.recognise;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.vanthu.search.extract.ExtractedText;

/** Recipients that say where else they are named. The samples are made up. */
class PointersTest {
  private static Facts read(String text) {
    return Recogniser.standard().recognise(ExtractedText.ofText(text));
  }

  @Test
  void as_above_means_the_addressees_of_a_letter() {
    Facts facts =
        read(
            """
            SỞ NỘI VỤ
            Số: 45/SNV-VP
            CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
            Độc lập - Tự do - Hạnh phúc
            An Lạc, ngày 05 tháng 3 năm 2031
            Kính gửi: Sở Tài chính; Sở Xây dựng
            Sở Nội vụ xin gửi.
            Nơi nhận:
            - Như trên;
            - Giám đốc Sở (để b/c);
            - Lưu: VT.
            GIÁM ĐỐC
            Lê Văn Tám
            """);
    assertThat(facts.recipients().getFirst())
        .satisfies(above -> {
          assertThat(above.text()).isEqualTo("Như trên");
          assertThat(above.pointer()).isTrue();
          assertThat(above.meant()).containsExactly("Sở Tài chính", "Sở Xây dựng");
        });
    assertThat(facts.recipients().getLast().pointer()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Chánh Văn phòng, Giám đốc Sở Nội vụ chịu trách nhiệm thi hành Quyết định này.|Chánh Văn phòng, Giám đốc Sở Nội vụ",
        "Quyết định này có hiệu lực kể từ ngày ký. Các ông (bà): Chánh Văn phòng và Giám đốc Thư viện chịu trách nhiệm thi hành.|Chánh Văn phòng và Giám đốc Thư viện",
      })
  void as_an_article_means_who_carries_it_out(String article, String who) {
    assertThat(decision(article).recipients().getFirst())
        .satisfies(pointer -> {
          assertThat(pointer.pointer()).isTrue();
          assertThat(pointer.meant()).containsExactly(who);
        });
  }

  @Test
  void a_pointer_to_nobody_stays_a_pointer() {
    assertThat(decision("Sách giữ trong kho.").recipients().getFirst())
        .satisfies(pointer -> {
          assertThat(pointer.pointer()).isTrue();
          assertThat(pointer.meant()).isEmpty();
        });
  }

  private static Facts decision(String article) {
    return read(
        """
        ỦY BAN NHÂN DÂN
        TỈNH AN LẠC
        Số: 21/QĐ-UBND
        CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
        Độc lập - Tự do - Hạnh phúc
        An Lạc, ngày 05 tháng 3 năm 2031
        QUYẾT ĐỊNH
        Về việc giữ sách
        QUYẾT ĐỊNH:
        Điều 1. Giữ sách.
        Điều 3. %s

        Nơi nhận:
        - Như Điều 3;
        - Lưu: VT.
        CHỦ TỊCH
        Lê Văn Tám
        """
            .formatted(article));
  }
}
