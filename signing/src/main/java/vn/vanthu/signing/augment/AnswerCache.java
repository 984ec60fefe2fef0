package vn.vanthu.signing.augment;

import java.net.URI;
import java.util.Optional;

/**
 * Remembers what authorities answered, also past a restart. Only answers whose own signature was
 * checked are given to it; what comes back is checked again, so that a damaged or exchanged file
 * makes nobody believe anything. Implementations are thread-safe, and may forget at any time.
 */
public interface AnswerCache {

  /**
   * What an answer is kept under: who answers for whom, and where it was asked.
   *
   * @param issuer SHA-256 of the issuer's certificate (of the certificate itself when its issuer is
   *     looked for), lower-case hex
   * @param place the address that was asked
   * @param about serial number of the certificate for OCSP; empty for lists and issuers
   */
  record Key(String issuer, URI place, String about) {}

  /** What is held; empty when nothing is. */
  Optional<byte[]> find(Key key);

  /** Holds an answer in the place of an older one. */
  void keep(Key key, byte[] answer);

  /** A cache that forgets at once. */
  static AnswerCache none() {
    return new AnswerCache() {
      @Override
      public Optional<byte[]> find(Key key) {
        return Optional.empty();
      }

      @Override
      public void keep(Key key, byte[] answer) {
        // forgotten
      }
    };
  }
}
