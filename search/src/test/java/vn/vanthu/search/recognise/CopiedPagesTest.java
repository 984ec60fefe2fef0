package vn.vanthu.search.recognise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import vn.vanthu.search.extract.ExtractedText;

/**
 * Documents as data banks and blogs copy them: lines broken behind any word, cells apart by
 * strokes, lines lost. The samples are made up.
 */
class CopiedPagesTest {
  private static Facts read(String text) {
    return Recogniser.standard().recognise(ExtractedText.ofText(text));
  }

  private static Facts decision(String issuer, String place, String rest) {
    return read(
        """
        %s
        -------
        |
        CỘNG
        HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
        Độc lập - Tự do - Hạnh phúc
        ---------------
        |
        Số:
        21/QĐ-UBND
        |
        %s, ngày
        05 tháng 3 năm 2019
        |
        QUYẾT ĐỊNH
        %s
        """
            .formatted(issuer, place, rest));
  }

  @Test
  void a_line_broken_behind_the_first_word_is_one_phrase() {
    Facts facts =
        decision(
            "ỦY\nBAN NHÂN DÂN\nTỈNH KON TUM",
            "Kon\nTum",
            """
            VỀ
            VIỆC GIỮ SÁCH GIAI ĐOẠN 2019 -
            2021
            Căn cứ
            Luật Thư viện ngày 21 tháng 11 năm 2018;
            Xét đề nghị của Giám đốc Sở Sách tại Tờ trình số 473/TTr -
            S&TV ngày 02/3/2019,
            QUYẾT ĐỊNH:
            Điều 1. Giữ sách.
            """);
    assertThat(facts.issuingBody().name()).isEqualTo("Ủy ban nhân dân tỉnh Kon Tum");
    assertThat(facts.place().value()).isEqualTo("Kon Tum");
    assertThat(facts.subject().value()).isEqualTo("Về việc giữ sách giai đoạn 2019 - 2021");
    assertThat(facts.legalBasis())
        .extracting(Facts.Citation::type, Facts.Citation::number, Facts.Citation::date)
        .containsExactly(
            tuple("Luật", null, LocalDate.of(2018, 11, 21)),
            tuple("Tờ trình", "473/TTr-S&TV", LocalDate.of(2019, 3, 2)));
  }

  @Test
  void a_mark_of_secrecy_below_a_lone_word_stays_alone_on_its_line() {
    String head =
        "BỘ\nTÀI CHÍNH\nSố\nMẬT\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nHà Nội, ngày 5 tháng 3 năm 2031\nQUYẾT ĐỊNH\nVề việc giữ sách\n";
    assertThat(Recogniser.standard().secrecy(ExtractedText.ofText(head))).isPresent();
    assertThat(read(head).issuingBody().name()).isEqualTo("Bộ Tài chính");
  }

  @Test
  void a_body_without_its_place_is_that_in_whose_name_the_document_speaks() {
    String text = "VỀ VIỆC GIỮ SÁCH\n%s\nCăn cứ Luật Thư viện năm 2018;\nĐiều 1. Giữ sách.";
    assertThat(
            decision(
                    "ỦY BAN NHÂN DÂN",
                    "Tam Kỳ",
                    text.formatted("CHỦ TỊCH ỦY BAN NHÂN DÂN HUYỆN TRÀ BỒNG"))
                .issuingBody()
                .name())
        .isEqualTo("Ủy ban nhân dân huyện Trà Bồng");
    assertThat(
            decision(
                    "HỘI ĐỒNG NHÂN DÂN",
                    "Kon Tum",
                    text.formatted("HỘI ĐỒNG NHÂN DÂN TỈNH KON TUM\nKHÓA XI, KỲ HỌP THỨ 2"))
                .issuingBody()
                .name())
        .isEqualTo("Hội đồng nhân dân tỉnh Kon Tum");
    Facts.Issuer concluded =
        decision("ỦY BAN NHÂN DÂN", "Kon Tum", "VỀ VIỆC GIỮ SÁCH\nĐiều 1. Giữ sách.").issuingBody();
    assertThat(concluded.name()).isEqualTo("Ủy ban nhân dân tỉnh Kon Tum");
    assertThat(concluded.inferred()).isTrue();
  }

