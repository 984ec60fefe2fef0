package vn.vanthu.drills.interop;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Provider;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.List;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import vn.vanthu.forge.Keys;
import vn.vanthu.signing.keys.KeyAnswer;
import vn.vanthu.signing.keys.SignatureAlgorithm;
import vn.vanthu.signing.keys.SigningKey;

/**
 * A kind of key that we sign with. Immutable.
 *
 * @param name as the figures print it
 * @param listed whether the circular and ETSI TS 119 312 know the algorithm
 * @param dss whether DSS 6.4 computes it: it has no SHAKE256 digest and no ML-DSA
 * @param openssl whether OpenSSL 3.0 verifies a CMS message of that kind
 * @param poppler whether pdfsig 22 does
 */
record KeyKind(
    String name,
    KeyPair pair,
    SignatureAlgorithm algorithm,
    String javaName,
    boolean listed,
    boolean dss,
    boolean openssl,
    boolean poppler) {

  private static final Provider BOUNCY_CASTLE = new BouncyCastleProvider();

  /** RSA by both paddings, the curves of the NIST and of Brainpool, and what is opt-in. */
  static List<KeyKind> all() {
    KeyPair rsa = Keys.rsa(2048, "interop");
    return List.of(
        listed("RSA PKCS#1", rsa, SignatureAlgorithm.RSA_SHA256, "SHA256withRSA"),
        listed("RSA PSS", rsa, SignatureAlgorithm.PSS_SHA256, "SHA256withRSAandMGF1"),
        listed("RSA PSS SHA-512", rsa, SignatureAlgorithm.PSS_SHA512, "SHA512withRSAandMGF1"),
        sha3(listed("RSA SHA3-256", rsa, SignatureAlgorithm.RSA_SHA3_256, "SHA3-256withRSA")),
        curve("secp256r1", SignatureAlgorithm.ECDSA_SHA256, "SHA256withECDSA"),
        curve("secp384r1", SignatureAlgorithm.ECDSA_SHA384, "SHA384withECDSA"),
        curve("secp521r1", SignatureAlgorithm.ECDSA_SHA512, "SHA512withECDSA"),
        sha3(curve("secp256r1", SignatureAlgorithm.ECDSA_SHA3_256, "SHA3-256withECDSA")),
        curve("brainpoolP256r1", SignatureAlgorithm.ECDSA_SHA256, "SHA256withECDSA"),
        curve("brainpoolP384r1", SignatureAlgorithm.ECDSA_SHA384, "SHA384withECDSA"),
        curve("brainpoolP512r1", SignatureAlgorithm.ECDSA_SHA512, "SHA512withECDSA"),
        unlisted("Ed25519", SignatureAlgorithm.ED25519, true),
        unlisted("Ed448", SignatureAlgorithm.ED448, false),
        unlisted("ML-DSA-44", SignatureAlgorithm.ML_DSA_44, false),
        unlisted("ML-DSA-65", SignatureAlgorithm.ML_DSA_65, false),
        unlisted("ML-DSA-87", SignatureAlgorithm.ML_DSA_87, false));
  }

  private static KeyKind listed(
      String name, KeyPair pair, SignatureAlgorithm algorithm, String javaName) {
    return new KeyKind(name, pair, algorithm, javaName, true, true, true, true);
  }

  /** Under a hash that NSS, which pdfsig asks, does not know. */
  private static KeyKind sha3(KeyKind kind) {
    String name = kind.name.contains("SHA3") ? kind.name : kind.name + " SHA3-256";
    return new KeyKind(
        name, kind.pair, kind.algorithm, kind.javaName, kind.listed, kind.dss, kind.openssl, false);
  }

  private static KeyKind curve(String name, SignatureAlgorithm algorithm, String javaName) {
    boolean poppler = !name.startsWith("brainpool"); // NSS, which pdfsig asks, has none of them
    KeyPair pair = Keys.ec(name, "interop");
    return new KeyKind(name, pair, algorithm, javaName, true, true, true, poppler);
  }

  private static KeyKind unlisted(String name, SignatureAlgorithm algorithm, boolean dss) {
    KeyPair pair = Keys.of(name, "interop");
    return new KeyKind(name, pair, algorithm, name, false, dss, false, false);
  }

  /** The key, to be signed with. */
  SigningKey key(List<X509Certificate> chain) {
    return new SigningKey() {
      @Override
      public List<X509Certificate> chain() {
        return chain;
      }

      @Override
      public SignatureAlgorithm algorithm() {
        return algorithm;
      }

      @Override
      public KeyAnswer sign(byte[] message) {
        return new KeyAnswer.Value(value(message));
      }
    };
  }

  private byte[] value(byte[] message) {
    boolean foreign =
        javaName.contains("MGF1")
            || javaName.contains("SHA3")
            || pair.getPrivate().getClass().getName().contains("bouncycastle");
    try {
      Signature signature =
          foreign
              ? Signature.getInstance(javaName, BOUNCY_CASTLE)
              : Signature.getInstance(javaName);
      signature.initSign(pair.getPrivate());
      signature.update(message);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
