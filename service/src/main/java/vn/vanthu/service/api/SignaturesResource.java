package vn.vanthu.service.api;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.vanthu.service.accounts.Account;
import vn.vanthu.service.accounts.Accounts;
import vn.vanthu.service.accounts.Scope;
import vn.vanthu.service.keys.SignatureIntent;
import vn.vanthu.service.keys.SignatureTask;
import vn.vanthu.service.keys.SigningSession;
import vn.vanthu.service.records.OfficeRecord;
import vn.vanthu.service.routing.AttachmentKind;
import vn.vanthu.service.routing.RouteResult;
import vn.vanthu.service.routing.SessionForm;
import vn.vanthu.service.routing.SigningSessions;
import vn.vanthu.service.store.KeyedWork;

/**
 * The outgoing way over REST: check, sign, number, seal, release. Each step names the version it
 * was decided on ({@code If-Match}); what the way does not allow is 409 with the rule's own code.
 * PINs pass through and are never kept or logged. Thread-safe.
 */
@Path("/api/v1/records/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class SignaturesResource {
  private final Office office;
  private final Accounts accounts;
  private final RouteDesk route;

  SignaturesResource(Office office, Accounts accounts, RouteDesk route) {
    this.office = office;
    this.accounts = accounts;
    this.route = route;
  }

  /**
   * What an attachment is.
   *
   * @param kind ANNEX or REFERENCE
   */
  public record KindBody(@Nullable String kind) {}

  /**
   * An order to sign.
   *
   * @param key the key's name, as {@code GET …/route} lists it
   * @param intent SIGN, INITIAL or SEAL
   */
  public record SignOrder(@Nullable String key, @Nullable String intent, @Nullable String pin) {
    /** The PIN stays out of logs. */
    @Override
    public String toString() {
      return "SignOrder[" + key + ", " + intent + "]";
    }
  }

  /** {@code POST …/number}: the unit's code for a công văn's symbol. */
  public record NumberBody(@Nullable String unit) {}

  /** Where the document stands, and the keys that the caller may use. */
  @GET
  @Path("/route")
  public Map<String, @Nullable Object> stage(
      @PathParam("id") String id, @Context ContainerRequestContext request) {
    Caller caller = Caller.of(request).require(Scope.RECORDS_READ);
    OfficeRecord record = office.record(id, caller);
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put(
        "stage",
        office
            .outgoing()
            .stage(record.id(), caller.principal())
            .map(stage -> stage.getClass().getSimpleName())
            .orElse(null));
    json.put(
        "keys",
        office.outgoing().keysOf(caller.principal()).stream()
            .map(key -> Map.of("id", key.id(), "use", key.use().name(), "subject", key.subject()))
            .toList());
    return json;
  }

  /** Signs, initials or seals with a key that the service can reach. */
  @POST
  @Path("/signatures")
  public Response sign(
      @PathParam("id") String id,
      @Nullable SignOrder order,
      @Context ContainerRequestContext request) {
    Caller caller = Caller.of(request).require(Scope.RECORDS_READ);
    OfficeRecord record = office.record(id, caller);
    boolean seal = order != null && "SEAL".equalsIgnoreCase(order.intent());
    // A seal on a document with annexes is several commits; a crash may come between any two.
    Optional<Long> left = KeyedWork.leftAt(record.id());
    if (left.isPresent() && !(seal && hasUnsealedAnnexes(record, caller))) {
      return Response.fromResponse(answer(record, 201)).header(Idempotency.REPLAYED, true).build();
    }
    long version = left.isPresent() ? left.get() : Versions.expected(request, record);
    String key = key(order);
    String pin = order == null || order.pin() == null ? "" : order.pin();
    return answer(
        seal
            ? route.seal(record, version, key, pin, caller)
            : route.sign(record, version, key, intent(order), pin, caller),
        201);
  }

  private boolean hasUnsealedAnnexes(OfficeRecord record, Caller caller) {
    return !office.outgoing().unsealedAnnexes(record.id(), caller.principal()).isEmpty();
  }

  /** Prepares a signature for a key that the service does not hold; the link completes it. */
  @POST
  @Path("/signing-sessions")
  public Response open(
      @PathParam("id") String id,
      @Nullable SignOrder order,
      @Context ContainerRequestContext request) {
    Caller caller = Caller.of(request).require(Scope.RECORDS_READ);
    OfficeRecord record = office.record(id, caller);
    long version = Versions.expected(request, record);
    SigningSessions.Opened.Ready ready =
        route.session(record, version, key(order), task(order), caller);
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("id", ready.session().id().toString());
    json.put("link", RouteDesk.link(ready).toString());
    json.put("expiresAt", Times.of(ready.session().expiresAt()));
    json.put("form", SessionForm.of(ready.session(), words(record)));
    return Response.status(201).location(RouteDesk.link(ready)).entity(json).build();
  }

  /** What to sign, for whoever holds the session's secret. */
  @GET
  @Path("/signing-sessions/{session}")
  public SessionForm form(
      @PathParam("id") String id,
      @PathParam("session") String session,
      @QueryParam("secret") @DefaultValue("") String secret) {
    SigningSession open = session(id, session, secret);
    Account person = person(open);
    OfficeRecord record =
        office
            .records()
            .find(open.record(), person.principal())
            .orElseThrow(SignaturesResource::notFound);
    return SessionForm.of(open, words(record));
  }

  /** Completes with the value that the key computed: verified before it is stored. */
  @PUT
  @Path("/signing-sessions/{session}")
  public Response complete(
      @PathParam("id") String id,
      @PathParam("session") String session,
      @QueryParam("secret") @DefaultValue("") String secret,
      SessionForm.@Nullable Answer answer,
      @Context ContainerRequestContext request) {
    SigningSession open = session(id, session, secret);
    Account person = person(open);
    if (answer == null || answer.value() == null) {
      throw Orders.field("value");
    }
    byte[] value;
    try {
      value = Base64.getDecoder().decode(answer.value());
    } catch (IllegalArgumentException malformed) {
      throw Orders.field("value");
    }
    RouteResult result = office.sessions().complete(open, value, person.principal());
    return answer(route.done(result, Caller.of(request)), 200);
  }

  @POST
  @Path("/check")
  public Response check(@PathParam("id") String id, @Context ContainerRequestContext request) {
    Caller caller = Caller.of(request).require(Scope.RECORDS_WRITE);
    OfficeRecord record = office.record(id, caller);
    return answer(route.check(record, Versions.expected(request, record), caller), 200);
  }

  /** Takes the check back, while nothing is signed. */
  @DELETE
  @Path("/check")
  public Response takeCheckBack(
      @PathParam("id") String id, @Context ContainerRequestContext request) {
    Caller caller = Caller.of(request).require(Scope.RECORDS_WRITE);
    OfficeRecord record = office.record(id, caller);
    return answer(route.takeCheckBack(record, Versions.expected(request, record), caller), 200);
  }

  @POST
  @Path("/number")
  public Response number(
      @PathParam("id") String id,
      @Nullable NumberBody body,
      @Context ContainerRequestContext request) {
    Caller caller = Caller.of(request).require(Scope.RECORDS_WRITE);
    OfficeRecord record = office.record(id, caller);
    long version = Versions.expected(request, record);
    return answer(route.number(record, version, body == null ? null : body.unit(), caller), 200);
  }

  /** Says what an attachment is: an annex, which the agency seals, or reference material. */
  @PUT
  @Path("/attachments/{position}/kind")
  public Response attachmentKind(
      @PathParam("id") String id,
      @PathParam("position") int position,
      @Nullable KindBody body,
      @Context ContainerRequestContext request) {
    Caller caller = Caller.of(request).require(Scope.RECORDS_WRITE);
    OfficeRecord record = office.record(id, caller);
    long version = Versions.expected(request, record);
    AttachmentKind kind =
        switch (body == null || body.kind() == null ? "" : body.kind()) {
          case "ANNEX" -> AttachmentKind.ANNEX;
          case "REFERENCE" -> AttachmentKind.REFERENCE;
          default -> throw Orders.field("kind");
        };
    return answer(route.attachmentIs(record, version, position, kind, caller), 200);
  }

  @POST
  @Path("/release")
  public Response release(@PathParam("id") String id, @Context ContainerRequestContext request) {
    Caller caller = Caller.of(request).require(Scope.RECORDS_WRITE);
    OfficeRecord record = office.record(id, caller);
    return answer(route.release(record, Versions.expected(request, record), caller), 200);
  }

  @POST
  @Path("/recall")
  public Response recall(
      @PathParam("id") String id,
      Orders.@Nullable Reason order,
      @Context ContainerRequestContext request) {
    Caller caller = Caller.of(request).require(Scope.RECORDS_WRITE);
    OfficeRecord record = office.record(id, caller);
    long version = Versions.expected(request, record);
    String reason = order == null || order.reason() == null ? "" : order.reason();
    return answer(route.recall(record, version, reason, caller), 200);
  }

  private static Response answer(OfficeRecord record, int status) {
    return Response.status(status)
        .entity(RecordJson.record(record))
        .tag(Versions.tag(record))
        .build();
  }

  /** 410 when the link was used or is too old, 404 when there never was one. */
  private SigningSession session(String record, String id, String secret) {
    UUID key = Ids.uuid(id).orElseThrow(SignaturesResource::notFound);
    return office
        .sessions()
        .find(key, secret)
        .filter(open -> open.record().toString().equals(record))
        .orElseThrow(() ->
            office.sessions().ended(key, secret)
                ? Problem.of(ProblemCode.GONE).exception()
                : notFound());
  }

  private Account person(SigningSession session) {
    return accounts
        .find(session.account())
        .filter(Account::active)
        .orElseThrow(SignaturesResource::notFound);
  }

  private static String words(OfficeRecord record) {
    String type = record.facts().typeName();
    String subject = record.facts().subject();
    return String.join(" ", List.of(type == null ? "" : type, subject == null ? "" : subject))
        .strip();
  }

  private static String key(@Nullable SignOrder order) {
    String key = order == null ? null : Orders.blankToNull(order.key());
    if (key == null) {
      throw Orders.field("key");
    }
    return key;
  }

  private static SignatureIntent intent(@Nullable SignOrder order) {
    return RouteDesk.intent(order == null ? null : order.intent())
        .orElseThrow(() -> Orders.field("intent"));
  }

  private static SignatureTask task(@Nullable SignOrder order) {
    return RouteDesk.task(order == null ? null : order.intent())
        .orElseThrow(() -> Orders.field("intent"));
  }

  private static ProblemException notFound() {
    return Problem.of(ProblemCode.NOT_FOUND).exception();
  }
}
