package vn.vanthu.search.recognise;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.vanthu.search.extract.ExtractedText;

/** The end of a document: who signed, who keeps it, what stands behind. The samples are made up. */
class ClosingTest {
  private static Facts read(String title, String body) {
    return Recogniser.standard()
        .recognise(
            ExtractedText.ofText(
                """
                Ủy ban nhân dân tỉnh An Lạc
                Sở Y tế
                Số: 12/QĐ-SYT
                Cộng hòa xã hội chủ nghĩa Việt Nam
                Độc lập - Tự do - Hạnh phúc
                An Lạc, ngày 05 tháng 3 năm 2026
                %s
                Về việc giữ sách

                Điều 1. Các phòng giữ sách.

                """
                        .formatted(title)
                    + body));
  }

  private static @Nullable String signer(String title, String close) {
    Facts.Signer signer = read(title, close).signer();
    return signer == null ? null : signer.name() + ", " + signer.position();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Giám đốc#Nguyễn Thị Kim An | Nguyễn Thị Kim An, Giám đốc
          Giám đốc#(Ký tên, đóng dấu)#BS CKII. Nguyễn Thị Kim An | Nguyễn Thị Kim An, Giám đốc
          KT. Giám đốc#Phó Giám đốc#(Đã ký)##Lê Văn Tám | Lê Văn Tám, Phó Giám đốc
          TM. Ủy ban nhân dân#Chủ tịch#Lê Văn Tám | Lê Văn Tám, Chủ tịch
          Trưởng phòng Tổ chức - Hành chính#Lê Văn Tám | Lê Văn Tám, Trưởng phòng Tổ chức - Hành chính
          KT. BỘ TRƯỞNG BỘ NỘI VỤ      KT. BỘ TRƯỞNG BỘ TÀI CHÍNH#THỨ TRƯỞNG      THỨ TRƯỞNG#Nguyễn Thị Minh      Trần Anh Tuấn | Nguyễn Thị Minh, THỨ TRƯỞNG
          """)
  void a_signer_is_read_in_small_letters_and_out_of_two_columns(String close, String signer) {
    assertThat(signer("QUYẾT ĐỊNH", close.replace('#', '\n'))).isEqualTo(signer);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Giám đốc Sở giao Nguyễn Thị Kim An giữ sách.\nNguyễn Thị Kim An",
        "Giám đốc trung tâm báo cáo\nhằng tháng cho Sở\nLê Văn Tám",
        "ĐẠI DIỆN BÊN A\nHIỆU TRƯỞNG\nTrương Công Nam\nĐẠI DIỆN BÊN B\nGIÁM ĐỐC\nTôn Nữ Thu Trang",
        "ĐẠI DIỆN BÊN A      ĐẠI DIỆN BÊN B\nHIỆU TRƯỞNG      GIÁM ĐỐC\nTrương Công Nam      Tôn Nữ Thu Trang"
      })
  void of_two_sides_none_is_the_signer_and_a_sentence_is_no_title(String close) {
    assertThat(signer("QUYẾT ĐỊNH", close)).isNull();
  }

  @Test
  void minutes_have_no_signer() {
    assertThat(signer("BIÊN BẢN", "THƯ KÝ      CHỦ TỌA\nLê Văn Tám      Trần Thị Bưởi")).isNull();
  }

  @Test
  void an_issuer_in_small_letters_is_read_above_the_number_only() {
    Facts facts = read("QUYẾT ĐỊNH", "GIÁM ĐỐC\nLê Văn Tám");
    assertThat(facts.issuingBody().name()).isEqualTo("Sở Y tế");
    assertThat(facts.issuingBody().parent()).isEqualTo("Ủy ban nhân dân tỉnh An Lạc");

    Facts page =
        Recogniser.standard()
            .recognise(
                ExtractedText.ofText(
                    """
                    Hội nghị bàn việc giữ sách
                    Trang tin của Sở Y tế.
                    Số: 12/QĐ-SYT
                    Cộng hòa xã hội chủ nghĩa Việt Nam
                    Độc lập - Tự do - Hạnh phúc
                    QUYẾT ĐỊNH
                    Về việc giữ sách
                    Điều 1. Giữ sách.
                    """));
    assertThat(page.issuingBody()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          VT (BNV, BTC). | VT | |
          VP, Vụ KHCN. | VP | Vụ KHCN |
          VT, QL; Tr03. | VT | QL |
          VT, NN (3). | VT | NN | 3
          VT, NV1, 2. | VT | NV1, 2 |
          VT, VP10, 11. HP_VP11_QĐ | VT | VP10, 11 |
          VT, các CV, NC. Đưc | VT | NC |
          VT, KGVX.Dũng | VT | KGVX |
          VT, P.TKTH (Tám, 10b). | VT | P.TKTH | 10
          VT, ĐTKT NN 10b | VT | ĐTKT | 10
          Văn thư, TCCV (02 bản). | Văn thư | TCCV | 02
          """)
  void the_archive_line_gives_place_unit_and_copies(
      String line, String place, @Nullable String unit, @Nullable String copies) {
    Facts.Archive archive =
        read("QUYẾT ĐỊNH", "Nơi nhận:\n- Như Điều 1;\n- Lưu: " + line + "\nGIÁM ĐỐC\nLê Văn Tám")
            .archive();
    assertThat(archive.place()).isEqualTo(place);
    assertThat(archive.drafterCode()).isEqualTo(unit);
    assertThat(archive.copies()).isEqualTo(copies);
  }

