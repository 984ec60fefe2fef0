package vn.vanthu.signing.cms;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ess.ESSCertID;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificate;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.IssuerSerial;
import org.jspecify.annotations.Nullable;
import vn.vanthu.signing.Finding;
import vn.vanthu.signing.Findings;

/**
 * The signer's commitment to one certificate (RFC 2634 §5.4, RFC 5035 §3): without it another
 * certificate with the same key could be slipped in.
 */
final class SigningCertificateCheck {

  private SigningCertificateCheck() {}

  static void check(
      @Nullable ASN1Encodable v1,
      @Nullable ASN1Encodable v2,
      Certificate certificate,
      List<Certificate> enclosed,
      Findings findings) {
    try {
      if (v1 != null) {
        ESSCertID[] ids = SigningCertificate.getInstance(v1).getCerts();
        judge(
            ids.length > 0
                && Arrays.equals(
                    ids[0].getCertHash(), DigestAlgorithm.SHA1.digest(certificate.encoded())),
            findings);
        judgeIssuer(ids.length > 0 ? ids[0].getIssuerSerial() : null, certificate, findings);
      }
      if (v2 != null) {
        ESSCertIDv2[] ids = SigningCertificateV2.getInstance(v2).getCerts();
        judge(ids.length > 0 && matches(ids[0], certificate), findings);
        judgeEnclosed(ids, enclosed, findings);
        judgeIssuer(ids.length > 0 ? ids[0].getIssuerSerial() : null, certificate, findings);
      }
    } catch (RuntimeException malformed) {
      findings.add(Finding.CMS_UNUSUAL, "signingCertificate");
    }
  }

  /**
   * Who commits to more than one certificate commits to all: one that is not named was swapped,
   * damaged or added.
   */
  private static void judgeEnclosed(
      ESSCertIDv2[] ids, List<Certificate> enclosed, Findings findings) {
    for (Certificate each : enclosed) {
      if (ids.length > 1 && Arrays.stream(ids).noneMatch(id -> matches(id, each))) {
        findings.add(Finding.CERTIFICATE_FOREIGN, each.commonName());
      }
    }
  }

  private static boolean matches(ESSCertIDv2 id, Certificate certificate) {
    Optional<DigestAlgorithm> digest =
        DigestAlgorithm.of(id.getHashAlgorithm().getAlgorithm().getId());
    return digest.isPresent()
        && Arrays.equals(id.getCertHash(), digest.get().digest(certificate.encoded()));
  }

  private static void judge(boolean same, Findings findings) {
    if (!same) {
      findings.add(Finding.SIGNING_CERTIFICATE_MISMATCH);
    }
  }

  private static void judgeIssuer(
      @Nullable IssuerSerial declared, Certificate certificate, Findings findings) {
    if (declared == null) {
      return;
    }
    boolean sameSerial = declared.getSerial().hasValue(certificate.serial());
    boolean sameName = false;
    for (GeneralName name : declared.getIssuer().getNames()) {
      sameName |=
          name.getTagNo() == GeneralName.directoryName
              && certificate
                  .issuerName()
                  .equals(org.bouncycastle.asn1.x500.X500Name.getInstance(name.getName()));
    }
    if (!sameSerial || !sameName) {
      findings.add(Finding.SIGNING_CERTIFICATE_ISSUER_MISMATCH);
    }
  }
}
