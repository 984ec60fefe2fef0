package vn.vanthu.service.accounts;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a one-time link opens.
 *
 * @param accountId whose; null for the very first set-up
 */
public record OneTimeLink(Purpose purpose, @Nullable UUID accountId) {
  /** Why it was made. */
  public enum Purpose {
    /** Create the first administrator. */
    SETUP("setup"),
    /** Choose a password: a new account, or a forgotten one. */
    PASSWORD("password"),
    /** Come in once, without a password. */
    LOGIN("login");

    private final String stored;

    Purpose(String stored) {
      this.stored = stored;
    }

    /** As in the database. */
    public String stored() {
      return stored;
    }

    /** Reads the stored word. */
    public static Purpose of(String stored) {
      for (Purpose purpose : values()) {
        if (purpose.stored.equals(stored)) {
          return purpose;
        }
      }
      throw new IllegalArgumentException("purpose: " + stored);
    }
  }
}
