package vn.vanthu.signing.sign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.vanthu.signing.pdf.PdfObject;

/** A page is found by its number, with what stands above it in the tree. */
class PageTreeTest {

  /** Four pages: the first, two under a node, one under two nodes. */
  private static Increment tree() {
    return TestPdf.increment(
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Count 4/Kids[3 0 R 4 0 R 7 0 R]/MediaBox[0 0 100 200]>>",
        "<</Type/Page/MediaBox[10 20 30 40]/Rotate 90>>",
        "<</Type/Pages/Count 2/Kids[5 0 R 6 0 R]/CropBox[5 6 95 196]/Rotate 180>>",
        "<</Type/Page>>",
        "<</Type/Page/CropBox[30 40 10 20]/Rotate 0>>",
        "<</Type/Pages/Count 1/Kids[8 0 R]>>",
        "<</Type/Pages/Count 1/Kids[9 0 R]>>",
        "<</Type/Page/CropBox[1 2 3]>>",
        "<</Type/Annot/P 6 0 R>>");
  }

  @Test
  void a_page_has_what_it_does_not_say_from_above() {
    Pages pages = new Pages(tree());
    assertThat(pages.page(1))
        .isEqualTo(new Pages.Page(Pdf.ref(3, 0), new Pages.Box(10, 20, 30, 40), 90));
    assertThat(pages.page(2))
        .isEqualTo(new Pages.Page(Pdf.ref(5, 0), new Pages.Box(5, 6, 95, 196), 180));
    assertThat(pages.page(3))
        .isEqualTo(new Pages.Page(Pdf.ref(6, 0), new Pages.Box(10, 20, 30, 40), 0));
    assertThat(pages.page(4))
        .isEqualTo(new Pages.Page(Pdf.ref(9, 0), new Pages.Box(0, 0, 100, 200), 0));
  }

  @ParameterizedTest
  @CsvSource({"0", "-1", "5", "2147483647"})
  void a_page_that_is_not_there_is_refused(int number) {
    assertThatThrownBy(() -> new Pages(tree()).page(number))
        .isInstanceOf(SigningRefusal.class)
        .hasMessage("page " + number);
  }

  @Test
  void a_tree_that_bites_its_tail_has_no_page() {
    Increment in = TestPdf.increment("<</Pages 2 0 R>>", "<</Type/Pages/Count 1/Kids[2 0 R]>>");
    assertThatThrownBy(() -> new Pages(in).page(1))
        .isInstanceOf(SigningRefusal.class)
        .hasMessage("page 1");
    assertThat(new Pages(in).numberOf(field("<</P 2 0 R>>"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "90, 90",
    "180, 180",
    "270, 270",
    "360, 0",
    "450, 90",
    "-90, 270",
    "-360, 0",
    "89, 0",
    "91, 90",
    "359, 270"
  })
  void a_page_is_turned_by_quarters(int written, int turned) {
    Increment in =
        TestPdf.increment(
            "<</Pages 2 0 R>>",
            "<</Count 1/Kids[3 0 R]>>",
            "<</Type/Page/Rotate " + written + ">>");
    assertThat(new Pages(in).page(1).rotation()).isEqualTo(turned);
    assertThat(new Pages(in).page(1).box()).isEqualTo(new Pages.Box(0, 0, 595, 842));
  }

  private static FormField field(String dict) {
    Increment in = TestPdf.increment("<</Pages 2 0 R>>", "<</Kids[]>>", dict);
    return new FormField("f", Pdf.ref(3, 0), in.dict(Pdf.ref(3, 0)), "Sig");
  }

  @Test
  void a_widget_is_on_the_page_it_names() {
    Pages pages = new Pages(tree());
    int[] objects = {3, 5, 6, 9};
    for (int i = 0; i < objects.length; i++) {
      assertThat(pages.numberOf(field("<</P " + objects[i] + " 0 R>>"))).contains(i + 1);
    }
    assertThat(pages.numberOf(field("<</P 4 0 R>>"))).as("a node is no page").isEmpty();
    assertThat(pages.numberOf(field("<</P 10 0 R>>"))).isEmpty();
    assertThat(pages.numberOf(field("<</P null>>"))).isEmpty();
    assertThat(pages.numberOf(field("<</P 3>>"))).isEmpty();
  }

  /** A tree of one page under so many nodes. */
  private static Increment deep(int nodes) {
    String[] objects = new String[nodes + 2];
    objects[0] = "<</Pages 2 0 R>>";
    for (int i = 1; i <= nodes; i++) {
      objects[i] = "<</Type/Pages/Count 1/Kids[" + (i + 2) + " 0 R]>>";
    }
    objects[nodes + 1] = "<</Type/Page>>";
    return TestPdf.increment(objects);
  }

  @Test
  void a_tree_is_followed_to_its_sixty_fourth_level() {
    assertThat(new Pages(deep(63)).page(1).ref()).isEqualTo(Pdf.ref(65, 0));
    assertThatThrownBy(() -> new Pages(deep(64)).page(1)).isInstanceOf(SigningRefusal.class);
    assertThat(new Pages(deep(64)).numberOf(field("<</P 66 0 R>>"))).contains(1);
    assertThat(new Pages(deep(65)).numberOf(field("<</P 67 0 R>>"))).isEmpty();
  }

  @Test
  void a_number_is_whole_or_broken_and_nothing_else() {
    Increment in = tree();
    assertThat(Pages.number(in, Pdf.whole(7))).hasValue(7);
    assertThat(Pages.number(in, new PdfObject.Real(7.5))).hasValue(7.5);
    for (PdfObject none :
        new PdfObject[] {
          Pdf.name("7"), Pdf.text("7"), PdfObject.Null.INSTANCE, Pdf.array(Pdf.whole(7))
        }) {
      assertThat(Pages.number(in, none)).isEmpty();
    }
  }
}
