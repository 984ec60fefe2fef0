package vn.vanthu.signing.keys;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/** How Java's providers compute our algorithms. */
final class JavaSignatures {
  private JavaSignatures() {}

  private static final Set<ASN1ObjectIdentifier> OWN_CURVES =
      Set.of(
          SECObjectIdentifiers.secp256r1,
          SECObjectIdentifiers.secp384r1,
          SECObjectIdentifiers.secp521r1);

  /** Whether the key is on a curve that Java reads but does not compute with. */
  static boolean isForeign(PublicKey key) {
    AlgorithmIdentifier kind = SubjectPublicKeyInfo.getInstance(key.getEncoded()).getAlgorithm();
    return kind.getAlgorithm().equals(X9ObjectIdentifiers.id_ecPublicKey)
        && !(kind.getParameters() instanceof ASN1ObjectIdentifier curve
            && OWN_CURVES.contains(curve));
  }

  static Signature of(SignatureAlgorithm algorithm, Optional<Provider> provider)
      throws GeneralSecurityException {
    Signature signature =
        provider.isPresent()
            ? Signature.getInstance(algorithm.jcaName(), provider.get())
            : Signature.getInstance(algorithm.jcaName());
    if (algorithm.scheme() == SignatureAlgorithm.Scheme.PSS) {
      DigestAlgorithm digest = algorithm.digest();
      signature.setParameter(
          new PSSParameterSpec(
              digest.jcaName(),
              "MGF1",
              new MGF1ParameterSpec(digest.jcaName()),
              digest.bytes(),
              PSSParameterSpec.TRAILER_FIELD_BC));
    }
    return signature;
  }

  static boolean verifies(
      SignatureAlgorithm algorithm, PublicKey key, byte[] message, byte[] value) {
    try {
      return verifies(of(algorithm, Optional.empty()), key, message, value);
    } catch (GeneralSecurityException first) {
      try {
        // a kind of key that Java itself does not know, such as a Brainpool curve
        Provider other = new BouncyCastleProvider();
        PublicKey known =
            KeyFactory.getInstance("EC", other)
                .generatePublic(new X509EncodedKeySpec(key.getEncoded()));
        return verifies(of(algorithm, Optional.of(other)), known, message, value);
      } catch (GeneralSecurityException _) {
        return false; // neither provider can make sense of it
      }
    }
  }

  private static boolean verifies(Signature signature, PublicKey key, byte[] message, byte[] value)
      throws GeneralSecurityException {
    signature.initVerify(key);
    signature.update(message);
    return signature.verify(value);
  }
}
