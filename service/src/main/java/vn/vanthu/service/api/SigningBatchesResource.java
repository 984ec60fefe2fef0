package vn.vanthu.service.api;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.vanthu.service.accounts.Scope;
import vn.vanthu.service.keys.BatchLine;
import vn.vanthu.service.keys.SignatureTask;
import vn.vanthu.service.language.Language;
import vn.vanthu.service.records.RecordId;
import vn.vanthu.service.routing.SessionForm;
import vn.vanthu.service.routing.SigningBatches;
import vn.vanthu.service.routing.SigningSessions;

/**
 * Many documents for one key that the service does not hold: {@code ./vanthu sign --session} with
 * the batch's link unlocks the key once and completes each document by its own link. Thread-safe.
 */
@Path("/api/v1/signing-sessions")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class SigningBatchesResource {
  private final Office office;
  private final RouteDesk route;

  SigningBatchesResource(Office office, RouteDesk route) {
    this.office = office;
    this.route = route;
  }

  /**
   * An order to sign many.
   *
   * @param intent SIGN, INITIAL or SEAL
   */
  public record Order(
      @Nullable String key, @Nullable String intent, @Nullable List<Document> documents) {}

  /**
   * One of them.
   *
   * @param version the number in the record's ETag
   */
  public record Document(@Nullable String record, @Nullable Long version) {}

  /** Prepares them; 201 when at least one waits for the key. */
  @POST
  public Response open(@Nullable Order order, @Context ContainerRequestContext request) {
    Caller caller = Caller.of(request).require(Scope.RECORDS_READ);
    String key = order == null ? null : Orders.blankToNull(order.key());
    if (order == null || key == null) {
      throw Orders.field("key");
    }
    SignatureTask task = RouteDesk.task(order.intent()).orElseThrow(() -> Orders.field("intent"));
    SigningBatches.Batch batch = route.batch(wanted(order.documents()), key, task, caller);
    Language language = ReaderLanguage.of(request);
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    boolean any = batch.waiting() > 0;
    json.put("id", batch.id().toString());
    json.put("link", any ? RouteDesk.link(batch).toString() : null);
    json.put("expiresAt", Times.of(batch.expiresAt()));
    json.put("waiting", batch.waiting());
    json.put(
        "documents",
        batch.members().stream().map(member -> json(member, batch, language, request)).toList());
    Response.ResponseBuilder answer = Response.status(any ? 201 : 200).entity(json);
    return (any ? answer.location(RouteDesk.link(batch)) : answer).build();
  }

  private static List<SigningBatches.Wanted> wanted(@Nullable List<Document> documents) {
    if (documents == null || documents.isEmpty() || documents.size() > SigningBatches.MOST) {
      throw Orders.field("documents");
    }
    List<SigningBatches.Wanted> wanted = new ArrayList<>();
    for (Document document : documents) {
      Long version = document == null ? null : document.version();
      String record = document == null ? null : document.record();
      if (record == null || version == null) {
        throw Orders.field("documents");
      }
      RecordId id = RecordId.parse(record).orElseThrow(() -> Orders.field("documents"));
      wanted.add(new SigningBatches.Wanted(id, version));
    }
    return wanted;
  }

  private static Map<String, @Nullable Object> json(
      SigningBatches.Member member,
      SigningBatches.Batch batch,
      Language language,
      ContainerRequestContext request) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("record", member.record().toString());
    switch (member.outcome()) {
      case SigningSessions.Prepared.Waiting(var session) -> {
        json.put("link", RouteDesk.link(member.record(), session.id(), batch.secret()).toString());
        json.put("problem", null);
      }
      case SigningSessions.Prepared.Not not -> {
        json.put("link", null);
        json.put(
            "problem",
            RouteDesk.problem(not).document(language, "/" + request.getUriInfo().getPath()));
      }
    }
    return json;
  }

  /**
   * The documents with their links and where they stand, for whoever holds the secret; {@code key}
   * is the form of the first that waits: certificate and algorithm are the same for all.
   */
  @GET
  @Path("/{batch}")
  public Map<String, Object> documents(
      @PathParam("batch") String batch, @QueryParam("secret") @DefaultValue("") String secret) {
    List<BatchLine> lines =
        Ids.uuid(batch).map(id -> office.sessions().batches().find(id, secret)).orElse(List.of());
    if (lines.isEmpty()) {
      throw Problem.of(ProblemCode.NOT_FOUND).exception();
    }
    SessionForm key =
        lines.stream()
            .filter(line -> line.state() == BatchLine.State.OPEN)
            .findFirst()
            .flatMap(line -> office.sessions().find(line.session(), secret))
            .map(session -> SessionForm.of(session, ""))
            .orElseThrow(() -> Problem.of(ProblemCode.GONE).exception());
    return Map.of("key", key, "documents", lines.stream().map(line -> json(line, secret)).toList());
  }

  private static Map<String, @Nullable Object> json(BatchLine line, String secret) {
    boolean open = line.state() == BatchLine.State.OPEN;
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("record", line.record().toString());
    json.put("document", line.words());
    json.put("state", line.state().name());
    json.put("expiresAt", Times.of(line.expiresAt()));
    json.put(
        "link", open ? RouteDesk.link(line.record(), line.session(), secret).toString() : null);
    return json;
  }
}
