package vn.vanthu.signing.keys;

import static vn.vanthu.signing.keys.DigestAlgorithm.SHA256;
import static vn.vanthu.signing.keys.DigestAlgorithm.SHA384;
import static vn.vanthu.signing.keys.DigestAlgorithm.SHA3_256;
import static vn.vanthu.signing.keys.DigestAlgorithm.SHA3_384;
import static vn.vanthu.signing.keys.DigestAlgorithm.SHA3_512;
import static vn.vanthu.signing.keys.DigestAlgorithm.SHA512;
import static vn.vanthu.signing.keys.DigestAlgorithm.SHAKE256;

import java.security.PublicKey;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.pkcs.RSASSAPSSparams;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/**
 * How a signature is computed: the scheme together with its hash. A closed set: what is not here
 * cannot be asked for.
 */
public enum SignatureAlgorithm {
  /** RFC 8017, PKCS#1 v1.5. */
  RSA_SHA256(Scheme.RSA, SHA256, PKCSObjectIdentifiers.sha256WithRSAEncryption),
  /** RFC 8017, PKCS#1 v1.5. */
  RSA_SHA384(Scheme.RSA, SHA384, PKCSObjectIdentifiers.sha384WithRSAEncryption),
  /** RFC 8017, PKCS#1 v1.5. */
  RSA_SHA512(Scheme.RSA, SHA512, PKCSObjectIdentifiers.sha512WithRSAEncryption),
  /** PKCS#1 v1.5 with SHA-3 (FIPS 202). */
  RSA_SHA3_256(Scheme.RSA, SHA3_256, NISTObjectIdentifiers.id_rsassa_pkcs1_v1_5_with_sha3_256),
  /** PKCS#1 v1.5 with SHA-3 (FIPS 202). */
  RSA_SHA3_384(Scheme.RSA, SHA3_384, NISTObjectIdentifiers.id_rsassa_pkcs1_v1_5_with_sha3_384),
  /** PKCS#1 v1.5 with SHA-3 (FIPS 202). */
  RSA_SHA3_512(Scheme.RSA, SHA3_512, NISTObjectIdentifiers.id_rsassa_pkcs1_v1_5_with_sha3_512),
  /** RFC 4056, salt as long as the hash. */
  PSS_SHA256(Scheme.PSS, SHA256, PKCSObjectIdentifiers.id_RSASSA_PSS),
  /** RFC 4056, salt as long as the hash. */
  PSS_SHA384(Scheme.PSS, SHA384, PKCSObjectIdentifiers.id_RSASSA_PSS),
  /** RFC 4056, salt as long as the hash. */
  PSS_SHA512(Scheme.PSS, SHA512, PKCSObjectIdentifiers.id_RSASSA_PSS),
  /** RFC 5753, NIST and Brainpool curves. */
  ECDSA_SHA256(Scheme.ECDSA, SHA256, X9ObjectIdentifiers.ecdsa_with_SHA256),
  /** RFC 5753, NIST and Brainpool curves. */
  ECDSA_SHA384(Scheme.ECDSA, SHA384, X9ObjectIdentifiers.ecdsa_with_SHA384),
  /** RFC 5753, NIST and Brainpool curves. */
  ECDSA_SHA512(Scheme.ECDSA, SHA512, X9ObjectIdentifiers.ecdsa_with_SHA512),
  /** ECDSA with SHA-3 (FIPS 202). */
  ECDSA_SHA3_256(Scheme.ECDSA, SHA3_256, NISTObjectIdentifiers.id_ecdsa_with_sha3_256),
  /** ECDSA with SHA-3 (FIPS 202). */
  ECDSA_SHA3_384(Scheme.ECDSA, SHA3_384, NISTObjectIdentifiers.id_ecdsa_with_sha3_384),
  /** ECDSA with SHA-3 (FIPS 202). */
  ECDSA_SHA3_512(Scheme.ECDSA, SHA3_512, NISTObjectIdentifiers.id_ecdsa_with_sha3_512),
  /** RFC 8419. */
  ED25519(Scheme.EDDSA, SHA512, EdECObjectIdentifiers.id_Ed25519),
  /** RFC 8419. */
  ED448(Scheme.EDDSA, SHAKE256, EdECObjectIdentifiers.id_Ed448),
  /** FIPS 204 and RFC 9882. */
  ML_DSA_44(Scheme.ML_DSA, SHA512, NISTObjectIdentifiers.id_ml_dsa_44),
  /** FIPS 204 and RFC 9882. */
  ML_DSA_65(Scheme.ML_DSA, SHA512, NISTObjectIdentifiers.id_ml_dsa_65),
  /** FIPS 204 and RFC 9882. */
  ML_DSA_87(Scheme.ML_DSA, SHA512, NISTObjectIdentifiers.id_ml_dsa_87);

  /** The mathematics, without the hash. */
  public enum Scheme {
    /** PKCS#1 v1.5. */
    RSA,
    /** RSASSA-PSS. */
    PSS,
    /** Elliptic curves in Weierstrass form. */
    ECDSA,
    /** Edwards curves. */
    EDDSA,
    /** Module lattices. */
    ML_DSA
  }

  private final Scheme scheme;
  private final DigestAlgorithm digest;
  private final String oid;

  SignatureAlgorithm(Scheme scheme, DigestAlgorithm digest, ASN1ObjectIdentifier oid) {
    this.scheme = scheme;
    this.digest = digest;
    this.oid = oid.getId();
  }

