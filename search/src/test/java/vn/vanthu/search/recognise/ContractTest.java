package vn.vanthu.search.recognise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import vn.vanthu.search.extract.ExtractedText;

/** Contracts have two sides and no issuer. The samples are made up. */
class ContractTest {
  private static Facts read(String text) {
    return Recogniser.standard().recognise(ExtractedText.ofText(text));
  }

  private static String contract(String number, String signatures) {
    return """
    CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
    Độc lập - Tự do - Hạnh phúc
    HỢP ĐỒNG DỊCH VỤ LƯU TRỮ
    Số: %s
    Căn cứ Bộ luật Dân sự số 91/2015/QH13 ngày 24/11/2015;
    Hôm nay, ngày 21 tháng 7 năm 2031, tại Thư viện tỉnh An Lạc, chúng tôi gồm:
    BÊN A: THƯ VIỆN TỈNH AN LẠC
    Địa chỉ: 12 đường Sách
    Đại diện: Ông Lê Văn Tám   Chức vụ: Giám đốc
    BÊN B (bên nhận việc): CÔNG TY CỔ PHẦN SÁCH SÔNG TRĂNG
    Người đại diện theo pháp luật: Bà Trần Thị Sáu - Chức vụ: Tổng Giám đốc
    Điều 1. Bên B xếp sách trong 180 ngày kể từ ngày ký hợp đồng.
    Điều 2. Bên A thanh toán chậm nhất 14 ngày kể từ ngày nhận đủ hồ sơ.
    Hợp đồng này lập thành 08 bản.
    %s
    """
        .formatted(number, signatures);
  }

  @Test
  void both_sides_are_read_and_no_issuer_is_made_up() {
    Facts facts =
        read(
            contract(
                "15/2031/HĐ-TVT",
                "ĐẠI DIỆN BÊN A                    ĐẠI DIỆN BÊN B\n"
                    + "GIÁM ĐỐC                    TỔNG GIÁM ĐỐC\n"
                    + "Lê Văn Tám                    Trần Thị Sáu"));
    assertThat(facts.contentClass()).isEqualTo(ContentClass.OFFICIAL_DOCUMENT);
    assertThat(facts.documentType()).isNotNull();
    assertThat(facts.documentType().name()).isEqualTo("Hợp đồng");
    assertThat(facts.number()).isNotNull();
    assertThat(facts.number().value().normalized()).isEqualTo("15/2031/HĐ-TVT");
    assertThat(facts.issuingBody()).isNull();
    assertThat(facts.signer()).isNull();
    assertThat(facts.subject()).isNotNull();
    assertThat(facts.subject().value()).isEqualTo("DỊCH VỤ LƯU TRỮ");
    assertThat(facts.issueDate()).isNotNull();
    assertThat(facts.issueDate().value()).isEqualTo(LocalDate.of(2031, 7, 21));
    assertThat(facts.issueDate().inferred()).isTrue();
    assertThat(facts.parties())
        .extracting(
            Facts.Party::role,
            Facts.Party::name,
            Facts.Party::representative,
            Facts.Party::position,
            Facts.Party::signer)
        .containsExactly(
            tuple("BÊN A", "THƯ VIỆN TỈNH AN LẠC", "Lê Văn Tám", "Giám đốc", "Lê Văn Tám"),
            tuple(
                "BÊN B",
                "CÔNG TY CỔ PHẦN SÁCH SÔNG TRĂNG",
                "Trần Thị Sáu",
                "Tổng Giám đốc",
                "Trần Thị Sáu"));
  }

  @Test
  void signatures_under_each_other_belong_to_their_heads() {
    Facts facts =
        read(
            contract(
                "15/2031/HĐ-TVT",
                "ĐẠI DIỆN BÊN A\nGIÁM ĐỐC\nLê Văn Tám\n\nĐẠI DIỆN BÊN B\nPHÓ GIÁM ĐỐC\nPhạm Văn Bảy"));
    assertThat(facts.parties())
        .extracting(Facts.Party::signer)
        .containsExactly("Lê Văn Tám", "Phạm Văn Bảy");
  }

