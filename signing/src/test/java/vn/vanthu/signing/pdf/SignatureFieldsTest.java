package vn.vanthu.signing.pdf;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.vanthu.signing.DocumentBytes;

/** Where signatures stand in a document, and byte ranges as they are written. */
class SignatureFieldsTest {
  private static final String PAGE = "<</Type/Page/Annots[4 0 R]>>";

  private static PdfFile file(String catalog, String... more) {
    String written = WrittenPdf.withCatalog(catalog, "<</Type/Pages/Kids[3 0 R]>>", more);
    return PdfFile.open(DocumentBytes.of(written.getBytes(ISO_8859_1)), Limits.standard());
  }

  private static List<String> names(List<SignatureField> fields) {
    return fields.stream().map(SignatureField::name).toList();
  }

  @Test
  void names_and_types_come_down_from_parents() {
    PdfFile file =
        file(
            "/AcroForm<</Fields[4 0 R 7 0 R]>>",
            PAGE,
            "<</T(a)/FT/Sig/Kids[5 0 R 6 0 R]>>",
            "<</T(b)/V<</Type/Sig/N 1>>>>",
            "<</T(c)/V 8 0 R>>",
            "<</FT/Sig/T(d)/V<</Type/Sig/N 3>>>>",
            "<</Type/Sig/N 2>>");
    List<SignatureField> found = SignatureFields.reachable(file);
    assertThat(names(found)).containsExactly("a.b", "a.c", "d");
    assertThat(found).extracting(SignatureField::valueNumber).containsExactly(0, 8, 0);
    assertThat(found).extracting(SignatureField::fieldNumber).containsExactly(5, 6, 7);
  }

  @Test
  void a_field_with_a_value_and_widgets_below_it_is_one_signature() {
    PdfFile file =
        file(
            "/AcroForm<</Fields[4 0 R]>>",
            PAGE,
            "<</T(a)/FT/Sig/V 5 0 R/Kids[6 0 R 6 0 R 4 0 R]>>",
            "<</Type/Sig>>",
            "<</Rect[0 0 1 1]>>");
    List<SignatureField> found = SignatureFields.reachable(file);
    assertThat(names(found)).containsExactly("a");
    assertThat(found.getFirst().valueNumber()).isEqualTo(5);
  }

  @Test
  void other_fields_and_empty_ones_are_no_signatures() {
    PdfFile file =
        file(
            "/AcroForm<</Fields[4 0 R 5 0 R 6 0 R 9 0 R]>>",
            PAGE,
            "<</T(a)/FT/Tx/V<</Type/Sig>>>>",
            "<</T(b)/FT/Sig>>",
            "<</T(c)/FT/Sig/V(x)>>");
    assertThat(SignatureFields.reachable(file)).isEmpty();
  }

  @Test
  void fields_are_followed_64_levels_down_and_no_further() {
    for (int levels : List.of(64, 65)) {
      String field = "<</Kids[".repeat(levels) + "<</FT/Sig/V<</N 1>>>>" + "]>>".repeat(levels);
      assertThat(SignatureFields.reachable(file("/AcroForm<</Fields[" + field + "]>>", PAGE)))
          .hasSize(levels == 64 ? 1 : 0);
    }
  }

