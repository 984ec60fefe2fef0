package vn.vanthu.service.web;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import vn.vanthu.search.query.Hit;
import vn.vanthu.service.api.Caller;
import vn.vanthu.service.api.Office;
import vn.vanthu.service.records.OfficeRecord;

/**
 * Văn bản tương tự: the part of a record's page that lists what reads like it, fetched when the
 * reader comes to it. Thread-safe.
 */
@Path("/records/{id}/similar")
public final class SimilarPart {
  private static final int SHOWN = 6;

  private final Pages pages;
  private final Office office;

  public SimilarPart(Pages pages, Office office) {
    this.pages = pages;
    this.office = office;
  }

  @GET
  public Response similar(@PathParam("id") String id, @Context ContainerRequestContext request) {
    Caller caller = Caller.of(request);
    OfficeRecord record = office.record(id, caller);
    List<Hit> hits =
        office
            .finder()
            .moreLike(record.id(), office.finder().viewer(caller.principal()), SHOWN)
            .hits();
    return pages.show(request, "similar", Map.of("hits", hits));
  }
}
