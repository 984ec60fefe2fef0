package vn.vanthu.service.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.vanthu.service.accounts.Accounts;
import vn.vanthu.service.accounts.Scope;
import vn.vanthu.service.keys.SignatureIntent;
import vn.vanthu.service.language.Language;
import vn.vanthu.service.records.Direction;
import vn.vanthu.service.records.OfficeRecord;
import vn.vanthu.service.records.RecordFacts;
import vn.vanthu.service.records.RegisterResult;
import vn.vanthu.service.records.RevisionKind;

/**
 * {@code /api/v1/records/{id}}: one record and what belongs to it. Whoever may not see it is told
 * that it does not exist. Thread-safe.
 */
@Path("/api/v1/records/{id}")
@Produces(MediaType.APPLICATION_JSON)
public final class RecordResource {
  private final Office office;
  private final Accounts accounts;
  private final OwnWrites ownWrites;
  private final RouteDesk route;
  private final ReportAnswer answer;
  private final ObjectMapper json;

  RecordResource(
      Office office,
      Accounts accounts,
      OwnWrites ownWrites,
      RouteDesk route,
      ReportAnswer answer,
      ObjectMapper json) {
    this.office = office;
    this.accounts = accounts;
    this.ownWrites = ownWrites;
    this.route = route;
    this.answer = answer;
    this.json = json;
  }

  @GET
  public Response record(@PathParam("id") String id, @Context ContainerRequestContext request) {
    OfficeRecord record = office.record(id, Caller.reading(request));
    Response.ResponseBuilder fresh =
        request.getRequest().evaluatePreconditions(Versions.tag(record));
    return fresh != null
        ? fresh.build()
        : Response.ok(RecordJson.record(record)).tag(Versions.tag(record)).build();
  }

  /** The bytes of the newest or of one revision; Range requests are answered. */
  @GET
  @Path("/content")
  @Produces(MediaType.WILDCARD)
  public Response content(
      @PathParam("id") String id,
      @QueryParam("revision") @DefaultValue("0") int revision,
      @Context ContainerRequestContext request) {
    Caller caller = Caller.reading(request);
    OfficeRecord record = office.record(id, caller);
    return office
        .records()
        .content(record.id(), revision, caller.principal())
        .map(content -> FileAnswer.of(content, request))
        .orElseThrow(RecordResource::notFound);
  }

  /** The bytes of an attachment: the newest, or with {@code revision=1} as it was filed. */
  @GET
  @Path("/attachments/{position}")
  @Produces(MediaType.WILDCARD)
  public Response attachment(
      @PathParam("id") String id,
      @PathParam("position") int position,
      @QueryParam("revision") @DefaultValue("0") int revision,
      @Context ContainerRequestContext request) {
    Caller caller = Caller.reading(request);
    OfficeRecord record = office.record(id, caller);
    return office
        .records()
        .attachment(record.id(), position, revision == 1, caller.principal())
        .map(content -> FileAnswer.of(content, request))
        .orElseThrow(RecordResource::notFound);
  }

  @GET
  @Path("/versions")
  public List<Map<String, @Nullable Object>> versions(
      @PathParam("id") String id, @Context ContainerRequestContext request) {
    Caller caller = Caller.reading(request);
    OfficeRecord record = office.record(id, caller);
    return office.records().versions(record.id(), caller.principal()).stream()
        .map(RecordJson::revision)
        .toList();
  }

  /**
   * A PDF signed elsewhere as the next revision: taken only when the stored bytes are its exact
   * prefix. On an outgoing document the new signature is the next step of its way, and counts only
   * when its certificate is bound to somebody who may take that step (409 otherwise).
   *
   * @param intent SIGN or INITIAL: what a personal signature in it means
   */
  @POST
  @Path("/versions")
  @Consumes({"application/pdf", MediaType.APPLICATION_OCTET_STREAM})
  public Response addVersion(
      @PathParam("id") String id,
      @QueryParam("intent") @DefaultValue("SIGN") String intent,
      InputStream bytes,
      @Context ContainerRequestContext request)
      throws IOException {
    Caller caller = Caller.of(request).require(Scope.RECORDS_WRITE);
    OfficeRecord record = office.record(id, caller);
    String given = request.getHeaderString(HttpHeaders.IF_MATCH);
    long expected = given == null ? record.version() : Versions.expected(request, record);
    if (record.direction() == Direction.OUTGOING) {
      SignatureIntent meant = RouteDesk.intent(intent).orElseThrow(() -> Orders.field("intent"));
      OfficeRecord advanced = route.signedElsewhere(record, expected, bytes, meant, caller);
      return Response.status(201)
          .entity(RecordJson.record(advanced))
          .tag(Versions.tag(advanced))
          .build();
    }
    return changed(
        office
            .revisions()
            .append(record.id(), expected, RevisionKind.EXTERNAL, bytes, caller.principal()),
        caller,
        request,
        201);
  }

  @GET
  @Path("/relations")
  public List<Map<String, @Nullable Object>> relations(
      @PathParam("id") String id, @Context ContainerRequestContext request) {
    Caller caller = Caller.reading(request);
    OfficeRecord record = office.record(id, caller);
    return office.records().relations(record.id(), caller.principal()).stream()
        .map(RecordJson::relation)
        .toList();
  }

