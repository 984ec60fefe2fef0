package vn.vanthu.signing.sign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.vanthu.signing.pdf.PdfObject;

/** Fields by their full names, and what adding one changes. */
class FormTest {

  private static List<String> names(Increment in) {
    return new Form(in).fields().stream().map(field -> field.name() + ":" + field.type()).toList();
  }

  @Test
  void a_field_is_named_by_all_that_stands_above_it() {
    Increment in =
        TestPdf.increment(
            "<</AcroForm 2 0 R>>",
            "<</Fields[3 0 R 6 0 R 8 0 R (no field) 3 0 R]>>",
            "<</T(head)/FT/Tx/Kids[4 0 R 5 0 R]>>",
            "<</T(number)>>",
            "<</T(day)/FT/Sig>>",
            "<</T(twice)/FT/Btn/Kids[7 0 R 9 0 R]>>",
            "<</Subtype/Widget>>",
            "<</Kids[10 0 R]>>",
            "<</Subtype/Widget>>",
            "<</T(alone)>>");
    assertThat(names(in)).containsExactly("head.number:Tx", "head.day:Sig", "twice:Btn", "alone:");
    assertThat(new Form(in).find("head.day").orElseThrow().ref()).isEqualTo(Pdf.ref(5, 0));
    assertThat(new Form(in).find("head")).isEmpty();
    assertThat(names(TestPdf.increment("<</Pages 2 0 R>>", "<<>>"))).isEmpty();
  }

  @Test
  void kinds_are_told_apart() {
    Increment in =
        TestPdf.increment("<<>>", "<</FT/Sig/V<</Type/Sig>>>>", "<</FT/Sig/V<<>>>>", "<</FT/Tx>>");
    FormField signed = new FormField("a", Pdf.ref(2, 0), in.dict(Pdf.ref(2, 0)), "Sig");
    FormField empty = new FormField("b", Pdf.ref(3, 0), in.dict(Pdf.ref(3, 0)), "Sig");
    FormField text = new FormField("c", Pdf.ref(2, 0), in.dict(Pdf.ref(2, 0)), "Tx");
    assertThat(List.of(signed.isSigned(in), empty.isSigned(in), text.isSigned(in)))
        .containsExactly(true, false, false);
    assertThat(List.of(signed.isSignature(), text.isSignature())).containsExactly(true, false);
    assertThat(List.of(signed.isText(), text.isText())).containsExactly(false, true);
  }

  /** A field under so many others. */
  private static Increment deep(int above) {
    List<String> objects = new ArrayList<>(List.of("<</AcroForm<</Fields[2 0 R]>>>>"));
    for (int i = 0; i < above; i++) {
      objects.add("<</T(f)/Kids[" + (i + 3) + " 0 R]>>");
    }
    objects.add("<</T(f)>>");
    return TestPdf.increment(objects.toArray(String[]::new));
  }

  @Test
  void fields_are_nested_at_most_32_deep() {
    assertThat(names(deep(32))).containsExactly("f" + ".f".repeat(32) + ":");
    assertThatThrownBy(() -> names(deep(33)))
        .isInstanceOf(SigningRefusal.class)
        .hasMessage("too many form fields");
  }

  /** A form of so many fields. */
  private static Increment wide(int fields) {
    String[] objects = new String[fields + 1];
    StringBuilder all = new StringBuilder();
    for (int i = 1; i <= fields; i++) {
      objects[i] = "<</T(f)>>";
      all.append(i + 1).append(" 0 R ");
    }
    objects[0] = "<</AcroForm<</Fields[" + all + "]>>>>";
    return TestPdf.increment(objects);
  }

  @Test
  void a_form_has_at_most_20000_fields() {
    assertThat(names(wide(20_000))).hasSize(20_000);
    assertThatThrownBy(() -> names(wide(20_001))).isInstanceOf(SigningRefusal.class);
  }

  private static void added(Increment in) {
    Form form = new Form(in);
    PdfObject.Array place = Pdf.array(Pdf.whole(1), Pdf.whole(2), Pdf.whole(3), Pdf.whole(4));
    FormField field = form.addSignatureField("Ký", Pdf.ref(3, 0), place);
    assertThat(field.type()).isEqualTo("Sig");
    assertThat(form.find("Ký").orElseThrow().dict()).isEqualTo(field.dict());
    assertThat(field.dict())
        .isEqualTo(
            Pdf.dict(
                "Type", Pdf.name("Annot"),
                "Subtype", Pdf.name("Widget"),
                "FT", Pdf.name("Sig"),
                "T", Pdf.text("Ký"),
                "F", Pdf.whole(132),
                "Rect", place,
                "P", Pdf.ref(3, 0)));
    assertThat(in.items(in.dict(Pdf.ref(3, 0)).get("Annots")).getLast()).isEqualTo(field.ref());
    assertThat(in.items(in.dict(in.catalog().get("AcroForm")).get("Fields")).getLast())
        .isEqualTo(field.ref());
    form.markSigned();
    assertThat(in.dict(in.catalog().get("AcroForm")).get("SigFlags")).isEqualTo(Pdf.whole(3));
  }

  @Test
  void a_field_is_added_where_form_and_annotations_are_direct_indirect_or_absent() {
    added(TestPdf.increment("<</Pages 2 0 R>>", "<</Kids[3 0 R]>>", "<</Type/Page>>"));
    added(
        TestPdf.increment(
            "<</AcroForm<</Fields[4 0 R]>>>>", "<<>>", "<</Annots[4 0 R]>>", "<</T(a)>>"));
    Increment in =
        TestPdf.increment(
            "<</AcroForm 4 0 R>>",
            "<<>>",
            "<</Annots 6 0 R>>",
            "<</Fields 5 0 R/DA(x)>>",
            "[7 0 R]",
            "[7 0 R]",
            "<</T(a)>>");
    added(in);
    assertThat(in.dict(Pdf.ref(3, 0)).get("Annots")).isEqualTo(Pdf.ref(6, 0));
    assertThat(in.items(Pdf.ref(6, 0))).hasSize(2);
    assertThat(in.items(Pdf.ref(5, 0))).hasSize(2);
    assertThat(in.dict(Pdf.ref(4, 0)).get("DA")).isEqualTo(Pdf.text("x"));
    assertThat(in.catalog().get("AcroForm")).isEqualTo(Pdf.ref(4, 0));
  }
}