  @Test
  void a_place_whose_name_is_a_number_is_a_place() {
    Facts facts = decision("ỦY BAN NHÂN DÂN PHƯỜNG 12", "Phường 12", "Về việc giữ sách");
    assertThat(facts.place().value()).isEqualTo("Phường 12");
    assertThat(facts.issueDate().value()).isEqualTo(LocalDate.of(2019, 3, 5));
  }

  @Test
  void a_page_that_lost_its_title_is_not_read_into_the_name_of_its_body() {
    Facts facts =
        read(
            """
            ỦY BAN NHÂN DÂN | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |
            Số: 41/2019/QĐ-UBND | Kon Tum, ngày 22 tháng 10 năm 2019 |
            BAN HÀNH QUY ĐỊNH GIỮ SÁCH TRÊN ĐỊA BÀN TỈNH KON TUM
            ỦY BAN NHÂN DÂN TỈNH KON TUM
            QUYẾT ĐỊNH:
            Điều 2. Giữ sách.
            """);
    assertThat(facts.issuingBody().name()).isEqualTo("Ủy ban nhân dân tỉnh Kon Tum");
    assertThat(facts.issuingBody().parent()).isNull();
  }

  @Test
  void a_letterhead_with_a_mark_or_a_broken_right_cell_names_its_body() {
    String rest =
        "\nSố: 7/QĐ-BSTV\nHà Nội, ngày 2 tháng 6 năm 2020\n\nQUYẾT ĐỊNH\nVề việc giữ sách\n";
    String right = "\nCỘNG HÒA XÃHỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n";
    assertThat(read(" • BỘ TÀI CHÍNH" + right + rest).issuingBody().name())
        .isEqualTo("Bộ Tài chính");
    assertThat(read("BẢO HIỂM XÃ HỘI\nTP.HỒ CHÍ MINH" + right + rest).issuingBody())
        .extracting(Facts.Issuer::name, Facts.Issuer::province)
        .containsExactly("Bảo hiểm xã hội TP.Hồ Chí Minh", "Hồ Chí Minh");
  }

  @Test
  void the_last_word_of_a_letters_subject_may_stand_alone_and_in_capitals() {
    Facts facts =
        read(
            """
            TỔNG CỤC THUẾ
            CỤC THUẾ TP HÀ NỘI
            |
            CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
            Độc lập - Tự do - Hạnh phúc
            |
            Số: 1322/CTHN-TTHT
            V/v chính sách thuế
            GTGT
            |
            Hà Nội, ngày 23 tháng 11 năm 2020
            |
            Kính
            gửi:
            |
            - Các bộ, cơ quan
            ngang bộ;
            - Công ty Sách An Lạc.
            |
            Bộ Sách có văn bản số 3681/BC-BSTV ngày 22/9/2020 báo cáo Chính phủ về sách.
            """);
    assertThat(facts.subject().value()).isEqualTo("V/v chính sách thuế GTGT");
    assertThat(facts.addressees())
        .extracting(Facts.Value::value)
        .containsExactly("Các bộ, cơ quan ngang bộ", "Công ty Sách An Lạc");
    assertThat(facts.tasks()).isEmpty();
  }

  @Test
  void a_table_of_validity_gives_no_number_the_day_of_the_next_row() {
    Facts facts =
        read(
            """
            Lịch sử hiệu lực: Quyết định 30/2013/QĐ-UBND
            09/07/2013 Văn bản được ban hành 30/2013/QĐ-UBND
            19/07/2013 Được sửa đổi 79/2014/QĐ-UBND
            06/05/2019 Bị thay thế 14/2019/QĐ-UBND
            """);
    assertThat(facts.citations()).isNotEmpty().allMatch(c -> c.date() == null);
  }