  @Test
  void permissions_hold_signatures_but_for_usage_rights() {
    String rights = "<</Type/Sig/Reference[<</TransformMethod/UR3>>]>>";
    String docmdp = "<</Type/Sig/Reference[<</TransformMethod/DocMDP>>]>>";
    PdfFile file = file("/Perms<</DocMDP 5 0 R/UR3 4 0 R>>", PAGE, rights, docmdp);
    assertThat(SignatureFields.reachable(file))
        .extracting(SignatureField::valueNumber)
        .containsExactly(5);
    assertThat(SignatureFields.usageRights(file))
        .extracting(SignatureField::valueNumber)
        .containsExactly(4);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<</Type/Sig>>",
        "<</Type/Sig/Reference[]>>",
        "<</Type/Sig/Reference[<</TransformMethod/UR3>><</TransformMethod/DocMDP>>]>>",
        "<</Type/Sig/Reference[<</TransformMethod(UR3)>>]>>"
      })
  void who_claims_less_than_usage_rights_alone_signs_the_content(String signature) {
    PdfFile file = file("/Perms<</UR3 4 0 R>>", PAGE, signature);
    assertThat(SignatureFields.reachable(file)).hasSize(1);
    assertThat(SignatureFields.usageRights(file)).isEmpty();
  }

  @Test
  void the_first_form_of_usage_rights_is_known_and_a_field_makes_a_signature_of_it() {
    String rights = "<</Type/Sig/Reference[<</TransformMethod/UR>>]>>";
    assertThat(SignatureFields.usageRights(file("/Perms<</UR 4 0 R>>", PAGE, rights))).hasSize(1);
    PdfFile held =
        file("/Perms<</UR 4 0 R>>/AcroForm<</Fields[<</FT/Sig/T(a)/V 4 0 R>>]>>", PAGE, rights);
    assertThat(SignatureFields.usageRights(held)).isEmpty();
    assertThat(names(SignatureFields.reachable(held))).containsExactly("a");
  }

  @Test
  void a_widget_on_a_page_alone_is_found_there() {
    PdfFile file = file("", PAGE, "<</FT/Sig/T(a)/V<</Type/Sig>>>>");
    assertThat(SignatureFields.reachable(file)).isEmpty();
    assertThat(names(SignatureFields.onPagesOnly(file))).containsExactly("a");
  }

  @Test
  void an_orphan_is_found_among_all_objects() {
    PdfFile file =
        file(
            "",
            "<</Type/Page>>",
            "<</Type/Sig/Contents<00>>>",
            "<</ByteRange[0 1 2 3]/Contents<00>>>",
            "<</FT/Sig/T(a)/V<</Type/Sig/N 1>>>>",
            "<</Type/Annot/Contents(x)>>");
    assertThat(SignatureFields.anywhere(file))
        .extracting(SignatureField::valueNumber)
        .containsExactly(4, 5, 0);
    assertThat(SignatureFields.anywhere(file).getLast().fieldNumber()).isEqualTo(6);
  }

  private static boolean looks(String dict) {
    DocumentBytes bytes = DocumentBytes.of(dict.getBytes(ISO_8859_1));
    return SignatureFields.looksLikeSignature(
        (PdfObject.Dict) new Lexer(bytes, 0, true, 9).object());
  }

  @Test
  void what_looks_like_a_signature() {
    assertThat(looks("<</Type/Sig/Contents<00>>>")).isTrue();
    assertThat(looks("<</Type/Sig/Filter/A>>")).isTrue();
    assertThat(looks("<</Type/DocTimeStamp/Filter/A>>")).isTrue();
    assertThat(looks("<</ByteRange[]/Contents<00>>>")).isTrue();
    assertThat(looks("<</Type/Sig>>")).isFalse();
    assertThat(looks("<</ByteRange[]>>")).isFalse();
    assertThat(looks("<</Type/Annot/Contents<00>/Filter/A>>")).isFalse();
  }

  private static java.util.Optional<ByteRange> range(String written) {
    DocumentBytes bytes = DocumentBytes.of(written.getBytes(ISO_8859_1));
    return ByteRange.read(file("", PAGE), new Lexer(bytes, 0, true, 9).object());
  }

  @Test
  void a_byte_range_is_two_stretches_in_order() {
    assertThat(range("[0 10 30 5]")).contains(new ByteRange(0, 10, 30, 35));
    assertThat(range("[7 3 10 0]")).contains(new ByteRange(7, 10, 10, 10));
    assertThat(range("[0 10.0 30 5]")).contains(new ByteRange(0, 10, 30, 35));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[0 10 30]",
        "[0 10 30 5 6]",
        "[0 10 9 5]",
        "[-1 10 30 5]",
        "[0 10 30 -5]",
        "[0 10.5 30 5]",
        "[0/A 30 5]",
        "[0 10 30 2305843009213693952]",
        "7",
        "null"
      })
  void anything_else_is_none(String written) {
    assertThat(range(written)).isEmpty();
  }

  @Test
  void the_largest_numbers_of_a_byte_range_do_not_overflow() {
    assertThat(range("[0 0 2305843009213693951 2305843009213693951]"))
        .contains(new ByteRange(0, 0, 2305843009213693951L, 4611686018427387902L));
  }
}
