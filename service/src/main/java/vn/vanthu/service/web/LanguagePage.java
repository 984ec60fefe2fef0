package vn.vanthu.service.web;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import vn.vanthu.service.api.ReaderLanguage;
import vn.vanthu.service.language.Language;

/** Remembers the language a person chose, for a year, in a cookie. Thread-safe. */
@Path("/language")
public final class LanguagePage {
  private static final int YEAR_SECONDS = 365 * 24 * 3600;
  private final boolean https;

  public LanguagePage(boolean https) {
    this.https = https;
  }

  @GET
  @Path("/{tag}")
  public Response choose(
      @PathParam("tag") String tag, @QueryParam("back") @DefaultValue("/") String back) {
    NewCookie cookie =
        new NewCookie.Builder(ReaderLanguage.COOKIE)
            .value(Language.of(tag).tag())
            .path("/")
            .maxAge(YEAR_SECONDS)
            .httpOnly(true)
            .secure(https)
            .sameSite(NewCookie.SameSite.LAX)
            .build();
    return Response.seeOther(LocalAddress.of(back)).cookie(cookie).build();
  }
}
