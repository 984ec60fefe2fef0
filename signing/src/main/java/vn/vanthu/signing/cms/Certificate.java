package vn.vanthu.signing.cms;

import java.io.IOException;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.crypto.params.DSAPublicKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.util.PublicKeyFactory;
import org.jspecify.annotations.Nullable;

/**
 * A certificate (chứng thư chữ ký số, RFC 5280), read leniently and kept as the bytes it came in.
 * Equal when the bytes are. Immutable.
 */
public final class Certificate {

  private static final String RSA_FAMILY = "1.2.840.113549.1.1.";

  private final byte[] encoded;
  private final byte[] sha256;
  private final byte[] toBeSigned;
  private final org.bouncycastle.asn1.x509.Certificate structure;
  private final Instant notBefore;
  private final Instant notAfter;
  private final int keyBits;

  private Certificate(
      byte[] encoded, byte[] toBeSigned, org.bouncycastle.asn1.x509.Certificate structure) {
    this.encoded = encoded;
    this.toBeSigned = toBeSigned;
    this.structure = structure;
    this.sha256 = DigestAlgorithm.SHA256.digest(encoded);
    this.notBefore = CertificateTime.of(structure.getStartDate());
    this.notAfter = CertificateTime.of(structure.getEndDate());
    this.keyBits = bits(structure.getSubjectPublicKeyInfo());
  }

  /** Empty when these bytes are no certificate. */
  public static Optional<Certificate> parse(byte[] encoded) {
    try {
      var structure =
          org.bouncycastle.asn1.x509.Certificate.getInstance(ASN1Primitive.fromByteArray(encoded));
      Optional<byte[]> toBeSigned = Tlv.firstInside(encoded);
      if (structure == null
          || toBeSigned.isEmpty()
          || structure.getSubjectPublicKeyInfo() == null) {
        return Optional.empty();
      }
      Certificate certificate = new Certificate(encoded.clone(), toBeSigned.get(), structure);
      certificate.touch();
      return Optional.of(certificate);
    } catch (IOException | RuntimeException malformed) {
      return Optional.empty();
    }
  }

  /**
   * Reads what is parsed lazily, so that a malformed certificate fails in {@link #parse} and
   * nowhere else.
   */
  private void touch() {
    subject();
    issuer();
    serial();
    keyUsage(0);
    isAuthority();
    pathLength();
    extendedKeyUsage();
    structure.getSignature().getOctets();
  }

  public byte[] encoded() {
    return encoded.clone();
  }

  public byte[] sha256() {
    return sha256.clone();
  }

  public org.bouncycastle.asn1.x509.Certificate structure() {
    return structure;
  }

  public X500Name subjectName() {
    return structure.getSubject();
  }

  public X500Name issuerName() {
    return structure.getIssuer();
  }

  /** The whole name, most particular part first. */
  public String subject() {
    return structure.getSubject().toString();
  }

  public String issuer() {
    return structure.getIssuer().toString();
  }

  /** Common name, or the whole name when it has none. */
  public String commonName() {
    return attribute(BCStyle.CN).orElseGet(this::subject);
  }

  /** The issuer's common name, the whole name where there is none. */
  public String issuerCommonName() {
    return attribute(issuerName(), BCStyle.CN).orElseGet(() -> issuerName().toString());
  }

  public Optional<String> organisation() {
    return attribute(BCStyle.O);
  }

  private Optional<String> attribute(ASN1ObjectIdentifier type) {
    return attribute(subjectName(), type);
  }

  private static Optional<String> attribute(X500Name name, ASN1ObjectIdentifier type) {
    RDN[] found = name.getRDNs(type);
    return found.length == 0
        ? Optional.empty()
        : Optional.of(IETFUtils.valueToString(found[found.length - 1].getFirst().getValue()));
  }

  public BigInteger serial() {
    return structure.getSerialNumber().getValue();
  }

  public String serialHex() {
    return serial().toString(16);
  }

  public Instant notBefore() {
    return notBefore;
  }