  @Test
  void letters_of_small_offices_are_cited_where_a_day_follows() {
    Facts facts =
        decision(
            "ỦY BAN NHÂN DÂN\nTỈNH KON TUM",
            "Kon Tum",
            """
            Về việc giữ sách
            Căn cứ Công văn số 45/PGDĐT ngày 02/3/2019 của Phòng Giáo dục và Đào tạo;
            Xét Tờ trình số 13/TTr-SVHTT ngày 01/3/2019 của Sở Văn hóa về việc giữ sách và ý kiến thảo luận của đại biểu,
            QUYẾT ĐỊNH:
            Điều 1. Mua 45/PHÒNG sách theo Luật Thư viện số 46/2019/QH14 ngày 21/11/2018 quy định việc đọc, Luật Xuất bản số 19/2012/QH13.
            """);
    assertThat(facts.legalBasis())
        .extracting(Facts.Citation::number, Facts.Citation::subject)
        .containsExactly(tuple("45/PGDĐT", null), tuple("13/TTr-SVHTT", "về việc giữ sách"));
    assertThat(facts.citations())
        .filteredOn(c -> c.type().equals("Luật"))
        .extracting(Facts.Citation::number, Facts.Citation::subject)
        .containsExactly(tuple("46/2019/QH14", "quy định việc đọc"), tuple("19/2012/QH13", null));
    assertThat(facts.citations()).noneMatch(c -> String.valueOf(c.number()).contains("PHÒNG"));
  }

  @Test
  void a_decree_that_enacts_changes_of_several_amends_each() {
    Facts facts =
        read(
            """
            CHÍNH PHỦ
            CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
            Số: 48/2031/NĐ-CP
            Hà Nội, ngày 14 tháng 5 năm 2031
            NGHỊ ĐỊNH
            SỬA ĐỔI, BỔ SUNG MỘT SỐ ĐIỀU CỦA CÁC NGHỊ ĐỊNH VỀ SÁCH
            Căn cứ Luật Thư viện ngày 25 tháng 12 năm 2028;
            Chính phủ ban hành Nghị định sửa đổi, bổ sung một số điều của Nghị định số 63/2030/NĐ-CP ngày
            08 tháng 6 năm 2030 của Chính phủ về giữ sách; Nghị định số
            20/2029/NĐ-CP ngày 14 tháng 02 năm 2029 về đếm sách và Nghị định số 55/2030/NĐ-CP về bìa sách,
            Điều 1. Giữ sách
            """);
    assertThat(facts.citations())
        .filteredOn(c -> c.type().equals("Nghị định"))
        .extracting(Facts.Citation::number, Facts.Citation::relation, Facts.Citation::subject)
        .containsExactly(
            tuple("63/2030/NĐ-CP", Facts.Relation.AMENDS, "về giữ sách"),
            tuple("20/2029/NĐ-CP", Facts.Relation.AMENDS, "về đếm sách"),
            tuple("55/2030/NĐ-CP", Facts.Relation.AMENDS, "về bìa sách"));
  }

  @Test
  void what_replaced_a_document_is_not_replaced_by_it() {
    Facts facts =
        read(
            """
            Thông tư số 02/2031/TT-BTC bị bãi bỏ, thay thế bởi Thông tư số 01/2035/TT-BTC ngày 23/10/2035.
            BỘ TÀI CHÍNH
            CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
            Số: 02/2031/TT-BTC
            Hà Nội, ngày 28 tháng 01 năm 2031
            THÔNG TƯ
            Về việc giữ sách
            """);
    assertThat(facts.citations())
        .extracting(Facts.Citation::number, Facts.Citation::relation)
        .containsExactly(tuple("01/2035/TT-BTC", Facts.Relation.REFERS_TO));
  }

  @Test
  void lines_glued_to_one_in_capitals_are_lines() {
    Facts facts =
        read(
            """
            HỘI ĐỒNG BỘ TRƯỞNG
            CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM
            Số: 101-HĐBT
            Hà Nội, ngày 01 tháng 10 năm 1981
            QUYẾT ĐỊNH
            CỦA HỘI ĐỒNG BỘ TRƯỞNG SỐ 101 - HĐBT NGÀY 1-10-1981 VỀ VIỆC GIỮ SÁCH
            HỘI ĐỒNG BỘ TRƯỞNG
            Căn cứ Luật Thư viện ngày 4/7/1981;
            Điều 1. Giữ sách.
            KT. CHỦ TỊCH HỘI ĐỒNG BỘ TRƯỞNG
            PHÓ CHỦ TỊCHTrần Thử Sách
            """);
    assertThat(facts.subject().value()).isEqualTo("Về việc giữ sách");
    assertThat(facts.signer())
        .extracting(Facts.Signer::name, Facts.Signer::position)
        .containsExactly("Trần Thử Sách", "PHÓ CHỦ TỊCH");
  }

