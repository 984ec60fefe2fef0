package vn.vanthu.search.recognise;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.vanthu.search.extract.Box;
import vn.vanthu.search.extract.ExtractedText;
import vn.vanthu.search.extract.Origin;
import vn.vanthu.search.extract.PageSize;
import vn.vanthu.search.extract.Word;
import vn.vanthu.search.extract.Zone;

/** The samples are written for these tests, with the faults that optical reading makes. */
class OpticalMendingTest {
  private static final String HEAD =
      """
      ỦY BAN NHÂN DÂN
      TĨNH LÀO CAI
      Số: 12/QĐ-UBND
      CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
      %s, ngày 3 tháng 4 năm 2031
      QUYẾT ĐỊNH
      %s
      Căn cứ Quyết định số 9/QĐ-UBND ngày 01/02/2031 của UBND tỉnh;
      Điều 1. Đặt lại quầy sách lưu động ở chợ phiên. Các quầy sách mở mỗi tuần; quầy sách cũ đóng cửa.
      """;

  private static Facts scanned(String place, String subject) {
    return Recogniser.standard()
        .recognise(
            new ExtractedText(
                "image/png",
                Origin.OCR,
                HEAD.formatted(place, subject),
                List.of(),
                List.of(),
                List.of(),
                null,
                List.of()));
  }

  @Test
  void a_word_takes_the_marks_that_the_document_gives_it_elsewhere() {
    Facts facts = scanned("Lào Cai", "Về việc mở quây sách");

    assertThat(facts.subject().value()).isEqualTo("Về việc mở quầy sách");
    assertThat(facts.subject().evidence().text()).isEqualTo("Về việc mở quây sách");
  }

  @Test
  void a_word_takes_the_marks_of_an_administrative_phrase() {
    assertThat(scanned("Lào Cai", "Về cơ cầu tô chức kho").subject().value())
        .isEqualTo("Về cơ cấu tổ chức kho");
  }

  @Test
  void letters_are_never_changed() {
    assertThat(scanned("Lào Cai", "Về việc thực biện quỹ sách").subject().value())
        .isEqualTo("Về việc thực biện quỹ sách");
  }

  private static final String CIRCULAR =
      """
      BỘ CÔNG THƯƠNG
      Số: 7/2031/TT-BCT
      Lào Cai, ngày 4Š thứng 0] năm 2031
      THÔNG TƯ
      việc mua bán hạt giống lúa theo mùa vụ tại các chợ phiên Campuchia trong ba năm tới
      Căn cứ Nghị định số 9/2030/NĐ-CP ngày 01/02/2030 của Chính phủ;
      Bộ trưởng Bộ Công Thương ban hành Thông tư quy định việc mua bán hạt giống lúa theo mùa vụ tại các chợ phiên Vương quốc Campuchia trong ba năm tới.
      """;

  private static Facts circular(int confidence) {
    int at = CIRCULAR.indexOf("Campuchia");
    var damaged = new Word(at, at + 9, 1, new Box(10, 10, 40, 10), confidence);
    return Recogniser.standard()
        .recognise(
            new ExtractedText(
                "image/png",
                Origin.OCR,
                CIRCULAR,
                List.of(new PageSize(595, 842)),
                List.of(damaged),
                List.of(),
                null,
                List.of()));
  }

  @Test
  void words_lost_under_a_stamp_are_taken_from_the_opening_sentence() {
    assertThat(circular(64).subject().value())
        .isEqualTo(
            "Quy định việc mua bán hạt giống lúa theo mùa vụ tại các chợ phiên Vương quốc Campuchia trong ba năm tới");
  }

  @Test
  void a_subject_that_was_read_well_is_not_replaced() {
    assertThat(circular(95).subject().value()).startsWith("việc mua bán");
  }

  @Test
  void a_place_before_a_misread_day_is_read_and_the_day_is_not() {
    Facts facts = circular(95);

    assertThat(facts.place().value()).isEqualTo("Lào Cai");
    assertThat(facts.issueDate()).isNull();
  }

  private static ExtractedText stamped(String stamp) {
    String head = HEAD.formatted("Lào Cai", "Về việc mở quầy sách");
    return new ExtractedText(
        "image/png",
        Origin.OCR,
        head + "\n" + stamp,
        List.of(),
        List.of(),
        List.of(new Zone(Zone.Kind.STAMP, head.length() + 1, head.length() + 1 + stamp.length())),
        null,
        List.of());
  }

  @Test
  void an_arrival_stamp_is_read_from_its_frame_and_dates_nothing_else() {
    Facts facts = Recogniser.standard().recognise(stamped("ĐẾN\nSố: 4178\nNgày: 15/6/2031\n"));

    assertThat(facts.incomingStamp().number()).isEqualTo("4178");
    assertThat(facts.issueDate().value()).isEqualTo(LocalDate.of(2031, 4, 3));
  }

  @Test
  void a_mark_of_secrecy_in_the_frame_of_a_stamp_counts() {
    assertThat(Recogniser.standard().secrecy(stamped("TỐI MẬT\n"))).isPresent();
    assertThat(Recogniser.standard().secrecy(stamped("Kho sách mật ong\n"))).isEmpty();
  }

  @Test
  void a_text_that_was_typed_is_left_as_it_is() {
    Facts typed =
        Recogniser.standard()
            .recognise(ExtractedText.ofText(HEAD.formatted("Lào Cai", "Về việc mở quây sách")));

    assertThat(typed.subject().value()).isEqualTo("Về việc mở quây sách");
  }

  @Test
  void the_issuer_takes_the_marks_of_the_body_that_it_can_only_be() {
    assertThat(scanned("Lào Cai", "Về kho").issuingBody().name())
        .isEqualTo("Ủy ban nhân dân tỉnh Lào Cai");
  }

  @Test
  void a_speck_before_the_place_and_a_lost_first_word_are_mended() {
    assertThat(scanned("Z Lào Cai", "Về kho").place().value()).isEqualTo("Lào Cai");
    assertThat(scanned("Cai", "Về kho").place().value()).isEqualTo("Lào Cai");
  }
}
