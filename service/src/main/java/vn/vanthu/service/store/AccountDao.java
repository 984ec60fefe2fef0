package vn.vanthu.service.store;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.HandleConsumer;
import org.jspecify.annotations.Nullable;
import vn.vanthu.service.access.AgencyId;
import vn.vanthu.service.access.Role;
import vn.vanthu.service.accounts.Account;
import vn.vanthu.service.accounts.AccountBook;
import vn.vanthu.service.accounts.ApiToken;
import vn.vanthu.service.accounts.OneTimeLink;
import vn.vanthu.service.accounts.Scope;

/** Accounts, sessions, links and tokens in PostgreSQL (V050). Stateless, thread-safe. */
public final class AccountDao implements AccountBook {
  private static final String ACCOUNT =
      "a.id, a.username, a.full_name, a.position, a.agency, a.units, a.roles, a.active";
  private static final String TOKEN =
      "t.id as token_id, t.account_id, t.name, t.scopes, t.key_id, t.created_at, t.expires_at, t.last_used_at, t.revoked_at";
  private final Database database;

  public AccountDao(Database database) {
    this.database = database;
  }

  private <T extends @Nullable Object> T with(HandleCallback<T, RuntimeException> work) {
    return database.read(transaction -> work.withHandle(transaction.handle()));
  }

  private void use(HandleConsumer<RuntimeException> work) {
    database.read(transaction -> {
      work.useHandle(transaction.handle());
      return true;
    });
  }

  private void useTogether(HandleConsumer<RuntimeException> work) {
    database.inTransaction(transaction -> {
      work.useHandle(transaction.handle());
      return true;
    });
  }

  @Override
  public long accounts() {
    return with(h -> h.createQuery("select count(*) from account").mapTo(Long.class).one());
  }

  @Override
  public boolean add(Account account, @Nullable String passwordHash, Instant createdAt) {
    return with(h ->
        h.createUpdate(
                """
                insert into account (id, username, full_name, position, agency, units, roles, password_hash, active, created_at)
                values (:id, :username, :name, :position, :agency, string_to_array(:units, ','), string_to_array(:roles, ','), :hash, :active, :at)
                on conflict (username) do nothing\
                """)
            .bind("id", account.id())
            .bind("username", account.username())
            .bind("name", account.fullName())
            .bind("position", account.position())
            .bind("agency", account.agency().value())
            .bind("units", String.join(",", account.units()))
            .bind("roles", joined(account.roles()))
            .bind("hash", passwordHash)
            .bind("active", account.active())
            .bind("at", Timestamp.from(createdAt))
            .execute())
        == 1;
  }

  @Override
  public List<Account> all() {
    return with(h ->
        h.createQuery("select " + ACCOUNT + " from account a order by a.username")
            .map((rs, _) -> account(rs))
            .list());
  }

  @Override
  public Optional<Account> find(UUID id) {
    return with(h ->
        h.createQuery("select " + ACCOUNT + " from account a where a.id = :id")
            .bind("id", id)
            .map((rs, _) -> account(rs))
            .findOne());
  }

  @Override
  public Optional<Credentials> findByUsername(String username) {
    return with(h ->
        h.createQuery(
                "select "
                    + ACCOUNT
                    + ", a.password_hash from account a where a.username = :username")
            .bind("username", username)
            .map((rs, _) -> new Credentials(account(rs), rs.getString("password_hash")))
            .findOne());
  }

  @Override
  public void setPassword(UUID id, String passwordHash) {
    useTogether(h -> {
      h.createUpdate("update account set password_hash = :hash where id = :id")
          .bind("hash", passwordHash)
          .bind("id", id)
          .execute();
      h.createUpdate("delete from web_session where account_id = :id").bind("id", id).execute();
    });
  }

