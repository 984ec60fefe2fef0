package vn.vanthu.signing.keys;

import java.time.Instant;
import java.util.Optional;

/**
 * Which key of a store to open, and for what.
 *
 * @param alias the key's name; empty takes the first private key that has a certificate
 * @param algorithm what to compute; empty takes {@link SignatureAlgorithm#usualFor}
 * @param now the time at which the certificate's term must run
 */
public record KeyChoice(
    Optional<String> alias, Optional<SignatureAlgorithm> algorithm, Instant now) {
  /** The first key, with its usual algorithm. */
  public static KeyChoice first(Instant now) {
    return new KeyChoice(Optional.empty(), Optional.empty(), now);
  }

  /** The key of that name, with its usual algorithm. */
  public static KeyChoice named(String alias, Instant now) {
    return new KeyChoice(Optional.of(alias), Optional.empty(), now);
  }

  /** The same key with another algorithm. */
  public KeyChoice using(SignatureAlgorithm other) {
    return new KeyChoice(alias, Optional.of(other), now);
  }
}
