package vn.vanthu.signing.sign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.vanthu.signing.pdf.PdfFile;
import vn.vanthu.signing.pdf.PdfObject;

/** What is drawn, operator by operator. */
class DrawingTest {
  private static final Map<Typeface.Style, Typeface> FACES = new EnumMap<>(Typeface.Style.class);

  static {
    for (Typeface.Style style : Typeface.Style.values()) {
      FACES.put(style, Typeface.load(style));
    }
  }

  private static final Drawing DRAWING = new Drawing(FACES);
  private static final Typeface REGULAR = DRAWING.face(Typeface.Style.REGULAR);

  private final Increment in =
      TestPdf.increment(
          "<</Pages 2 0 R>>", "<</Count 1/Kids[3 0 R]>>", "<</MediaBox[0 0 600 800]>>");

  /** A form XObject as it is read back. */
  private record Drawn(PdfFile file, PdfObject.Dict dict, String content) {
    PdfObject.Dict resource(String kind, String name) {
      PdfObject all = ((PdfObject.Dict) dict.get("Resources")).get(kind);
      return (PdfObject.Dict)
          switch (file.resolve(((PdfObject.Dict) all).get(name))) {
            case PdfObject.Stream stream -> stream.dict();
            case PdfObject other -> other;
          };
    }
  }

  private Drawn drawn(PdfObject.Ref ref) {
    PdfFile file = TestPdf.written(in);
    PdfObject.Stream stream = (PdfObject.Stream) file.resolve(ref);
    return new Drawn(
        file, stream.dict(), new String(file.decoded(stream), StandardCharsets.US_ASCII));
  }

  private static String n(double value) {
    return PdfSerializer.real(value);
  }

  private static String hex(String text) {
    return HexFormat.of().withUpperCase().formatHex(REGULAR.cut(List.of(text)).encode(text));
  }

  @ParameterizedTest
  @CsvSource({"100, 100, 100 0 0 50 0 25", "100, 20, 40 0 0 20 30 0", "40, 20, 40 0 0 20 0 0"})
  void a_picture_fills_its_box_without_distortion_in_the_middle(
      double width, double height, String matrix) throws IOException {
    Picture picture = Picture.parse(PictureTest.png(20, 10)).orElseThrow();
    Drawn drawn = drawn(DRAWING.picture(in, picture, new Canvas(width, height, 0)));
    assertThat(drawn.content()).isEqualTo("q " + matrix + " cm /I Do Q");
    assertThat(drawn.dict().get("Matrix")).isEqualTo(PdfObject.Null.INSTANCE);
    PdfObject.Dict image = drawn.resource("XObject", "I");
    assertThat(image.get("Width")).isEqualTo(Pdf.whole(20));
    assertThat(image.get("Height")).isEqualTo(Pdf.whole(10));
    PdfObject.Stream mask = (PdfObject.Stream) drawn.file().resolve(image.get("SMask"));
    assertThat(mask.dict().get("ColorSpace")).isEqualTo(Pdf.name("DeviceGray"));
    assertThat(drawn.file().decoded(mask)).hasSize(200);
    assertThat(drawn.file().items(image.get("ColorSpace")).getFirst())
        .isEqualTo(Pdf.name("CalRGB"));
  }

  @Test
  void lines_run_downwards_from_the_top_at_six_fifths_of_their_size() {
    Drawn drawn = drawn(DRAWING.text(in, List.of("Sở", "ab"), 10, new Canvas(60, 40, 0)));
    Typeface.Cut cut = REGULAR.cut(List.of("Sở", "ab"));
    HexFormat upper = HexFormat.of().withUpperCase();
    assertThat(drawn.content())
        .isEqualTo(
            "q 0 g BT /F 10 Tf 12 TL 0 30 Td <"
                + upper.formatHex(cut.encode("Sở"))
                + "> Tj T* <"
                + upper.formatHex(cut.encode("ab"))
                + "> Tj T* ET Q");
    assertThat(drawn.file().items(drawn.dict().get("BBox"))).hasSize(4);
    assertThat(drawn.resource("Font", "F").get("Subtype")).isEqualTo(Pdf.name("Type0"));
  }

  @Test
  void text_is_as_wide_as_its_longest_line_and_as_high_as_its_lines() {
    // Times: a 444, b 500 thousandths
    assertThat(DRAWING.width(List.of("a", "ab", ""), 20)).isCloseTo(18.88, within());
    assertThat(DRAWING.width(List.of(), 20)).isZero();
    assertThat(Drawing.height(List.of("a", "b", "c"), 10)).isCloseTo(36, within());
    assertThat(Drawing.height(List.of(), 10)).isZero();
  }

  private static org.assertj.core.data.Offset<Double> within() {
    return org.assertj.core.api.Assertions.within(0.02);
  }

  @ParameterizedTest
  @CsvSource({"0", "1", "2", "3"})
  void a_value_stands_left_in_the_middle_or_right_and_centred_in_height(long alignment) {
    Canvas canvas = new Canvas(100, 20, 0);
    Drawn drawn =
        drawn(DRAWING.fieldValue(in, "12", Typeface.Style.REGULAR, 10, alignment, canvas));
    double left = alignment == 1 ? 45 : alignment == 2 ? 90 : 0; // two digits of 500 each
    assertThat(drawn.content())
        .isEqualTo(
            "/Tx BMC q 0 g BT /F 10 Tf "
                + n(left)
                + " "
                + n((20 - 6.62) / 2)
                + " Td <"
                + hex("12")
                + "> Tj ET Q EMC");
  }