  @Override
  public void change(UUID id, Set<Role> roles, boolean active) {
    useTogether(h -> {
      h.createUpdate(
              "update account set roles = string_to_array(:roles, ','), active = :active where id = :id")
          .bind("roles", joined(roles))
          .bind("active", active)
          .bind("id", id)
          .execute();
      if (!active) {
        h.createUpdate("delete from web_session where account_id = :id").bind("id", id).execute();
      }
    });
  }

  @Override
  public void describe(UUID id, String fullName, String position, Set<String> units) {
    use(h ->
        h.createUpdate(
                """
                update account set full_name = :name, position = :position,
                  units = string_to_array(:units, ',') where id = :id\
                """)
            .bind("name", fullName)
            .bind("position", position)
            .bind("units", String.join(",", units))
            .bind("id", id)
            .execute());
  }

  @Override
  public void openSession(byte[] hash, UUID accountId, Instant at) {
    use(h ->
        h.createUpdate(
                "insert into web_session (token_hash, account_id, created_at, seen_at) values (:hash, :id, :at, :at)")
            .bind("hash", hash)
            .bind("id", accountId)
            .bind("at", Timestamp.from(at))
            .execute());
  }

  @Override
  public Optional<Account> session(
      byte[] hash, Instant seenSince, Instant openedSince, Instant now) {
    // A write a minute, not a write a request.
    Instant stale = now.minusSeconds(60);
    Optional<Seen> found =
        with(h ->
            h.createQuery(
                    "select "
                        + ACCOUNT
                        + ", s.seen_at from web_session s join account a on a.id = s.account_id"
                        + " where s.token_hash = :hash and s.seen_at > :seen and s.created_at > :opened and a.active")
                .bind("hash", hash)
                .bind("seen", Timestamp.from(seenSince))
                .bind("opened", Timestamp.from(openedSince))
                .map((rs, _) -> new Seen(account(rs), rs.getTimestamp("seen_at").toInstant()))
                .findOne());
    if (found.isPresent() && found.get().at.isBefore(stale)) {
      use(h ->
          h.createUpdate(
                  "update web_session set seen_at = :now where token_hash = :hash and seen_at < :stale")
              .bind("now", Timestamp.from(now))
              .bind("stale", Timestamp.from(stale))
              .bind("hash", hash)
              .execute());
    }
    return found.map(Seen::account);
  }

  private record Seen(Account account, Instant at) {}

  @Override
  public void closeSession(byte[] hash) {
    use(h ->
        h.createUpdate("delete from web_session where token_hash = :hash")
            .bind("hash", hash)
            .execute());
  }

  @Override
  public int tidy(Instant seenSince, Instant openedSince, Instant linksOver) {
    return with(h -> {
      int sessions =
          h.createUpdate("delete from web_session where seen_at <= :seen or created_at <= :opened")
              .bind("seen", Timestamp.from(seenSince))
              .bind("opened", Timestamp.from(openedSince))
              .execute();
      return sessions
          + h.createUpdate("delete from one_time_link where expires_at <= :over")
              .bind("over", Timestamp.from(linksOver))
              .execute();
    });
  }

  @Override
  public void addLink(byte[] hash, OneTimeLink link, Instant expiresAt) {
    use(h ->
        h.createUpdate(
                "insert into one_time_link (token_hash, purpose, account_id, expires_at) values (:hash, :purpose, :account, :expires)")
            .bind("hash", hash)
            .bind("purpose", link.purpose().stored())
            .bind("account", link.accountId())
            .bind("expires", Timestamp.from(expiresAt))
            .execute());
  }

  @Override
  public Optional<OneTimeLink> link(byte[] hash, Instant now) {
    return with(h ->
        h.createQuery(
                "select purpose, account_id from one_time_link where token_hash = :hash and used_at is null and expires_at > :now")
            .bind("hash", hash)
            .bind("now", Timestamp.from(now))
            .map((rs, _) -> link(rs))
            .findOne());
  }

  @Override
  public Optional<OneTimeLink> useLink(byte[] hash, Instant now) {
    return with(h ->
        h.createQuery(
                """
                update one_time_link set used_at = :now
                where token_hash = :hash and used_at is null and expires_at > :now
                returning purpose, account_id\
                """)
            .bind("hash", hash)
            .bind("now", Timestamp.from(now))
            .map((rs, _) -> link(rs))
            .findOne());
  }

