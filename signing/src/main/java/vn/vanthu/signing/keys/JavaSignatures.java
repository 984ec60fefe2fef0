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
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/** How Java's providers compute our algorithms. */
final class JavaSignatures {
  private JavaSignatures() {}

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
