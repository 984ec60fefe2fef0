package vn.vanthu.service.web;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
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
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.glassfish.jersey.media.multipart.BodyPartEntity;
import org.glassfish.jersey.media.multipart.FormDataBodyPart;
import org.glassfish.jersey.media.multipart.FormDataMultiPart;
import vn.vanthu.service.accounts.Accounts;
import vn.vanthu.service.accounts.Scope;
import vn.vanthu.service.api.Caller;
import vn.vanthu.service.api.ComposingDesk;
import vn.vanthu.service.api.Office;
import vn.vanthu.service.api.Problem;
import vn.vanthu.service.api.ProblemCode;
import vn.vanthu.service.api.ProblemException;
import vn.vanthu.service.api.RouteDesk;
import vn.vanthu.service.keys.KeyBinding;
import vn.vanthu.service.keys.SignatureIntent;
import vn.vanthu.service.keys.SignatureTask;
import vn.vanthu.service.records.OfficeRecord;
import vn.vanthu.service.routing.AttachmentKind;

/** The buttons of the outgoing way: one step, then the record's page again. Thread-safe. */
@Path("/records/{id}/route")
public final class RoutePage {
  /** What depends on the document or on what was typed: told where it can be mended. */
  private static final Set<Integer> TOLD = Set.of(409, 412, 422);

  private final Pages pages;
  private final Office office;
  private final RecordViews views;
  private final RouteDesk route;
  private final ComposingDesk composing;
  private final URI publicUrl;

  /**
   * Over the outgoing way.
   *
   * @param publicUrl what session links begin with
   */
  public RoutePage(
      Pages pages,
      Office office,
      Accounts accounts,
      RouteDesk route,
      ComposingDesk composing,
      URI publicUrl) {
    this.composing = composing;
    this.pages = pages;
    this.office = office;
    this.views = new RecordViews(office, accounts);
    this.route = route;
    this.publicUrl = publicUrl;
  }

  /**
   * The link of a signing session, for the person's own machine.
   *
   * @param command what to type there
   */
  public record SessionView(String record, String command) {}

  /** Takes one step. The PIN goes to the key and nowhere else. */
  @POST
  @Path("/{step}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response step(
      @PathParam("id") String id,
      @PathParam("step") String step,
      @FormParam("version") long version,
      @FormParam("key") @DefaultValue("") String key,
      @FormParam("pin") @DefaultValue("") String pin,
      @FormParam("intent") @DefaultValue("SIGN") String intent,
      @FormParam("unit") @DefaultValue("") String unit,
      @FormParam("reason") @DefaultValue("") String reason,
      @FormParam("position") @DefaultValue("0") int position,
      @Context ContainerRequestContext request)
      throws IOException {
    Caller caller = Caller.of(request).require(Scope.RECORDS_READ);
    OfficeRecord record = office.record(id, caller);
    SignatureIntent meant =
        intent.equals("INITIAL") ? SignatureIntent.INITIAL : SignatureIntent.SIGN;
    try {
      if (step.equals("reference")) {
        route.attachmentIs(record, version, position, AttachmentKind.REFERENCE, caller);
        return Response.seeOther(URI.create("/records/" + record.id())).build();
      }
      if (step.equals("copy")) {
        OfficeRecord copy = composing.copy(id, caller.require(Scope.RECORDS_WRITE)).record();
        return Response.seeOther(URI.create("/records/" + copy.id())).build();
      }
      return step(record, step, version, key, pin, meant, unit, reason, caller, request);
    } catch (ProblemException refused) {
      return told(record, refused, caller, request);
    }
  }

  private Response step(
      OfficeRecord record,
      String step,
      long version,
      String key,
      String pin,
      SignatureIntent meant,
      String unit,
      String reason,
      Caller caller,
      ContainerRequestContext request) {
    switch (step) {
      case "check" -> route.check(record, version, caller);
      case "uncheck" -> route.takeCheckBack(record, version, caller);
      case "sign" -> {
        if (atDesk(key, caller)) {
          return session(record, version, key, SignatureTask.of(meant), caller, request);
        }
        route.sign(record, version, key, meant, pin, caller);
      }
      case "number" -> route.number(record, version, unit, caller);
      case "seal" -> {
        if (atDesk(key, caller)) {
          return session(record, version, key, SignatureTask.SEAL, caller, request);
        }
        route.seal(record, version, key, pin, caller);
      }
      case "release" -> route.release(record, version, caller);
      case "recall" -> route.recall(record, version, reason, caller);
      default -> throw Problem.of(ProblemCode.NOT_FOUND).exception();
    }
    return Response.seeOther(URI.create("/records/" + record.id())).build();
  }

  /** A refused step leads back to the record as it is now, with what to do; other faults do not. */
  private Response told(
      OfficeRecord record,
      ProblemException refused,
      Caller caller,
      ContainerRequestContext request) {
    Problem problem = refused.problem();
    return Optional.of(problem)
        .filter(p -> TOLD.contains(p.status()))
        .flatMap(p -> views.told(record.id(), caller.principal(), p, true, pages.shell(request)))
        .map(view ->
            pages.show(request, problem.status(), "record", Map.of("view", view, "found", "")))
        .orElseThrow(() -> refused);
  }

  /** The document as it was signed with other software. */
  @POST
  @Path("/elsewhere")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  @Produces({MediaType.APPLICATION_JSON, MediaType.TEXT_HTML})
  public Response elsewhere(
      @PathParam("id") String id, FormDataMultiPart form, @Context ContainerRequestContext request)
      throws IOException {
    Caller caller = Caller.of(request).require(Scope.RECORDS_WRITE);
    OfficeRecord record = office.record(id, caller);
    FormDataBodyPart file = form.getField("file");
    FormDataBodyPart version = form.getField("version");
    FormDataBodyPart intent = form.getField("intent");
    if (file == null || version == null || !version.getValue().matches("\\d{1,18}")) {
      throw Problem.of(ProblemCode.INVALID_FIELD).exception();
    }
    SignatureIntent meant =
        intent != null && intent.getValue().equals("INITIAL")
            ? SignatureIntent.INITIAL
            : SignatureIntent.SIGN;
    try (InputStream bytes = file.getEntityAs(BodyPartEntity.class).getInputStream()) {
      route.signedElsewhere(record, Long.parseLong(version.getValue()), bytes, meant, caller);
    } catch (ProblemException refused) {
      if (!Pages.wantsPage(request)) {
        throw refused;
      }
      return told(record, refused, caller, request);
    }
    return Pages.next(request, "/records/" + record.id());
  }

  private boolean atDesk(String key, Caller caller) {
    return office.outgoing().keysOf(caller.principal()).stream()
        .filter(binding -> binding.id().equals(key))
        .anyMatch(RouteView::isAtDesk);
  }

  private Response session(
      OfficeRecord record,
      long version,
      String key,
      SignatureTask task,
      Caller caller,
      ContainerRequestContext request) {
    var ready = route.session(record, version, key, task, caller);
    String link = publicUrl.resolve(RouteDesk.link(ready)).toString();
    SessionView view =
        new SessionView(
            record.id().toString(), "./vanthu sign --session '" + link + "' --pkcs11 MODULE");
    return pages.show(request, "session", Map.of("session", view));
  }

  /** The name of a key for people: the certificate's common name. */
  public static String name(KeyBinding key) {
    return ReportWords.commonName(key.subject());
  }
}
