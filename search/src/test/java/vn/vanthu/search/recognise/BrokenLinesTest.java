package vn.vanthu.search.recognise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.vanthu.search.extract.ExtractedText;

/** Names, subjects and citations that a line breaks in the middle. The samples are made up. */
class BrokenLinesTest {
  private static Facts read(String text) {
    return Recogniser.standard().recognise(ExtractedText.ofText(text));
  }

  private static Facts circular(String issuer, String number, String subject) {
    return read(
        """
        %s
        -------
        CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
        Độc lập - Tự do - Hạnh phúc
        Số: %s
        Hà Nội, ngày 07 tháng 9 năm 2031

        THÔNG TƯ
        %s

        Căn cứ Luật Thư viện ngày 12 tháng 5 năm 2029;
        Điều 1. Phạm vi điều chỉnh
        Thông tư này quy định việc giữ sách.
        """
            .formatted(issuer, number, subject));
  }

  @Test
  void a_body_is_one_where_its_second_line_begins_like_another() {
    assertThat(
            circular(
                    "BỘ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ\nHỘI",
                    "3/2031/TT-BLĐTBXH",
                    "quy định việc giữ sách")
                .issuingBody()
                .name())
        .isEqualTo("Bộ Lao động - Thương binh và Xã hội");
    assertThat(
            circular(
                    "BAN CHỈ ĐẠO PHÒNG KHÔNG NHÂN DÂN\nTRUNG ƯƠNG",
                    "3/2031/TT-BQP",
                    "quy định việc giữ sách")
                .issuingBody()
                .name())
        .isEqualTo("Ban Chỉ đạo phòng không nhân dân Trung ương");
  }

  private static @Nullable String number(String head) {
    var number =
        read(head
                + "\nAn Lạc, ngày 10 tháng 4 năm 2031\n\nQUYẾT ĐỊNH\nVề việc giữ sách\nĐiều 1. Giữ sách.\n")
            .number();
    return number == null ? null : number.value().normalized();
  }

  @Test
  void a_number_that_goes_on_in_another_cell_is_not_guessed() {
    assertThat(number("SỞ Y TẾ\nSố: 2210/QĐ-\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")).isNull();
    assertThat(number("SỞ Y TẾ\nSố: 2210/QĐ-\nĐộc lập - Tự do - Hạnh phúc\nSYT")).isNull();
    assertThat(number("UBND TỈNH AN LẠC\nSố: 2210/QĐ-\nUBND\nCỘNG HÒA")).isEqualTo("2210/QĐ-UBND");
    assertThat(number("SỞ Y TẾ\nSố : 2210 / SYT - NVY\nCỘNG HÒA")).isEqualTo("2210/SYT-NVY");
    assertThat(
            number(
                "SỞ Y TẾ          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 2210/QĐ-       Độc lập - Tự do - Hạnh phúc\nSYT              An Lạc, ngày 1 tháng 2 năm 2031"))
        .isEqualTo("2210/QĐ-SYT");
    assertThat(
            number(
                "SỞ Y TẾ          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 2210/QĐ-       Độc lập - Tự do - Hạnh phúc\n                 An Lạc, ngày 1 tháng 2 năm 2031"))
        .isNull();
    assertThat(number("ĐOÀN KIỂM TRA THEO QUYẾT ĐỊNH\nSỐ 215/QĐ-QLTT\nCỘNG HÒA")).isNull();
    assertThat(number("SỞ Y TẾ\nSố: 2210/QĐ-SYT\n- CÔNG AN TỈNH\nCỘNG HÒA"))
        .isEqualTo("2210/QĐ-SYT");
  }

  @Test
  void the_rest_of_a_number_is_no_part_of_the_issuer() {
    Facts facts =
        read(
            "SỞ Y TẾ TỈNH SƠN LA\nSố: 2210/QĐ-\nSYT\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
                + "Sơn La, ngày 10 tháng 4 năm 2025\n\nQUYẾT ĐỊNH\nVề việc giữ sách\nĐiều 1. Giữ sách.\n");
    assertThat(facts.issuingBody().name()).isEqualTo("Sở Y tế tỉnh Sơn La");
    assertThat(facts.number().value().normalized()).isEqualTo("2210/QĐ-SYT");
  }

