package vn.vanthu.signing.trustlist;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.DigestMethod;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMSignContext;
import javax.xml.crypto.dsig.keyinfo.KeyInfoFactory;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import vn.vanthu.signing.DocumentBytes;
import vn.vanthu.signing.Message;
import vn.vanthu.signing.Report;
import vn.vanthu.signing.TestAuthority;
import vn.vanthu.signing.Verifier;
import vn.vanthu.signing.cades.CadesOutcome;
import vn.vanthu.signing.cades.CadesRequest;
import vn.vanthu.signing.cades.CadesSigner;
import vn.vanthu.signing.sign.SigningProfile;
import vn.vanthu.signing.trust.Trust;

class TrustListTest {
  private static final TestAuthority OFFICE = new TestAuthority();
  private static final Instant NOW = TestAuthority.NOW;
  private static final KeyPair OPERATOR_PAIR = rsa();
  private static final X509Certificate OPERATOR = certificate("CN=Operator", OPERATOR_PAIR);
  private static final String GRANTED = "http://uri.etsi.org/TrstSvc/TrustedList/Svcstatus/granted";
  private static final String WITHDRAWN =
      "http://uri.etsi.org/TrstSvc/TrustedList/Svcstatus/withdrawn";

  private static KeyPair rsa() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static X509Certificate certificate(String name, KeyPair pair) {
    try {
      return new JcaX509CertificateConverter()
          .getCertificate(
              new JcaX509v3CertificateBuilder(
                      new X500Name(name),
                      BigInteger.ONE,
                      Date.from(NOW.minus(Duration.ofDays(9))),
                      Date.from(NOW.plus(Duration.ofDays(900))),
                      new X500Name(name),
                      pair.getPublic())
                  .build(new JcaContentSignerBuilder("SHA256withRSA").build(pair.getPrivate())));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static String state(String tag, String status, Instant from, boolean identity) {
    try {
      String id =
          identity
              ? "<ServiceDigitalIdentity><DigitalId><X509Certificate>"
                  + Base64.getMimeEncoder().encodeToString(OFFICE.root().getEncoded())
                  + "</X509Certificate></DigitalId></ServiceDigitalIdentity>"
              : "";
      return "<"
          + tag
          + "><ServiceTypeIdentifier>TYPE</ServiceTypeIdentifier><ServiceName>"
          + "<Name xml:lang=\"vi\">Dịch vụ mẫu</Name></ServiceName>"
          + id
          + "<ServiceStatus>"
          + status
          + "</ServiceStatus><StatusStartingTime>"
          + from
          + "</StatusStartingTime></"
          + tag
          + ">";
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static String service(String type, String now, Instant from, String... history) {
    String past =
        history.length == 0
            ? ""
            : "<ServiceHistory>" + String.join("", history) + "</ServiceHistory>";
    return ("<TSPService>" + state("ServiceInformation", now, from, true) + past + "</TSPService>")
        .replace("TYPE", "http://uri.etsi.org/TrstSvc/Svctype/" + type);
  }

  private static String list(String... services) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
        + "<TrustServiceStatusList xmlns=\"http://uri.etsi.org/02231/v2#\" Id=\"list\">"
        + "<SchemeInformation><TSLSequenceNumber>7</TSLSequenceNumber>"
        + "<SchemeTerritory>VN</SchemeTerritory><ListIssueDateTime>"
        + NOW
        + "</ListIssueDateTime><NextUpdate><dateTime>"
        + NOW.plus(Duration.ofDays(180))
        + "</dateTime></NextUpdate></SchemeInformation><TrustServiceProviderList>"
        + "<TrustServiceProvider><TSPServices>"
        + String.join("", services)
        + "</TSPServices></TrustServiceProvider></TrustServiceProviderList>"
        + "</TrustServiceStatusList>";
  }

  private static Document parsed(byte[] xml) throws Exception {
    return DocumentBuilderFactory.newDefaultNSInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(xml));
  }

  private static byte[] signed(String xml, KeyPair pair, X509Certificate by, String uri) {
    try {
      Document document = parsed(xml.getBytes(UTF_8));
      document.getDocumentElement().setIdAttribute("Id", true);
      XMLSignatureFactory factory = XMLSignatureFactory.getInstance("DOM");
      List<Transform> transforms = new ArrayList<>();
      transforms.add(factory.newTransform(Transform.ENVELOPED, (TransformParameterSpec) null));
      transforms.add(
          factory.newTransform(CanonicalizationMethod.EXCLUSIVE, (TransformParameterSpec) null));
      Reference reference =
          factory.newReference(
              uri, factory.newDigestMethod(DigestMethod.SHA256, null), transforms, null, null);
      KeyInfoFactory keys = factory.getKeyInfoFactory();
      factory
          .newXMLSignature(
              factory.newSignedInfo(
                  factory.newCanonicalizationMethod(
                      CanonicalizationMethod.EXCLUSIVE, (C14NMethodParameterSpec) null),
                  factory.newSignatureMethod(
                      "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256", null),
                  List.of(reference)),
              keys.newKeyInfo(List.of(keys.newX509Data(List.of(by)))))
          .sign(new DOMSignContext(pair.getPrivate(), document.getDocumentElement()));
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      TransformerFactory.newInstance()
          .newTransformer()
          .transform(new DOMSource(document), new StreamResult(out));
      return out.toByteArray();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] signed(String xml) {
    return signed(xml, OPERATOR_PAIR, OPERATOR, "");
  }

  private static TrustList read(byte[] xml) throws ListRefused {
    return TrustList.read(xml, List.of(OPERATOR));
  }

  private static void assertRefused(byte[] xml, ListRefused.Reason reason) {
    assertThatThrownBy(() -> read(xml))
        .isInstanceOfSatisfying(ListRefused.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }

  private static final Instant BEGAN = NOW.minus(Duration.ofDays(400));

  @Test
  void services_are_read_with_their_history() throws ListRefused {
    Instant ended = NOW.minus(Duration.ofDays(20));
    TrustList list =
        read(
            signed(
                list(
                    service("CA/QC", GRANTED, BEGAN),
                    service(
                        "TSA/QTST",
                        WITHDRAWN,
                        ended,
                        state("ServiceHistoryInstance", GRANTED, BEGAN, false)),
                    service("NationalRootCA-QC", GRANTED, BEGAN))));
    assertThat(list.territory()).isEqualTo("VN");
    assertThat(list.sequenceNumber()).isEqualTo(7);
    assertThat(list.isOverdue(NOW)).isFalse();
    assertThat(list.isOverdue(NOW.plus(Duration.ofDays(200)))).isTrue();
    assertThat(list.services())
        .extracting(TrustedService::kind)
        .containsExactly(TrustedService.Kind.SIGNERS, TrustedService.Kind.TIMESTAMPS);
    assertThat(list.services().get(0).terms())
        .containsExactly(new TrustedService.Term(BEGAN, null));
    assertThat(list.services().get(1).terms())
        .containsExactly(new TrustedService.Term(BEGAN, ended));
  }

  @Test
  void a_list_may_be_signed_by_its_own_id() throws ListRefused {
    byte[] xml = signed(list(service("CA/QC", GRANTED, BEGAN)), OPERATOR_PAIR, OPERATOR, "#list");
    assertThat(read(xml).services()).hasSize(1);
  }

  @Test
  void a_changed_list_is_refused() {
    String xml = new String(signed(list(service("CA/QC", WITHDRAWN, BEGAN))), UTF_8);
    assertRefused(
        xml.replace("withdrawn", "granted").getBytes(UTF_8), ListRefused.Reason.SIGNATURE_WRONG);
  }

  @Test
  void a_list_without_signature_is_refused() {
    assertRefused(
        list(service("CA/QC", GRANTED, BEGAN)).getBytes(UTF_8), ListRefused.Reason.UNSIGNED);
  }

  @Test
  void a_list_signed_by_a_stranger_of_the_same_name_is_refused() {
    KeyPair other = rsa();
    byte[] xml =
        signed(
            list(service("CA/QC", GRANTED, BEGAN)), other, certificate("CN=Operator", other), "");
    assertRefused(xml, ListRefused.Reason.OPERATOR_UNKNOWN);
  }

  @Test
  void a_signature_over_a_part_is_refused() {
    String inner =
        list(service("CA/QC", GRANTED, BEGAN))
            .replace(" Id=\"list\"", "")
            .replace("<SchemeInformation>", "<SchemeInformation Id=\"list\">");
    Document document;
    try {
      document = parsed(inner.getBytes(UTF_8));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    assertThat(document.getDocumentElement().hasAttribute("Id")).isFalse();
    assertRefused(signedPart(inner), ListRefused.Reason.NOT_COVERED);
  }

  private static byte[] signedPart(String xml) {
    byte[] whole = signed(xml.replace("#\">", "#\" Id=\"x\">"), OPERATOR_PAIR, OPERATOR, "#x");
    return new String(whole, UTF_8).replace(" Id=\"x\"", "").getBytes(UTF_8);
  }

  @Test
  void a_document_type_is_refused() {
    String xml =
        new String(signed(list(service("CA/QC", GRANTED, BEGAN))), UTF_8)
            .replaceFirst("\\?>", "?><!DOCTYPE x [<!ENTITY e \"e\">]>");
    assertRefused(xml.getBytes(UTF_8), ListRefused.Reason.MALFORMED);
  }

  private static Report judged(String... services) throws ListRefused {
    DocumentBytes text = DocumentBytes.of("Biên bản".getBytes(UTF_8));
    CadesOutcome.Signed signature =
        (CadesOutcome.Signed)
            new CadesSigner(SigningProfile.circular15())
                .sign(text, CadesRequest.plain(NOW, ""), OFFICE.key(), Optional.empty());
    Trust trust =
        Trust.none()
            .vouchedFor(read(signed(list(services))).services())
            .with(List.of(), List.of(OFFICE.list(NOW, List.of())), List.of());
    return new Verifier()
        .verifyDetached(text, DocumentBytes.of(signature.signature()), trust, NOW.plusSeconds(9));
  }

  @Test
  void a_granted_authority_anchors_signers() throws ListRefused {
    assertThat(judged(service("CA/QC", GRANTED, BEGAN)).conclusion())
        .isEqualTo(Report.Conclusion.TOTAL_PASSED);
  }

  @Test
  void an_authority_of_time_stamps_anchors_no_signer() throws ListRefused {
    Report report = judged(service("TSA/QTST", GRANTED, BEGAN));
    assertThat(report.signatures().getFirst().messages())
        .extracting(Message::code)
        .contains("NO_ANCHOR");
  }

  @Test
  void a_withdrawn_authority_anchors_nothing_from_then_on() throws ListRefused {
    Report report =
        judged(
            service(
                "CA/QC",
                WITHDRAWN,
                NOW.minus(Duration.ofDays(2)),
                state("ServiceHistoryInstance", GRANTED, BEGAN, false)));
    assertThat(report.conclusion()).isEqualTo(Report.Conclusion.INDETERMINATE);
    assertThat(report.signatures().getFirst().messages())
        .extracting(Message::code)
        .contains("ANCHOR_NOT_VOUCHED_FOR");
  }
}
