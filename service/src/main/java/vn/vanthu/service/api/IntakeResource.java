package vn.vanthu.service.api;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.glassfish.jersey.media.multipart.FormDataMultiPart;
import org.jspecify.annotations.Nullable;
import vn.vanthu.service.accounts.Scope;
import vn.vanthu.service.intake.Intakes;
import vn.vanthu.service.records.Intake;
import vn.vanthu.service.records.IntakeId;
import vn.vanthu.service.records.Refusal;
import vn.vanthu.service.routing.DraftUploads;

/**
 * {@code /api/v1/intake}: documents received, read and checked, not yet registered. Thread-safe.
 */
@Path("/api/v1/intake")
@Produces(MediaType.APPLICATION_JSON)
public final class IntakeResource {
  private final Intakes intakes;
  private final IntakeDesk desk;
  private final Idempotency idempotency;

  IntakeResource(Intakes intakes, DraftUploads drafts, Idempotency idempotency) {
    this.intakes = intakes;
    this.desk = new IntakeDesk(intakes, drafts);
    this.idempotency = idempotency;
  }

  /** 201: bytes stored, facts proposed, signatures verified. */
  @POST
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  public Response receive(FormDataMultiPart form, @Context ContainerRequestContext request)
      throws IOException {
    Caller caller = Caller.of(request).require(Scope.INTAKE);
    if (request.getHeaderString(Idempotency.HEADER) != null) {
      Optional<Response> earlier = idempotency.begin(request, IntakeDesk.fingerprint(form));
      if (earlier.isPresent()) {
        return earlier.get();
      }
    }
    Intake intake = desk.receive(form, caller);
    return Response.status(201)
        .header(HttpHeaders.LOCATION, "/api/v1/intake/" + intake.id())
        .entity(RecordJson.intake(intake, ReaderLanguage.of(request)))
        .build();
  }

  /** What waits for the clerk, oldest first. */
  @GET
  public List<Map<String, @Nullable Object>> waiting(@Context ContainerRequestContext request) {
    Caller caller = Caller.of(request).require(Scope.INTAKE);
    return intakes.waiting(caller.principal()).stream()
        .map(i -> RecordJson.intake(i, ReaderLanguage.of(request)))
        .toList();
  }

  @GET
  @Path("/{id}")
  public Map<String, @Nullable Object> one(
      @PathParam("id") String id, @Context ContainerRequestContext request) {
    Caller caller = Caller.of(request).require(Scope.INTAKE);
    return IntakeId.parse(id)
        .flatMap(key -> intakes.find(key, caller.principal()))
        .map(i -> RecordJson.intake(i, ReaderLanguage.of(request)))
        .orElseThrow(() -> Problem.of(ProblemCode.NOT_FOUND).exception());
  }

  /** Another of the files becomes the main one and is read anew. */
  @POST
  @Path("/{id}/main")
  @Consumes(MediaType.APPLICATION_JSON)
  public Map<String, @Nullable Object> putFirst(
      @PathParam("id") String id,
      Orders.@Nullable MainFile order,
      @Context ContainerRequestContext request) {
    Caller caller = Caller.of(request).require(Scope.INTAKE);
    if (order == null || order.position() == null) {
      throw Orders.field("position");
    }
    Optional<Refusal> refused =
        intakes.tray().putFirst(key(id), order.position(), caller.principal());
    if (refused.isPresent()) {
      throw Refusals.problem(refused.get()).exception();
    }
    return one(id, request);
  }

  private static IntakeId key(String id) {
    return IntakeId.parse(id).orElseThrow(() -> Problem.of(ProblemCode.NOT_FOUND).exception());
  }

  /** Drops a document that was received by mistake; nobody is told. */
  @POST
  @Path("/{id}/drop")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response drop(
      @PathParam("id") String id,
      Orders.@Nullable Reason order,
      @Context ContainerRequestContext request) {
    Caller caller = Caller.of(request).require(Scope.INTAKE);
    String reason = reason(order);
    return closed(intakes.tray().drop(key(id), reason, caller.principal()));
  }

  /** Trả lại: sends the document back; the notice to the sender is due the same day. */
  @POST
  @Path("/{id}/return")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response sendBack(
      @PathParam("id") String id,
      Orders.@Nullable Reason order,
      @Context ContainerRequestContext request) {
    Caller caller = Caller.of(request).require(Scope.INTAKE);
    String reason = reason(order);
    @Nullable String sender = order == null ? null : order.sender();
    return closed(intakes.tray().sendBack(key(id), reason, sender, caller.principal()));
  }

  private static String reason(Orders.@Nullable Reason order) {
    if (order == null) {
      throw Orders.field("reason");
    }
    return order.reason() == null ? "" : order.reason();
  }

  private static Response closed(Optional<Refusal> refused) {
    if (refused.isPresent()) {
      throw Refusals.problem(refused.get()).exception();
    }
    return Response.noContent().build();
  }
}
