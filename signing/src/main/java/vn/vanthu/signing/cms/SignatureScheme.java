package vn.vanthu.signing.cms;

import java.io.IOException;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.pkcs.RSASSAPSSparams;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.crypto.Signer;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.DSAPublicKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.params.Ed448PublicKeyParameters;
import org.bouncycastle.crypto.params.MLDSAPublicKeyParameters;
import org.bouncycastle.crypto.signers.DSASigner;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.bouncycastle.crypto.signers.Ed448Signer;
import org.bouncycastle.crypto.signers.MLDSASigner;
import org.bouncycastle.crypto.util.PublicKeyFactory;
import org.jspecify.annotations.Nullable;

/**
 * A signature algorithm together with its digest, able to verify. Immutable.
 *
 * @param family how the value is made
 * @param digest what it is made over; for EdDSA and ML-DSA, which take the message itself, the
 *     digest of the content
 * @param saltLength of PSS in bytes, else 0
 */
public record SignatureScheme(Family family, DigestAlgorithm digest, int saltLength) {

  /** How a signature value is made. */
  public enum Family {
    RSA,
    RSA_PSS,
    ECDSA,
    DSA,
    ED25519,
    ED448,
    ML_DSA
  }

  private static final String RSA = "1.2.840.113549.1.1.1";
  private static final String PSS = "1.2.840.113549.1.1.10";
  private static final String EC_KEY = "1.2.840.10045.2.1";
  private static final Map<String, SignatureScheme> NAMED =
      Map.ofEntries(
          named("1.2.840.113549.1.1.4", Family.RSA, DigestAlgorithm.MD5),
          named("1.2.840.113549.1.1.5", Family.RSA, DigestAlgorithm.SHA1),
          named("1.3.14.3.2.29", Family.RSA, DigestAlgorithm.SHA1),
          named("1.2.840.113549.1.1.14", Family.RSA, DigestAlgorithm.SHA224),
          named("1.2.840.113549.1.1.11", Family.RSA, DigestAlgorithm.SHA256),
          named("1.2.840.113549.1.1.12", Family.RSA, DigestAlgorithm.SHA384),
          named("1.2.840.113549.1.1.13", Family.RSA, DigestAlgorithm.SHA512),
          named("2.16.840.1.101.3.4.3.13", Family.RSA, DigestAlgorithm.SHA3_224),
          named("2.16.840.1.101.3.4.3.14", Family.RSA, DigestAlgorithm.SHA3_256),
          named("2.16.840.1.101.3.4.3.15", Family.RSA, DigestAlgorithm.SHA3_384),
          named("2.16.840.1.101.3.4.3.16", Family.RSA, DigestAlgorithm.SHA3_512),
          named("1.2.840.10045.4.1", Family.ECDSA, DigestAlgorithm.SHA1),
          named("1.2.840.10045.4.3.1", Family.ECDSA, DigestAlgorithm.SHA224),
          named("1.2.840.10045.4.3.2", Family.ECDSA, DigestAlgorithm.SHA256),
          named("1.2.840.10045.4.3.3", Family.ECDSA, DigestAlgorithm.SHA384),
          named("1.2.840.10045.4.3.4", Family.ECDSA, DigestAlgorithm.SHA512),
          named("2.16.840.1.101.3.4.3.9", Family.ECDSA, DigestAlgorithm.SHA3_224),
          named("2.16.840.1.101.3.4.3.10", Family.ECDSA, DigestAlgorithm.SHA3_256),
          named("2.16.840.1.101.3.4.3.11", Family.ECDSA, DigestAlgorithm.SHA3_384),
          named("2.16.840.1.101.3.4.3.12", Family.ECDSA, DigestAlgorithm.SHA3_512),
          named("0.4.0.127.0.7.1.1.4.1.3", Family.ECDSA, DigestAlgorithm.SHA256),
          named("0.4.0.127.0.7.1.1.4.1.4", Family.ECDSA, DigestAlgorithm.SHA384),
          named("0.4.0.127.0.7.1.1.4.1.5", Family.ECDSA, DigestAlgorithm.SHA512),
          named("1.2.840.10040.4.3", Family.DSA, DigestAlgorithm.SHA1),
          named("2.16.840.1.101.3.4.3.1", Family.DSA, DigestAlgorithm.SHA224),
          named("2.16.840.1.101.3.4.3.2", Family.DSA, DigestAlgorithm.SHA256),
          named("1.3.101.112", Family.ED25519, DigestAlgorithm.SHA512),
          named("1.3.101.113", Family.ED448, DigestAlgorithm.SHAKE256),
          named("2.16.840.1.101.3.4.3.17", Family.ML_DSA, DigestAlgorithm.SHA512),
          named("2.16.840.1.101.3.4.3.18", Family.ML_DSA, DigestAlgorithm.SHA512),
          named("2.16.840.1.101.3.4.3.19", Family.ML_DSA, DigestAlgorithm.SHA512));