  /** The mathematics, without the hash. */
  public Scheme scheme() {
    return scheme;
  }

  /** The hash of the document that goes with it in CMS. */
  public DigestAlgorithm digest() {
    return digest;
  }

  /** The identifier in CMS, with the parameters that each scheme asks for. */
  public AlgorithmIdentifier identifier() {
    return switch (scheme) {
      case RSA -> new AlgorithmIdentifier(new ASN1ObjectIdentifier(oid), DERNull.INSTANCE);
      case PSS -> {
        AlgorithmIdentifier hash = digest.identifier();
        AlgorithmIdentifier mask = new AlgorithmIdentifier(PKCSObjectIdentifiers.id_mgf1, hash);
        ASN1Integer salt = new ASN1Integer(digest.bytes());
        yield new AlgorithmIdentifier(
            new ASN1ObjectIdentifier(oid),
            new RSASSAPSSparams(hash, mask, salt, RSASSAPSSparams.DEFAULT_TRAILER_FIELD));
      }
      case ECDSA, EDDSA, ML_DSA -> new AlgorithmIdentifier(new ASN1ObjectIdentifier(oid));
    };
  }

  /** The name by which Java's {@code Signature} knows it. */
  String jcaName() {
    String hash = digest.jcaName().replace("SHA-", "SHA");
    return switch (scheme) {
      case RSA -> hash + "withRSA";
      case PSS -> "RSASSA-PSS";
      case ECDSA -> hash + "withECDSA";
      case EDDSA -> this == ED25519 ? "Ed25519" : "Ed448";
      case ML_DSA -> name().replace('_', '-');
    };
  }

  /** Whether a value belongs to a message and a key. */
  public boolean verifies(PublicKey key, byte[] message, byte[] value) {
    return JavaSignatures.verifies(this, key, message, value);
  }

  /** Whether keys of this kind can compute it. */
  public boolean fits(PublicKey key) {
    ASN1ObjectIdentifier kind = kind(key);
    return switch (scheme) {
      case RSA -> kind.equals(PKCSObjectIdentifiers.rsaEncryption);
      case PSS ->
          kind.equals(PKCSObjectIdentifiers.rsaEncryption)
              || kind.equals(PKCSObjectIdentifiers.id_RSASSA_PSS);
      case ECDSA -> kind.equals(X9ObjectIdentifiers.id_ecPublicKey);
      case EDDSA, ML_DSA -> kind.getId().equals(oid);
    };
  }

  /** No signature value made with this key is longer, in bytes. */
  public int maxValueBytes(PublicKey key) {
    return switch (scheme) {
      case RSA, PSS -> (modulusBits(key) + 7) / 8;
      case ECDSA -> {
        int half = curveBits(key) / 8 + 1;
        yield 2 * (half + 2) + 4; // two integers with a leading zero, and the sequence around them
      }
      case EDDSA -> this == ED25519 ? 64 : 114;
      case ML_DSA ->
          switch (this) {
            case ML_DSA_44 -> 2420;
            case ML_DSA_65 -> 3309;
            default -> 4627;
          };
    };
  }

  /**
   * The algorithm to use with a key when nobody asks for another: the hash as strong as the key,
   * and PKCS#1 v1.5 for RSA because every verifier in the country knows it. Empty for kinds of keys
   * that cannot sign.
   */
  public static Optional<SignatureAlgorithm> usualFor(PublicKey key) {
    if (ECDSA_SHA256.fits(key)) {
      int bits = curveBits(key);
      return Optional.of(bits > 384 ? ECDSA_SHA512 : bits > 256 ? ECDSA_SHA384 : ECDSA_SHA256);
    }
    for (SignatureAlgorithm algorithm : values()) {
      if (algorithm.fits(key)) {
        return Optional.of(algorithm);
      }
    }
    return Optional.empty();
  }

  /** The same scheme with its usual hash replaced; empty when there is no such pair. */
  public Optional<SignatureAlgorithm> with(DigestAlgorithm other) {
    for (SignatureAlgorithm algorithm : values()) {
      if (algorithm.scheme == scheme
          && algorithm.digest == other
          && (scheme == Scheme.RSA || scheme == Scheme.PSS || scheme == Scheme.ECDSA)) {
        return Optional.of(algorithm);
      }
    }
    return Optional.empty();
  }

  /** By the encoding, since Java itself leaves keys on curves unknown to it (Brainpool) opaque. */
  private static ASN1ObjectIdentifier kind(PublicKey key) {
    return SubjectPublicKeyInfo.getInstance(key.getEncoded()).getAlgorithm().getAlgorithm();
  }

  /**
   * Bits of an RSA key's modulus.
   *
   * @throws RuntimeException for a key of another kind
   */
  public static int modulusBits(PublicKey key) {
    SubjectPublicKeyInfo info = SubjectPublicKeyInfo.getInstance(key.getEncoded());
    return RSAPublicKey.getInstance(info.getPublicKeyData().getOctets()).getModulus().bitLength();
  }

  private static int curveBits(PublicKey key) {
    SubjectPublicKeyInfo info = SubjectPublicKeyInfo.getInstance(key.getEncoded());
    int pointBytes = info.getPublicKeyData().getOctets().length;
    return (pointBytes - 1) / 2 * 8;
  }
}