  @Test
  void a_value_wider_than_its_field_is_set_smaller_and_never_cut() {
    Canvas canvas = new Canvas(20, 20, 0);
    Drawn drawn = drawn(DRAWING.fieldValue(in, "12345678", Typeface.Style.REGULAR, 10, 2, canvas));
    assertThat(drawn.content())
        .startsWith("/Tx BMC q 0 g BT /F 5 Tf 0 " + n((20 - 3.31) / 2) + " Td <");
    Increment other = TestPdf.increment("<</Pages 2 0 R>>", "<<>>");
    DRAWING.fieldValue(other, "", Typeface.Style.REGULAR, 10, 0, canvas);
    assertThat(TestPdf.written(other).trailer().has("Root")).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"90", "180", "270"})
  void on_a_turned_page_what_is_drawn_is_turned_back(int rotation) {
    Canvas canvas = new Canvas(10, 20, rotation);
    Drawn drawn = drawn(DRAWING.nothing(in, canvas));
    assertThat(drawn.content()).isEmpty();
    assertThat(drawn.file().items(drawn.dict().get("Matrix")))
        .extracting(PdfObject::toString)
        .hasSize(6);
    assertThat(drawn.dict().get("Matrix")).isNotEqualTo(PdfObject.Null.INSTANCE);
  }

  @Test
  void a_style_that_was_not_loaded_is_a_fault_of_the_program() {
    Drawing none = new Drawing(Map.of());
    assertThatThrownBy(() -> none.face(Typeface.Style.BOLD))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("no typeface for BOLD");
  }

  @ParameterizedTest
  @CsvSource({
    "TimesNewRomanPS-BoldItalicMT, BOLD_ITALIC",
    "Times-BoldOblique, BOLD_ITALIC",
    "Arial-Bold, BOLD",
    "Times-Italic, ITALIC",
    "HELVETICA-OBLIQUE, ITALIC",
    "Times, REGULAR"
  })
  void a_style_is_read_from_a_fonts_name(String name, Typeface.Style style) {
    assertThat(Typeface.Style.named(name)).isEqualTo(style);
  }

  @ParameterizedTest
  @ValueSource(strings = {"REGULAR", "ITALIC", "BOLD", "BOLD_ITALIC"})
  void an_embedded_font_says_its_slant_its_letters_and_their_widths(Typeface.Style style) {
    Typeface face = FACES.get(style);
    EmbeddedFont font = EmbeddedFont.embed(in, face, List.of("ộa"));
    PdfFile file = TestPdf.written(in);
    PdfObject.Dict whole = (PdfObject.Dict) file.resolve(font.ref());
    PdfObject.Dict letters =
        (PdfObject.Dict) file.resolve(file.items(whole.get("DescendantFonts")).getFirst());
    PdfObject.Dict descriptor = (PdfObject.Dict) file.resolve(letters.get("FontDescriptor"));
    boolean slanted = style == Typeface.Style.ITALIC || style == Typeface.Style.BOLD_ITALIC;
    assertThat(face.isItalic()).isEqualTo(slanted);
    assertThat(descriptor.get("Flags")).isEqualTo(Pdf.whole(slanted ? 70 : 6));
    assertThat(descriptor.get("ItalicAngle")).isEqualTo(Pdf.whole(slanted ? -16 : 0));
    assertThat(whole.get("BaseFont")).isEqualTo(Pdf.name("VANTHU+" + face.postScriptName()));
    PdfObject.Stream program = (PdfObject.Stream) file.resolve(descriptor.get("FontFile2"));
    assertThat(file.decoded(program)).isEqualTo(font.cut().file());
    assertThat(program.dict().get("Length1")).isEqualTo(Pdf.whole(font.cut().file().length));
    assertThat(file.items(letters.get("W"))).hasSize(2 * font.cut().widths().size());
    String map =
        new String(
            file.decoded((PdfObject.Stream) file.resolve(whole.get("ToUnicode"))),
            StandardCharsets.US_ASCII);
    int a = font.cut().glyphs().get((int) 'a');
    int o = font.cut().glyphs().get((int) 'ộ');
    assertThat(map)
        .contains("2 beginbfchar\n<%04X> <0061>\n<%04X> <1ED9>\nendbfchar\n".formatted(a, o));
    assertThat(font.cut().encode("aộa"))
        .isEqualTo(new byte[] {0, (byte) a, 0, (byte) o, 0, (byte) a});
  }

  @Test
  void a_map_to_unicode_has_at_most_a_hundred_letters_in_a_block() {
    StringBuilder letters = new StringBuilder();
    for (char c = 0x21; c < 0x7f; c++) {
      letters.append(c);
    }
    String text = letters.append("ăâđêôơưĂÂ").toString();
    EmbeddedFont font = EmbeddedFont.embed(in, REGULAR, List.of(text));
    PdfFile file = TestPdf.written(in);
    PdfObject.Dict whole = (PdfObject.Dict) file.resolve(font.ref());
    String map =
        new String(
            file.decoded((PdfObject.Stream) file.resolve(whole.get("ToUnicode"))),
            StandardCharsets.US_ASCII);
    assertThat(map).contains("\n100 beginbfchar\n").contains("endbfchar\n3 beginbfchar\n");
    assertThat(map.split("> <", -1)).hasSize(1 + 1 + 103);
  }
}