  private static Map.Entry<String, SignatureScheme> named(
      String oid, Family family, DigestAlgorithm digest) {
    return Map.entry(oid, new SignatureScheme(family, digest, 0));
  }

  /**
   * The scheme an algorithm identifier names.
   *
   * @param declared the digest named beside it, for identifiers that name none (plain RSA or EC
   *     keys)
   */
  public static Optional<SignatureScheme> of(
      AlgorithmIdentifier algorithm, @Nullable DigestAlgorithm declared) {
    String oid = algorithm.getAlgorithm().getId();
    if (oid.equals(PSS)) {
      return pss(algorithm.getParameters());
    }
    if (oid.equals(RSA) || oid.equals(EC_KEY)) {
      Family family = oid.equals(RSA) ? Family.RSA : Family.ECDSA;
      return declared == null
          ? Optional.empty()
          : Optional.of(new SignatureScheme(family, declared, 0));
    }
    return Optional.ofNullable(NAMED.get(oid));
  }

  private static Optional<SignatureScheme> pss(@Nullable ASN1Encodable parameters) {
    RSASSAPSSparams p =
        parameters == null ? new RSASSAPSSparams() : RSASSAPSSparams.getInstance(parameters);
    Optional<DigestAlgorithm> hash =
        DigestAlgorithm.of(p.getHashAlgorithm().getAlgorithm().getId());
    AlgorithmIdentifier mask =
        AlgorithmIdentifier.getInstance(p.getMaskGenAlgorithm().getParameters());
    boolean sameMask =
        mask != null
            && hash.isPresent()
            && hash.equals(DigestAlgorithm.of(mask.getAlgorithm().getId()));
    int salt = p.getSaltLength().intValueExact();
    return sameMask && salt >= 0 && salt <= 512
        ? hash.map(h -> new SignatureScheme(Family.RSA_PSS, h, salt))
        : Optional.empty();
  }

  /** Whether it signs the message itself, so that a digest alone is not enough to verify. */
  public boolean takesMessage() {
    return family == Family.ED25519 || family == Family.ED448 || family == Family.ML_DSA;
  }

  /** E.g. "SHA256withRSA". */
  public String displayName() {
    return switch (family) {
      case RSA -> digest.shortName() + "withRSA";
      case RSA_PSS -> digest.shortName() + "withRSAandMGF1";
      case ECDSA -> digest.shortName() + "withECDSA";
      case DSA -> digest.shortName() + "withDSA";
      case ED25519 -> "Ed25519";
      case ED448 -> "Ed448";
      case ML_DSA -> "ML-DSA";
    };
  }

  /**
   * Whether the value was made over this message with the key. A key of another kind verifies
   * nothing.
   */
  public boolean verifies(SubjectPublicKeyInfo key, byte[] message, byte[] value) {
    return takesMessage()
        ? verifiesMessage(key, message, value)
        : verifiesDigest(key, digest.digest(message), value);
  }

  /**
   * Whether the value was made over a message with this digest; never for schemes that take the
   * message itself.
   */
  public boolean verifiesDigest(SubjectPublicKeyInfo key, byte[] hash, byte[] value) {
    try {
      return switch (family) {
        case RSA -> RsaVerification.pkcs1(rsaKey(key), digest, hash, value);
        case RSA_PSS -> RsaVerification.pss(rsaKey(key), digest, saltLength, hash, value);
        case ECDSA ->
            PublicKeyFactory.createKey(key) instanceof ECPublicKeyParameters ec
                && ecdsa(ec, hash, value);
        case DSA ->
            PublicKeyFactory.createKey(key) instanceof DSAPublicKeyParameters dsa
                && dsa(dsa, hash, value);
        case ED25519, ED448, ML_DSA -> false;
      };
    } catch (IOException | RuntimeException malformed) {
      return false; // a key or value that cannot be read verifies nothing
    }
  }

