package vn.vanthu.service.web;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import vn.vanthu.service.accounts.Account;
import vn.vanthu.service.accounts.Accounts;
import vn.vanthu.service.accounts.Entry;
import vn.vanthu.service.accounts.OneTimeLink;
import vn.vanthu.service.api.Problem;
import vn.vanthu.service.api.ProblemCode;
import vn.vanthu.service.api.SessionCookie;

/**
 * One-time links: the first set-up of the service, a new password, coming in from the terminal. A
 * link works once and for a limited time. Thread-safe.
 */
@Path("/link/{secret}")
public final class LinkPages {
  private final Pages pages;
  private final Accounts accounts;
  private final boolean https;

  public LinkPages(Pages pages, Accounts accounts, boolean https) {
    this.pages = pages;
    this.accounts = accounts;
    this.https = https;
  }

  /** What the page of a login link shows. */
  public record EntryView(String secret, String username) {}

  /**
   * What the form shows.
   *
   * @param setup whether this makes the first administrator
   * @param message what was wrong with the last try, else empty
   */
  public record View(
      String secret, boolean setup, String username, String fullName, String message) {}

  /**
   * Opens the link without using it up: mail scanners and previews of links open it too. Only the
   * button on its page does.
   */
  @GET
  public Response open(
      @PathParam("secret") String secret, @Context ContainerRequestContext request) {
    OneTimeLink link = accounts.peek(secret).orElseThrow(LinkPages::over);
    return switch (link.purpose()) {
      case LOGIN ->
          pages.show(request, 200, "enter", Map.of("link", new EntryView(secret, username(link))));
      case SETUP -> show(request, 200, new View(secret, true, "", "", ""));
      case PASSWORD -> show(request, 200, new View(secret, false, username(link), "", ""));
    };
  }

  /** Uses the link up: comes in, or takes the password. */
  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response choose(
      @PathParam("secret") String secret,
      @FormParam("username") @DefaultValue("") String typedName,
      @FormParam("fullName") @DefaultValue("") String fullName,
      @FormParam("password") @DefaultValue("") String password,
      @Context ContainerRequestContext request) {
    OneTimeLink link = accounts.peek(secret).orElseThrow(LinkPages::over);
    if (link.purpose() == OneTimeLink.Purpose.LOGIN) {
      return admitted(accounts.enterByLink(secret));
    }
    Shell shell = pages.shell(request);
    boolean setup = link.purpose() == OneTimeLink.Purpose.SETUP;
    String name = setup ? typedName.strip().toLowerCase(Locale.ROOT) : username(link);
    Optional<String> wrong =
        setup && !Account.isUsername(name)
            ? Optional.of(shell.t("account.username.rule"))
            : setup && fullName.isBlank()
                ? Optional.of(shell.t("account.fullName.missing"))
                : accounts
                    .weakness(password, name)
                    .map(weakness -> shell.t("password." + weakness.name()));
    if (wrong.isPresent()) {
      return show(request, 422, new View(secret, setup, typedName, fullName, wrong.get()));
    }
    return setup
        ? admitted(accounts.setUp(secret, name, fullName, password))
        : admitted(accounts.choosePassword(secret, password));
  }

  private Response admitted(Optional<Entry.Admitted> admitted) {
    Entry.Admitted entry = admitted.orElseThrow(LinkPages::over);
    return Response.seeOther(URI.create("/"))
        .cookie(SessionCookie.open(entry.session(), https))
        .build();
  }

  private String username(OneTimeLink link) {
    return Optional.ofNullable(link.accountId())
        .flatMap(accounts::find)
        .map(Account::username)
        .orElse("");
  }

  private Response show(ContainerRequestContext request, int status, View view) {
    return pages.show(request, status, "link", Map.of("link", view));
  }

  private static RuntimeException over() {
    return Problem.of(ProblemCode.GONE).exception();
  }
}
