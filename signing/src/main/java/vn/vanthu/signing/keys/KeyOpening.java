package vn.vanthu.signing.keys;

/** What trying to open a key gives: the key, or the reason why not. */
public sealed interface KeyOpening permits KeyOpening.Opened, KeyRefusal {
  /** The key is ready to sign. */
  record Opened(SigningKey key) implements KeyOpening {}
}
