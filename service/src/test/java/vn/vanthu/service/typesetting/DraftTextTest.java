package vn.vanthu.service.typesetting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DraftTextTest {
  @Test
  void a_legal_basis_above_the_enacting_words_is_a_basis_and_below_them_is_text() {
    List<Block> blocks =
        DraftText.parse(
            "Căn cứ Luật A;\n\nQUYẾT ĐỊNH:\n\nĐiều 1. Làm.\n\nCăn cứ Điều 1, các đơn vị thực hiện.");
    assertThat(blocks)
        .hasExactlyElementsOfTypes(
            Block.Basis.class, Block.Heading.class, Block.Paragraph.class, Block.Paragraph.class);
  }

  @Test
  void wrapped_lines_are_one_paragraph() {
    assertThat(DraftText.parse("Các cơ quan\nthực hiện\nQuyết định này."))
        .containsExactly(
            new Block.Paragraph(List.of(Span.of("Các cơ quan thực hiện Quyết định này."))));
  }

  @Test
  void the_word_of_an_article_is_bold_and_its_text_is_not() {
    assertThat(DraftText.parse("Điều 12. Hiệu lực."))
        .containsExactly(
            new Block.Paragraph(List.of(Span.bold("Điều 12."), Span.of(" Hiệu lực."))));
  }

  @Test
  void a_mark_without_its_partner_is_text() {
    assertThat(DraftText.spans("2 * 3 = 6 và **chưa đóng", Span.Style.REGULAR))
        .extracting(Span::text)
        .containsExactly("2 * 3 = 6 và **chưa đóng");
  }

  @Test
  void a_table_has_equal_rows_and_no_rule_row() {
    assertThat(DraftText.parse("| A | B |\n|---|---|\n| 1 |\n"))
        .containsExactly(new Block.Table(List.of(List.of("A", "B"), List.of("1", ""))));
  }

  @Test
  void a_hundred_thousand_stars_are_read_in_linear_time() {
    assertThat(DraftText.spans("*".repeat(100_000), Span.Style.REGULAR)).isNotEmpty();
  }
}