  @Test
  void a_page_with_links_before_the_letterhead_and_without_title() {
    Facts facts =
        read(
            """
            - 1 Thông tư 14/2033/TT-BTC hướng dẫn việc giữ sách trong thư viện của các cơ quan nhà nước, đơn vị sự nghiệp công lập và doanh nghiệp nhà nước do Bộ Tài chính ban hành
            - 2 Quyết định 13/QĐ-BTC năm 2035 công bố kết quả hệ thống hóa văn bản quy phạm pháp luật về sách của Bộ Tài chính đến hết ngày 10 tháng 6 năm 2035
            BỘ TÀI CHÍNH | CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM |
            Số: 11/QĐ-BTC | Hà Nội, ngày 03 tháng 5 năm 2031 |
            VỀ VIỆC GIỮ SÁCH
            TRONG THƯ VIỆN
            BỘ TRƯỞNG BỘ TÀI CHÍNH
            Căn cứ Luật Thư viện năm 2030;
            QUYẾT ĐỊNH:
            Điều 1. Giữ sách.
            """);
    assertThat(facts.number().value().normalized()).isEqualTo("11/QĐ-BTC");
    assertThat(facts.issueDate().value()).isEqualTo(LocalDate.of(2031, 5, 3));
    assertThat(facts.subject().value()).isEqualTo("Về việc giữ sách trong thư viện");
    assertThat(facts.citations().getFirst().subject()).endsWith("do Bộ Tài chính ban hành");
  }

  @Test
  void a_day_without_a_place_yields_to_one_with_its_place() {
    Facts facts =
        read(
            """
            Quyết định 119/QĐ-UBND được áp dụng kể từ
            ngày 25/08/2015.
            ỦY BAN NHÂN DÂN
            TỈNH KON TUM
            CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
            Số: 119/QĐ-UBND
            Kon Tum, ngày 23 tháng 11 năm 2009
            QUYẾT ĐỊNH
            Về việc giữ sách
            """);
    assertThat(facts.issueDate().value()).isEqualTo(LocalDate.of(2009, 11, 23));
  }

  @Test
  void attributes_two_to_a_line_are_each_their_own() {
    Facts facts =
        read(
            """
             • Số hiệu văn bản: 186/QĐ-UBND Loại văn bản: Quyết định
            Nơi ban hành:Tỉnh Kon TumNgười ký:Trần Thử Sách
            Ngày ban hành: 26/01/2018
            ỦY BAN NHÂN DÂN
            TỈNH KON TUM
            Số: 186/QĐ-UBND
            """);
    assertThat(facts.portal().attributes())
        .containsEntry("Số hiệu văn bản", "186/QĐ-UBND")
        .containsEntry("Loại văn bản", "Quyết định")
        .containsEntry("Nơi ban hành", "Tỉnh Kon Tum")
        .containsEntry("Người ký", "Trần Thử Sách");
  }

  @Test
  void what_begins_as_news_do_is_news() {
    String rest =
        " về việc giữ sách của các thư viện trên địa bàn tỉnh và bãi bỏ các quy định trước đây về sách.";
    assertThat(read("Ngày 9/11, UBND tỉnh ban hành văn bản số 12/UBND-KT" + rest).contentClass())
        .isEqualTo(ContentClass.NEWS_ARTICLE);
    assertThat(
            read("UBND tỉnh Kon Tum vừa ban hành Quyết định số 11/2031/QĐ-UBND" + rest)
                .contentClass())
        .isEqualTo(ContentClass.NEWS_ARTICLE);
  }

  @Test
  void the_cover_of_a_contract_names_no_issuer() {
    Facts facts =
        read(
            """
            CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
            Độc lập - Tự do - Hạnh phúc
            TRANG BÌA
            GIỮA
            TRUNG TÂM SÁCH TỈNH KON TUM
            VÀ
            CÔNG TY CỔ PHẦN KỆ SÁCH
            HỢP ĐỒNG
            HỢP ĐỒNG SỐ: /2031/HĐ
            MUA KỆ SÁCH
            Hôm nay, ngày 5 tháng 3 năm 2031
            """);
    assertThat(facts.issuingBody()).isNull();
    assertThat(facts.subject().value()).isEqualTo("MUA KỆ SÁCH");
  }
}
