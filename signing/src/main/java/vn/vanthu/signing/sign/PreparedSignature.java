package vn.vanthu.signing.sign;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Boolean;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1UTF8String;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERUTF8String;
import vn.vanthu.signing.keys.SignatureAlgorithm;

/**
 * A signature stopped before the private key: the revision is written with its byte range and room
 * for the value, and the bytes to sign are known. It can be stored and completed minutes or a
 * restart later. Holds no secret. Immutable.
 */
public final class PreparedSignature implements Preparation {
  private static final int VERSION = 1;

  private final long originalLength;
  private final byte[] increment;
  private final long gapStart;
  private final long gapEnd;
  private final byte[] signedAttributes;
  private final SignatureAlgorithm algorithm;
  private final List<X509Certificate> chain;
  private final boolean timestamped;

  PreparedSignature(
      long originalLength,
      byte[] increment,
      Increment.Gap gap,
      byte[] signedAttributes,
      SignatureAlgorithm algorithm,
      List<X509Certificate> chain,
      boolean timestamped) {
    this.originalLength = originalLength;
    this.increment = increment;
    this.gapStart = gap.contentsStart();
    this.gapEnd = gap.contentsEnd();
    this.signedAttributes = signedAttributes;
    this.algorithm = algorithm;
    this.chain = List.copyOf(chain);
    this.timestamped = timestamped;
  }

  /** The message that the private key signs: the DER of the signed attributes. */
  public byte[] toBeSigned() {
    return signedAttributes.clone();
  }

  /**
   * The digest of {@link #toBeSigned} under {@link #algorithm}: for devices that sign digests. Not
   * for EdDSA and ML-DSA, which hash inside.
   */
  public byte[] digest() {
    return algorithm.digest().of(signedAttributes);
  }

  /** How the value is to be computed. */
  public SignatureAlgorithm algorithm() {
    return algorithm;
  }

  /** The signer's certificate first, then its issuers. */
  public List<X509Certificate> chain() {
    return chain;
  }

  /** Whether a time stamp is added on completion. */
  public boolean timestamped() {
    return timestamped;
  }

  long originalLength() {
    return originalLength;
  }

  byte[] increment() {
    return increment;
  }

  Increment.Gap gap() {
    return new Increment.Gap(gapStart, gapEnd);
  }

  byte[] signedAttributes() {
    return signedAttributes;
  }

  /** For storage; {@link #parse} reads it back. */
  public byte[] toBytes() {
    ASN1EncodableVector certificates = new ASN1EncodableVector();
    chain.forEach(c -> certificates.add(new DEROctetString(CmsSignature.encoded(c))));
    ASN1EncodableVector parts = new ASN1EncodableVector();
    parts.add(new ASN1Integer(VERSION));
    parts.add(new ASN1Integer(originalLength));
    parts.add(new DEROctetString(increment));
    parts.add(new ASN1Integer(gapStart));
    parts.add(new ASN1Integer(gapEnd));
    parts.add(new DEROctetString(signedAttributes));
    parts.add(new DERUTF8String(algorithm.name()));
    parts.add(new DERSequence(certificates));
    parts.add(ASN1Boolean.getInstance(timestamped));
    try {
      return new DERSequence(parts).getEncoded(ASN1Encoding.DER);
    } catch (IOException e) {
      throw new IllegalStateException("encoding in memory", e);
    }
  }

  /** Reads what {@link #toBytes} wrote; empty when it is anything else. */
  public static Optional<PreparedSignature> parse(byte[] stored) {
    try {
      ASN1Sequence parts = ASN1Sequence.getInstance(stored);
      if (parts.size() != 9 || number(parts, 0) != VERSION) {
        return Optional.empty();
      }
      CertificateFactory factory = CertificateFactory.getInstance("X.509");
      List<X509Certificate> chain = new ArrayList<>();
      for (ASN1Encodable certificate : ASN1Sequence.getInstance(parts.getObjectAt(7))) {
        byte[] der = ASN1OctetString.getInstance(certificate).getOctets();
        chain.add((X509Certificate) factory.generateCertificate(new ByteArrayInputStream(der)));
      }
      return Optional.of(
          new PreparedSignature(
              number(parts, 1),
              octets(parts, 2),
              new Increment.Gap(number(parts, 3), number(parts, 4)),
              octets(parts, 5),
              SignatureAlgorithm.valueOf(
                  ASN1UTF8String.getInstance(parts.getObjectAt(6)).getString()),
              chain,
              ASN1Boolean.getInstance(parts.getObjectAt(8)).isTrue()));
    } catch (CertificateException | RuntimeException e) {
      System.getLogger(PreparedSignature.class.getName())
          .log(System.Logger.Level.DEBUG, "not a stored signing session", e);
      return Optional.empty();
    }
  }

  private static long number(ASN1Sequence parts, int at) {
    return ASN1Integer.getInstance(parts.getObjectAt(at)).longValueExact();
  }

  private static byte[] octets(ASN1Sequence parts, int at) {
    return ASN1OctetString.getInstance(parts.getObjectAt(at)).getOctets();
  }
}
