package vn.vanthu.search.extract.legacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class LegacyTextTest {

  private static final String TCVN3 =
      "B¸o c¸o cña V¨n phßng vÒ c«ng t¸c v¨n th­, l­u tr÷ quý ba; kÕt qu¶ tèt h¬n n¨m tr­íc.";
  private static final String UNICODE =
      "Báo cáo của Văn phòng về công tác văn thư, lưu trữ quý ba; kết quả tốt hơn năm trước.";
  private static final String VNI =
      "Baùo caùo cuûa Vaên phoøng veà coâng taùc vaên thö, löu tröõ quyù ba; keát quaû toát hôn naêm tröôùc.";

  @Test
  void tcvn3_without_a_font_name_is_known_by_its_words() {
    assertThat(LegacyEvidence.convert(TCVN3)).contains(UNICODE);
  }

  @Test
  void vni_without_a_font_name_is_known_by_its_words() {
    assertThat(LegacyEvidence.convert(VNI)).contains(UNICODE);
  }

  @Test
  void unicode_stays_as_it_is() {
    assertThat(LegacyEvidence.convert(UNICODE)).isEmpty();
  }

  @Test
  void western_languages_stay_as_they_are() {
    assertThat(
            LegacyEvidence.convert(
                "L'été dernier, à Genève, le préfet a déjà reçu la délégation étrangère près du théâtre."))
        .isEmpty();
  }

  @Test
  void the_capital_font_makes_capitals() {
    assertThat(LegacyFont.named(".VnTimeH").orElseThrow().convert("uû ban nh©n d©n"))
        .isEqualTo("UỶ BAN NHÂN DÂN");
    assertThat(LegacyFont.named("ABCDEF+.VnTime,Bold").orElseThrow().convert("uû ban"))
        .isEqualTo("uỷ ban");
    assertThat(LegacyFont.named("VNI-Times").orElseThrow().convert("UÛY BAN NHAÂN DAÂN"))
        .isEqualTo("ỦY BAN NHÂN DÂN");
    assertThat(LegacyFont.named("Times New Roman")).isEmpty();
  }

  @Test
  void without_a_font_name_capitals_are_guessed_from_the_words_around() {
    assertThat(Tcvn3.convertGuessingCapitals("Bé tr­ëng Bé Néi vô"))
        .isEqualTo("Bộ trưởng Bộ Nội vụ");
    assertThat(Tcvn3.convertGuessingCapitals("QUYÕT §ÞNH CñA CHñ TÞCH"))
        .isEqualTo("QUYẾT ĐỊNH CỦA CHỦ TỊCH");
  }

  @Test
  void a_word_with_one_plain_capital_is_read_like_its_cell() {
    assertThat(Tcvn3.convertGuessingCapitals("ñY BAN NH¢N D¢N\nSë Y TÕ\n5/Q§-SYT Hµ Néi, ngµy"))
        .isEqualTo("ỦY BAN NHÂN DÂN\nSỞ Y TẾ\n5/QĐ-SYT Hà Nội, ngày");
    assertThat(Tcvn3.convertGuessingCapitals("§Ò ¸N\nchi tiÕt")).isEqualTo("ĐỀ ÁN\nchi tiết");
  }

  @Test
  void text_already_in_unicode_in_a_legacy_font_is_not_converted() {
    assertThat(LegacyFont.TCVN3.convert("Quyết định số 5")).isEqualTo("Quyết định số 5");
  }

  @Test
  void every_code_of_tcvn3_gives_a_letter_or_itself() {
    byte[] codes = new byte[95];
    for (int i = 0; i < codes.length; i++) {
      codes[i] = (byte) (0xA1 + i);
    }
    String converted = Tcvn3.convert(new String(codes, StandardCharsets.ISO_8859_1), false);
    assertThat(converted)
        .hasSize(95)
        .startsWith("ĂÂÊÔƠƯĐăâêôơưđ")
        .contains("ặầẩẫấậ")
        .contains("ủũúụừửữứự");
  }

  @Test
  void syllables_are_told_from_other_words() {
    assertThat("nghiêng Quyết định giữa Huỳnh khuya thuở đường yêu gì".split(" ", -1))
        .allMatch(Syllable::possible);
    assertThat("thß x· Ban1 street Nhóóm étage".split(" ", -1)).noneMatch(Syllable::possible);
  }
}
