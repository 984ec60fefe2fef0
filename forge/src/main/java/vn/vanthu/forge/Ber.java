package vn.vanthu.forge;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.DefaultSignatureAlgorithmIdentifierFinder;

/** Encodings, digests and signature values by Java's own providers. */
final class Ber {

  static final Provider BOUNCY_CASTLE = new BouncyCastleProvider();

  private Ber() {}

  static byte[] der(ASN1Encodable value) {
    try {
      return value.toASN1Primitive().getEncoded(ASN1Encoding.DER);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** In the order and the lengths in which it was put together. */
  static byte[] asWritten(ASN1Encodable value) {
    try {
      return value.toASN1Primitive().getEncoded(ASN1Encoding.DL);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  static byte[] digest(String algorithm, byte[] data) {
    try {
      return MessageDigest.getInstance(algorithm).digest(data);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static Time time(Instant at) {
    return new Time(Date.from(at));
  }

  /**
   * @param algorithm as Java names it, e.g. SHA256withRSA, SHA256withRSAandMGF1, Ed25519
   */
  static AlgorithmIdentifier identifier(String algorithm) {
    return new DefaultSignatureAlgorithmIdentifierFinder().find(algorithm);
  }

  static byte[] sign(String algorithm, PrivateKey key, byte[] message) {
    try {
      boolean pss = algorithm.endsWith("withRSAandMGF1");
      // Java's own provider takes such a key and then knows not its curve
      boolean foreign = key.getClass().getName().startsWith("org.bouncycastle");
      Signature signature =
          foreign
              ? Signature.getInstance(algorithm, BOUNCY_CASTLE)
              : Signature.getInstance(pss ? "RSASSA-PSS" : algorithm);
      if (pss) {
        String hash = "SHA-" + algorithm.substring(3, algorithm.indexOf("with"));
        int salt = MessageDigest.getInstance(hash).getDigestLength();
        signature.setParameter(
            new PSSParameterSpec(hash, "MGF1", new MGF1ParameterSpec(hash), salt, 1));
      }
      signature.initSign(key);
      signature.update(message);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
