package vn.vanthu.signing.keys;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;

/** The hash functions that we sign with. SHA-1 and MD5 are not among them on purpose. */
public enum DigestAlgorithm {
  /** FIPS 180-4. */
  SHA256("SHA-256", NISTObjectIdentifiers.id_sha256, 32),
  /** FIPS 180-4. */
  SHA384("SHA-384", NISTObjectIdentifiers.id_sha384, 48),
  /** FIPS 180-4. */
  SHA512("SHA-512", NISTObjectIdentifiers.id_sha512, 64),
  /** FIPS 202. */
  SHA3_256("SHA3-256", NISTObjectIdentifiers.id_sha3_256, 32),
  /** FIPS 202. */
  SHA3_384("SHA3-384", NISTObjectIdentifiers.id_sha3_384, 48),
  /** FIPS 202. */
  SHA3_512("SHA3-512", NISTObjectIdentifiers.id_sha3_512, 64),
  /** SHAKE256 with 64 bytes of output, which RFC 8419 section 3.1 joins to Ed448. */
  SHAKE256("SHAKE256-512", NISTObjectIdentifiers.id_shake256, 64);

  private final String jcaName;
  private final String oid;
  private final int bytes;

  DigestAlgorithm(String jcaName, ASN1ObjectIdentifier oid, int bytes) {
    this.jcaName = jcaName;
    this.oid = oid.getId();
    this.bytes = bytes;
  }

  /** Bytes in a digest. */
  public int bytes() {
    return bytes;
  }

  /** The name by which Java knows it. */
  public String jcaName() {
    return jcaName;
  }

  /** The identifier in CMS: without parameters, as RFC 5754 section 2 and RFC 8702 ask. */
  public AlgorithmIdentifier identifier() {
    return new AlgorithmIdentifier(new ASN1ObjectIdentifier(oid));
  }

  /** A fresh computation. */
  public MessageDigest start() {
    try {
      return MessageDigest.getInstance(jcaName);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java platform lacks " + jcaName, e);
    }
  }

  /** The digest of some bytes. */
  public byte[] of(byte[] message) {
    return start().digest(message);
  }

  /** The algorithm with that object identifier, if it is one of ours. */
  public static Optional<DigestAlgorithm> byOid(ASN1ObjectIdentifier oid) {
    for (DigestAlgorithm algorithm : values()) {
      if (algorithm.oid.equals(oid.getId())) {
        return Optional.of(algorithm);
      }
    }
    return Optional.empty();
  }
}
