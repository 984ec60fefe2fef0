package vn.vanthu.service.accounts;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.vanthu.service.access.AgencyId;
import vn.vanthu.service.access.Role;

/**
 * Lets people and systems in. There is no default password: the first administrator is made through
 * a one-time link, everyone else through a link that the administrator hands over. Thread-safe.
 */
public final class Accounts {
  /** A session ends after this long without a request. */
  public static final Duration IDLE = Duration.ofHours(2);

  /** A session ends after this long in any case. */
  public static final Duration SESSION = Duration.ofHours(12);

  /** A token lives at most this long. */
  public static final Duration MAX_TOKEN_LIFE = Duration.ofDays(365);

  private static final Duration LINK_LIFE = Duration.ofDays(3);
  private static final Duration LOGIN_LINK_LIFE = Duration.ofDays(1);

  private final AgencyId agency;
  private final AccountBook book;
  private final Passwords passwords;
  private final InstantSource clock;
  private final Throttle wrongByName;
  private final Throttle wrongByAddress;

  /**
   * Over where accounts are kept.
   *
   * @param agency the agency whose people these are
   */
  public Accounts(AgencyId agency, AccountBook book, Passwords passwords, InstantSource clock) {
    this.agency = agency;
    this.book = book;
    this.passwords = passwords;
    this.clock = clock;
    this.wrongByName = new Throttle(5, Duration.ofMinutes(5), clock);
    this.wrongByAddress = new Throttle(20, Duration.ofMinutes(5), clock);
  }

  /** Whether nobody can log in yet. */
  public boolean isFirstStart() {
    return book.accounts() == 0;
  }

  /** A link to make the first administrator; empty once there is any account. */
  public Optional<Secret> setupLink() {
    return isFirstStart()
        ? Optional.of(link(new OneTimeLink(OneTimeLink.Purpose.SETUP, null), LINK_LIFE))
        : Optional.empty();
  }

  /** A link to choose a (new) password. */
  public Secret passwordLink(UUID accountId) {
    return link(new OneTimeLink(OneTimeLink.Purpose.PASSWORD, accountId), LINK_LIFE);
  }

  /** A link that comes in once: printed on the terminal by those who hold the machine anyway. */
  public Secret loginLink(UUID accountId) {
    return link(new OneTimeLink(OneTimeLink.Purpose.LOGIN, accountId), LOGIN_LINK_LIFE);
  }

  private Secret link(OneTimeLink link, Duration life) {
    Secret secret = Secret.generate("");
    book.addLink(secret.hash(), link, clock.instant().plus(life));
    return secret;
  }

  /** Looks at a link without using it up. */
  public Optional<OneTimeLink> peek(String secret) {
    return book.link(new Secret(secret).hash(), clock.instant());
  }

  /** Makes the first administrator; empty when the link is used or over, or the name is taken. */
  public Optional<Entry.Admitted> setUp(
      String link, String username, String fullName, String password) {
    Instant now = clock.instant();
    boolean setup = peek(link).filter(l -> l.purpose() == OneTimeLink.Purpose.SETUP).isPresent();
    if (!setup || !isFirstStart() || book.useLink(new Secret(link).hash(), now).isEmpty()) {
      return Optional.empty();
    }
    // The first person of a small office does everything; roles are taken away later.
    Set<Role> roles = EnumSet.of(Role.ADMINISTRATOR, Role.CLERK);
    return create(username, fullName, "", Set.of(), roles, password).map(this::open);
  }

  /** Sets a password through a link, and comes in. */
  public Optional<Entry.Admitted> choosePassword(String link, String password) {
    Instant now = clock.instant();
    if (peek(link).filter(l -> l.purpose() == OneTimeLink.Purpose.PASSWORD).isEmpty()) {
      return Optional.empty();
    }
    Optional<Account> account =
        book.useLink(new Secret(link).hash(), now)
            .flatMap(used -> Optional.ofNullable(used.accountId()))
            .flatMap(book::find)
            .filter(Account::active);
    account.ifPresent(person -> book.setPassword(person.id(), passwords.hash(password)));
    return account.map(this::open);
  }

  /** Comes in by a login link. */
  public Optional<Entry.Admitted> enterByLink(String link) {
    if (peek(link).filter(l -> l.purpose() == OneTimeLink.Purpose.LOGIN).isEmpty()) {
      return Optional.empty();
    }
    return book.useLink(new Secret(link).hash(), clock.instant())
        .flatMap(used -> Optional.ofNullable(used.accountId()))
        .flatMap(book::find)
        .filter(Account::active)
        .map(this::open);
  }

