package vn.vanthu.service.api;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.vanthu.service.records.OfficeRecord;

/**
 * {@code GET /api/v1/records/{id}/similar}: records that read like this one, among what the caller
 * may read. Thread-safe.
 */
@Path("/api/v1/records/{id}/similar")
@Produces(MediaType.APPLICATION_JSON)
public final class SimilarRecordsResource {
  private static final int MOST = 50;

  private final Office office;

  SimilarRecordsResource(Office office) {
    this.office = office;
  }

  @GET
  public List<Map<String, @Nullable Object>> similar(
      @PathParam("id") String id,
      @QueryParam("limit") @DefaultValue("10") int limit,
      @Context ContainerRequestContext request) {
    Caller caller = Caller.reading(request);
    int most = RecordQueryParams.limit(limit, MOST);
    OfficeRecord record = office.record(id, caller);
    RecordFinder finder = office.finder();
    return finder.moreLike(record.id(), finder.viewer(caller.principal()), most).hits().stream()
        .map(HitJson::hit)
        .toList();
  }
}
