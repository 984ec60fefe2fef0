package vn.vanthu.service.api;

import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import vn.vanthu.service.access.Principal;
import vn.vanthu.service.accounts.Account;
import vn.vanthu.service.accounts.ApiToken;
import vn.vanthu.service.accounts.Scope;
import vn.vanthu.service.accounts.Secret;

/** The one who sent a request, as {@link CallerFilter} found out. Immutable. */
public sealed interface Caller {
  /** Where the request came from, for throttling. */
  String address();

  /** How the rules of access see the caller. */
  Principal principal();

  /** What the caller may do. */
  Set<Scope> scopes();

  /** Nobody in particular. */
  record Anonymous(String address) implements Caller {
    @Override
    public Principal principal() {
      return Principal.ANONYMOUS;
    }

    @Override
    public Set<Scope> scopes() {
      return Set.of(Scope.VERIFY);
    }
  }

  /** A person in a browser. */
  record Person(String address, Account account, Secret session) implements Caller {
    @Override
    public Principal principal() {
      return account.principal();
    }

    @Override
    public Set<Scope> scopes() {
      return account.scopes();
    }

    /** What pages of this session send along with every change. */
    public String crossSiteToken() {
      return session.derived("cross-site");
    }
  }

  /** Another system with a token. It is the token's account, with the token's scopes. */
  record Machine(String address, Account account, ApiToken token) implements Caller {
    @Override
    public Principal principal() {
      return account.principal();
    }

    @Override
    public Set<Scope> scopes() {
      return token.scopes();
    }
  }

  /** The person or the token's person. */
  default Optional<Account> known() {
    return switch (this) {
      case Anonymous _ -> Optional.empty();
      case Person person -> Optional.of(person.account());
      case Machine machine -> Optional.of(machine.account());
    };
  }

  /** Whom idempotency keys belong to: a person and each of their tokens count apart. */
  default String keeper() {
    return switch (this) {
      case Anonymous anonymous -> "anonymous:" + anonymous.address();
      case Person person -> "account:" + person.account().id();
      case Machine machine -> "token:" + machine.token().id();
    };
  }

  /**
   * Demands a scope.
   *
   * @throws ProblemException 401 for nobody, 403 for a caller without the scope
   */
  default Caller require(Scope scope) {
    return requireAny(scope);
  }

  /**
   * Demands one of several scopes; the first is the one that a refusal names.
   *
   * @throws ProblemException 401 for nobody, 403 for a caller with none of them
   */
  default Caller requireAny(Scope scope, Scope... others) {
    if (scopes().contains(scope) || Arrays.stream(others).anyMatch(scopes()::contains)) {
      return this;
    }
    throw switch (this) {
      case Anonymous _ -> Problem.of(ProblemCode.UNAUTHENTICATED).exception();
      case Person _ ->
          Problem.of(ProblemCode.FORBIDDEN).with("scope", scope.wireName()).exception();
      case Machine _ ->
          Problem.of(ProblemCode.SCOPE_MISSING).with("scope", scope.wireName()).exception();
    };
  }

  /**
   * The caller of a request that reads records: nobody in particular reads what is public.
   *
   * @throws ProblemException 403 for a known caller without {@code records:read}
   */
  static Caller reading(ContainerRequestContext request) {
    Caller caller = of(request);
    return caller instanceof Anonymous ? caller : caller.require(Scope.RECORDS_READ);
  }

  /** The caller of a request. */
  static Caller of(ContainerRequestContext request) {
    return request.getProperty(CallerFilter.PROPERTY) instanceof Caller caller
        ? caller
        : new Anonymous("");
  }
}
