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
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.vanthu.service.accounts.Account;
import vn.vanthu.service.accounts.Accounts;
import vn.vanthu.service.accounts.ApiToken;
import vn.vanthu.service.accounts.Scope;
import vn.vanthu.service.api.Caller;
import vn.vanthu.service.api.Problem;
import vn.vanthu.service.api.ProblemCode;

/**
 * Mã truy cập: tokens of other systems; each secret is shown once and kept only as a hash.
 * Thread-safe.
 */
@Path("/tokens")
public final class TokensPage {
  private static final int MAX_DAYS = 365;
  private final Pages pages;
  private final Accounts accounts;

  public TokensPage(Pages pages, Accounts accounts) {
    this.pages = pages;
    this.accounts = accounts;
  }

  /**
   * What the page shows.
   *
   * @param names user names by account id
   * @param secret the secret of the token just made, shown this once; empty otherwise
   */
  public record View(
      List<ApiToken> tokens,
      Map<UUID, String> names,
      List<Account> people,
      String message,
      String secret) {}

  @GET
  public Response tokens(@Context ContainerRequestContext request) {
    return show(request, 200, "", "");
  }

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response issue(
      @FormParam("name") @DefaultValue("") String name,
      @FormParam("account") @DefaultValue("") String username,
      @FormParam("days") @DefaultValue("90") int days,
      @FormParam("scope") @Nullable List<String> names,
      @Context ContainerRequestContext request) {
    Caller.of(request).require(Scope.ADMIN);
    Shell shell = pages.shell(request);
    Set<Scope> scopes = EnumSet.noneOf(Scope.class);
    if (names != null) {
      names.forEach(wire -> Scope.parse(wire).ifPresent(scopes::add));
    }
    Optional<Account> account = accounts.find(username).filter(Account::active);
    if (name.isBlank() || scopes.isEmpty() || account.isEmpty() || days < 1 || days > MAX_DAYS) {
      return show(request, 422, shell.t("tokens.incomplete"), "");
    }
    var issued = accounts.issueToken(account.get(), name, scopes, Duration.ofDays(days), null);
    return show(request, 200, "", issued.secret().value());
  }

  @POST
  @Path("/{id}/revoke")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response revoke(@PathParam("id") String id, @Context ContainerRequestContext request) {
    Caller.of(request).require(Scope.ADMIN);
    boolean revoked;
    try {
      revoked = accounts.revokeToken(UUID.fromString(id));
    } catch (IllegalArgumentException malformed) {
      revoked = false;
    }
    if (!revoked) {
      throw Problem.of(ProblemCode.NOT_FOUND).exception();
    }
    return Response.seeOther(URI.create("/tokens")).build();
  }

  private Response show(
      ContainerRequestContext request, int status, String message, String secret) {
    Caller.of(request).require(Scope.ADMIN);
    List<Account> people = accounts.all();
    Map<UUID, String> names =
        people.stream().collect(Collectors.toMap(Account::id, Account::username));
    View view = new View(accounts.tokens(), names, people, message, secret);
    return pages.show(request, status, "tokens", Map.of("view", view));
  }
}
