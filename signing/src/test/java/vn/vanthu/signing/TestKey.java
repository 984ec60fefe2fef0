package vn.vanthu.signing;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.List;
import vn.vanthu.signing.keys.KeyAnswer;
import vn.vanthu.signing.keys.SignatureAlgorithm;
import vn.vanthu.signing.keys.SigningKey;

/** An RSA key in memory with its certificate, for samples. Immutable. */
record TestKey(PrivateKey secret, X509Certificate owner) implements SigningKey {
  @Override
  public List<X509Certificate> chain() {
    return List.of(owner);
  }

  @Override
  public SignatureAlgorithm algorithm() {
    return SignatureAlgorithm.RSA_SHA256;
  }

  @Override
  public KeyAnswer sign(byte[] message) {
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(secret);
      signature.update(message);
      return new KeyAnswer.Value(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
