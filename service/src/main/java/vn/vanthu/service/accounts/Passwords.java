package vn.vanthu.service.accounts;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Hashes and checks passwords with argon2id (RFC 9106; 19 MiB, two passes, the least that OWASP
 * advises). Thread-safe.
 */
public final class Passwords {
  /** Shortest password, in characters. */
  public static final int MIN_LENGTH = 12;

  /** Longest, so that hashing a megabyte cannot be asked for. */
  public static final int MAX_LENGTH = 256;

  private static final Set<String> WORN_OUT =
      Set.of("password", "matkhau", "123456789012", "qwertyuiop", "vanthu", "administrator");

  private final Argon2Function function = Argon2Function.getInstance(19_456, 2, 1, 32, Argon2.ID);
  private @Nullable String nobody;

  /** Why a password is not taken. */
  public enum Weakness {
    TOO_SHORT,
    TOO_LONG,
    TOO_COMMON
  }

  /** The first thing wrong with a new password, if any. */
  public Optional<Weakness> weakness(String password, String username) {
    if (password.length() < MIN_LENGTH) {
      return Optional.of(Weakness.TOO_SHORT);
    }
    if (password.length() > MAX_LENGTH) {
      return Optional.of(Weakness.TOO_LONG);
    }
    String lower = password.toLowerCase(Locale.ROOT);
    boolean common =
        lower.chars().distinct().count() < 5
            || lower.contains(username)
            || WORN_OUT.stream().anyMatch(word -> lower.replace(word, "").length() < 5);
    return common ? Optional.of(Weakness.TOO_COMMON) : Optional.empty();
  }

  /** The argon2id string with its salt and parameters. */
  public String hash(String password) {
    return Password.hash(password).addRandomSalt(16).with(function).getResult();
  }

  /**
   * Whether the password fits. Without a hash (no such account, none set) the same work is done, so
   * that the time taken tells nothing.
   */
  public boolean fits(String password, @Nullable String hash) {
    if (password.length() > MAX_LENGTH) {
      return false;
    }
    String stranger = stranger(); // drawn whoever asks, so that its first time tells nothing either
    boolean fits = Password.check(password, hash == null ? stranger : hash).with(function);
    return hash != null && fits;
  }

  /** What a password is checked against when there is no account. */
  private synchronized String stranger() {
    if (nobody == null) {
      nobody = hash("no account has this password");
    }
    return nobody;
  }
}
