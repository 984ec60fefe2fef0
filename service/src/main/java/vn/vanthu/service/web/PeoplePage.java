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
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.vanthu.service.access.Role;
import vn.vanthu.service.accounts.Account;
import vn.vanthu.service.accounts.Accounts;
import vn.vanthu.service.accounts.Scope;
import vn.vanthu.service.api.Caller;
import vn.vanthu.service.api.Problem;
import vn.vanthu.service.api.ProblemCode;

/**
 * Người dùng: accounts, their roles, and the links with which people choose their password.
 * Thread-safe.
 */
@Path("/people")
public final class PeoplePage {
  private final Pages pages;
  private final Accounts accounts;
  private final URI publicUrl;

  /**
   * Over the accounts.
   *
   * @param publicUrl what the links begin with
   */
  public PeoplePage(Pages pages, Accounts accounts, URI publicUrl) {
    this.pages = pages;
    this.accounts = accounts;
    this.publicUrl = publicUrl;
  }

  /**
   * What the page shows.
   *
   * @param link a fresh link for {@code linkFor}, shown this once; empty otherwise
   * @param typed what stands in the form for a new person
   */
  public record View(
      List<Account> people, UUID self, String message, String link, String linkFor, Typed typed) {}

  /** A person as typed. */
  public record Typed(
      String username, String fullName, String position, String units, Set<Role> roles) {
    static final Typed NOTHING = new Typed("", "", "", "", Set.of());

    Set<String> codes() {
      return Arrays.stream(units.split("[,\\s]+", -1))
          .filter(code -> !code.isBlank())
          .collect(Collectors.toSet());
    }
  }

  @GET
  public Response people(@Context ContainerRequestContext request) {
    admin(request);
    return show(request, 200, "", "", "");
  }

  /** Adds a person; the page then shows the link that they choose their password with. */
  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response add(
      @FormParam("username") @DefaultValue("") String username,
      @FormParam("fullName") @DefaultValue("") String fullName,
      @FormParam("position") @DefaultValue("") String position,
      @FormParam("units") @DefaultValue("") String units,
      @FormParam("role") @Nullable List<String> roles,
      @Context ContainerRequestContext request) {
    admin(request);
    Shell shell = pages.shell(request);
    String name = username.strip().toLowerCase(Locale.ROOT);
    Typed typed = new Typed(username, fullName, position, units, roles(roles));
    if (!Account.isUsername(name)) {
      return refused(request, 422, shell.t("account.username.rule"), typed);
    }
    if (fullName.isBlank()) {
      return refused(request, 422, shell.t("account.fullName.missing"), typed);
    }
    if (typed.roles().isEmpty()) {
      return refused(request, 422, shell.t("people.role.missing"), typed);
    }
    Optional<Account> account =
        accounts.create(name, fullName, position, typed.codes(), typed.roles(), null);
    if (account.isEmpty()) {
      return refused(request, 409, shell.t("people.taken", name), typed);
    }
    return withLink(request, account.get());
  }

  /** Mends name, position and units. */
  @POST
  @Path("/{id}/description")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response describe(
      @PathParam("id") String id,
      @FormParam("fullName") @DefaultValue("") String fullName,
      @FormParam("position") @DefaultValue("") String position,
      @FormParam("units") @DefaultValue("") String units,
      @Context ContainerRequestContext request) {
    admin(request);
    Account account = find(id);
    if (fullName.isBlank()) {
      String words = pages.shell(request).t("account.fullName.missing");
      return refused(request, 422, words, Typed.NOTHING);
    }
    Typed typed = new Typed(account.username(), fullName, position, units, account.roles());
    accounts.describe(account.id(), fullName, position, typed.codes());
    return Response.seeOther(URI.create("/people")).build();
  }

  /** A new link to choose a password: for whoever forgot theirs. */
  @POST
  @Path("/{id}/link")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response link(@PathParam("id") String id, @Context ContainerRequestContext request) {
    admin(request);
    return withLink(request, find(id));
  }

  /** Changes roles, closes or reopens. Nobody closes themselves out. */
  @POST
  @Path("/{id}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response change(
      @PathParam("id") String id,
      @FormParam("role") @Nullable List<String> roles,
      @FormParam("active") @DefaultValue("true") boolean active,
      @Context ContainerRequestContext request) {
    Account self = admin(request);
    Account account = find(id);
    Set<Role> given = roles == null ? account.roles() : roles(roles);
    boolean lockedOut =
        account.id().equals(self.id()) && (!active || !given.contains(Role.ADMINISTRATOR));
    if (lockedOut || given.isEmpty()) {
      return show(request, 409, pages.shell(request).t("people.self"), "", "");
    }
    accounts.change(account.id(), given, active);
    return Response.seeOther(URI.create("/people")).build();
  }

  private Response withLink(ContainerRequestContext request, Account account) {
    String path = "/link/" + accounts.passwordLink(account.id()).value();
    return show(request, 200, "", publicUrl.resolve(path).toString(), account.fullName());
  }

  private Response show(
      ContainerRequestContext request, int status, String message, String link, String linkFor) {
    Account self = admin(request);
    return show(
        request,
        status,
        new View(accounts.all(), self.id(), message, link, linkFor, Typed.NOTHING));
  }

  private Response refused(
      ContainerRequestContext request, int status, String message, Typed typed) {
    Account self = admin(request);
    return show(request, status, new View(accounts.all(), self.id(), message, "", "", typed));
  }

  private Response show(ContainerRequestContext request, int status, View view) {
    return pages.show(request, status, "people", Map.of("view", view));
  }

  private Account find(String id) {
    try {
      return accounts.find(UUID.fromString(id)).orElseThrow(PeoplePage::notFound);
    } catch (IllegalArgumentException malformed) {
      throw notFound();
    }
  }

  private static RuntimeException notFound() {
    return Problem.of(ProblemCode.NOT_FOUND).exception();
  }

  private static Account admin(ContainerRequestContext request) {
    return Caller.of(request)
        .require(Scope.ADMIN)
        .known()
        .orElseThrow(() -> Problem.of(ProblemCode.UNAUTHENTICATED).exception());
  }

  private static Set<Role> roles(@Nullable List<String> names) {
    Set<Role> roles = EnumSet.noneOf(Role.class);
    for (Role role : Role.values()) {
      if (names != null && names.contains(role.name())) {
        roles.add(role);
      }
    }
    return roles;
  }
}
