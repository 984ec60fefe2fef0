package vn.vanthu.service.web;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.glassfish.jersey.media.multipart.BodyPartEntity;
import org.glassfish.jersey.media.multipart.FormDataBodyPart;
import org.glassfish.jersey.media.multipart.FormDataMultiPart;
import org.jspecify.annotations.Nullable;
import vn.vanthu.service.access.AgencyId;
import vn.vanthu.service.access.Role;
import vn.vanthu.service.accounts.Account;
import vn.vanthu.service.accounts.Accounts;
import vn.vanthu.service.accounts.Scope;
import vn.vanthu.service.api.Caller;
import vn.vanthu.service.api.Problem;
import vn.vanthu.service.api.ProblemCode;
import vn.vanthu.service.api.RouteSteps;
import vn.vanthu.service.api.SentText;
import vn.vanthu.service.keys.KeyBinding;
import vn.vanthu.service.keys.KeyHome;
import vn.vanthu.service.keys.SigningAuthority;
import vn.vanthu.service.records.DayLimits;
import vn.vanthu.service.routing.KeyBook;
import vn.vanthu.service.routing.KeyFault;

/**
 * Khóa ký: which certificate belongs to whom, and in what right its holder signs. Private keys and
 * PINs never come here. Thread-safe.
 */
@Path("/keys")
public final class KeysPage {
  private static final int MOST_BYTES = 1 << 20;
  private static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");

  private final Pages pages;
  private final KeyBook keys;
  private final Accounts accounts;

  public KeysPage(Pages pages, KeyBook keys, Accounts accounts) {
    this.pages = pages;
    this.keys = keys;
    this.accounts = accounts;
  }

  /**
   * What the page shows.
   *
   * @param tokenLibraries the PKCS#11 libraries to choose from
   */
  public record View(
      List<Row> keys, List<Account> people, List<java.nio.file.Path> tokenLibraries) {}

  /** One binding as people read it. */
  public record Row(
      String id,
      String holder,
      String certificate,
      String issuer,
      LocalDate until,
      String use,
      String authority,
      String home) {}

  @GET
  public Response keys(@Context ContainerRequestContext request) {
    Caller caller = admin(request);
    List<Row> rows = keys.inForce(agency(caller)).stream().map(this::row).toList();
    List<Account> people = accounts.all().stream().filter(Account::active).toList();
    return pages.show(
        request, "keys", Map.of("view", new View(rows, people, keys.tokenLibraries())));
  }

  private Row row(KeyBinding key) {
    var authority = key.authority();
    return new Row(
        key.id(),
        accounts.find(key.holder()).map(Account::fullName).orElse(key.holder()),
        ReportWords.commonName(key.subject()),
        ReportWords.commonName(key.certificate().getIssuerX500Principal().getName()),
        LocalDate.ofInstant(key.certificate().getNotAfter().toInstant(), VIETNAM),
        "keys.use." + key.use().name(),
        key.use() == KeyBinding.Use.SEAL ? "" : "keys.authority." + authority.kind().name(),
        switch (key.home()) {
          case KeyHome.KeyFile _ -> "keys.home.FILE";
          case KeyHome.Token _ -> "keys.home.TOKEN";
          case KeyHome.Desk _ -> "keys.home.DESK";
        });
  }

  /** Binds a certificate. */
  @POST
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  @Produces({MediaType.APPLICATION_JSON, MediaType.TEXT_HTML})
  public Response bind(FormDataMultiPart form, @Context ContainerRequestContext request)
      throws IOException {
    Caller caller = admin(request);
    Account holder =
        accounts.find(text(form, "holder")).orElseThrow(() -> refusal(KeyFault.HOLDER_UNKNOWN));
    KeyBinding.Use use =
        text(form, "use").equals("SEAL") ? KeyBinding.Use.SEAL : KeyBinding.Use.PERSON;
    if (use == KeyBinding.Use.SEAL && !holder.is(Role.CLERK)) {
      throw refusal(KeyFault.SEAL_NEEDS_CLERK);
    }
    var order =
        new KeyBook.NewKey(
            agency(caller),
            holder.username(),
            use,
            bytes(form, "certificate"),
            home(form),
            authority(text(form, "authority")),
            day(text(form, "until")),
            bytes(form, "image"));
    return switch (keys.bind(order)) {
      case KeyBook.Binding.Bound _ -> Pages.next(request, "/keys");
      case KeyBook.Binding.Refused refused -> throw refusal(refused.fault());
    };
  }

  /** Ends a binding. Signatures made under it stay valid. */
  @POST
  @Path("/{id}/end")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response end(@PathParam("id") String id, @Context ContainerRequestContext request) {
    Caller caller = admin(request);
    if (!keys.end(agency(caller), id)) {
      throw Problem.of(ProblemCode.NOT_FOUND).exception();
    }
    return Response.seeOther(URI.create("/keys")).build();
  }

  private static KeyHome home(FormDataMultiPart form) {
    String where = text(form, "home");
    String path = text(form, where.equals("TOKEN") ? "library" : "path");
    String alias = text(form, "alias");
    if (!where.equals("DESK") && path.isEmpty()) {
      throw refusal(KeyFault.PLACE_MISSING);
    }
    return switch (where) {
      case "FILE" -> new KeyHome.KeyFile(path, alias);
      case "TOKEN" -> new KeyHome.Token(path, slot(text(form, "slot")), alias);
      default -> new KeyHome.Desk();
    };
  }

  private static int slot(String text) {
    if (text.isEmpty()) {
      return 0;
    }
    if (!text.matches("\\d{1,4}")) {
      throw refusal(KeyFault.PLACE_MISSING);
    }
    return Integer.parseInt(text);
  }

  private static SigningAuthority.Kind authority(String word) {
    for (SigningAuthority.Kind kind : SigningAuthority.Kind.values()) {
      if (kind.name().equals(word)) {
        return kind;
      }
    }
    return SigningAuthority.Kind.INITIALS_ONLY;
  }

  private static @Nullable LocalDate day(String text) {
    LocalDate day;
    try {
      day = text.isEmpty() ? null : LocalDate.parse(text);
    } catch (DateTimeException noDate) {
      throw refusal(KeyFault.DELEGATION_DAY);
    }
    if (!DayLimits.hold(day)) {
      throw refusal(KeyFault.DELEGATION_DAY);
    }
    return day;
  }

  private static String text(FormDataMultiPart form, String name) {
    FormDataBodyPart part = form.getField(name);
    return part == null ? "" : SentText.sound(name, part.getValue()).strip();
  }

  private static byte[] bytes(FormDataMultiPart form, String name) throws IOException {
    FormDataBodyPart part = form.getField(name);
    if (part == null) {
      return new byte[0];
    }
    try (InputStream in = part.getEntityAs(BodyPartEntity.class).getInputStream()) {
      byte[] bytes = in.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw Problem.of(ProblemCode.PAYLOAD_TOO_LARGE).with("limitBytes", MOST_BYTES).exception();
      }
      return bytes;
    }
  }

  private static Caller admin(ContainerRequestContext request) {
    return Caller.of(request).require(Scope.ADMIN);
  }

  private static AgencyId agency(Caller caller) {
    return Optional.ofNullable(caller.principal().agency())
        .orElseThrow(() -> Problem.of(ProblemCode.FORBIDDEN).exception());
  }

  private static RuntimeException refusal(KeyFault fault) {
    return Problem.refusal(
            ProblemCode.INVALID_FIELD, fault.name(), fault.vi(), fault.en(), RouteSteps.of(fault))
        .exception();
  }
}