  public Instant notAfter() {
    return notAfter;
  }

  public boolean validAt(Instant time) {
    return !time.isBefore(notBefore()) && !time.isAfter(notAfter());
  }

  public SubjectPublicKeyInfo key() {
    return structure.getSubjectPublicKeyInfo();
  }

  /** Size of the key in bits, 0 when its kind has no meaningful size. */
  public int keyBits() {
    return keyBits;
  }

  private static int bits(SubjectPublicKeyInfo key) {
    try {
      if (key.getAlgorithm().getAlgorithm().getId().startsWith(RSA_FAMILY)) {
        return RSAPublicKey.getInstance(key.parsePublicKey()).getModulus().bitLength();
      }
      return switch (PublicKeyFactory.createKey(key)) {
        case ECPublicKeyParameters ec -> ec.getParameters().getN().bitLength();
        case DSAPublicKeyParameters dsa -> dsa.getParameters().getP().bitLength();
        default -> 0;
      };
    } catch (IOException | RuntimeException unreadable) {
      return 0;
    }
  }

  public @Nullable Extension extension(ASN1ObjectIdentifier oid) {
    Extensions extensions = structure.getExtensions();
    return extensions == null ? null : extensions.getExtension(oid);
  }

  /**
   * Whether a bit of {@link KeyUsage} is set; true when the extension is absent (RFC 5280
   * §4.2.1.3).
   */
  public boolean keyUsage(int bit) {
    Extension extension = extension(Extension.keyUsage);
    return extension == null || KeyUsage.getInstance(extension.getParsedValue()).hasUsages(bit);
  }

  /** The purposes named by the extended key usage; empty when the extension is absent. */
  public Set<String> extendedKeyUsage() {
    Set<String> purposes = new TreeSet<>();
    Extension extension = extension(Extension.extendedKeyUsage);
    if (extension != null) {
      for (KeyPurposeId id : ExtendedKeyUsage.getInstance(extension.getParsedValue()).getUsages()) {
        purposes.add(id.getId());
      }
    }
    return purposes;
  }

  /** Whether basic constraints make it a certification authority. */
  public boolean isAuthority() {
    Extension extension = extension(Extension.basicConstraints);
    return extension != null && BasicConstraints.getInstance(extension.getParsedValue()).isCA();
  }

  /**
   * Highest number of intermediate authorities below it; {@link Integer#MAX_VALUE} when not
   * limited, -1 for a negative number, which RFC 5280 §4.2.1.9 does not know: nothing is permitted.
   */
  public int pathLength() {
    Extension extension = extension(Extension.basicConstraints);
    BigInteger length =
        extension == null
            ? null
            : BasicConstraints.getInstance(extension.getParsedValue()).getPathLenConstraint();
    if (length == null) {
      return Integer.MAX_VALUE;
    }
    return length
        .max(BigInteger.ONE.negate())
        .min(BigInteger.valueOf(Integer.MAX_VALUE))
        .intValue();
  }

  public boolean isSelfIssued() {
    return subjectName().equals(issuerName());
  }

  /**
   * The scheme its own signature claims; empty when unknown or when outer and inner identifier
   * differ.
   */
  public Optional<SignatureScheme> scheme() {
    if (!structure.getSignatureAlgorithm().equals(structure.getTBSCertificate().getSignature())) {
      return Optional.empty();
    }
    try {
      return SignatureScheme.of(structure.getSignatureAlgorithm(), null);
    } catch (RuntimeException malformed) {
      return Optional.empty();
    }
  }

  /** Whether the holder of this key signed the certificate. */
  public boolean isSignedBy(SubjectPublicKeyInfo issuerKey) {
    return scheme()
        .map(s -> s.verifies(issuerKey, toBeSigned, structure.getSignature().getOctets()))
        .orElse(false);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Certificate that && Arrays.equals(sha256, that.sha256);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(sha256);
  }

  @Override
  public String toString() {
    return subject() + " #" + serialHex() + " " + HexFormat.of().formatHex(sha256, 0, 4);
  }
}
