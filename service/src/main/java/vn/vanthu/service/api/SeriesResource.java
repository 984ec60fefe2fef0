package vn.vanthu.service.api;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.vanthu.service.registers.NumberAllotment;

/**
 * {@code /api/v1/series}: the number series of the running year, and where an office that begins in
 * mid-year goes on from. Thread-safe.
 */
@Path("/api/v1/series")
@Produces(MediaType.APPLICATION_JSON)
public final class SeriesResource {
  private final SeriesDesk desk;

  SeriesResource(SeriesDesk desk) {
    this.desk = desk;
  }

  /** Every series with the number that its next document gets. */
  @GET
  public List<Map<String, Object>> series(@Context ContainerRequestContext request) {
    return desk.standing(Caller.of(request)).stream().map(SeriesResource::json).toList();
  }

  /**
   * Sets the next number of a series that has given none this year; 409 SERIES_STARTED afterwards.
   */
  @PUT
  @Path("/{code}")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response start(
      @PathParam("code") String code,
      Orders.@Nullable SeriesStart order,
      @Context ContainerRequestContext request) {
    Caller caller = Caller.of(request);
    NumberAllotment.Standing present = desk.settable(code, caller);
    Versions.expected(request, tag(present));
    if (order == null || order.next() == null) {
      throw Orders.field("next");
    }
    NumberAllotment.Standing now = desk.start(present, order.next(), caller);
    return Response.ok(json(now)).header("ETag", tag(now)).build();
  }

  private static String tag(NumberAllotment.Standing standing) {
    return "\"n" + standing.next() + "\"";
  }

  private static Map<String, Object> json(NumberAllotment.Standing standing) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("code", standing.series().code().value());
    json.put("title", standing.series().title());
    json.put("direction", standing.series().direction().name());
    json.put("year", standing.year());
    json.put("next", standing.next());
    json.put("started", standing.started());
    json.put("etag", tag(standing));
    return json;
  }
}
