package vn.vanthu.signing.sign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.vanthu.signing.pdf.PdfFile;
import vn.vanthu.signing.pdf.PdfObject;

/** A value and what the field shows of it. */
class FieldValuesTest {
  private static final Map<Typeface.Style, Typeface> FACES = new EnumMap<>(Typeface.Style.class);

  static {
    for (Typeface.Style style : Typeface.Style.values()) {
      FACES.put(style, Typeface.load(style));
    }
  }

  private static PdfFile filled(String form, String field, String widget, String value) {
    Increment in =
        TestPdf.increment(
            "<</Pages 2 0 R/AcroForm<</Fields[4 0 R]" + form + ">>>>",
            "<</Count 1/Kids[3 0 R]>>",
            "<</MediaBox[0 0 600 800]>>",
            "<</T(so)/FT/Tx/P 3 0 R/Rect[0 0 100 20]" + field + ">>",
            "<</P 3 0 R/Rect[0 0 100 20]" + widget + ">>",
            "<</BaseFont/Times-BoldItalic>>");
    Form fields = new Form(in);
    Pages pages = new Pages(in);
    Drawing drawing = new Drawing(FACES);
    new FieldValues(in, fields, pages, new Placing(in, fields, pages, drawing), drawing)
        .fill(Map.of("so", value), new EarlierSignatures(in, fields.fields()));
    return TestPdf.written(in);
  }

  /** What the object's appearance draws, and in which font. */
  private static String shown(PdfFile file, int object) {
    PdfObject.Dict widget = (PdfObject.Dict) file.resolve(Pdf.ref(object, 0));
    PdfObject.Stream stream =
        (PdfObject.Stream) file.resolve(((PdfObject.Dict) file.resolve(widget.get("AP"))).get("N"));
    PdfObject.Dict fonts =
        (PdfObject.Dict) ((PdfObject.Dict) stream.dict().get("Resources")).get("Font");
    PdfObject.Dict font = (PdfObject.Dict) file.resolve(fonts.get("F"));
    String content = new String(file.decoded(stream), StandardCharsets.US_ASCII);
    String name = ((PdfObject.Name) font.get("BaseFont")).value();
    String drawn = content.substring(content.indexOf("/F") + 2, content.indexOf(" Td"));
    int base = drawn.lastIndexOf(' ') + 1;
    double rounded = Math.round(1000 * Double.parseDouble(drawn.substring(base))) / 1000.0;
    return name.substring(name.indexOf('-') + 1) + drawn.substring(0, base) + rounded;
  }

  @ParameterizedTest
  @CsvSource({
    "'', '', Regular 13 Tf 0 5.697",
    "'/DA(0 g /F1 10 Tf)', '', Regular 10 Tf 0 6.69",
    "'/DA(/F1 10 Tf)', '/DA(/F2 12 Tf)', Regular 12 Tf 0 6.028",
    "'/DA(/Helv-Bold 10 Tf 0 g)', '', Bold 10 Tf 0 6.69",
    "'/DA(/X 10 Tf)/DR<</Font<</X 6 0 R>>>>', '', BoldItalic 10 Tf 0 6.69",
    "'/DA(/Italic 0 Tf)', '', Italic 13 Tf 0 5.697",
    "'/DA(/F1 72 Tf)', '/Rect[0 0 400 100]', Regular 72 Tf 0 26.168",
    "'/DA(/F1 73 Tf)', '/Rect[0 0 400 100]', Regular 13 Tf 0 45.697",
    "'/DA(/F1 -3 Tf)', '', Regular 13 Tf 0 5.697",
    "'/DA(/F1 x Tf)', '', Regular 13 Tf 0 5.697",
    "'/DA(10 Tf)', '', Regular 13 Tf 0 5.697",
    "'', '/Rect[0 0 100 12]', Regular 9 Tf 0 3.021",
    "'', '/Q 1', Regular 13 Tf 43.5 5.697",
    "'', '/Q 2', Regular 13 Tf 87 5.697"
  })
  void a_value_is_shown_as_the_field_or_the_form_asks(String form, String field, String shown) {
    PdfFile file = filled(form, field, "", "12");
    assertThat(shown(file, 4)).isEqualTo(shown);
    assertThat(((PdfObject.Dict) file.resolve(Pdf.ref(4, 0))).get("V"))
        .isInstanceOfSatisfying(
            PdfObject.Str.class, value -> assertThat(value.text()).isEqualTo("12"));
  }

  @Test
  void each_widget_of_a_field_shows_the_value_in_its_own_way() {
    PdfFile file = filled("", "/Kids[5 0 R]/DA(/F1 10 Tf)/Q 2", "/Rect[0 0 50 20]", "12");
    assertThat(shown(file, 5)).isEqualTo("Regular 10 Tf 40 6.69");
    PdfObject.Dict field = (PdfObject.Dict) file.resolve(Pdf.ref(4, 0));
    assertThat(field.has("V")).isTrue();
    assertThat(field.has("AP")).isFalse();
    assertThat(((PdfObject.Dict) file.resolve(Pdf.ref(5, 0))).has("V")).isFalse();
    assertThat(shown(filled("", "/Kids[5 0 R]/Q 2", "/Q 1/DA(/F 8 Tf)", "12"), 5))
        .isEqualTo("Regular 8 Tf 46 7.352");
  }

  @Test
  void only_a_text_field_that_is_there_is_filled() {
    assertThatThrownBy(() -> filled("", "/T(khac)", "", "1"))
        .isInstanceOf(SigningRefusal.class)
        .hasMessage("so");
    assertThatThrownBy(() -> filled("", "/FT/Sig", "", "1"))
        .isInstanceOf(SigningRefusal.class)
        .hasMessage("so");
  }
}
