package vn.vanthu.forge;

import java.math.BigInteger;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.V3TBSCertificateGenerator;
import org.jspecify.annotations.Nullable;

/** A certificate being written: sound by default, every part open to change. Single-threaded. */
public final class Draft {

  private static final AtomicLong SERIAL = new AtomicLong(1000);

  private final String name;
  private final KeyPair keys;
  private final Map<ASN1ObjectIdentifier, Extension> extensions = new LinkedHashMap<>();
  private Instant from;
  private Instant to;
  private long serial = SERIAL.incrementAndGet();
  private @Nullable String algorithm;
  private @Nullable String innerAlgorithm;
  private @Nullable X500Name issuerName;

  private Draft(String name, KeyPair keys, Instant from, Instant to) {
    this.name = name;
    this.keys = keys;
    this.from = from;
    this.to = to;
    extension(Extension.subjectKeyIdentifier, false, new SubjectKeyIdentifier(keyIdentifier(keys)));
  }

  private static byte[] keyIdentifier(KeyPair pair) {
    SubjectPublicKeyInfo key = SubjectPublicKeyInfo.getInstance(pair.getPublic().getEncoded());
    return Ber.digest("SHA-1", key.getPublicKeyData().getOctets());
  }

  /** An authority, valid for ten years around the instant. */
  public static Draft authority(String name, KeyPair keys, Instant now) {
    return new Draft(name, keys, now.minus(Duration.ofDays(800)), now.plus(Duration.ofDays(3000)))
        .extension(Extension.basicConstraints, true, new BasicConstraints(true))
        .usage(KeyUsage.keyCertSign | KeyUsage.cRLSign);
  }

  /** Someone who signs documents. */
  public static Draft person(String name, KeyPair keys, Instant now) {
    return new Draft(name, keys, now.minus(Duration.ofDays(300)), now.plus(Duration.ofDays(600)))
        .usage(KeyUsage.digitalSignature | KeyUsage.nonRepudiation);
  }

  /** A time stamp authority (RFC 3161 §2.3). */
  public static Draft stamper(String name, KeyPair keys, Instant now) {
    return new Draft(name, keys, now.minus(Duration.ofDays(500)), now.plus(Duration.ofDays(2000)))
        .usage(KeyUsage.digitalSignature)
        .purposes(true, KeyPurposeId.id_kp_timeStamping);
  }

  /** An OCSP responder that its authority delegated to (RFC 6960 §4.2.2.2). */
  public static Draft responder(String name, KeyPair keys, Instant now) {
    return new Draft(name, keys, now.minus(Duration.ofDays(300)), now.plus(Duration.ofDays(600)))
        .usage(KeyUsage.digitalSignature)
        .purposes(false, KeyPurposeId.id_kp_OCSPSigning)
        .extension(
            new ASN1ObjectIdentifier("1.3.6.1.5.5.7.48.1.5"),
            false,
            org.bouncycastle.asn1.DERNull.INSTANCE);
  }

  public Draft valid(Instant first, Instant last) {
    from = first;
    to = last;
    return this;
  }

  public Draft serial(long number) {
    serial = number;
    return this;
  }

  public Draft extension(ASN1ObjectIdentifier oid, boolean critical, ASN1Encodable value) {
    extensions.put(oid, new Extension(oid, critical, Ber.der(value)));
    return this;
  }

  public Draft without(ASN1ObjectIdentifier oid) {
    extensions.remove(oid);
    return this;
  }

  /**
   * Sets the key usage.
   *
   * @param bits of {@link KeyUsage}
   */
  public Draft usage(int bits) {
    return extension(Extension.keyUsage, true, new KeyUsage(bits));
  }

  public Draft purposes(boolean critical, KeyPurposeId... ids) {
    return extension(Extension.extendedKeyUsage, critical, new ExtendedKeyUsage(ids));
  }

  public Draft pathLength(int length) {
    return extension(Extension.basicConstraints, true, new BasicConstraints(length));
  }

  /** What the issuer signs with. */
  public Draft signedWith(String javaName) {
    algorithm = javaName;
    return this;
  }

  /** A contradiction of RFC 5280 §4.1.1.2: this is named inside, another outside. */
  public Draft namingInside(String javaName) {
    innerAlgorithm = javaName;
    return this;
  }

  /** Names this issuer, whoever signs. */
  public Draft naming(String issuer) {
    issuerName = new X500Name(issuer);
    return this;
  }

  /** Signed by its own key. */
  public Party selfSigned() {
    return signed(keys, new X500Name(name));
  }

  public Party issuedBy(Party issuer) {
    extensions.putIfAbsent(
        Extension.authorityKeyIdentifier,
        new Extension(
            Extension.authorityKeyIdentifier,
            false,
            Ber.der(new AuthorityKeyIdentifier(keyIdentifier(issuer.keys())))));
    return signed(issuer.keys(), issuer.certificate().getSubject());
  }

  private Party signed(KeyPair by, X500Name issuer) {
    String with = algorithm == null ? Keys.algorithmFor(by) : algorithm;
    AlgorithmIdentifier outside = Ber.identifier(with);
    V3TBSCertificateGenerator tbs = new V3TBSCertificateGenerator();
    tbs.setSerialNumber(new ASN1Integer(BigInteger.valueOf(serial)));
    tbs.setSignature(innerAlgorithm == null ? outside : Ber.identifier(innerAlgorithm));
    tbs.setIssuer(issuerName == null ? issuer : issuerName);
    tbs.setStartDate(Ber.time(from));
    tbs.setEndDate(Ber.time(to));
    tbs.setSubject(new X500Name(name));
    tbs.setSubjectPublicKeyInfo(SubjectPublicKeyInfo.getInstance(keys.getPublic().getEncoded()));
    if (!extensions.isEmpty()) {
      tbs.setExtensions(new Extensions(extensions.values().toArray(Extension[]::new)));
    }
    var toBeSigned = tbs.generateTBSCertificate();
    ASN1EncodableVector parts = new ASN1EncodableVector();
    parts.add(toBeSigned);
    parts.add(outside);
    parts.add(new DERBitString(Ber.sign(with, by.getPrivate(), Ber.der(toBeSigned))));
    return new Party(keys, Certificate.getInstance(new DERSequence(parts)));
  }
}
