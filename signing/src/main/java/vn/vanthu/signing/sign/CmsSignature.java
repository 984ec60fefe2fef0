package vn.vanthu.signing.sign;

import java.io.IOException;
import java.math.BigInteger;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Certificate;
import vn.vanthu.signing.keys.DigestAlgorithm;
import vn.vanthu.signing.keys.SignatureAlgorithm;

/**
 * Builds a detached CMS signature (RFC 5652) with the attributes of a CAdES and PAdES baseline
 * signature (EN 319 122-1, EN 319 142-1): content type, message digest, signing-certificate-v2 (RFC
 * 5035), algorithm protection (RFC 6211); no signing-time, as PAdES asks. DER throughout.
 */
final class CmsSignature {
  private CmsSignature() {}

  /** The signed attributes: what the private key signs. */
  static byte[] signedAttributes(
      byte[] documentDigest, X509Certificate signer, SignatureAlgorithm algorithm) {
    return der(attributes(documentDigest, signer, algorithm));
  }

  private static DERSet attributes(
      byte[] documentDigest, X509Certificate signer, SignatureAlgorithm algorithm) {
    AlgorithmIdentifier digest = algorithm.digest().identifier();
    ESSCertIDv2 certId =
        new ESSCertIDv2(
            new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256),
            DigestAlgorithm.SHA256.of(encoded(signer)));
    ASN1EncodableVector attributes = new ASN1EncodableVector();
    attributes.add(attribute(CMSAttributes.contentType, CMSObjectIdentifiers.data));
    attributes.add(attribute(CMSAttributes.messageDigest, new DEROctetString(documentDigest)));
    attributes.add(
        attribute(
            PKCSObjectIdentifiers.id_aa_signingCertificateV2,
            new SigningCertificateV2(new ESSCertIDv2[] {certId})));
    attributes.add(
        attribute(
            CMSAttributes.cmsAlgorithmProtect,
            new DERSequence(
                new ASN1Encodable[] {
                  digest, new DERTaggedObject(false, 1, algorithm.identifier())
                })));
    return new DERSet(attributes);
  }

  /**
   * The finished structure.
   *
   * @param token a time stamp over the signature value, or empty for none
   */
  static byte[] assemble(
      byte[] signedAttributes,
      byte[] value,
      byte[] token,
      List<X509Certificate> chain,
      SignatureAlgorithm algorithm) {
    Certificate signer = Certificate.getInstance(encoded(chain.getFirst()));
    ASN1EncodableVector info = new ASN1EncodableVector();
    info.add(new ASN1Integer(BigInteger.ONE));
    info.add(new DERSequence(new ASN1Encodable[] {signer.getIssuer(), signer.getSerialNumber()}));
    info.add(algorithm.digest().identifier());
    info.add(new DERTaggedObject(false, 0, parse(signedAttributes)));
    info.add(algorithm.identifier());
    info.add(new DEROctetString(value));
    if (token.length > 0) {
      ASN1Encodable stamp =
          attribute(PKCSObjectIdentifiers.id_aa_signatureTimeStampToken, parse(token));
      info.add(new DERTaggedObject(false, 1, new DERSet(stamp)));
    }
    ASN1EncodableVector certificates = new ASN1EncodableVector();
    for (X509Certificate certificate : chain) {
      certificates.add(parse(encoded(certificate)));
    }
    ASN1EncodableVector data = new ASN1EncodableVector();
    data.add(new ASN1Integer(BigInteger.ONE));
    data.add(new DERSet(algorithm.digest().identifier()));
    data.add(new DERSequence(CMSObjectIdentifiers.data));
    data.add(new DERTaggedObject(false, 0, new DERSet(certificates)));
    data.add(new DERSet(new DERSequence(info)));
    return der(
        new DERSequence(
            new ASN1Encodable[] {
              CMSObjectIdentifiers.signedData, new DERTaggedObject(true, 0, new DERSequence(data))
            }));
  }

  /** No finished structure of this signer is longer, in bytes. */
  static int maxBytes(List<X509Certificate> chain, SignatureAlgorithm algorithm, int tokenBytes) {
    byte[] digest = new byte[algorithm.digest().bytes()];
    byte[] attributes = signedAttributes(digest, chain.getFirst(), algorithm);
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

  private static ASN1Primitive parse(byte[] der) {
    try {
      return ASN1Primitive.fromByteArray(der);
    } catch (IOException e) {
      throw new IllegalArgumentException("not DER", e);
    }
  }

  private static byte[] der(ASN1Encodable value) {
    try {
      return value.toASN1Primitive().getEncoded(ASN1Encoding.DER);
    } catch (IOException e) {
      throw new IllegalStateException("encoding in memory", e);
    }
  }
}
