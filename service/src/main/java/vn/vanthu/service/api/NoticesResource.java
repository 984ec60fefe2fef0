package vn.vanthu.service.api;

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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.vanthu.service.accounts.Scope;
import vn.vanthu.service.store.IntakeTable;

/** {@code /api/v1/notices}: what senders must still be told today. Thread-safe. */
@Path("/api/v1/notices")
public final class NoticesResource {
  private final NoticeDesk desk;

  NoticesResource(NoticeDesk desk) {
    this.desk = desk;
  }

  /** What waits, oldest first. */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public List<Map<String, @Nullable Object>> waiting(@Context ContainerRequestContext request) {
    Caller caller = Caller.of(request).require(Scope.INTAKE);
    return desk.waiting(caller.principal()).stream().map(NoticesResource::json).toList();
  }

  /** The letter to the sender. */
  @GET
  @Path("/{id}/letter")
  @Produces("application/pdf")
  public Response letter(@PathParam("id") String id, @Context ContainerRequestContext request)
      throws IOException {
    Caller caller = Caller.of(request).require(Scope.INTAKE);
    IntakeTable.WaitingNotice notice = find(id, caller);
    return Response.ok(desk.letter(notice, caller.principal()))
        .type("application/pdf")
        .header("Content-Disposition", "inline; filename=\"tra-lai-" + notice.id() + ".pdf\"")
        .build();
  }

  /** The sender was told. */
  @POST
  @Path("/{id}/sent")
  public Response sent(@PathParam("id") String id, @Context ContainerRequestContext request) {
    Caller caller = Caller.of(request).require(Scope.INTAKE);
    desk.sent(find(id, caller).id(), caller.principal());
    return Response.noContent().build();
  }

  private IntakeTable.WaitingNotice find(String id, Caller caller) {
    if (!id.matches("\\d{1,18}")) {
      throw Problem.of(ProblemCode.NOT_FOUND).exception();
    }
    return desk.find(Long.parseLong(id), caller.principal())
        .orElseThrow(() -> Problem.of(ProblemCode.NOT_FOUND).exception());
  }

  private static Map<String, @Nullable Object> json(IntakeTable.WaitingNotice notice) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("id", notice.id());
    json.put("intake", notice.intake().toString());
    json.put("sender", notice.sender());
    json.put("code", notice.code());
    json.put("body", notice.body());
    json.put("dueOn", notice.dueOn().toString());
    json.put("letter", "/api/v1/notices/" + notice.id() + "/letter");
    return json;
  }
}
