package vn.vanthu.signing.sign;

import java.io.IOException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import vn.vanthu.signing.keys.DigestAlgorithm;
import vn.vanthu.signing.keys.SignatureAlgorithm;

/**
 * Builds a detached CMS signature (RFC 5652) with the attributes of a CAdES and PAdES baseline
 * signature (EN 319 122-1, EN 319 142-1): content type, message digest, signing-certificate-v2 (RFC
 * 5035), algorithm protection (RFC 6211); no signing-time, as PAdES asks, unless it is given. DER
 * throughout.
 */
public final class CmsSignature {
  private static final byte[] ONE = {Der.INTEGER, 1, 1};
  private static final byte[] DATA = der(CMSObjectIdentifiers.data);
  private static final byte[] SIGNED_DATA = der(CMSObjectIdentifiers.signedData);
  private static final byte[] TIMESTAMP_ATTRIBUTE =
      der(PKCSObjectIdentifiers.id_aa_signatureTimeStampToken);

  private CmsSignature() {}

  /** The signed attributes: what the private key signs. */
  static byte[] signedAttributes(
      byte[] documentDigest, List<X509Certificate> chain, SignatureAlgorithm algorithm) {
    return signedAttributes(documentDigest, chain, algorithm, List.of());
  }

  /** The signed attributes with further ones, for signatures that are not PAdES. */
  public static byte[] signedAttributes(
      byte[] documentDigest,
      List<X509Certificate> chain,
      SignatureAlgorithm algorithm,
      List<Attribute> further) {
    return der(attributes(documentDigest, chain, algorithm, further));
  }

  /**
   * Commits to every certificate sent along (RFC 5035 §5): none can be swapped or damaged unseen.
   */
  private static DERSet attributes(
      byte[] documentDigest,
      List<X509Certificate> chain,
      SignatureAlgorithm algorithm,
      List<Attribute> further) {
    AlgorithmIdentifier digest = algorithm.digest().identifier();
    ESSCertIDv2[] certIds =
        chain.stream()
            .map(certificate ->
                new ESSCertIDv2(
                    new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256),
                    DigestAlgorithm.SHA256.of(encoded(certificate))))
            .toArray(ESSCertIDv2[]::new);
    ASN1EncodableVector attributes = new ASN1EncodableVector();
    attributes.add(attribute(CMSAttributes.contentType, CMSObjectIdentifiers.data));
    attributes.add(attribute(CMSAttributes.messageDigest, new DEROctetString(documentDigest)));
    attributes.add(
        attribute(
            PKCSObjectIdentifiers.id_aa_signingCertificateV2, new SigningCertificateV2(certIds)));
    attributes.add(
        attribute(
            CMSAttributes.cmsAlgorithmProtect,
            new DERSequence(
                new ASN1Encodable[] {
                  digest, new DERTaggedObject(false, 1, algorithm.identifier())
                })));
    further.forEach(attributes::add);
    return new DERSet(attributes);
  }

  /**
   * The finished structure.
   *
   * @param token a time stamp over the signature value, or empty for none
   */
  public static byte[] assemble(
      byte[] signedAttributes,
      byte[] value,
      byte[] token,
      List<X509Certificate> chain,
      SignatureAlgorithm algorithm) {
    X509Certificate signer = chain.getFirst();
    byte[] digest = der(algorithm.digest().identifier());
    byte[] issuerAndSerial =
        Der.of(
            Der.SEQUENCE,
            signer.getIssuerX500Principal().getEncoded(),
            Der.of(Der.INTEGER, signer.getSerialNumber().toByteArray()));
    byte[] unsigned =
        token.length == 0
            ? token
            : Der.of(
                Der.context(1), Der.of(Der.SEQUENCE, TIMESTAMP_ATTRIBUTE, Der.of(Der.SET, token)));
    byte[] info =
        Der.of(
            Der.SEQUENCE,
            ONE,
            issuerAndSerial,
            digest,
            Der.retagged(Der.context(0), signedAttributes),
            der(algorithm.identifier()),
            Der.of(Der.OCTET_STRING, value),
            unsigned);
    List<byte[]> certificates = chain.stream().distinct().map(CmsSignature::encoded).toList();
    byte[] data =
        Der.of(
            Der.SEQUENCE,
            ONE,
            Der.of(Der.SET, digest),
            Der.of(Der.SEQUENCE, DATA),
            Der.setOf(Der.context(0), certificates),
            Der.of(Der.SET, info));
    return Der.of(Der.SEQUENCE, SIGNED_DATA, Der.of(Der.context(0), data));
  }

  /** No finished structure of this signer is longer, in bytes. */
  static int maxBytes(List<X509Certificate> chain, SignatureAlgorithm algorithm, int tokenBytes) {
    byte[] digest = new byte[algorithm.digest().bytes()];
    byte[] attributes = signedAttributes(digest, chain, algorithm);
    byte[] value = new byte[algorithm.maxValueBytes(chain.getFirst().getPublicKey())];
    int bare = assemble(attributes, value, new byte[0], chain, algorithm).length;
    // the attribute around a token, and lengths that grow by a byte or two on the way up
    return tokenBytes == 0 ? bare : bare + tokenBytes + 40;
  }

  static byte[] encoded(X509Certificate certificate) {
    try {
      return certificate.getEncoded();
    } catch (CertificateEncodingException e) {
      throw new IllegalArgumentException("a certificate without encoding", e);
    }
  }

  private static DERSequence attribute(ASN1ObjectIdentifier type, ASN1Encodable value) {
    return new DERSequence(new ASN1Encodable[] {type, new DERSet(value)});
  }

  private static byte[] der(ASN1Encodable value) {
    try {
      return value.toASN1Primitive().getEncoded(ASN1Encoding.DER);
    } catch (IOException e) {
      throw new IllegalStateException("encoding in memory", e);
    }
  }
}
