package vn.vanthu.signing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import vn.vanthu.signing.keys.SigningKey;
import vn.vanthu.signing.sign.Rectangle;
import vn.vanthu.signing.sign.SignatureRequest;
import vn.vanthu.signing.sign.Signer;
import vn.vanthu.signing.sign.SigningOutcome;
import vn.vanthu.signing.sign.SigningProfile;
import vn.vanthu.signing.trust.Trust;

/** Documents signed by our own signer under a root made for the test run. */
final class SignedSamples {

  static final Instant NOW = Instant.parse("2026-11-21T07:00:00Z");
  static final SignedSamples SHARED = new SignedSamples();

  private final KeyPair rootPair = pair();
  private final X509Certificate root = certificate("CN=Root", rootPair, "CN=Root", rootPair, true);
  private final KeyPair officialPair = pair();
  private final X509Certificate official =
      certificate("CN=Official,O=UBND", officialPair, "CN=Root", rootPair, false);
  private final KeyPair sealPair = pair();
  private final X509Certificate sealCertificate =
      certificate("CN=UBND,O=UBND", sealPair, "CN=Root", rootPair, false);
  private final Signer signer = new Signer(SigningProfile.circular15());

  private static KeyPair pair() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static X509Certificate certificate(
      String name, KeyPair pair, String issuer, KeyPair by, boolean authority) {
    try {
      JcaX509v3CertificateBuilder builder =
          new JcaX509v3CertificateBuilder(
              new X500Name(issuer),
              BigInteger.valueOf(name.hashCode() & 0xFFFF),
              Date.from(NOW.minus(Duration.ofDays(50))),
              Date.from(NOW.plus(Duration.ofDays(500))),
              new X500Name(name),
              pair.getPublic());
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
      int usage = authority ? KeyUsage.keyCertSign | KeyUsage.cRLSign : KeyUsage.digitalSignature;
      builder.addExtension(Extension.keyUsage, true, new KeyUsage(usage));
      return new JcaX509CertificateConverter()
          .getCertificate(
              builder.build(new JcaContentSignerBuilder("SHA256withRSA").build(by.getPrivate())));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  Trust trust() {
    return Trust.of(List.of(root));
  }

  /** A page of text with a form of two open fields. */
  static byte[] draft() {
    return withTable(
        "<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[5 0 R 6 0 R]/DR<</Font<</F1 7 0 R>>>>/DA(/F1 12 Tf 0 g)>>>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 7 0 R>>>>/Annots[5 0 R 6 0 R]>>",
        "<</Length 52>>\nstream\nBT /F1 13 Tf 72 700 Td (So tien: 1.000.000 dong) Tj ET\nendstream",
        "<</Type/Annot/Subtype/Widget/FT/Tx/T(so)/F 4/Rect[120 750 180 768]/P 3 0 R/DA(/F1 12 Tf 0 g)>>",
        "<</Type/Annot/Subtype/Widget/FT/Tx/T(ngay)/F 4/Rect[300 750 520 768]/P 3 0 R/DA(/F1 12 Tf 0 g)>>",
        "<</Type/Font/Subtype/Type1/BaseFont/Times-Roman>>");
  }

  static byte[] withTable(String... objects) {
    StringBuilder pdf = new StringBuilder("%PDF-1.7\n");
    StringBuilder table = new StringBuilder("0000000000 65535 f \n");
    for (int i = 0; i < objects.length; i++) {
      table.append("%010d 00000 n \n".formatted(pdf.length()));
      pdf.append(i + 1).append(" 0 obj\n").append(objects[i]).append("\nendobj\n");
    }
    int start = pdf.length();
    pdf.append("xref\n0 ").append(objects.length + 1).append('\n').append(table);
    pdf.append("trailer\n<</Size ").append(objects.length + 1).append("/Root 1 0 R>>\n");
    pdf.append("startxref\n").append(start).append("\n%%EOF\n");
    return pdf.toString().getBytes(ISO_8859_1);
  }

  /** Appends objects with a cross-reference of their own. */
  static byte[] update(byte[] base, Map<Integer, String> objects) {
    String before = new String(base, ISO_8859_1);
    int at = before.lastIndexOf("startxref") + "startxref".length();
    String previous = before.substring(at, before.indexOf("%%EOF", at)).strip();
    StringBuilder out = new StringBuilder(before);
    StringBuilder table = new StringBuilder("xref\n");
    objects.forEach((number, object) -> {
      table.append(number).append(" 1\n%010d 00000 n \n".formatted(out.length()));
      out.append(number).append(" 0 obj\n").append(object).append("\nendobj\n");
    });
    int start = out.length();
    out.append(table).append("trailer\n<</Size 99/Root 1 0 R/Prev ").append(previous);
    out.append(">>\nstartxref\n").append(start).append("\n%%EOF\n");
    return out.toString().getBytes(ISO_8859_1);
  }

  byte[] approved() {
    return sign(draft(), SignatureRequest.approval("person"), officialPair, official);
  }

  byte[] byPerson() {
    SignatureRequest request =
        SignatureRequest.byPerson("person", List.of("so", "ngay", "seal"), Optional.empty())
            .reserving("seal", new Rectangle(1, 300, 200, 100, 100));
    return sign(draft(), request, officialPair, official);
  }

  byte[] sealed() {
    SignatureRequest request =
        SignatureRequest.bySeal(
            "seal", Map.of("so", "15/QD-UBND", "ngay", "21/11/2026"), Optional.empty());
    return sign(byPerson(), request, sealPair, sealCertificate);
  }

  /** A second signature by the seal of the official's agency. */
  byte[] bySeal(byte[] document) {
    return sign(document, SignatureRequest.approval("dau"), sealPair, sealCertificate);
  }

  /** A second signature by the seal of another agency under the same root. */
  byte[] byStrangeSeal(byte[] document) {
    X509Certificate strange =
        certificate("CN=Cong ty,O=Cong ty", sealPair, "CN=Root", rootPair, false);
    return sign(document, SignatureRequest.approval("dau"), sealPair, strange);
  }

  byte[] byOfficial(byte[] document, SignatureRequest request) {
    return sign(document, request, officialPair, official);
  }

  byte[] sign(
      byte[] document, SignatureRequest request, KeyPair pair, X509Certificate certificate) {
    SigningKey key = new TestKey(pair.getPrivate(), certificate);
    SigningOutcome outcome =
        signer.sign(DocumentBytes.of(document), request.claiming(NOW), key, Optional.empty());
    return switch (outcome) {
      case SigningOutcome.Signed signed -> signed.bytes();
      case SigningOutcome.Refused refused -> throw new AssertionError(refused.toString());
    };
  }
}