  @GET
  @Path("/history")
  public List<Map<String, @Nullable Object>> history(
      @PathParam("id") String id, @Context ContainerRequestContext request) {
    Caller caller = Caller.reading(request);
    OfficeRecord record = office.record(id, caller);
    return office.records().history(record.id(), caller.principal()).stream()
        .map(RecordJson::event)
        .toList();
  }

  /** The report kept with a revision: as it was judged when it was stored. */
  @GET
  @Path("/verification")
  @Produces({MediaType.APPLICATION_JSON, ReportPaper.MEDIA_TYPE})
  public Response verification(
      @PathParam("id") String id,
      @QueryParam("revision") @DefaultValue("0") int revision,
      @Context ContainerRequestContext request) {
    Caller caller = Caller.reading(request);
    OfficeRecord record = office.record(id, caller);
    int number = revision == 0 ? record.current().number() : revision;
    JsonNode report =
        office
            .records()
            .report(record.id(), number, caller.principal())
            .orElseThrow(RecordResource::notFound);
    String file = record.current().file().fileName();
    Language language = ReaderLanguage.of(request);
    JsonNode said = StoredReport.of(language, report);
    return answer.of(List.of(ReportPaper.named(said, file)), request, language);
  }

  @GET
  @Path("/receipt")
  public Map<String, @Nullable Object> receipt(
      @PathParam("id") String id, @Context ContainerRequestContext request) {
    Caller caller = Caller.reading(request);
    OfficeRecord record = office.record(id, caller);
    return office
        .records()
        .receipt(record.id(), caller.principal())
        .map(RecordJson::receipt)
        .orElseThrow(RecordResource::notFound);
  }

  /**
   * The clerk puts facts right: fields that are absent stay, null clears. What was written before
   * stays in the history.
   */
  @PATCH
  @Consumes(MediaType.APPLICATION_JSON)
  public Response correct(
      @PathParam("id") String id,
      @Nullable JsonNode patch,
      @Context ContainerRequestContext request) {
    Caller caller = Caller.of(request).require(Scope.RECORDS_WRITE);
    OfficeRecord record = office.record(id, caller);
    long expected = Versions.expected(request, record);
    RecordFacts facts = FactsPatch.over(record.facts(), patch, json);
    return changed(
        office.registrar().correct(record.id(), expected, facts, caller.principal()),
        caller,
        request,
        200);
  }

  /** Opens the record to other readers, or closes it. */
  @PUT
  @Path("/audience")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response audience(
      @PathParam("id") String id,
      @Nullable ReadersOrder readers,
      @Context ContainerRequestContext request) {
    Caller caller = Caller.of(request).require(Scope.RECORDS_WRITE);
    OfficeRecord record = office.record(id, caller);
    long expected = Versions.expected(request, record);
    if (readers == null) {
      throw Orders.field("audience.kind");
    }
    return changed(
        office
            .registrar()
            .setAudience(record.id(), expected, readers.toAudience(accounts), caller.principal()),
        caller,
        request,
        200);
  }

  /**
   * Hands an incoming document to a unit or person.
   *
   * @param to "handedTo" and, if it changes, "dueOn"
   */
  @POST
  @Path("/assignment")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response assign(
      @PathParam("id") String id,
      Orders.@Nullable Assignment to,
      @Context ContainerRequestContext request) {
    Caller caller = Caller.of(request).require(Scope.RECORDS_WRITE);
    OfficeRecord record = office.record(id, caller);
    long expected = Versions.expected(request, record);
    if (to == null || to.handedTo() == null) {
      throw Orders.field("handedTo");
    }
    return changed(
        office
            .registrar()
            .handOver(record.id(), expected, to.handedTo(), to.dueOn(), caller.principal()),
        caller,
        request,
        200);
  }

  /**
   * Strikes a wrong entry out, with a reason; number and entry stay in the book. Puts a draft
   * aside.
   */
  @POST
  @Path("/cancellation")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response cancel(
      @PathParam("id") String id,
      Orders.@Nullable Reason order,
      @Context ContainerRequestContext request) {
    Caller caller = Caller.of(request).require(Scope.RECORDS_WRITE);
    OfficeRecord record = office.record(id, caller);
    long expected = Versions.expected(request, record);
    String reason = order == null || order.reason() == null ? "" : order.reason();
    return changed(
        office.registrar().cancel(record.id(), expected, reason, caller.principal()),
        caller,
        request,
        200);
  }

  private Response changed(
      RegisterResult result, Caller caller, ContainerRequestContext request, int status) {
    RegisterResult.Done done = RegisterResource.done(result);
    ownWrites.wrote(caller, done.record());
    return Response.status(status)
        .entity(RegisterResource.body(done, ReaderLanguage.of(request)))
        .tag(Versions.tag(done.record()))
        .build();
  }

  private static ProblemException notFound() {
    return Problem.of(ProblemCode.NOT_FOUND).exception();
  }
}
