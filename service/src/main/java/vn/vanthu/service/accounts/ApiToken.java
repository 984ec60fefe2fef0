package vn.vanthu.service.accounts;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The access token of another system, without its secret. Immutable.
 *
 * @param scopes never more than its account's roles allow
 * @param keyId the one key that it may sign or seal with; null means none
 */
public record ApiToken(
    UUID id,
    UUID accountId,
    String name,
    Set<Scope> scopes,
    @Nullable String keyId,
    Instant createdAt,
    Instant expiresAt,
    @Nullable Instant lastUsedAt,
    @Nullable Instant revokedAt) {

  public ApiToken {
    scopes = Set.copyOf(scopes);
  }

  /** The key that the token is bound to. */
  public Optional<String> boundKey() {
    return Optional.ofNullable(keyId);
  }
}
