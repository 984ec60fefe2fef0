package vn.vanthu.service.api;

import jakarta.annotation.Priority;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.vanthu.service.accounts.Account;
import vn.vanthu.service.accounts.Accounts;
import vn.vanthu.service.accounts.Secret;
import vn.vanthu.service.accounts.TokenCheck;

/**
 * Finds out who sends a request: a bearer token (RFC 6750) when there is one, else the session
 * cookie, else nobody. A wrong token is refused; an ended session is simply nobody. Thread-safe.
 */
@PreMatching
@Priority(Priorities.AUTHENTICATION)
final class CallerFilter implements ContainerRequestFilter {
  static final String PROPERTY = "vanthu.caller";

  private final Accounts accounts;
  @Context private @Nullable HttpServletRequest servletRequest;

  CallerFilter(Accounts accounts) {
    this.accounts = accounts;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    String address = servletRequest == null ? "" : servletRequest.getRemoteAddr();
    request.setProperty(PROPERTY, caller(request, address));
  }

  private Caller caller(ContainerRequestContext request, String address) {
    String authorization = request.getHeaderString(HttpHeaders.AUTHORIZATION);
    if (authorization != null) {
      return machine(authorization, address);
    }
    Cookie cookie = request.getCookies().get(SessionCookie.NAME);
    if (cookie == null || cookie.getValue().isEmpty()) {
      return new Caller.Anonymous(address);
    }
    Optional<Account> account = accounts.bySession(cookie.getValue());
    return account.isEmpty()
        ? new Caller.Anonymous(address)
        : new Caller.Person(address, account.get(), new Secret(cookie.getValue()));
  }

  private Caller machine(String authorization, String address) {
    if (!authorization.regionMatches(true, 0, "Bearer ", 0, 7)) {
      throw Problem.of(ProblemCode.UNAUTHENTICATED).exception();
    }
    return switch (accounts.check(authorization.substring(7).strip())) {
      case TokenCheck.Valid valid -> new Caller.Machine(address, valid.account(), valid.token());
      case TokenCheck.Expired _ -> throw Problem.of(ProblemCode.TOKEN_EXPIRED).exception();
      case TokenCheck.Unknown _ -> throw Problem.of(ProblemCode.TOKEN_UNKNOWN).exception();
    };
  }
}