  @Override
  public void addToken(ApiToken token, byte[] hash) {
    String scopes = token.scopes().stream().map(Scope::wireName).collect(Collectors.joining(","));
    use(h ->
        h.createUpdate(
                """
                insert into api_token (id, token_hash, account_id, name, scopes, key_id, created_at, expires_at)
                values (:id, :hash, :account, :name, string_to_array(:scopes, ','), :key, :created, :expires)\
                """)
            .bind("id", token.id())
            .bind("hash", hash)
            .bind("account", token.accountId())
            .bind("name", token.name())
            .bind("scopes", scopes)
            .bind("key", token.keyId())
            .bind("created", Timestamp.from(token.createdAt()))
            .bind("expires", Timestamp.from(token.expiresAt()))
            .execute());
  }

  @Override
  public Optional<Bearer> token(byte[] hash) {
    return with(h ->
        h.createQuery(
                "select "
                    + ACCOUNT
                    + ", "
                    + TOKEN
                    + " from api_token t join account a on a.id = t.account_id where t.token_hash = :hash")
            .bind("hash", hash)
            .map((rs, _) -> new Bearer(token(rs), account(rs)))
            .findOne());
  }

  @Override
  public void tokenUsed(UUID id, Instant at) {
    use(h ->
        h.createUpdate("update api_token set last_used_at = :at where id = :id")
            .bind("at", Timestamp.from(at))
            .bind("id", id)
            .execute());
  }

  @Override
  public List<ApiToken> tokens() {
    return with(h ->
        h.createQuery("select " + TOKEN + " from api_token t order by t.created_at desc, t.id")
            .map((rs, _) -> token(rs))
            .list());
  }

  @Override
  public boolean revokeToken(UUID id, Instant at) {
    return with(h ->
        h.createUpdate(
                "update api_token set revoked_at = :at where id = :id and revoked_at is null")
            .bind("at", Timestamp.from(at))
            .bind("id", id)
            .execute())
        == 1;
  }

  private static String joined(Set<Role> roles) {
    return roles.stream().map(Role::name).sorted().collect(Collectors.joining(","));
  }

  private static Account account(ResultSet rs) throws SQLException {
    return new Account(
        rs.getObject("id", UUID.class),
        rs.getString("username"),
        rs.getString("full_name"),
        rs.getString("position"),
        new AgencyId(rs.getString("agency")),
        words(rs, "units").collect(Collectors.toUnmodifiableSet()),
        words(rs, "roles").map(Role::valueOf).collect(Collectors.toUnmodifiableSet()),
        rs.getBoolean("active"));
  }

  private static OneTimeLink link(ResultSet rs) throws SQLException {
    return new OneTimeLink(
        OneTimeLink.Purpose.of(rs.getString("purpose")), rs.getObject("account_id", UUID.class));
  }

  private static ApiToken token(ResultSet rs) throws SQLException {
    return new ApiToken(
        rs.getObject("token_id", UUID.class),
        rs.getObject("account_id", UUID.class),
        rs.getString("name"),
        words(rs, "scopes")
            .map(word -> Scope.parse(word).orElseThrow())
            .collect(Collectors.toUnmodifiableSet()),
        rs.getString("key_id"),
        rs.getTimestamp("created_at").toInstant(),
        rs.getTimestamp("expires_at").toInstant(),
        instant(rs, "last_used_at"),
        instant(rs, "revoked_at"));
  }

  private static Stream<String> words(ResultSet rs, String column) throws SQLException {
    Array array = rs.getArray(column);
    return Stream.of((String[]) array.getArray());
  }

  private static @Nullable Instant instant(ResultSet rs, String column) throws SQLException {
    Timestamp at = rs.getTimestamp(column);
    return at == null ? null : at.toInstant();
  }
}
