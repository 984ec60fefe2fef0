package vn.vanthu.signing;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.jspecify.annotations.Nullable;
import vn.vanthu.signing.cms.Certificate;
import vn.vanthu.signing.cms.DigestAlgorithm;
import vn.vanthu.signing.cms.SignatureScheme;
import vn.vanthu.signing.cms.SignedContent;
import vn.vanthu.signing.cms.SignerCheck;
import vn.vanthu.signing.pdf.PdfFile;
import vn.vanthu.signing.pdf.PdfObject;

/**
 * The oldest form, adbe.x509.rsa_sha1 (ISO 32000-1 §12.8.3.2): a bare RSA value as an octet string,
 * the certificate beside it.
 */
final class RawRsaCheck {

  private static final List<DigestAlgorithm> DIGESTS =
      List.of(
          DigestAlgorithm.SHA1,
          DigestAlgorithm.SHA256,
          DigestAlgorithm.SHA384,
          DigestAlgorithm.SHA512);

  private RawRsaCheck() {}

  static SignerCheck.@Nullable Checked check(
      PdfFile file, PdfObject.Dict dict, byte[] value, SignedContent content, Findings findings) {
    List<PdfObject> chain = file.items(dict.get("Cert"));
    Optional<Certificate> certificate =
        !chain.isEmpty() && file.resolve(chain.getFirst()) instanceof PdfObject.Str der
            ? Certificate.parse(der.bytes())
            : Optional.empty();
    if (certificate.isEmpty()) {
      findings.add(Finding.SIGNER_CERTIFICATE_MISSING);
      return null;
    }
    byte[] bare;
    try {
      bare = ASN1OctetString.getInstance(ASN1Primitive.fromByteArray(value)).getOctets();
    } catch (IOException | RuntimeException malformed) {
      findings.add(Finding.CONTENTS_MALFORMED);
      return null;
    }
    for (DigestAlgorithm digest : DIGESTS) {
      SignatureScheme scheme = new SignatureScheme(SignatureScheme.Family.RSA, digest, 0);
      if (scheme.verifiesDigest(certificate.get().key(), content.digest(digest), bare)) {
        findings.add(Finding.NO_SIGNED_ATTRIBUTES);
        return checked(certificate.get(), scheme, bare);
      }
    }
    findings.add(Finding.DIGEST_MISMATCH);
    return checked(
        certificate.get(),
        new SignatureScheme(SignatureScheme.Family.RSA, DigestAlgorithm.SHA1, 0),
        bare);
  }

  private static SignerCheck.Checked checked(
      Certificate certificate, SignatureScheme scheme, byte[] value) {
    return new SignerCheck.Checked(
        certificate,
        scheme,
        null,
        false,
        false,
        false,
        Octets.of(value),
        List.of(),
        List.of(),
        List.of());
  }
}
