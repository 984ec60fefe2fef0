package vn.vanthu.service.web;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Map;
import vn.vanthu.service.accounts.Accounts;
import vn.vanthu.service.accounts.Entry;
import vn.vanthu.service.api.Caller;
import vn.vanthu.service.api.SessionCookie;

/** Đăng nhập, đăng xuất. Thread-safe. */
@Path("/")
public final class LoginPage {
  private final Pages pages;
  private final Accounts accounts;
  private final boolean https;

  public LoginPage(Pages pages, Accounts accounts, boolean https) {
    this.pages = pages;
    this.accounts = accounts;
    this.https = https;
  }

  /**
   * What the form shows.
   *
   * @param next where to go after
   * @param message a sentence when the last try failed, else empty
   * @param firstStart nobody has an account yet
   */
  public record View(String next, String username, String message, boolean firstStart) {}

  @GET
  @Path("login")
  public Response form(
      @QueryParam("next") @DefaultValue("/") String next,
      @Context ContainerRequestContext request) {
    return show(request, 200, new View(next, "", "", accounts.isFirstStart()));
  }

  @POST
  @Path("login")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response logIn(
      @FormParam("username") @DefaultValue("") String username,
      @FormParam("password") @DefaultValue("") String password,
      @FormParam("next") @DefaultValue("/") String next,
      @Context ContainerRequestContext request) {
    Shell shell = pages.shell(request);
    return switch (accounts.logIn(username, password, Caller.of(request).address())) {
      case Entry.Admitted admitted ->
          Response.seeOther(LocalAddress.of(next))
              .cookie(SessionCookie.open(admitted.session(), https))
              .build();
      case Entry.Refused _ ->
          show(request, 401, new View(next, username, shell.t("login.refused"), false));
      case Entry.Wait wait -> {
        long seconds = Math.max(1, wait.duration().toSeconds());
        String message = shell.t("login.wait", Math.max(1, (seconds + 59) / 60));
        Response page = show(request, 429, new View(next, username, message, false));
        page.getHeaders().putSingle(HttpHeaders.RETRY_AFTER, seconds);
        yield page;
      }
    };
  }

  @POST
  @Path("logout")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response logOut(@Context ContainerRequestContext request) {
    if (Caller.of(request) instanceof Caller.Person person) {
      accounts.logOut(person.session().value());
    }
    return Response.seeOther(URI.create("/login")).cookie(SessionCookie.close(https)).build();
  }

  private Response show(ContainerRequestContext request, int status, View view) {
    return pages.show(request, status, "login", Map.of("login", view));
  }
}
