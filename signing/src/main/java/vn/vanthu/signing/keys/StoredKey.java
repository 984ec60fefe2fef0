package vn.vanthu.signing.keys;

import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.UnrecoverableKeyException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Picks one key out of an open Java key store and refuses it when it may not sign now. */
final class StoredKey {
  private StoredKey() {}

  static KeyOpening open(
      KeyStore store, Secret password, KeyChoice choice, Optional<Provider> provider)
      throws GeneralSecurityException {
    Optional<String> alias = alias(store, choice);
    if (alias.isEmpty()) {
      return KeyRefusal.of(KeyProblem.NO_SUCH_KEY);
    }
    Key key;
    try {
      key = store.getKey(alias.get(), password.revealToDevice());
    } catch (UnrecoverableKeyException e) {
      return KeyRefusal.of(KeyProblem.UNREADABLE, e);
    }
    List<X509Certificate> chain = chain(store, alias.get());
    if (!(key instanceof PrivateKey signing) || chain.isEmpty()) {
      return KeyRefusal.of(KeyProblem.NO_SUCH_KEY);
    }
    return check(signing, chain, choice, provider);
  }

  private static KeyOpening check(
      PrivateKey key, List<X509Certificate> chain, KeyChoice choice, Optional<Provider> provider) {
    X509Certificate certificate = chain.getFirst();
    Optional<KeyProblem> term = term(certificate, choice.now());
    if (term.isPresent()) {
      return KeyRefusal.of(term.get());
    }
    Optional<SignatureAlgorithm> algorithm =
        choice.algorithm().or(() -> SignatureAlgorithm.usualFor(certificate.getPublicKey()));
    if (algorithm.isEmpty() || !algorithm.get().fits(certificate.getPublicKey())) {
      return KeyRefusal.of(KeyProblem.ALGORITHM_UNFIT);
    }
    if (provider.isEmpty() && JavaSignatures.isForeign(certificate.getPublicKey())) {
      return new KeyRefusal(KeyProblem.UNREADABLE, "a curve that Java itself does not compute");
    }
    return new KeyOpening.Opened(new PrivateKeyInMemory(key, chain, algorithm.get(), provider));
  }

  /** Whether the certificate's term forbids signing at that time. */
  static Optional<KeyProblem> term(X509Certificate certificate, Instant now) {
    if (now.isBefore(certificate.getNotBefore().toInstant())) {
      return Optional.of(KeyProblem.CERTIFICATE_NOT_YET_VALID);
    }
    return now.isAfter(certificate.getNotAfter().toInstant())
        ? Optional.of(KeyProblem.CERTIFICATE_EXPIRED)
        : Optional.empty();
  }

  private static Optional<String> alias(KeyStore store, KeyChoice choice) throws KeyStoreException {
    List<String> aliases = new ArrayList<>(Collections.list(store.aliases()));
    Collections.sort(aliases);
    for (String alias : aliases) {
      boolean wanted = choice.alias().map(alias::equalsIgnoreCase).orElse(true);
      if (wanted && store.isKeyEntry(alias)) {
        return Optional.of(alias);
      }
    }
    return Optional.empty();
  }

  private static List<X509Certificate> chain(KeyStore store, String alias)
      throws KeyStoreException {
    Certificate[] stored = store.getCertificateChain(alias);
    List<X509Certificate> chain = new ArrayList<>();
    if (stored != null) {
      for (Certificate certificate : stored) {
        if (certificate instanceof X509Certificate x509) {
          chain.add(x509);
        }
      }
    }
    return chain;
  }
}
