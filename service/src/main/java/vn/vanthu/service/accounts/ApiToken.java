package vn.vanthu.service.accounts;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The access token of another system, without its secret. Immutable.
 *
 * @param scopes as issued; a request has those that its account's roles still allow
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

  /** The same token without the scopes that its account has lost since it was issued. */
  ApiToken within(Set<Scope> allowed) {
    return new ApiToken(
        id,
        accountId,
        name,
        scopes.stream().filter(allowed::contains).collect(Collectors.toUnmodifiableSet()),
        keyId,
        createdAt,
        expiresAt,
        lastUsedAt,
        revokedAt);
  }

  /** The key that the token is bound to. */
  public Optional<String> boundKey() {
    return Optional.ofNullable(keyId);
  }
}
