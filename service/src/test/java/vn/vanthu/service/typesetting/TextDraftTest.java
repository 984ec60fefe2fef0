package vn.vanthu.service.typesetting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import vn.vanthu.service.typesetting.OfficialDraft.Signer;
import vn.vanthu.service.typesetting.OfficialDraft.Title;

class TextDraftTest {
  private static final String DECISION =
      """
      UBND TỈNH MẪU                CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
      SỞ NỘI VỤ                       Độc lập - Tự do - Hạnh phúc
      -------                         ---------------
      Số:       /QĐ-SNV            Mẫu, ngày      tháng      năm 2026

                         QUYẾT ĐỊNH
              Ban hành Quy chế công tác văn thư
                     của Sở Nội vụ

                   GIÁM ĐỐC SỞ NỘI VỤ

      Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ
      về công tác văn thư;
      Theo đề nghị của Chánh Văn phòng.

      QUYẾT ĐỊNH:

      Điều 1. Ban hành Quy chế.
      Điều 2. Quyết định có hiệu lực
      từ ngày ký./.

      Nơi nhận:                          KT. GIÁM ĐỐC
      - Như Điều 2;                      PHÓ GIÁM ĐỐC
      - UBND tỉnh Mẫu và các
      sở, ban, ngành;
      - Lưu: VT.

                                         Nguyễn Văn Mẫu
      """;

  private static final String LETTER =
      """
      SỞ NỘI VỤ TỈNH MẪU
      Số: …/SNV-VP
      V/v báo cáo công tác
      văn thư quý IV

      CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM
      Độc lập – Tự do – Hạnh phúc
      Mẫu, ngày … tháng … năm 2026

      Kính gửi:
      - Ủy ban nhân dân các xã;
      - Các phòng, ban.

      Sở Nội vụ đề nghị các cơ quan báo cáo trước ngày 15/12/2026./.

      GIÁM ĐỐC

      Đại tá Trần Thị B

      Nơi nhận:
      - Như trên;
      - Lưu: VT.
      """;

  @Test
  void every_part_of_a_decision_in_two_columns_is_found() {
    OfficialDraft draft = TextDraft.read(DECISION, "SỞ NỘI VỤ").orElseThrow();
    assertThat(draft.parent()).containsExactly("UBND TỈNH MẪU");
    assertThat(draft.issuer()).containsExactly("SỞ NỘI VỤ");
    assertThat(draft.symbol()).isEqualTo("QĐ-SNV");
    assertThat(draft.place()).isEqualTo("Mẫu");
    assertThat(draft.title())
        .isEqualTo(
            new Title.Typed(
                "QUYẾT ĐỊNH",
                "Ban hành Quy chế công tác văn thư của Sở Nội vụ",
                "GIÁM ĐỐC SỞ NỘI VỤ"));
    assertThat(draft.body())
        .hasExactlyElementsOfTypes(
            Block.Basis.class,
            Block.Basis.class,
            Block.Heading.class,
            Block.Paragraph.class,
            Block.Paragraph.class);
    assertThat(draft.signer())
        .isEqualTo(new Signer(List.of("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"), "Nguyễn Văn Mẫu"));
    assertThat(draft.recipients())
        .containsExactly("- Như Điều 2;", "- UBND tỉnh Mẫu và các sở, ban, ngành;", "- Lưu: VT.");
  }

  @Test
  void a_letter_with_one_cell_after_the_other_and_its_signer_above_the_recipients() {
    OfficialDraft draft = TextDraft.read(LETTER, "").orElseThrow();
    assertThat(draft.title())
        .isEqualTo(
            new Title.Letter(
                "báo cáo công tác văn thư quý IV",
                List.of("Ủy ban nhân dân các xã", "Các phòng, ban")));
    assertThat(draft.signer()).isEqualTo(new Signer(List.of("GIÁM ĐỐC"), "Đại tá Trần Thị B"));
    assertThat(draft.recipients()).containsExactly("- Như trên;", "- Lưu: VT.");
  }

  @Test
  void full_stops_and_dotted_blanks_of_the_body_stay() {
    String report =
        """
        Sở Nội vụ đề nghị các cơ quan báo cáo hằng năm.
        Thời gian thực hiện: trong tháng ...
        Hợp đồng số ..../HĐ ký ngày ... tháng ... năm ...
        Đơn vị chủ trì tổng hợp, gửi về Sở Nội vụ trong tháng.
        """;
    OfficialDraft draft =
        TextDraft.read(LETTER.replaceFirst("Sở Nội vụ đề nghị.*\n", report), "").orElseThrow();
    assertThat(draft.texts().toList()).containsSequence(report.lines().toList());
  }

  @Test
  void a_number_or_a_day_that_is_written_already_stays_as_it_stands() {
    assertThat(TextDraft.read(LETTER.replace("Số: …/", "Số: 12/"), "")).isEmpty();
    assertThat(TextDraft.read(LETTER.replace("ngày … tháng", "ngày 5 tháng"), "")).isEmpty();
  }

  @Test
  void a_word_that_belongs_to_no_part_keeps_the_text_as_it_stands() {
    assertThat(TextDraft.read(LETTER.replace("- Lưu: VT.", "- Lưu: VT.\nTài liệu kèm"), ""))
        .isEmpty();
    assertThat(TextDraft.read(DECISION.replace("SỞ NỘI VỤ  ", "Sở Nội vụ  "), "SỞ NỘI VỤ"))
        .isEmpty();
  }

  @Test
  void columns_made_of_blanks_in_the_text_keep_the_text_as_it_stands() {
    assertThat(
            TextDraft.read(
                DECISION.replace("Điều 1. Ban", "Xã A     12     15\nĐiều 1. Ban"), "SỞ NỘI VỤ"))
        .isEmpty();
  }

  @Test
  void two_lines_whose_body_is_not_known_are_not_guessed_apart() {
    assertThat(TextDraft.read(DECISION, "")).isEmpty();
  }

  @Test
  void a_text_without_parts_is_none() {
    assertThat(TextDraft.read("", "")).isEmpty();
    assertThat(TextDraft.read("Kính gửi: các phòng\n\nXin mời họp.", "")).isEmpty();
    assertThat(TextDraft.read("-".repeat(200_000) + "\n" + "Số: ".repeat(50_000), "")).isEmpty();
  }
}
