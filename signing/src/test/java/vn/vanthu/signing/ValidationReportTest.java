package vn.vanthu.signing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import vn.vanthu.forge.CmsForge;
import vn.vanthu.forge.CrlForge;
import vn.vanthu.forge.Draft;
import vn.vanthu.forge.Keys;
import vn.vanthu.forge.Party;
import vn.vanthu.forge.PdfForge;
import vn.vanthu.forge.StampForge;
import vn.vanthu.signing.trust.Trust;

/** The report after ETSI TS 119 102-2 says what our report says, in ETSI's places and names. */
class ValidationReportTest {
  private static final Instant NOW = Instant.parse("2026-11-21T07:00:00Z");
  private static final Instant STAMPED = NOW.minus(Duration.ofHours(2));
  private static final KeyPair KEYS = Keys.rsa(2048, "validation report");
  private static final Party ROOT = Draft.authority("O=Mẫu,CN=Root", KEYS, NOW).selfSigned();
  private static final Party ISSUING =
      Draft.authority("O=Mẫu,CN=Issuing", Keys.rsa(2048, "issuing"), NOW).issuedBy(ROOT);
  private static final Party SIGNER =
      Draft.person("O=UBND,CN=Trần \u0001 Thị <Hạnh> & con", Keys.rsa(2048, "signer"), NOW)
          .issuedBy(ISSUING);
  private static final Party STAMPER =
      Draft.stamper("O=Mẫu,CN=TSA", Keys.rsa(2048, "tsa"), NOW).issuedBy(ROOT);

  private static Trust trust() {
    List<byte[]> lists = new ArrayList<>();
    for (Party issuer : List.of(ROOT, ISSUING)) {
      lists.add(CrlForge.by(issuer, NOW.minusSeconds(60), NOW.plus(Duration.ofDays(7))).build());
    }
    return Trust.of(List.of(ROOT.x509())).with(List.of(ISSUING.encoded()), lists, List.of());
  }

  private static CmsForge cms() {
    return CmsForge.by(SIGNER).enclosing(ISSUING).claiming(STAMPED);
  }

  private static Report verified(byte[] pdf) {
    return new Verifier().verify(DocumentBytes.of(pdf), trust(), NOW);
  }

  private static Document xml(Report report) throws Exception {
    var factory = DocumentBuilderFactory.newInstance();
    // the two prefixes are ours, and XPath without them is easier on the eye
    String xml =
        ValidationReport.xml(report, ReportTree.Language.VI).replaceAll("(</?)(vr|ds):", "$1");
    return factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml.getBytes(UTF_8)));
  }

  private static List<String> texts(Document document, String path) throws Exception {
    NodeList nodes =
        (NodeList)
            XPathFactory.newInstance().newXPath().evaluate(path, document, XPathConstants.NODESET);
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      texts.add(nodes.item(i).getTextContent());
    }
    return texts;
  }

  private static final String SIGNATURE = "/ValidationReport/SignatureValidationReport";

  @Test
  void a_stamped_signature_has_its_chain_its_proof_and_its_indication() throws Exception {
    byte[] pdf =
        PdfForge.page()
            .signed(
                "person",
                content ->
                    cms().stamped(StampForge.by(STAMPER, STAMPED).enclosing(ROOT)).build(content))
            .bytes();
    Report report = verified(pdf);
    Report.Signature signature = report.signatures().getFirst();
    assertThat(signature.indication()).isEqualTo(Report.Indication.TOTAL_PASSED);
    Document xml = xml(report);
    assertThat(texts(xml, SIGNATURE + "/SignatureValidationStatus/MainIndication"))
        .containsExactly("urn:etsi:019102:mainindication:total-passed");
    assertThat(texts(xml, SIGNATURE + "/SignatureValidationStatus/SubIndication")).isEmpty();
    String time = SIGNATURE + "/ValidationTimeInfo";
    assertThat(texts(xml, time + "/ValidationTime")).containsExactly(NOW.toString());
    assertThat(texts(xml, time + "/BestSignatureTime/POETime")).containsExactly(STAMPED.toString());
    String stamp = texts(xml, time + "/BestSignatureTime/POEObject/@VOReference").getFirst();
    String objects = "/ValidationReport/SignatureValidationObjects/ValidationObject";
    assertThat(texts(xml, objects + "[@id='" + stamp + "']/ObjectType"))
        .containsExactly("urn:etsi:019102:validationObject:timestamp");
    assertThat(texts(xml, objects + "[@id='" + stamp + "']/POEProvisioning/SignatureReference"))
        .containsExactly("person");
    String chain = SIGNATURE + "/SignatureValidationStatus/AssociatedValidationReportData";
    List<String> path = new ArrayList<>();
    for (String link : List.of("SigningCertificate", "IntermediateCertificate", "TrustAnchor")) {
      String id = texts(xml, chain + "/CertificateChain/" + link + "/@VOReference").getFirst();
      path.addAll(texts(xml, objects + "[@id='" + id + "']/ValidationObjectRepresentation/*"));
    }
    assertThat(path)
        .containsExactly(
            base64(SIGNER.encoded()), base64(ISSUING.encoded()), base64(ROOT.encoded()));
    String digest = texts(xml, SIGNATURE + "/SignersDocument/DigestAlgAndValue").getFirst();
    assertThat("SHA256:" + HexFormat.of().formatHex(Base64.getDecoder().decode(digest)))
        .isEqualTo(signature.signedDigest());
    assertThat(texts(xml, SIGNATURE + "/SignerInformation/Signer").getFirst())
        .contains("Thị \\<Hạnh\\> & con")
        .doesNotContain("\u0001");
    assertThat(
            texts(xml, SIGNATURE + "/ValidationConstraintsEvaluationReport/ValidationConstraint"))
        .hasSize(9);
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  @Test
  void a_document_time_stamp_is_an_object_with_a_report_of_its_own() throws Exception {
    byte[] pdf =
        PdfForge.page()
            .signed("person", content -> cms().build(content))
            .stamped("archive", StampForge.by(STAMPER, STAMPED).enclosing(ROOT))
            .bytes();
    Document xml = xml(verified(pdf));
    assertThat(texts(xml, SIGNATURE)).hasSize(1);
    String inside =
        "/ValidationReport/SignatureValidationObjects/ValidationObject/ValidationReport";
    assertThat(texts(xml, inside + "/SignatureValidationStatus/MainIndication"))
        .containsExactly("urn:etsi:019102:mainindication:total-passed");
  }

  @Test
  void what_went_wrong_stands_in_the_indications_and_the_reasons() throws Exception {
    byte[] pdf =
        PdfForge.page().signed("person", content -> cms().build("khác".getBytes(UTF_8))).bytes();
    Document xml = xml(verified(pdf));
    String status = SIGNATURE + "/SignatureValidationStatus";
    assertThat(texts(xml, status + "/MainIndication"))
        .containsExactly("urn:etsi:019102:mainindication:total-failed");
    assertThat(texts(xml, status + "/SubIndication"))
        .containsExactly("urn:etsi:019102:subindication:HASH_FAILURE");
    assertThat(
            texts(
                xml,
                status
                    + "/AssociatedValidationReportData/AdditionalValidationReportData/ReportData/Type"))
        .contains("urn:vanthu:finding:DIGEST_MISMATCH");
  }

  @Test
  void without_a_signature_the_report_says_so() throws Exception {
    assertThat(
            texts(xml(verified(PdfForge.page().bytes())), SIGNATURE + "/SignatureValidationStatus"))
        .containsExactly("urn:vanthu:mainindication:no-signature");
  }
}
