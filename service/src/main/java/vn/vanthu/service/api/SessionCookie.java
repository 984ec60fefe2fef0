package vn.vanthu.service.api;

import jakarta.ws.rs.core.NewCookie;
import vn.vanthu.service.accounts.Accounts;
import vn.vanthu.service.accounts.Secret;

/**
 * The cookie of a session: not readable by scripts, not sent along by other sites' forms. {@code
 * Secure} as soon as the service is reached over HTTPS.
 */
public final class SessionCookie {
  public static final String NAME = "vanthu_session";

  private SessionCookie() {}

  /** Sets the session. */
  public static NewCookie open(Secret session, boolean https) {
    return cookie(session.value(), (int) Accounts.SESSION.toSeconds(), https);
  }

  /** Takes the session away. */
  public static NewCookie close(boolean https) {
    return cookie("", 0, https);
  }

  private static NewCookie cookie(String value, int maxAgeSeconds, boolean https) {
    return new NewCookie.Builder(NAME)
        .value(value)
        .path("/")
        .maxAge(maxAgeSeconds)
        .httpOnly(true)
        .secure(https)
        .sameSite(NewCookie.SameSite.LAX)
        .build();
  }
}