  @Test
  void a_parent_and_its_office_stay_two_bodies() {
    Facts facts = circular("BỘ TÀI CHÍNH\nCỤC THUẾ", "3/2031/TT-BTC", "quy định việc giữ sách");

    assertThat(facts.issuingBody().name()).isEqualTo("Cục Thuế");
    assertThat(facts.issuingBody().parent()).isEqualTo("Bộ Tài chính");
  }

  @Test
  void a_joint_number_of_seven_bodies_is_whole() {
    String number = "17/2031/TTLT-BTP-TANDTC-VKSNDTC-BCA-BQP-BTC-BYT";

    assertThat(
            circular("BỘ TƯ PHÁP", number, "quy định việc giữ sách").number().value().normalized())
        .isEqualTo(number);
  }

  @Test
  void a_subject_goes_on_with_an_article_a_name_or_a_list() {
    assertThat(subject("hướng dẫn việc giữ sách quy định tại\nĐiều 1 Nghị định số 5/2030/NĐ-CP"))
        .endsWith("tại Điều 1 Nghị định số 5/2030/NĐ-CP");
    assertThat(subject("sửa đổi khoản 2 Điều 3; khoản 2\nĐiều 14 của Quy chế giữ sách"))
        .endsWith("khoản 2 Điều 14 của Quy chế giữ sách");
    assertThat(subject("quy định việc giữ sách và lộ trình thực hiện của Bộ\nCông Thương."))
        .endsWith("của Bộ Công Thương");
    assertThat(subject("quy định việc giữ tin trên trang điện tử hoặc\ncổng thông tin điện tử"))
        .endsWith("hoặc cổng thông tin điện tử");
    assertThat(subject("về việc miễn phí mượn sách đối với công dân các nước:\nVương quốc Anh"))
        .endsWith("các nước: Vương quốc Anh");
  }

  @Test
  void a_sentence_under_the_subject_that_no_basis_follows_is_text() {
    Facts facts =
        read(
            """
            BỘ NỘI VỤ
            Số: 3/KH-BNV
            Hà Nội, ngày 07 tháng 9 năm 2031

            KẾ HOẠCH
            Kiểm kê kho sách
            Kho sách đã mười năm chưa kiểm kê.
            I. MỤC ĐÍCH
            """);

    assertThat(facts.subject().value()).isEqualTo("Kiểm kê kho sách");
  }

  @Test
  void the_symbol_tells_the_kind_of_a_cited_legal_document() {
    Facts facts =
        read(
            """
            Việc giữ sách thực hiện theo Thông tư số 9/2014/TTLT-BTC-BNV ngày 09/8/2014 của Bộ \
            Nông nghiệp và Phát triển nông thôn và Bộ Kế hoạch và Đầu tư.
            Việc mượn sách theo hướng dẫn số 8/2015/TT-BTC ngày 31/12/2015 của Bộ Tài chính đã hết \
            hiệu lực; theo Kế hoạch số 7/KH-BTC ngày 02/01/2016 của Bộ Tài chính và khoản 2 Điều 3.
            """);

    assertThat(facts.citations())
        .extracting(Facts.Citation::type, Facts.Citation::issuer)
        .containsExactly(
            tuple(
                "Thông tư liên tịch",
                "Bộ Nông nghiệp và Phát triển nông thôn và Bộ Kế hoạch và Đầu tư"),
            tuple("Thông tư", "Bộ Tài chính"),
            tuple("Kế hoạch", "Bộ Tài chính"));
  }

  /** A kind that stands at the end of a paragraph before its number once ended the reading. */
  @Test
  void a_kind_in_the_paragraph_before_its_number_is_read() {
    Facts facts = read("Giữ sách theo Thông tư\n\n9/2014/TT-BTC ngày 09/8/2014.\n");

    assertThat(facts.citations())
        .extracting(Facts.Citation::number)
        .containsExactly("9/2014/TT-BTC");
  }

  private static String subject(String printed) {
    return circular("BỘ CÔNG THƯƠNG", "3/2031/TT-BCT", printed).subject().value();
  }
}