  @Test
  void a_side_that_has_not_signed_has_no_signer() {
    Facts facts =
        read(contract("15/2031/HĐ-TVT", "ĐẠI DIỆN BÊN A\nLê Văn Tám\n\nĐẠI DIỆN BÊN B\n"));
    assertThat(facts.parties()).extracting(Facts.Party::signer).containsExactly("Lê Văn Tám", null);
  }

  @Test
  void a_number_of_another_make_is_unsure() {
    Facts facts = read(contract("SL-15.07.2031 (bản 2)", ""));
    assertThat(facts.number()).isNull();
  }

  @Test
  void sides_by_their_trade_are_told_apart() {
    Facts facts =
        read(
            """
            CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
            Độc lập - Tự do - Hạnh phúc
            -----------
            HỢP ĐỒNG
            MUA BÁN SÁCH CŨ
            Số 07/2031/HĐMB
            Hôm nay, ngày 02/8/2031, chúng tôi gồm:
            1. Bên bán (sau đây gọi là Bên A):
            Tên công ty: Công ty TNHH Sách Sông Trăng
            Đại diện là: Ông Lê Văn Tám, chức vụ: Giám đốc
            2. Bên mua (sau đây gọi là Bên B):
            Tên đơn vị: Thư viện xã An Lạc
            Đại diện là: Bà Trần Thị Sáu, chức vụ: Thủ thư
            Điều 1. Bên A bán sách.
            """);
    assertThat(facts.parties())
        .extracting(Facts.Party::role, Facts.Party::name, Facts.Party::representative)
        .containsExactly(
            tuple("Bên bán", "Công ty TNHH Sách Sông Trăng", "Lê Văn Tám"),
            tuple("Bên mua", "Thư viện xã An Lạc", "Trần Thị Sáu"));
    assertThat(facts.subject()).isNotNull();
    assertThat(facts.subject().value()).isEqualTo("MUA BÁN SÁCH CŨ");
  }

  @Test
  void a_joint_circular_has_every_signer() {
    String text =
        """
        BỘ NỘI VỤ - BỘ TÀI CHÍNH
        Số: 02/2014/TTLT-BNV-BTC
        CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
        Độc lập - Tự do - Hạnh phúc
        Hà Nội, ngày 10 tháng 4 năm 2014

        THÔNG TƯ LIÊN TỊCH
        Hướng dẫn việc giữ sách

        Điều 1. Giữ sách.

        %s

        Nơi nhận:
        - Công báo;
        - Lưu: VT.
        """;
    Facts under =
        read(
            text.formatted(
                "KT. BỘ TRƯỞNG BỘ TÀI CHÍNH\nTHỨ TRƯỞNG\nLê Thị Tám\nKT. BỘ TRƯỞNG BỘ NỘI VỤ\nTHỨ TRƯỞNG\nTrần Văn Sáu"));
    assertThat(under.signer()).isNotNull();
    assertThat(under.signer().name()).isEqualTo("Lê Thị Tám");
    assertThat(under.coSigners()).extracting(Facts.Signer::name).containsExactly("Trần Văn Sáu");
    Facts beside =
        read(
            text.formatted(
                "KT. BỘ TRƯỞNG BỘ TÀI CHÍNH\tKT. BỘ TRƯỞNG BỘ NỘI VỤ\nTHỨ TRƯỞNG\tTHỨ TRƯỞNG\nLê Thị Tám\tTrần Văn Sáu"));
    assertThat(beside.signer()).isNotNull();
    assertThat(beside.signer().name()).isEqualTo("Lê Thị Tám");
    assertThat(beside.coSigners()).extracting(Facts.Signer::name).containsExactly("Trần Văn Sáu");
  }
}
