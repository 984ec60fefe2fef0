package vn.vanthu.service.accounts;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * A random secret of 256 bits that is shown once; only its SHA-256 is kept. (A fast hash is enough:
 * the secret cannot be guessed, unlike a password.) Immutable.
 */
public record Secret(String value) {
  private static final SecureRandom RANDOM = new SecureRandom();

  /** A new one with a prefix that secret scanners can find, e.g. {@code vt_}. */
  public static Secret generate(String prefix) {
    byte[] bytes = new byte[32];
    RANDOM.nextBytes(bytes);
    return new Secret(prefix + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /** What the database keeps. */
  public byte[] hash() {
    return sha256(value);
  }

  /**
   * A second secret that follows from this one and does not reveal it: the page's token against
   * cross-site requests.
   */
  public String derived(String purpose) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(sha256(purpose + ":" + value));
  }

  /** The value stays out of logs. */
  @Override
  public String toString() {
    return "Secret[…]";
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
