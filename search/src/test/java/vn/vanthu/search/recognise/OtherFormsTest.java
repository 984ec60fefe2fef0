package vn.vanthu.search.recognise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.vanthu.search.extract.ExtractedText;

/** Letterheads in small letters, invitations, telegrams, articles. The samples are made up. */
class OtherFormsTest {
  private static Facts read(String text) {
    return Recogniser.standard().recognise(ExtractedText.ofText(text));
  }

  private static final String SMALL =
      """
      Ủy ban nhân dân tỉnh Sơn La
      Sở Y tế
      Số: 310/SYT-NVY
      V/v giữ gìn thư viện bệnh viện
      Cộng hòa xã hội chủ nghĩa Việt Nam
      Độc lập - Tự do - Hạnh phúc
      Sơn La, ngày 6 tháng 8 năm 2031
      Kính gửi: Các Trung tâm Y tế; Bệnh viện đa khoa tỉnh
      Sở Y tế đề nghị các đơn vị kiểm kê sách.
      Nơi nhận:
      - Như trên;
      - Lưu: VT, NVY.
      Giám đốc
      (Ký tên, đóng dấu)
      BS CKII. Nguyễn Thị Kim Ánh
      """;

  @Test
  void a_letter_in_small_letters_has_issuer_subject_and_signer() {
    Facts facts = read(SMALL);
    assertThat(facts.issuingBody().name()).startsWith("Sở Y tế");
    assertThat(facts.subject().value()).isEqualTo("V/v giữ gìn thư viện bệnh viện");
    assertThat(facts.signer().name()).isEqualTo("Nguyễn Thị Kim Ánh");
    assertThat(facts.signer().position()).isEqualTo("Giám đốc");
    assertThat(facts.addressees())
        .extracting(Facts.Value::value)
        .containsExactly("Các Trung tâm Y tế", "Bệnh viện đa khoa tỉnh");
  }

  @Test
  void a_name_below_a_sentence_is_no_signer() {
    assertThat(read(SMALL.replace("Giám đốc\n", "Giám đốc đã xem.\n")).signer()).isNull();
  }

  @Test
  void an_invitation_says_whom_when_and_where() {
    Facts facts =
        read(
            """
            ỦY BAN NHÂN DÂN PHƯỜNG AN LẠC
            Số: 210/GM-UBND
            CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
            Độc lập - Tự do - Hạnh phúc
            An Lạc, ngày 17 tháng 11 năm 2031
            GIẤY MỜI
            Dự họp về thư viện phường
            Ủy ban nhân dân phường trân trọng kính mời:
            - Thường trực Đảng ủy phường;
            - Trưởng Công an phường.
            Thời gian: 14 giờ 00, ngày 20 tháng 11 năm 2031 (thứ Năm).
            Địa điểm: Phòng họp số 2, trụ sở Ủy ban nhân dân phường.
            Nơi nhận:
            - Như trên;
            - Lưu: VT.
            TM. ỦY BAN NHÂN DÂN
            CHỦ TỊCH
            Ngô Thị Thùy Dung
            """);
    assertThat(facts.addressees())
        .extracting(Facts.Value::value)
        .containsExactly("Thường trực Đảng ủy phường", "Trưởng Công an phường");
    assertThat(facts.meeting().date()).isEqualTo(LocalDate.of(2031, 11, 20));
    assertThat(facts.meeting().place()).isEqualTo("Phòng họp số 2, trụ sở Ủy ban nhân dân phường");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "10:25 | 12/10/2031",
        "Chủ nhật, ngày 12 tháng 10 năm 2031 | 10:25",
        "Đăng ngày 12/10/2031",
        "Ngày đăng: 12/10/2031",
      })
  void an_article_is_told_by_when_it_was_published(String heading) {
    Facts facts =
        read(
            "Thư viện phường mở cửa cả chủ nhật\n"
                + heading
                + "\nChủ tịch phường vừa ký Chỉ thị số 30/CT-UBND ngày 11/10/2031 về thư viện.\n"
                + "Theo đó, thư viện mở cửa từ sáng đến tối.\n");
    assertThat(facts.contentClass()).isEqualTo(ContentClass.NEWS_ARTICLE);
    assertThat(facts.number()).isNull();
  }

  @Test
  void a_law_may_be_cited_by_its_year() {
    Facts facts =
        read(
            """
            ỦY BAN NHÂN DÂN TỈNH SƠN LA
            Số: 31/QĐ-UBND
            CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
            Sơn La, ngày 6 tháng 8 năm 2031
            QUYẾT ĐỊNH
            Về việc lập thư viện
            Căn cứ Luật Thư viện năm 2029;
            Căn cứ Luật Đọc sách ngày 20 tháng 11 năm 2012;
            Điều 1. Lập thư viện.
            """);
    assertThat(facts.legalBasis())
        .extracting(Facts.Citation::subject, Facts.Citation::year, Facts.Citation::date)
        .containsExactly(
            tuple("Thư viện", 2029, null), tuple("Đọc sách", null, LocalDate.of(2012, 11, 20)));
  }

  @Test
  void a_commander_signs() {
    Facts facts =
        read(
            """
            BỘ CHỈ HUY QUÂN SỰ TỈNH SƠN LA
            Số: 31/QĐ-BCH
            CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
            Sơn La, ngày 6 tháng 8 năm 2031
            QUYẾT ĐỊNH
            Về việc lập thư viện
            Điều 1. Lập thư viện.
            Nơi nhận:
            - Lưu: VT.
            CHỈ HUY TRƯỞNG
            Đại tá Nguyễn Văn Sách
            """);
    assertThat(facts.signer().name()).isEqualTo("Nguyễn Văn Sách");
    assertThat(facts.signer().position()).isEqualTo("CHỈ HUY TRƯỞNG");
  }
}
