package vn.vanthu.signing.changes;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import vn.vanthu.signing.DocumentBytes;
import vn.vanthu.signing.Report.Rect;
import vn.vanthu.signing.pdf.Limits;
import vn.vanthu.signing.pdf.PdfFile;

/** Letters are found where the operators of a page put them. */
class PageTextTest {

  private static final Rect EVERYWHERE = new Rect(-10_000, -10_000, 10_000, 10_000);

  private static PageText page(String content, String resources, String... more) {
    return page(content, resources, List.of(4), more);
  }

  /** A page of several parts: the numbers of the streams, of which the first has the content. */
  private static PageText page(
      String content, String resources, List<Integer> parts, String... more) {
    StringBuilder pdf =
        new StringBuilder("%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n");
    pdf.append("2 0 obj\n<</Type/Pages/Kids[3 0 R]/Count 1/Resources<<").append(resources);
    pdf.append(">>>>\nendobj\n3 0 obj\n<</Type/Page/Parent 2 0 R/Contents[");
    parts.forEach(part -> pdf.append(part).append(" 0 R "));
    pdf.append("]>>\nendobj\n");
    pdf.append("4 0 obj\n<</Length ").append(content.length()).append(">>\nstream\n");
    pdf.append(content).append("\nendstream\nendobj\n");
    for (String each : more) {
      pdf.append(each).append("\nendobj\n");
    }
    pdf.append("trailer\n<</Root 1 0 R/Size 9>>\nstartxref\n0\n%%EOF\n");
    PdfFile file =
        PdfFile.open(DocumentBytes.of(pdf.toString().getBytes(ISO_8859_1)), Limits.standard());
    return PageText.of(
        file, file.dict(file.items(file.dict(file.catalog().get("Pages")).get("Kids")).getFirst()));
  }

  private static int at(PageText text, double x1, double y1, double x2, double y2) {
    return text.under(new Rect(x1, y1, x2, y2), List.of());
  }

  @Test
  void letters_stand_where_the_text_is_moved_to() {
    PageText text = page("BT /F 10 Tf 100 700 Td (abcd) Tj ET", "");
    assertThat(text.under(EVERYWHERE, List.of())).isEqualTo(4);
    assertThat(at(text, 100, 700, 120, 710)).isEqualTo(4);
    assertThat(at(text, 100, 700, 110, 710)).isEqualTo(2);
    assertThat(at(text, 100, 710, 120, 720)).isZero();
  }

  @Test
  void blanks_and_letters_that_were_covered_before_do_not_count() {
    PageText text = page("BT /F 10 Tf 100 700 Td (a b) Tj ET", "");
    assertThat(text.under(EVERYWHERE, List.of())).isEqualTo(2);
    assertThat(text.under(EVERYWHERE, List.of(new Rect(100, 700, 105, 710)))).isEqualTo(1);
  }

  @Test
  void a_page_in_parts_is_one_content() {
    String rest = "5 0 obj\n<</Length 10>>\nstream\n(ab) Tj ET \nendstream";
    PageText text = page("BT /F 10 Tf 1 0 0 1 100 700 Tm", "", rest);
    assertThat(text.under(EVERYWHERE, List.of())).isZero();
    PageText both = page("BT /F 10 Tf 1 0 0 1 100 700 Tm", "", List.of(4, 5), rest);
    assertThat(at(both, 100, 700, 110, 710)).isEqualTo(2);
  }

  @Test
  void next_lines_go_down_by_the_leading() {
    PageText text =
        page(
            "BT /F 10 Tf 14 TL 100 700 Td (a) Tj T* (b) Tj (c) ' 0 -20 TD (d) Tj T* (e) Tj ET", "");
    assertThat(at(text, 100, 700, 106, 710)).isEqualTo(1);
    assertThat(at(text, 100, 686, 106, 696)).isEqualTo(1);
    assertThat(at(text, 100, 672, 106, 682)).isEqualTo(1);
    assertThat(at(text, 100, 652, 106, 662)).isEqualTo(1);
    assertThat(at(text, 100, 632, 106, 642)).isEqualTo(1);
  }

  @Test
  void a_transformation_moves_letters_until_it_is_taken_back() {
    PageText text =
        page(
            "q 2 0 0 2 50 60 cm BT /F 10 Tf 10 10 Td (a) Tj ET Q BT /F 10 Tf 10 10 Td (b) Tj ET",
            "");
    assertThat(at(text, 70, 80, 80, 100)).isEqualTo(1);
    assertThat(at(text, 10, 10, 15, 20)).isEqualTo(1);
  }