  /** The digest that an RSA value with PKCS#1 padding was made over; other schemes hide it. */
  Optional<SignedDigest> digestIn(SubjectPublicKeyInfo key, byte[] value) {
    try {
      return family == Family.RSA ? RsaVerification.digestIn(rsaKey(key), value) : Optional.empty();
    } catch (IOException | RuntimeException malformed) {
      return Optional.empty();
    }
  }

  /**
   * Read without proving that the modulus is composite, which takes longer than the verification.
   */
  private static RSAPublicKey rsaKey(SubjectPublicKeyInfo key) throws IOException {
    String kind = key.getAlgorithm().getAlgorithm().getId();
    if (!kind.equals(RSA) && !kind.equals(PSS)) {
      throw new IOException("not an RSA key");
    }
    return RSAPublicKey.getInstance(key.parsePublicKey());
  }

  private boolean verifiesMessage(SubjectPublicKeyInfo key, byte[] message, byte[] value) {
    try {
      AsymmetricKeyParameter parameter = PublicKeyFactory.createKey(key);
      Signer signer =
          switch (parameter) {
            case Ed25519PublicKeyParameters ed when family == Family.ED25519 -> new Ed25519Signer();
            case Ed448PublicKeyParameters ed when family == Family.ED448 ->
                new Ed448Signer(new byte[0]);
            case MLDSAPublicKeyParameters ml when family == Family.ML_DSA -> new MLDSASigner();
            default -> null;
          };
      if (signer == null) {
        return false;
      }
      signer.init(false, parameter);
      signer.update(message, 0, message.length);
      return signer.verifySignature(value);
    } catch (IOException | RuntimeException malformed) {
      return false;
    }
  }

  private static boolean ecdsa(ECPublicKeyParameters key, byte[] hash, byte[] value)
      throws IOException {
    ECDSASigner signer = new ECDSASigner();
    signer.init(false, key);
    BigInteger[] rs = integers(value, (key.getParameters().getN().bitLength() + 7) / 8);
    return signer.verifySignature(hash, rs[0], rs[1]);
  }

  private static boolean dsa(DSAPublicKeyParameters key, byte[] hash, byte[] value)
      throws IOException {
    DSASigner signer = new DSASigner();
    signer.init(false, key);
    BigInteger[] rs = integers(value, (key.getParameters().getQ().bitLength() + 7) / 8);
    byte[] cut =
        Arrays.copyOf(
            hash, Math.min(hash.length, (key.getParameters().getQ().bitLength() + 7) / 8));
    return signer.verifySignature(cut, rs[0], rs[1]);
  }

  /** SEQUENCE { r, s }, or both concatenated at full width, as BSI TR-03111 has it. */
  private static BigInteger[] integers(byte[] value, int width) throws IOException {
    Optional<BigInteger[]> der = derIntegers(value);
    if (der.isPresent()) {
      return der.get();
    }
    if (value.length != 2 * width) {
      throw new IOException("not a DER sequence of two integers");
    }
    return new BigInteger[] {
      new BigInteger(1, Arrays.copyOfRange(value, 0, width)),
      new BigInteger(1, Arrays.copyOfRange(value, width, 2 * width))
    };
  }

  /** Empty for anything else; a concatenation, too, may begin as a sequence does. */
  private static Optional<BigInteger[]> derIntegers(byte[] value) {
    try {
      ASN1Sequence sequence = ASN1Sequence.getInstance(value);
      return sequence.size() == 2 && Arrays.equals(sequence.getEncoded("DER"), value)
          ? Optional.of(
              new BigInteger[] {
                ASN1Integer.getInstance(sequence.getObjectAt(0)).getPositiveValue(),
                ASN1Integer.getInstance(sequence.getObjectAt(1)).getPositiveValue()
              })
          : Optional.empty();
    } catch (IOException | RuntimeException _) {
      return Optional.empty();
    }
  }
}
