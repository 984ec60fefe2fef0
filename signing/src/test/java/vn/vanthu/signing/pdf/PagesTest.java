package vn.vanthu.signing.pdf;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.vanthu.signing.DocumentBytes;

/** The page tree, its state after an update, and the part of a page that is shown. */
class PagesTest {

  private static PdfFile file(String... objects) {
    return PdfFile.open(
        DocumentBytes.of(WrittenPdf.of("", objects).getBytes(ISO_8859_1)), Limits.standard());
  }

  private static final String CATALOG = "<</Type/Catalog/Pages 2 0 R>>";

  @Test
  void pages_come_in_the_order_of_the_tree() {
    PdfFile file =
        file(
            CATALOG,
            "<</Kids[3 0 R 6 0 R<</A 1>>]>>",
            "<</Kids[5 0 R 4 0 R]>>",
            "<</B 4>>",
            "<</B 5>>",
            "<</B 6>>");
    assertThat(Pages.of(file))
        .extracting(Page::number, Page::objectNumber)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(1, 5),
            org.assertj.core.groups.Tuple.tuple(2, 4),
            org.assertj.core.groups.Tuple.tuple(3, 6),
            org.assertj.core.groups.Tuple.tuple(4, 0));
  }

  @Test
  void a_page_named_twice_or_above_itself_counts_once() {
    assertThat(Pages.of(file(CATALOG, "<</Kids[3 0 R 3 0 R 2 0 R]>>", "<</A 1>>"))).hasSize(1);
    assertThat(Pages.of(file(CATALOG, "<</Kids[9 0 R 7/A]>>"))).isEmpty();
  }

  @Test
  void a_tree_is_followed_64_levels_down_and_no_further() {
    assertThat(Pages.of(file(CATALOG, nested(64)))).hasSize(1);
    assertThat(Pages.of(file(CATALOG, nested(65)))).isEmpty();
  }

  private static String nested(int levels) {
    return "<</Kids[".repeat(levels) + "<</A 1>>" + "]>>".repeat(levels);
  }

  private static BitSet overridden(int... numbers) {
    BitSet set = new BitSet();
    for (int n : numbers) {
      set.set(n);
    }
    return set;
  }

  @Test
  void a_tree_goes_on_when_single_pages_changed() {
    PdfFile before = file(CATALOG, "<</Kids[3 0 R 4 0 R]>>", "<</A 1>>", "<</A 2>>", "7");
    PdfFile after = file(CATALOG, "<</Kids[3 0 R 4 0 R]>>", "<</A 1>>", "<</A 9>>", "8");
    PageTree tree = PageTree.of(before);
    assertThat(tree.continued(after, overridden(5))).containsSame(tree);
    PageTree next = tree.continued(after, overridden(4, 5)).orElseThrow();
    assertThat(next.pages()).extracting(Page::number).containsExactly(1, 2);
    assertThat(next.pages())
        .extracting(page -> page.dict().get("A"))
        .containsExactly(new PdfObject.Int(1), new PdfObject.Int(9));
    assertThat(next.continued(after, overridden(2))).isEmpty();
    assertThat(next.continued(after, overridden(3))).isPresent();
  }

  @Test
  void a_tree_is_read_anew_when_a_node_changed_or_a_page_became_one() {
    PdfFile before = file(CATALOG, "<</Kids 4 0 R>>", "<</A 1>>", "[3 0 R]");
    PageTree tree = PageTree.of(before);
    assertThat(tree.pages()).hasSize(1);
    assertThat(tree.continued(before, overridden(2))).isEmpty();
    assertThat(tree.continued(before, overridden(4))).isEmpty();
    PdfFile deeper = file(CATALOG, "<</Kids 4 0 R>>", "<</Kids[5 0 R]>>", "[3 0 R]", "<</A 1>>");
    assertThat(tree.continued(deeper, overridden(3))).isEmpty();
    PdfFile gone = file(CATALOG, "<</Kids 4 0 R>>", "7", "[3 0 R]");
    assertThat(tree.continued(gone, overridden(3))).isEmpty();
  }

  @Test
  void a_tree_that_could_not_be_read_whole_is_read_anew_each_time() {
    for (String kids : List.of("[3 0 R 9 0 R]", "[3 0 R 3 0 R]")) {
      PdfFile file = file(CATALOG, "<</Kids" + kids + ">>", "<</A 1>>");
      assertThat(PageTree.of(file).continued(file, overridden(7))).isEmpty();
    }
  }

  @Test
  void a_key_that_stands_twice_is_seen_in_node_page_resources_and_contents() {
    assertThat(PageTree.of(file(CATALOG, "<</Kids[3 0 R]>>", "<</A 1>>")).repeatsKeys()).isFalse();
    assertThat(PageTree.of(file(CATALOG, "<</Kids[3 0 R]/B 1/B 1>>", "<</A 1>>")).repeatsKeys())
        .isTrue();
    assertThat(PageTree.of(file(CATALOG, "<</Kids[3 0 R]>>", "<</A 1/A 1>>")).repeatsKeys())
        .isTrue();
    assertThat(
            PageTree.of(file(CATALOG, "<</Kids[3 0 R]>>", "<</Resources 4 0 R>>", "<</A 1/A 2>>"))
                .repeatsKeys())
        .isTrue();
    assertThat(
            PageTree.of(
                    file(
                        CATALOG,
                        "<</Kids[3 0 R]>>",
                        "<</Contents[4 0 R]>>",
                        "<</A 1/A 2>>stream\nendstream"))
                .repeatsKeys())
        .isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "/MediaBox[0 0 200 300];0 0 200 300 0",
        "/MediaBox[200 300 0 0];0 0 200 300 0",
        "/MediaBox[10.5 0 200 300.25];10.5 0 200 300.25 0",
        "/MediaBox[0 0 200 300]/CropBox[10 20 100 200];10 20 100 200 0",
        "/MediaBox[0 0 200 300]/CropBox[10 20 10 200];0 0 200 300 0",
        "/MediaBox[0 0 200 300]/CropBox[10 20 90 20];0 0 200 300 0",
        "/MediaBox[0 0 200 300]/CropBox[10 20 90];0 0 200 300 0",
        "/MediaBox[0 0/A 300];0 0 595 842 0",
        "'';0 0 595 842 0",
        "/Rotate 90/MediaBox[0 0 2 3];0 0 2 3 90",
        "/Rotate -90/MediaBox[0 0 2 3];0 0 2 3 270",
        "/Rotate 450/MediaBox[0 0 2 3];0 0 2 3 90",
        "/Rotate 45/MediaBox[0 0 2 3];0 0 2 3 0",
        "/Parent 4 0 R;1 2 3 4 180",
        "/Parent 4 0 R/MediaBox[0 0 2 3];0 0 2 3 180",
        "/Parent 5 0 R;0 0 595 842 0"
      })
  void the_shown_part_of_a_page(String page, String box) {
    PdfFile file =
        file(
            CATALOG,
            "<</Kids[3 0 R]>>",
            "<<" + page + ">>",
            "<</Rotate 180/Parent<</MediaBox[1 2 3 4]>>>>",
            "<</Parent 5 0 R>>");
    String[] n = box.split(" ", -1);
    PageBox read = PageBox.of(file, Pages.of(file).getFirst());
    assertThat(read)
        .isEqualTo(
            new PageBox(
                Double.parseDouble(n[0]),
                Double.parseDouble(n[1]),
                Double.parseDouble(n[2]),
                Double.parseDouble(n[3]),
                Integer.parseInt(n[4])));
    assertThat(read.width()).isEqualTo(read.x2() - read.x1());
    assertThat(read.height()).isEqualTo(read.y2() - read.y1());
  }
}
