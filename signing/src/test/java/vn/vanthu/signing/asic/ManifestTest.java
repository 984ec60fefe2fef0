package vn.vanthu.signing.asic;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.vanthu.signing.DocumentBytes;
import vn.vanthu.signing.Octets;
import vn.vanthu.signing.cms.DigestAlgorithm;

/** Manifests as they are written and read. */
class ManifestTest {
  private static final String HEAD =
      "<a:ASiCManifest xmlns:a=\"http://uri.etsi.org/02918/v1.2.1#\" xmlns:d=\"http://www.w3.org/2000/09/xmldsig#\">";
  private static final String SIGNATURE = "<a:SigReference URI=\"s\"/>";
  private static final String METHOD =
      "<d:DigestMethod Algorithm=\"http://www.w3.org/2001/04/xmlenc#sha256\"/>";
  private static final String VALUE = "<d:DigestValue>AQI=</d:DigestValue>";
  private static final String FILE =
      "<a:DataObjectReference URI=\"b%20c\">" + METHOD + VALUE + "</a:DataObjectReference>";

  private static java.util.Optional<Manifest> parse(String inside) {
    return Manifest.parse((HEAD + inside + "</a:ASiCManifest>").getBytes(UTF_8));
  }

  @Test
  void a_manifest_names_the_signature_and_each_file() {
    Manifest manifest = parse(SIGNATURE + "\n" + FILE + "<a:Other/>").orElseThrow();
    assertThat(manifest.signature()).isEqualTo("s");
    assertThat(manifest.objects())
        .containsExactly(
            new Manifest.DataObject("b c", DigestAlgorithm.SHA256, Octets.of(new byte[] {1, 2})));
  }

  @Test
  void an_unknown_digest_is_known_to_be_unknown() {
    Manifest manifest =
        parse(SIGNATURE + FILE.replace("xmlenc#sha256", "xmlenc#whirlpool")).orElseThrow();
    assertThat(manifest.objects().getFirst().digest()).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        FILE,
        SIGNATURE + SIGNATURE + FILE,
        "<a:SigReference URI=\"\"/>" + FILE,
        SIGNATURE
            + "<a:DataObjectReference URI=\"\">"
            + METHOD
            + VALUE
            + "</a:DataObjectReference>",
        SIGNATURE + "<a:DataObjectReference URI=\"b\">" + METHOD + "</a:DataObjectReference>",
        SIGNATURE + "<a:DataObjectReference URI=\"b\">" + VALUE + "</a:DataObjectReference>",
        SIGNATURE
            + "<a:DataObjectReference URI=\"b\">"
            + METHOD
            + METHOD
            + VALUE
            + "</a:DataObjectReference>",
        SIGNATURE
            + "<a:DataObjectReference URI=\"%zz\">"
            + METHOD
            + VALUE
            + "</a:DataObjectReference>",
        SIGNATURE
            + "<a:DataObjectReference URI=\"b\">"
            + METHOD
            + "<d:DigestValue>A</d:DigestValue></a:DataObjectReference>",
        "<unclosed>"
      })
  void a_manifest_that_can_be_read_two_ways_or_not_at_all_is_none(String inside) {
    assertThat(parse(inside)).isEmpty();
  }

  @Test
  void another_document_or_one_with_a_document_type_is_no_manifest() {
    assertThat(Manifest.parse("<a/>".getBytes(UTF_8))).isEmpty();
    assertThat(Manifest.parse(new byte[0])).isEmpty();
    assertThat(
            Manifest.parse(
                ("<!DOCTYPE x>" + HEAD + SIGNATURE + FILE + "</a:ASiCManifest>").getBytes(UTF_8)))
        .isEmpty();
  }

  @Test
  void no_more_than_ten_thousand_files() {
    assertThat(parse(SIGNATURE + FILE.repeat(10_000))).isPresent();
    assertThat(parse(SIGNATURE + FILE.repeat(10_001))).isEmpty();
  }

  @Test
  void what_is_written_reads_back_whatever_the_name() {
    List<DataFile> files =
        List.of(
            new DataFile(
                "Công văn +%&\"<.txt", "text/plain; a=\"<&", DocumentBytes.of(new byte[3])),
            new DataFile("az/AZ/09-._~", "", DocumentBytes.of(new byte[0])));
    for (DigestAlgorithm digest : List.of(DigestAlgorithm.SHA256, DigestAlgorithm.SHA3_512)) {
      byte[] written = ManifestText.of("META-INF/s 1.p7s", files, digest);
      Manifest read = Manifest.parse(written).orElseThrow();
      assertThat(read.signature()).isEqualTo("META-INF/s 1.p7s");
      assertThat(read.objects())
          .containsExactly(
              new Manifest.DataObject(
                  files.get(0).name(), digest, Octets.of(digest.start().digest(new byte[3]))),
              new Manifest.DataObject(
                  files.get(1).name(), digest, Octets.of(digest.start().digest())));
      assertThat(new String(written, UTF_8))
          .contains("MimeType=\"text/plain; a=&quot;&lt;&amp;\"")
          .contains("URI=\"az/AZ/09-._~\"")
          .contains("URI=\"C%C3%B4ng%20v%C4%83n%20%2B%25%26%22%3C.txt\"")
          .doesNotContain("MimeType=\"\"");
    }
  }
}
