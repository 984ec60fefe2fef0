package vn.vanthu.signing.cms;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;

/**
 * The digests that may occur, by object identifier. Which of them are still safe is not decided
 * here.
 */
public enum DigestAlgorithm {
  MD5("1.2.840.113549.2.5", "MD5"),
  SHA1("1.3.14.3.2.26", "SHA-1"),
  SHA224("2.16.840.1.101.3.4.2.4", "SHA-224"),
  SHA256("2.16.840.1.101.3.4.2.1", "SHA-256"),
  SHA384("2.16.840.1.101.3.4.2.2", "SHA-384"),
  SHA512("2.16.840.1.101.3.4.2.3", "SHA-512"),
  SHA512_256("2.16.840.1.101.3.4.2.6", "SHA-512/256"),
  SHA3_224("2.16.840.1.101.3.4.2.7", "SHA3-224"),
  SHA3_256("2.16.840.1.101.3.4.2.8", "SHA3-256"),
  SHA3_384("2.16.840.1.101.3.4.2.9", "SHA3-384"),
  SHA3_512("2.16.840.1.101.3.4.2.10", "SHA3-512"),
  /** SHAKE256 with 512 bits of output: RFC 8419 §2.3, with or without a length parameter. */
  SHAKE256("2.16.840.1.101.3.4.2.12", "SHAKE256-512");

  private static final String SHAKE256_LEN = "2.16.840.1.101.3.4.2.18";

  private final String oid;
  private final String javaName;

  DigestAlgorithm(String oid, String javaName) {
    this.oid = oid;
    this.javaName = javaName;
  }

  public static Optional<DigestAlgorithm> of(String oid) {
    String wanted = oid.equals(SHAKE256_LEN) ? SHAKE256.oid : oid;
    for (DigestAlgorithm d : values()) {
      if (d.oid.equals(wanted)) {
        return Optional.of(d);
      }
    }
    return Optional.empty();
  }

  public String oid() {
    return oid;
  }

  /** A fresh state; every one of them can be cloned. */
  public MessageDigest start() {
    try {
      return MessageDigest.getInstance(javaName);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java 25 has " + javaName, e);
    }
  }

  public byte[] digest(byte[] data) {
    return start().digest(data);
  }

  /** As it stands in the names of signature algorithms, e.g. SHA256. */
  public String shortName() {
    return name().replace('_', '-');
  }
}
