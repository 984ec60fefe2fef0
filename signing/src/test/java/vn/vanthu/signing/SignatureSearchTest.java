package vn.vanthu.signing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.vanthu.signing.pdf.Limits;
import vn.vanthu.signing.pdf.PdfFile;
import vn.vanthu.signing.pdf.SignatureField;
import vn.vanthu.signing.pdf.WrittenPdf;

/** Signatures found in a document, and what is said when there is none. */
class SignatureSearchTest {

  private static String written(String catalog, String... more) {
    return WrittenPdf.withCatalog(catalog, "<</Type/Pages/Kids[]>>", more);
  }

  /** The place of each signature's value, and the codes of what is said. */
  private static String found(String written) {
    PdfFile file = PdfFile.open(DocumentBytes.of(written.getBytes(ISO_8859_1)), Limits.standard());
    Findings about = new Findings();
    List<SignatureField> fields = new SignatureSearch(file, about).find();
    return fields.stream().map(SignatureField::valueNumber).toList()
        + " "
        + about.messages().stream().map(Message::code).toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "4",
        "4 0",
        "4 0 ob",
        "\n4 0 obj",
        "x\n4 0 obj<<>>",
        "0",
        "9",
        "123456789012345678901234",
        "\r\n1 0 o\n"
      })
  void an_object_that_only_begins_after_the_end_mark_is_a_cut_update(String tail) {
    assertThat(found(written("") + tail)).isEqualTo("[] [FILE_CUT]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "\n", " \r\n", "o", "obj", "4 0 x", "/", ":", "1234567890123456789012345"})
  void anything_else_after_it_is_none(String tail) {
    assertThat(found(written("") + tail)).isEqualTo("[] []");
  }

  @Test
  void a_file_without_an_end_mark_is_cut() {
    assertThat(found(written("").replace("%%EOF\n", ""))).isEqualTo("[] [FILE_CUT]");
  }

  private static final String SIGNATURE = "<</Type/Sig/ByteRange[0 1 2 3]/Contents<00>>>";

  @Test
  void a_signature_that_nothing_leads_to_is_an_orphan_and_told() {
    assertThat(found(written("", "7", SIGNATURE))).isEqualTo("[4] [SIGNATURE_REMAINS]");
    assertThat(found(written("/AcroForm<</Fields[3 0 R]>>", "<</FT/Sig/V 4 0 R>>", SIGNATURE)))
        .isEqualTo("[4] []");
  }

  @Test
  void one_orphan_beside_a_signature_in_order_is_seen_among_the_changes() {
    assertThat(
            found(
                written(
                    "/AcroForm<</Fields[3 0 R]>>", "<</FT/Sig/V 4 0 R>>", SIGNATURE, SIGNATURE)))
        .isEqualTo("[4] []");
  }

  @Test
  void usage_rights_are_told_and_are_no_signature() {
    String rights =
        "<</Type/Sig/ByteRange[0 1 2 3]/Contents<00>/Reference[<</TransformMethod/UR3>>]>>";
    assertThat(found(written("/Perms<</UR3 4 0 R>>", "7", rights))).isEqualTo("[] [USAGE_RIGHTS]");
    assertThat(found(written("/Perms<</UR3 4 0 R>>", "7", rights, SIGNATURE)))
        .isEqualTo("[5] [SIGNATURE_REMAINS, USAGE_RIGHTS]");
  }

  private static String updated(String before, int number, String object) {
    int previous = before.indexOf("\nxref\n") + 1;
    String body = number + " 0 obj\n" + object + "\nendobj\n";
    return before
        + body
        + "xref\n"
        + number
        + " 1\n%010d 00000 n \n".formatted(before.length())
        + "trailer<</Root 1 0 R/Prev "
        + previous
        + ">>\nstartxref\n"
        + (before.length() + body.length())
        + "\n%%EOF\n";
  }

  @Test
  void a_signature_of_an_earlier_revision_that_was_taken_out_is_found_and_told() {
    String signed = written("/AcroForm<</Fields[3 0 R]>>", "<</FT/Sig/V 4 0 R>>", SIGNATURE);
    assertThat(found(updated(signed, 3, "<</FT/Sig>>")))
        .isEqualTo("[4] [EARLIER_SIGNATURE_REMOVED]");
    assertThat(found(updated(signed, 2, "<</Type/Pages/Kids[]/Count 0>>"))).isEqualTo("[4] []");
  }

  @Test
  void traces_without_a_signature_are_told() {
    assertThat(found(written("", "<</SubFilter/adbe.pkcs7.detached/V<3082>>>")))
        .isEqualTo("[] [SIGNATURE_REMAINS]");
    assertThat(found(written("", "(/ByteRange)"))).isEqualTo("[] []");
  }

  @Test
  void signatures_without_a_place_come_last() {
    String none = "<</Type/Sig/Filter/A>>";
    assertThat(
            found(
                written(
                    "/AcroForm<</Fields[3 0 R 5 0 R]>>",
                    "<</FT/Sig/T(a)/V 4 0 R>>",
                    none,
                    "<</FT/Sig/T(b)/V 6 0 R>>",
                    SIGNATURE)))
        .isEqualTo("[6, 4] []");
  }
}