  @Test
  void what_a_copy_or_a_page_puts_behind_is_neither_task_nor_citation() {
    String close =
        """
        Nơi nhận:
        - Các cơ quan tham mưu giúp việc Tỉnh ủy;
        - Lưu: VT.
        GIÁM ĐỐC
        Lê Văn Tám
        """;
    Facts copy =
        read(
            "QUYẾT ĐỊNH",
            close
                + """
                UBND THÀNH PHỐ AN LẠC
                SỞ XÂY DỰNG
                Số: 77/SY-SXD
                CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
                An Lạc, ngày 15 tháng 9 năm 2026
                SAO Y
                CHÁNH VĂN PHÒNG
                Lê Minh Khôi
                """);
    assertThat(copy.citations()).isEmpty();
    assertThat(copy.tasks()).isEmpty();
    assertThat(copy.signer().name()).isEqualTo("Lê Văn Tám");

    for (String head :
        new String[] {"Văn bản cùng chuyên mục", "Tin liên quan:", "Bình luận (2)"}) {
      assertThat(
              read("QUYẾT ĐỊNH", close + head + "\nThông tư số 24/2025/TT-BKHCN về tần số\n")
                  .citations())
          .isEmpty();
    }
    assertThat(
            read("QUYẾT ĐỊNH", close + "PHỤ LỤC\nTheo Thông tư số 24/2025/TT-BKHCN về tần số\n")
                .citations())
        .hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          BIÊN BẢN KIỂM TRA#Việc giữ sách##Hôm nay, vào hồi 8 giờ 30 ngày 5/6/2031, tại kho. | Việc giữ sách
          BIÊN BẢN KIỂM TRA#Vào hồi 8 giờ 30 ngày 5/6/2031, tại kho, Đoàn kiểm tra làm việc. |
          BIÊN BẢN LÀM VIỆC#Lúc 8 giờ ngày 5/6/2031, tại kho. |
          BIÊN BẢN HỌP#Thời gian: 8 giờ ngày 5/6/2031. |
          BIÊN BẢN#Kiểm tra việc giữ sách#Vào hồi 8 giờ 30 ngày 5/6/2031, tại kho. | Kiểm tra việc giữ sách
          """)
  void the_subject_of_minutes_is_not_how_they_begin(String text, @Nullable String subject) {
    Facts facts =
        Recogniser.standard()
            .recognise(
                ExtractedText.ofText(
                    """
                    CỤC QUẢN LÝ THỊ TRƯỜNG TỈNH AN LẠC
                    ĐOÀN KIỂM TRA THEO QUYẾT ĐỊNH
                    SỐ 215/QĐ-QLTT
                    CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
                    Độc lập - Tự do - Hạnh phúc

                    """
                        + text.replace('#', '\n')));
    assertThat(facts.documentType().name()).isEqualTo("Biên bản");
    assertThat(facts.number()).isNull();
    assertThat(facts.issuingBody().name()).isEqualTo("Cục Quản lý thị trường tỉnh An Lạc");
    assertThat(facts.subject() == null ? null : facts.subject().value()).isEqualTo(subject);
  }
}
