package vn.vanthu.signing.keys;

import java.security.cert.X509Certificate;
import java.util.List;

/**
 * A private key that signs, with the certificate that says whose it is. The key itself never leaves
 * its home. Implementations are thread-safe and answer every call: with a value or a typed refusal.
 */
public interface SigningKey {
  /** The signer's certificate first, then its issuers as far as known; never empty. */
  List<X509Certificate> chain();

  /** What this key computes. */
  SignatureAlgorithm algorithm();

  /** Signs a message (which is hashed inside as the algorithm says). */
  KeyAnswer sign(byte[] message);

  /** The signer's certificate. */
  default X509Certificate certificate() {
    return chain().getFirst();
  }
}
