package vn.vanthu.service.accounts;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.vanthu.service.access.Role;

/**
 * Where accounts, sessions, links and tokens are kept. Thread-safe; hashes only, never a secret.
 */
public interface AccountBook {
  /** How many accounts there are, closed ones too. */
  long accounts();

  /** Adds an account; false when the user name is taken. */
  boolean add(Account account, @Nullable String passwordHash, Instant createdAt);

  /** All accounts by user name. */
  List<Account> all();

  /** One account. */
  Optional<Account> find(UUID id);

  /** One account with its password hash, if it has one. */
  Optional<Credentials> findByUsername(String username);

  /** Sets the password and ends every session of the account. */
  void setPassword(UUID id, String passwordHash);

  /** Changes roles and whether the account may come in; closing ends sessions. */
  void change(UUID id, Set<Role> roles, boolean active);

  /** Writes name, position and units. */
  void describe(UUID id, String fullName, String position, Set<String> units);

  /** Opens a session. */
  void openSession(byte[] hash, UUID accountId, Instant at);

  /**
   * The account of a session that was seen after {@code seenSince} and opened after {@code
   * openedSince}.
   */
  Optional<Account> session(byte[] hash, Instant seenSince, Instant openedSince, Instant now);

  /** Ends a session. */
  void closeSession(byte[] hash);

  /**
   * Removes the sessions that {@link #session} would no longer let in, and links that were over by
   * then.
   *
   * @return how many of both
   */
  int tidy(Instant seenSince, Instant openedSince, Instant linksOver);

  /** Keeps a one-time link. */
  void addLink(byte[] hash, OneTimeLink link, Instant expiresAt);

  /** Looks at a link that is unused and in term. */
  Optional<OneTimeLink> link(byte[] hash, Instant now);

  /** Uses a link up; empty when it was used, is over, or never was. */
  Optional<OneTimeLink> useLink(byte[] hash, Instant now);

  /** Keeps a token. */
  void addToken(ApiToken token, byte[] hash);

  /** The token with this hash and whose it is, whatever the state of both. */
  Optional<Bearer> token(byte[] hash);

  /** Notes that a token was used. */
  void tokenUsed(UUID id, Instant at);

  /** All tokens, newest first. */
  List<ApiToken> tokens();

  /** Revokes a token; false when there is none or it already was. */
  boolean revokeToken(UUID id, Instant at);

  /** A token and the account it acts for. */
  record Bearer(ApiToken token, Account account) {}

  /** An account and what its password is checked against. */
  record Credentials(Account account, @Nullable String passwordHash) {}
}
