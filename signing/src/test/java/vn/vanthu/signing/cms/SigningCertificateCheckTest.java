package vn.vanthu.signing.cms;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.ess.ESSCertID;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.IssuerSerial;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.vanthu.forge.Draft;
import vn.vanthu.forge.Keys;
import vn.vanthu.signing.Finding;
import vn.vanthu.signing.Findings;

/** The signer's commitment to a certificate, in both versions. */
class SigningCertificateCheckTest {
  private static final Instant NOW = Instant.parse("2026-11-21T07:00:00Z");
  private static final Certificate SIGNER = certificate("CN=P", 7);
  private static final Certificate OTHER = certificate("CN=Q", 8);

  private static Certificate certificate(String name, long serial) {
    return Certificate.parse(
            Draft.person(name, Keys.ec("secp256r1", "commitment"), NOW)
                .serial(serial)
                .selfSigned()
                .encoded())
        .orElseThrow();
  }

  private static List<Finding> found(
      @Nullable ASN1Encodable v1, @Nullable ASN1Encodable v2, Certificate... enclosed) {
    Findings findings = new Findings();
    SigningCertificateCheck.check(v1, v2, SIGNER, List.of(enclosed), findings);
    return Arrays.stream(Finding.values()).filter(findings::has).toList();
  }

  private static ASN1Encodable v1(ESSCertID... ids) {
    return new DERSequence(new DERSequence(ids));
  }

  private static ASN1Encodable v2(ESSCertIDv2... ids) {
    return new DERSequence(new DERSequence(ids));
  }

  private static ESSCertIDv2 id(Certificate of, DigestAlgorithm digest) {
    return new ESSCertIDv2(
        new AlgorithmIdentifier(new ASN1ObjectIdentifier(digest.oid())),
        digest.digest(of.encoded()));
  }

  private static ESSCertID old(Certificate of) {
    return new ESSCertID(DigestAlgorithm.SHA1.digest(of.encoded()));
  }

  @Test
  void the_first_one_named_is_the_signers_own() {
    assertThat(found(null, null)).isEmpty();
    assertThat(found(v1(old(SIGNER)), null)).isEmpty();
    assertThat(found(v1(old(SIGNER), old(OTHER)), null)).isEmpty();
    for (DigestAlgorithm digest : List.of(DigestAlgorithm.SHA256, DigestAlgorithm.SHA512)) {
      assertThat(found(null, v2(id(SIGNER, digest)))).isEmpty();
      assertThat(found(null, v2(id(OTHER, digest))))
          .containsExactly(Finding.SIGNING_CERTIFICATE_MISMATCH);
    }
    assertThat(found(v1(old(OTHER)), null)).containsExactly(Finding.SIGNING_CERTIFICATE_MISMATCH);
    assertThat(found(v1(old(OTHER), old(SIGNER)), null))
        .containsExactly(Finding.SIGNING_CERTIFICATE_MISMATCH);
    assertThat(
            found(null, v2(id(OTHER, DigestAlgorithm.SHA256), id(SIGNER, DigestAlgorithm.SHA256))))
        .contains(Finding.SIGNING_CERTIFICATE_MISMATCH);
  }

  @Test
  void both_versions_are_looked_at() {
    ASN1Encodable right = v2(id(SIGNER, DigestAlgorithm.SHA256));
    ASN1Encodable wrong = v2(id(OTHER, DigestAlgorithm.SHA256));
    assertThat(found(v1(old(SIGNER)), right)).isEmpty();
    assertThat(found(v1(old(OTHER)), right)).containsExactly(Finding.SIGNING_CERTIFICATE_MISMATCH);
    assertThat(found(v1(old(SIGNER)), wrong)).containsExactly(Finding.SIGNING_CERTIFICATE_MISMATCH);
  }

  @Test
  void a_list_of_none_commits_to_none() {
    assertThat(found(v1(), null)).containsExactly(Finding.SIGNING_CERTIFICATE_MISMATCH);
    assertThat(found(null, v2())).containsExactly(Finding.SIGNING_CERTIFICATE_MISMATCH);
    ESSCertIDv2 unknown =
        new ESSCertIDv2(
            new AlgorithmIdentifier(new ASN1ObjectIdentifier("1.2.3")),
            DigestAlgorithm.SHA256.digest(SIGNER.encoded()));
    assertThat(found(null, v2(unknown))).containsExactly(Finding.SIGNING_CERTIFICATE_MISMATCH);
  }

  @Test
  void who_commits_to_several_commits_to_all_enclosed() {
    ESSCertIDv2 own = id(SIGNER, DigestAlgorithm.SHA256);
    ESSCertIDv2 other = id(OTHER, DigestAlgorithm.SHA256);
    Certificate third = certificate("CN=R", 9);
    assertThat(found(null, v2(own), SIGNER, OTHER)).isEmpty();
    assertThat(found(null, v2(own, other), SIGNER, OTHER)).isEmpty();
    assertThat(found(null, v2(own, other), SIGNER, OTHER, third))
        .containsExactly(Finding.CERTIFICATE_FOREIGN);
  }

  private static IssuerSerial issuer(long serial, GeneralName... names) {
    return new IssuerSerial(new GeneralNames(names), new ASN1Integer(BigInteger.valueOf(serial)));
  }

  private static GeneralName named(String name) {
    return new GeneralName(new X500Name(name));
  }

  private static List<Finding> issued(IssuerSerial issuer) {
    ESSCertIDv2 v2 =
        new ESSCertIDv2(
            (AlgorithmIdentifier) null, DigestAlgorithm.SHA256.digest(SIGNER.encoded()), issuer);
    ESSCertID v1 = new ESSCertID(DigestAlgorithm.SHA1.digest(SIGNER.encoded()), issuer);
    List<Finding> found = found(null, v2(v2));
    assertThat(found(v1(v1), null)).isEqualTo(found);
    return found;
  }

  @Test
  void an_issuer_named_beside_it_is_the_certificates_issuer() {
    GeneralName mail = new GeneralName(GeneralName.rfc822Name, "a@b.vn");
    assertThat(issued(issuer(7, named("CN=P")))).isEmpty();
    assertThat(issued(issuer(7, mail, named("CN=P")))).isEmpty();
    assertThat(issued(issuer(7, named("CN=P"), mail))).isEmpty();
    for (IssuerSerial wrong :
        List.of(issuer(8, named("CN=P")), issuer(7, named("CN=Q")), issuer(7, mail))) {
      assertThat(issued(wrong)).containsExactly(Finding.SIGNING_CERTIFICATE_ISSUER_MISMATCH);
    }
  }

  @Test
  void what_cannot_be_read_is_told() {
    assertThat(found(DERNull.INSTANCE, null)).containsExactly(Finding.CMS_UNUSUAL);
    assertThat(found(null, new DEROctetString(new byte[1]))).containsExactly(Finding.CMS_UNUSUAL);
  }
}
