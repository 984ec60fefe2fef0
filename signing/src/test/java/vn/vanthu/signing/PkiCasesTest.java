package vn.vanthu.signing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import vn.vanthu.forge.pki.PkiCase;
import vn.vanthu.signing.trust.Trust;

/**
 * Every generated case of certificates, revocation, time and attributes gives the verdict, the
 * indication, the reasons, the revocation state and the proven time that {@code pki-cases.tsv}
 * says. That table was printed by {@link #main} and then read; it holds what the verifier does, and
 * docs/PKI-MATRIX.md names the lines in which that is doubtful. A line that changes is a decision.
 */
class PkiCasesTest {

  private static final Map<String, String> EXPECTED = new LinkedHashMap<>();

  @BeforeAll
  static void read() throws IOException {
    try (InputStream in = PkiCasesTest.class.getResourceAsStream("pki-cases.tsv")) {
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n", -1)) {
        if (!line.isBlank() && !line.startsWith("#")) {
          EXPECTED.put(line.substring(0, line.indexOf('\t')), line);
        }
      }
    }
  }

  @Test
  void every_case_is_named_once_and_has_a_line() {
    assertThat(EXPECTED.keySet())
        .containsExactlyElementsOf(PkiSamples.ALL.stream().map(PkiCase::name).toList());
  }

  @TestFactory
  Stream<DynamicTest> the_verdict_of() {
    return PkiSamples.ALL.stream()
        .map(each ->
            DynamicTest.dynamicTest(
                each.name(), () -> assertThat(line(each)).isEqualTo(EXPECTED.get(each.name()))));
  }

  private static String line(PkiCase each) {
    Trust trust =
        Trust.of(each.anchors()).with(each.certificates(), each.crls(), each.ocspResponses());
    Report report = new Verifier().verify(DocumentBytes.of(each.document()), trust, each.at());
    Report.Signature s =
        report.signatures().stream().filter(x -> x.field().equals("s")).findFirst().orElseThrow();
    String criteria =
        s.criteria().values().stream()
            .map(c -> c.result().name().substring(0, 1))
            .collect(Collectors.joining());
    List<String> codes = s.messages().stream().map(Message::code).toList();
    return String.join(
        "\t",
        each.name(),
        report.document().name(),
        report.conclusion().name(),
        s.indication() + (s.subIndication() == null ? "" : "/" + s.subIndication()),
        String.valueOf(s.provenTime()),
        s.revocation() == null ? "-" : s.revocation().source() + " " + s.revocation().status(),
        criteria,
        String.join(" ", codes));
  }

  /** Prints the table anew. */
  public static void main(String[] arguments) {
    System.out.println(
        "# case\tdocument\tconclusion\tindication\tproven time\trevocation\tcriteria\tcodes");
    PkiSamples.ALL.forEach(each -> System.out.println(line(each)));
  }
}
