package vn.vanthu.signing.cms;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.SignerInfo;
import vn.vanthu.signing.Octets;

/**
 * The digest of what a signature was made over, as the signature itself names it. It is there as
 * long as the signature can be read, also when what was signed is gone: so it leads from a document
 * that was saved anew back to the original. It proves nothing. Immutable.
 */
public record SignedDigest(DigestAlgorithm algorithm, Octets value) {

  /** E.g. {@code SHA256:9f86…} in lower-case hex. */
  public String text() {
    return algorithm.shortName() + ":" + HexFormat.of().formatHex(value.bytes());
  }

  /**
   * From the messageDigest attribute (RFC 5652 §11.2) of the signer with that value; without signed
   * attributes from the value, which an RSA key with PKCS#1 padding lets read.
   */
  public static Optional<SignedDigest> in(CmsSignature cms, SignerCheck.Checked signer) {
    return cms.signers().stream()
        .filter(s -> Arrays.equals(s.getEncryptedDigest().getOctets(), signer.value().bytes()))
        .findFirst()
        .flatMap(SignedDigest::declared)
        .or(() -> signer.hasSignedAttributes() ? Optional.empty() : inValue(signer));
  }

  /** From the value of a signature without signed attributes. */
  public static Optional<SignedDigest> inValue(SignerCheck.Checked signer) {
    SignatureScheme scheme = signer.scheme();
    Certificate certificate = signer.certificate();
    return scheme == null || certificate == null
        ? Optional.empty()
        : scheme.digestIn(certificate.key(), signer.value().bytes());
  }

  private static Optional<SignedDigest> declared(SignerInfo signer) {
    ASN1Set signed = signer.getAuthenticatedAttributes();
    if (signed == null) {
      return Optional.empty();
    }
    for (ASN1Encodable each : signed) {
      Attribute attribute = Attribute.getInstance(each);
      if (attribute.getAttrType().getId().equals(SignerCheck.MESSAGE_DIGEST)
          && attribute.getAttrValues().size() == 1
          && attribute.getAttrValues().getObjectAt(0) instanceof ASN1OctetString digest) {
        return DigestAlgorithm.of(signer.getDigestAlgorithm().getAlgorithm().getId())
            .map(algorithm -> new SignedDigest(algorithm, Octets.of(digest.getOctets())));
      }
    }
    return Optional.empty();
  }
}
