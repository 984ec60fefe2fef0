package vn.vanthu.search.recognise;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import vn.vanthu.search.extract.ExtractedText;

/**
 * The forms in which copies of documents arrive: cells side by side, tables, empty lines, letters
 * of other alphabets. The samples are written for these tests.
 */
class CopiesTest {
  private static Facts read(String text) {
    return Recogniser.standard().recognise(ExtractedText.ofText(text));
  }

  @Test
  void a_department_is_the_issuer_and_its_province_the_parent() {
    Facts facts =
        read(
            """
            ỦY BAN NHÂN DÂN TỈNH LÀO CAI
            SỞ Y TẾ
            Số: 12/QĐ-SYT
            CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
            Độc lập - Tự do - Hạnh phúc
            Lào Cai, ngày 3 tháng 4 năm 2031

            QUYẾT ĐỊNH
            Về việc kiểm kê kho thuốc
            GIÁM ĐỐC SỞ Y TẾ
            Căn cứ Quyết định số 9/QĐ-UBND ngày 01/02/2031 của UBND tỉnh;
            """);

    assertThat(facts.issuingBody().name()).isEqualTo("Sở Y tế");
    assertThat(facts.issuingBody().parent()).isEqualTo("Ủy ban nhân dân tỉnh Lào Cai");
  }

  @Test
  void a_blank_number_is_no_part_of_the_issuers_name() {
    Facts facts =
        read(
            """
            ỦY BAN NHÂN DÂN
            TỈNH LÀO CAI
            Số:          /QĐ-UBND
            CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
            Lào Cai, ngày 3 tháng 4 năm 2031

            QUYẾT ĐỊNH
            Về việc kiểm kê kho thuốc
            """);

    assertThat(facts.number()).isNull();
    assertThat(facts.issuingBody().name()).isEqualTo("Ủy ban nhân dân tỉnh Lào Cai");
  }

  @Test
  void the_signers_cell_beside_the_list_does_not_end_it() {
    String gap = " ".repeat(30);
    Facts facts =
        read(
            """
            UBND TỈNH LÀO CAI
            Số: 12/TB-UBND
            CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
            Lào Cai, ngày 3 tháng 4 năm 2031

            THÔNG BÁO
            Về việc nghỉ lễ

            Nơi nhận:%sKT. CHỦ TỊCH
            - Như trên;%sPHÓ CHỦ TỊCH
            - Sở Y tế (t/h);
            - Sở Nội vụ;%sBế Thị Mẫu
            - Các phường;
            - Lưu: VT, NC.
            """
                .formatted(gap, gap, gap));

    assertThat(facts.recipients())
        .extracting(Facts.Recipient::text)
        .containsExactly("Như trên", "Sở Y tế", "Sở Nội vụ", "Các phường");
    assertThat(facts.signer().name()).isEqualTo("Bế Thị Mẫu");
  }

  @Test
  void a_list_that_goes_on_without_dashes_is_read_to_its_archive_line() {
    Facts facts =
        read(
            """
            UBND TỈNH LÀO CAI
            Số: 12/TB-UBND
            CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
            THÔNG BÁO
            Về việc nghỉ lễ
            Nơi nhận:
            - Như trên;
            Sở Y tế;
            Sở Nội vụ;
            Lưu: VT.
            CHÁNH VĂN PHÒNG
            Lê Văn Mẫu
            """);

    assertThat(facts.recipients())
        .extracting(Facts.Recipient::text)
        .containsExactly("Như trên", "Sở Y tế", "Sở Nội vụ");
    assertThat(facts.archive().place()).isEqualTo("VT");
  }

  @Test
  void a_line_between_dashes_goes_on_with_the_item_above() {
    Facts facts =
        read(
            """
            UBND TỈNH LÀO CAI
            Số: 12/TB-UBND
            CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
            THÔNG BÁO
            Về việc nghỉ lễ
            Nơi nhận:
            - Sở Y tế; Sở Nội vụ;
            Thanh tra tỉnh;
            - Các phường;
            - Lưu: VT.
            """);

    assertThat(facts.recipients())
        .extracting(Facts.Recipient::text)
        .containsExactly("Sở Y tế; Sở Nội vụ; Thanh tra tỉnh", "Các phường");
  }

