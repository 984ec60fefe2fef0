package vn.vanthu.signing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.vanthu.signing.pdf.Limits;
import vn.vanthu.signing.pdf.PdfFile;
import vn.vanthu.signing.pdf.SignatureFields;
import vn.vanthu.signing.pdf.WrittenPdf;

/** Words that speak of a signature, and where they are no more than content. */
class SignatureTracesTest {

  private static String written(String... more) {
    return WrittenPdf.withCatalog("/Perms<</UR3 4 0 R>>", "<</Type/Pages/Kids[]>>", more);
  }

  private static SignatureTraces traces(String written) {
    PdfFile file = PdfFile.open(DocumentBytes.of(written.getBytes(ISO_8859_1)), Limits.standard());
    return new SignatureTraces(file, SignatureFields.usageRights(file));
  }

  private static String stream(String data) {
    return "<</Length " + data.length() + ">>stream\n" + data + "\nendstream";
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<</ByteRange[0 1 2 3]>>",
        "<</SubFilter/adbe.pkcs7.detached/Contents<3080>>>",
        "<</SubFilter/adbe.pkcs7.detached/Contents<3082>>>",
        "<</SubFilter/ETSI.CAdES.detached/Contents<3083>>>",
        "<</SubFilter/ETSI.RFC3161/Contents<3082>>>",
        "<2F427974652052616E67653E> % /ByteRange"
      })
  void a_word_that_is_no_content_is_a_trace(String object) {
    assertThat(traces(written(object)).areLeft()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<</Contents<3082>>>",
        "<</SubFilter/adbe.pkcs7.detached>>",
        "(a /ByteRange in words)",
        "<</A[(/ByteRange)]>>",
        "<</SubFilter/adbe.x509.rsa_sha1/Contents<3082>>>",
        "7"
      })
  void half_of_a_signature_and_words_in_a_string_are_none(String object) {
    assertThat(traces(written(object)).areLeft()).isFalse();
  }

  @Test
  void the_data_of_a_stream_is_content() {
    assertThat(traces(written(stream("x /ByteRange y"))).areLeft()).isFalse();
    assertThat(traces(written(stream("/ByteRange"))).areLeft()).isFalse();
    assertThat(traces(written("<</A/ByteRange/Length 1>>stream\nx\nendstream")).areLeft()).isTrue();
  }

  @Test
  void content_is_believed_only_of_a_file_in_order() {
    String inOrder = written(stream("x /ByteRange y"), "(a)");
    int third = inOrder.indexOf("4 0 obj");
    assertThat(traces(inOrder).areLeft()).isFalse();
    assertThat(traces("junk" + inOrder).areLeft()).isFalse();
    assertThat(
            traces(
                    inOrder.replace(
                        "%010d 00000".formatted(third), "%010d 00000".formatted(third + 1)))
                .areLeft())
        .isTrue();
    assertThat(traces(inOrder.replace("startxref", "startxxxx")).areLeft()).isTrue();
  }

  @Test
  void a_stream_of_another_length_or_without_its_end_is_no_content() {
    assertThat(traces(written("<</Length 3>>stream\nx /ByteRange y\nendstream")).areLeft())
        .isTrue();
    assertThat(traces(written("<</Length 14>>stream\nx /ByteRange y\nendstrea")).areLeft())
        .isTrue();
    assertThat(traces(written("<</Length 14>>stream\nx /ByteRange yendstream")).areLeft())
        .isFalse();
  }

  @Test
  void a_string_in_an_object_without_its_end_is_no_content() {
    assertThat(traces(written("(a /ByteRange) ")).areLeft()).isFalse();
    assertThat(traces(written("(a /ByteRange)   ")).areLeft()).isFalse();
    assertThat(traces(written("(a /ByteRange)    ")).areLeft()).isTrue();
    assertThat(traces(written("(a /ByteRange) x")).areLeft()).isTrue();
  }

  @Test
  void an_object_inside_the_data_of_another_makes_it_no_content() {
    String data = "4 0 obj<</ByteRange[]>>endobj";
    String written = written(stream(data), "(a)");
    int inside = written.indexOf("4 0 obj<<");
    int real = written.indexOf("4 0 obj\n");
    String shadowed =
        written.replace("%010d 00000".formatted(real), "%010d 00000".formatted(inside));
    assertThat(traces(written).areLeft()).isFalse();
    assertThat(traces(shadowed).areLeft()).isTrue();
  }

  @Test
  void byte_ranges_are_counted_but_for_those_of_usage_rights() {
    String rights = "<</Type/Sig/ByteRange[0 1 2 3]/Reference[<</TransformMethod/UR3>>]>>";
    String other = "<</Type/Sig/ByteRange[0 1 2 3]>>";
    assertThat(traces(written("7", rights)).byteRanges()).isZero();
    assertThat(traces(written("7", rights)).areLeft()).isFalse();
    assertThat(traces(written("7", rights, other)).byteRanges()).isEqualTo(1);
    assertThat(traces(written("7", rights, other)).areLeft()).isTrue();
    assertThat(traces(written(other, other)).byteRanges()).isEqualTo(2);
    assertThat(traces(written("(/ByteRange/ByteRange)")).byteRanges()).isEqualTo(2);
  }
}
