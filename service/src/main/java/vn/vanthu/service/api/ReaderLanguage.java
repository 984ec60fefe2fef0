package vn.vanthu.service.api;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import vn.vanthu.service.language.Language;

/** The language of one request: what the person chose on a page, else {@code Accept-Language}. */
public final class ReaderLanguage {
  /** Remembers the choice made on a page. */
  public static final String COOKIE = "vanthu_lang";

  private ReaderLanguage() {}

  /**
   * The language to answer in. A program's header counts before a cookie only when there is none.
   */
  public static Language of(ContainerRequestContext request) {
    Cookie chosen = request.getCookies().get(COOKIE);
    return chosen == null
        ? Language.negotiate(request.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE))
        : Language.of(chosen.getValue());
  }
}
