package vn.vanthu.search.recognise;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import vn.vanthu.search.extract.Box;
import vn.vanthu.search.extract.ExtractedText;
import vn.vanthu.search.extract.Origin;
import vn.vanthu.search.extract.Word;

/** The samples are written for these tests; a word behind {@code ~} was read badly. */
class DamagedSubjectTest {
  private static final String HEAD =
      """
      CHÍNH PHỦ
      Số: 12/NQ-CP
      CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
      Hà Nội, ngày 3 tháng 4 năm 2031
      NGHỊ QUYẾT
      %s
      CHÍNH PHỦ
      Căn cứ Luật Tổ chức Chính phủ ngày 01/02/2030;
      QUYẾT NGHỊ:
      Điều 1. %s
      Điều 2. Nghị quyết này có hiệu lực từ ngày ký.
      """;

  private static Facts scanned(String title, String article) {
    StringBuilder text = new StringBuilder();
    var words = new ArrayList<Word>();
    Matcher m = Pattern.compile("(~?)(\\S+)(\\s+)").matcher(HEAD.formatted(title, article));
    while (m.find()) {
      int start = text.length();
      text.append(m.group(2));
      int confidence = m.group(1).isEmpty() ? 96 : 5;
      words.add(new Word(start, text.length(), 1, new Box(10, 10, 40, 10), confidence));
      text.append(m.group(3));
    }
    return Recogniser.standard()
        .recognise(
            new ExtractedText(
                "image/png",
                Origin.OCR,
                text.toString(),
                List.of(),
                words,
                List.of(),
                null,
                List.of()));
  }

  @Test
  void words_lost_under_a_stamp_are_taken_from_the_first_article() {
    Facts facts =
        scanned(
            "CỔNG THÔNG TIN ~cntyti lập chợ nổi Phú Hải\n~GỀNGU ~ĐẾNhuộc xã Hòa Lộc, tỉnh Lào Cai.",
            "Lập chợ nổi Phú Hải thuộc xã Hòa Lộc, tỉnh Lào Cai trên cơ sở bến đò cũ.");

    assertThat(facts.subject().value())
        .isEqualTo("Lập chợ nổi Phú Hải thuộc xã Hòa Lộc, tỉnh Lào Cai");
    assertThat(facts.subject().evidence().text())
        .isEqualTo("Lập chợ nổi Phú Hải thuộc xã Hòa Lộc, tỉnh Lào Cai");
  }

  @Test
  void words_of_a_stamp_inside_the_subject_are_left_out() {
    Facts facts =
        scanned(
            "Về việc duyệt kế hoạch mở ~dỤC THƯƠNG MẠI: quầy sách lưu động năm 2031",
            "Duyệt kế hoạch mở quầy sách lưu động năm 2031 của các xã.");

    assertThat(facts.subject().value())
        .isEqualTo("Về việc duyệt kế hoạch mở quầy sách lưu động năm 2031");
  }

  @Test
  void an_article_that_says_less_than_the_title_does_not_replace_it() {
    String title = "Về việc duyệt kế hoạch ~mớ quầy sách lưu động và kho thóc năm 2031";

    assertThat(scanned(title, "Duyệt kế hoạch mở quầy sách lưu động năm 2031.").subject().value())
        .isEqualTo(title.replace("~", ""));
  }

  @Test
  void a_stamp_behind_the_subject_is_no_part_of_it() {
    Facts facts =
        scanned("Về việc mở quầy sách ở chợ phiên\n~GỐNG THNG ĐIỆN TỬ ĐẾN", "Mở thêm quầy sách.");

    assertThat(facts.subject().value()).isEqualTo("Về việc mở quầy sách ở chợ phiên");
  }

  @Test
  void a_subject_that_nobody_could_read_the_beginning_of_is_none() {
    assertThat(scanned("~GỀNGUYẰN ~ĐẾNhuộc xã Hòa Lộc", "Mở thêm quầy sách.").subject()).isNull();
  }
}