  @Test
  void the_icelandic_letter_typed_for_the_vietnamese_one_is_read_as_meant_and_shown_as_printed() {
    Facts facts =
        read(
            """
            HỘI ÐỒNG NHÂN DÂN
            TỈNH ÐỒNG THÁP
            Số: 12/NQ-HÐND
            CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
            Ðồng Tháp, ngày 3 tháng 4 năm 2031
            NGHỊ QUYẾT
            Về ðặt tên ðường
            """);

    assertThat(facts.issuingBody().name()).isEqualTo("Hội đồng nhân dân tỉnh Đồng Tháp");
    assertThat(facts.place().value()).isEqualTo("Đồng Tháp");
    assertThat(facts.subject().value()).isEqualTo("Về đặt tên đường");
    assertThat(facts.subject().evidence().text()).isEqualTo("Về ðặt tên ðường");
  }

  @Test
  void an_empty_line_after_each_printed_line_does_not_part_a_deadline_from_its_order() {
    String text =
        """
        UBND TỈNH LÀO CAI
        Số: 12/KH-UBND
        CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
        Lào Cai, ngày 3 tháng 4 năm 2031
        KẾ HOẠCH
        Kiểm kê kho thuốc
        1. Giao Sở Y tế chủ trì, phối hợp với các đơn vị kiểm kê, báo cáo trước ngày
        25/8/2031.
        """
            .lines()
            .collect(Collectors.joining("\n\n"));

    assertThat(read(text).tasks())
        .flatExtracting(Facts.Task::dueDates)
        .containsExactly(LocalDate.of(2031, 8, 25));
  }

  @Test
  void what_a_letter_is_about_is_read_past_the_cell_beside_it() {
    Facts facts =
        read(
            """
            | THANH TRA TỈNH | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |
            | Số: 12/TTr-NV1 | Độc lập - Tự do - Hạnh phúc |
            | V/v kiểm kê | Lào Cai, ngày 3 tháng 4 năm 2031 |
            | kho thuốc | |

            Kính gửi: Sở Y tế
            Thanh tra tỉnh đề nghị Sở Y tế báo cáo./.
            """);

    assertThat(facts.subject().value()).isEqualTo("V/v kiểm kê kho thuốc");
    assertThat(facts.documentType().name()).isEqualTo("Công văn");
  }

  @Test
  void a_consolidated_text_of_the_gazette_has_its_number_at_the_close() {
    Facts facts =
        read(
            """
            VĂN BẢN HỢP NHẤT - BỘ NỘI VỤ
            CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
            THÔNG TƯ
            Quy định về kho sách
            Thông tư số 3/2029/TT-BNV ngày 15 tháng 10 năm 2029 có hiệu lực kể từ ngày 01 tháng 12 năm 2029.
            Điều 1. Phạm vi điều chỉnh
            Trước ngày 15 tháng 8 năm 2029, các đơn vị báo cáo.
            BỘ NỘI VỤ
            Số: 45/VBHN-BNV
            XÁC THỰC VĂN BẢN HỢP NHẤT
            Hà Nội, ngày 24 tháng 11 năm 2031
            BỘ TRƯỞNG
            Lê Văn Mẫu
            """);

    assertThat(facts.number().value().normalized()).isEqualTo("45/VBHN-BNV");
    assertThat(facts.issueDate().value()).isEqualTo(LocalDate.of(2031, 11, 24));
    assertThat(facts.place().value()).isEqualTo("Hà Nội");
  }

  @Test
  void a_law_on_identity_cards_has_a_subject_though_it_sounds_like_a_basis() {
    Facts facts =
        read(
            """
            QUỐC HỘI
            Luật số: 26/2031/QH15
            CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
            LUẬT
            CĂN CƯỚC
            Căn cứ Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam;
            """);

    assertThat(facts.subject().value()).isEqualTo("Căn cước");
  }

  @Test
  void the_presidium_is_one_body_and_numbers_in_a_subject_keep_their_capitals() {
    Facts facts =
        read(
            """
            TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM
            Số: 12/CT-TLĐ
            CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
            CHỈ THỊ
            VỀ VIỆC THỰC HIỆN QUYẾT ĐỊNH SỐ 93/QĐ-TTG
            Nơi nhận:
            - Lưu: VT.
            TM. ĐOÀN CHỦ TỊCH CHỦ TỊCH
            Lê Văn Mẫu
            """);

    assertThat(facts.signer().onBehalfOf()).isEqualTo("ĐOÀN CHỦ TỊCH");
    assertThat(facts.subject().value()).isEqualTo("Về việc thực hiện quyết định số 93/QĐ-TTG");
  }
}