  @Test
  void a_text_matrix_replaces_what_was_before() {
    PageText text = page("BT /F 1 Tf 5 5 Td 20 0 0 20 300 400 Tm (a) Tj ET", "");
    assertThat(at(text, 300, 400, 310, 420)).isEqualTo(1);
  }

  @Test
  void gaps_between_parts_of_a_line_move_what_follows() {
    PageText text = page("BT /F 10 Tf 0 0 Td [(a) -10000 (b)] TJ ET", "");
    assertThat(at(text, 0, 0, 5, 10)).isEqualTo(1);
    assertThat(at(text, 105, 0, 110, 10)).isEqualTo(1);
  }

  @Test
  void letters_of_a_composite_font_take_two_bytes() {
    PageText text = page("BT /F 10 Tf <00410042> Tj ET", "/Font<</F<</Type/Font/Subtype/Type0>>>>");
    assertThat(text.under(EVERYWHERE, List.of())).isEqualTo(2);
  }

  @Test
  void forms_draw_their_letters_where_they_are_placed() {
    PageText text =
        page(
            "q 1 0 0 1 200 0 cm /X Do Q",
            "/XObject<</X 5 0 R>>",
            "5 0 obj\n<</Type/XObject/Subtype/Form/Matrix[1 0 0 1 0 300]/Length 25>>\nstream\n"
                + "BT /F 10 Tf (abc) Tj ET   \nendstream");
    assertThat(at(text, 200, 300, 215, 310)).isEqualTo(3);
  }

  @Test
  void a_form_that_draws_itself_ends() {
    PageText text =
        page(
            "/X Do",
            "/XObject<</X 5 0 R>>",
            "5 0 obj\n<</Type/XObject/Subtype/Form/Length 24>>\nstream\n"
                + "BT /F 9 Tf (a) Tj ET /X Do\nendstream");
    assertThat(text.under(EVERYWHERE, List.of())).isEqualTo(6);
  }

  @Test
  void bytes_of_an_inline_image_are_no_operators() {
    PageText text = page("BI /W 1 /H 1 ID (x) Tj EI BT /F 10 Tf (a) Tj ET", "");
    assertThat(text.under(EVERYWHERE, List.of())).isEqualTo(1);
  }

  private static int near(PageText text, double x, double y) {
    return at(text, x - 0.01, y - 0.01, x + 0.01, y + 0.01);
  }

  @Test
  void each_letter_stands_half_its_height_after_the_one_before() {
    PageText text = page("BT /F 10 Tf 100 700 Td (ab) Tj (c) Tj ET", "");
    assertThat(near(text, 102.5, 703)).isEqualTo(1);
    assertThat(near(text, 107.5, 703)).isEqualTo(1);
    assertThat(near(text, 112.5, 703)).isEqualTo(1);
    PageText wide =
        page("BT /F 10 Tf <00410042> Tj <0043> Tj ET", "/Font<</F<</Type/Font/Subtype/Type0>>>>");
    assertThat(near(wide, 12.5, 3)).isEqualTo(1);
  }

  @Test
  void transformations_are_applied_the_innermost_first() {
    PageText text =
        page("2 1 3 4 5 6 cm 7 2 1 3 10 20 cm BT /F 10 Tf 1 2 3 5 7 11 Tm (a) Tj ET", "");
    assertThat(near(text, 796.0, 776.5)).isEqualTo(1);
  }

  @Test
  void a_gap_may_be_a_fraction() {
    PageText text = page("BT /F 10 Tf [(a) -10000.5 (b)] TJ ET", "");
    assertThat(near(text, 107.505, 3)).isEqualTo(1);
  }

  @Test
  void nonsense_between_the_operators_is_passed_over() {
    PageText text = page(") ] BT /F 10 Tf } (a) Tj ET", "");
    assertThat(near(text, 2.5, 3)).isEqualTo(1);
  }

  @Test
  void an_inline_image_without_end_takes_the_rest() {
    PageText text = page("BI ID xEI (x) Tj xEIx BT (a) Tj ET", "");
    assertThat(text.under(EVERYWHERE, List.of())).isZero();
  }
}