  /** Logs in by name and password. Five wrong tries a name, twenty an address, in five minutes. */
  public Entry logIn(String username, String password, String address) {
    String name = username.strip().toLowerCase(Locale.ROOT);
    Optional<Duration> wait = wrongByName.waitFor(name).or(() -> wrongByAddress.waitFor(address));
    if (wait.isPresent()) {
      return new Entry.Wait(wait.get());
    }
    Optional<AccountBook.Credentials> known = book.findByUsername(name);
    String hash = known.map(AccountBook.Credentials::passwordHash).orElse(null);
    boolean fits = passwords.fits(password, hash);
    if (fits && known.isPresent() && known.get().account().active()) {
      wrongByName.forget(name);
      return open(known.get().account());
    }
    // Both are counted by the attempt; what they answer is asked at the next one.
    var _ = wrongByName.take(name);
    var _ = wrongByAddress.take(address);
    return new Entry.Refused();
  }

  private Entry.Admitted open(Account account) {
    Secret session = Secret.generate("");
    book.openSession(session.hash(), account.id(), clock.instant());
    return new Entry.Admitted(account, session);
  }

  /** The person of a session cookie. */
  public Optional<Account> bySession(String session) {
    Instant now = clock.instant();
    return book.session(new Secret(session).hash(), now.minus(IDLE), now.minus(SESSION), now);
  }

  /** Ends a session. */
  public void logOut(String session) {
    book.closeSession(new Secret(session).hash());
  }

  /** Forgets sessions and one-time links that are over; returns how many. */
  public int forgetEnded() {
    Instant now = clock.instant();
    return book.tidy(now.minus(IDLE), now.minus(SESSION), now);
  }

  /** What a new password lacks, if anything. */
  public Optional<Passwords.Weakness> weakness(String password, String username) {
    return passwords.weakness(password, username);
  }

  /** Adds an account; empty when the name is taken. Without a password only a link opens it. */
  public Optional<Account> create(
      String username,
      String fullName,
      String position,
      Set<String> units,
      Set<Role> roles,
      @Nullable String password) {
    Account account =
        new Account(
            UUID.randomUUID(),
            username.strip().toLowerCase(Locale.ROOT),
            fullName.strip(),
            position.strip(),
            agency,
            units,
            roles,
            true);
    String hash = password == null ? null : passwords.hash(password);
    return book.add(account, hash, clock.instant()) ? Optional.of(account) : Optional.empty();
  }

  /** Changes roles, opens or closes an account (NĐ 30: closed when the person leaves). */
  public void change(UUID id, Set<Role> roles, boolean active) {
    book.change(id, roles, active);
  }

  /** Writes what a person is called and where they work; the user name stays. */
  public void describe(UUID id, String fullName, String position, Set<String> units) {
    book.describe(id, fullName.strip(), position.strip(), units);
  }

  /** All accounts. */
  public List<Account> all() {
    return book.all();
  }

  /** One account. */
  public Optional<Account> find(UUID id) {
    return book.find(id);
  }

  /** One account by its user name. */
  public Optional<Account> find(String username) {
    return book.findByUsername(username.strip().toLowerCase(Locale.ROOT))
        .map(AccountBook.Credentials::account);
  }

  /** A new token and the only sight of its secret. */
  public record IssuedToken(ApiToken token, Secret secret) {}

  /**
   * Issues a token for an account. Scopes that the account itself lacks are left out; a life beyond
   * a year is cut to a year.
   */
  public IssuedToken issueToken(
      Account account, String name, Set<Scope> scopes, Duration life, @Nullable String keyId) {
    Instant now = clock.instant();
    Set<Scope> allowed = EnumSet.noneOf(Scope.class);
    scopes.stream().filter(account.scopes()::contains).forEach(allowed::add);
    Duration term = life.compareTo(MAX_TOKEN_LIFE) > 0 ? MAX_TOKEN_LIFE : life;
    Secret secret = Secret.generate("vt_");
    ApiToken token =
        new ApiToken(
            UUID.randomUUID(),
            account.id(),
            name.strip(),
            allowed,
            keyId,
            now,
            now.plus(term),
            null,
            null);
    book.addToken(token, secret.hash());
    return new IssuedToken(token, secret);
  }

  /** Judges a bearer token; a valid one comes with the scopes its account still allows. */
  public TokenCheck check(String secret) {
    Instant now = clock.instant();
    Optional<AccountBook.Bearer> found = book.token(new Secret(secret).hash());
    if (found.isEmpty()
        || found.get().token().revokedAt() != null
        || !found.get().account().active()) {
      return new TokenCheck.Unknown();
    }
    ApiToken token = found.get().token();
    if (!token.expiresAt().isAfter(now)) {
      return new TokenCheck.Expired();
    }
    Instant last = token.lastUsedAt();
    if (last == null || last.isBefore(now.minus(Duration.ofMinutes(1)))) {
      book.tokenUsed(token.id(), now);
    }
    Account account = found.get().account();
    return new TokenCheck.Valid(token.within(account.scopes()), account);
  }

  /** All tokens, newest first, without their secrets. */
  public List<ApiToken> tokens() {
    return book.tokens();
  }

  /** Revokes a token at once. */
  public boolean revokeToken(UUID id) {
    return book.revokeToken(id, clock.instant());
  }
}
