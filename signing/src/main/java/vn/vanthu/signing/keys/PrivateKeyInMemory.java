package vn.vanthu.signing.keys;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.ProviderException;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/**
 * A key that a Java provider can use: from a file, or a handle to one inside a token. Thread-safe:
 * each call works with its own {@link Signature}.
 */
final class PrivateKeyInMemory implements SigningKey {
  private final PrivateKey key;
  private final List<X509Certificate> chain;
  private final SignatureAlgorithm algorithm;
  private final Optional<Provider> provider;

  PrivateKeyInMemory(
      PrivateKey key,
      List<X509Certificate> chain,
      SignatureAlgorithm algorithm,
      Optional<Provider> provider) {
    this.key = key;
    this.chain = List.copyOf(chain);
    this.algorithm = algorithm;
    this.provider = provider;
  }

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
    try {
      Signature signature = JavaSignatures.of(algorithm, provider);
      signature.initSign(key);
      signature.update(message);
      return new KeyAnswer.Value(signature.sign());
    } catch (InvalidKeyException e) {
      return KeyRefusal.of(TokenFailure.of(e, KeyProblem.ALGORITHM_UNFIT), e);
    } catch (GeneralSecurityException | ProviderException e) {
      return KeyRefusal.of(TokenFailure.of(e, KeyProblem.FAILED), e);
    }
  }

  @Override
  public String toString() {
    return "SigningKey[" + chain.getFirst().getSubjectX500Principal() + ", " + algorithm + "]";
  }
}
