package vn.vanthu.service.api;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.vanthu.service.accounts.Scope;
import vn.vanthu.service.questions.SearchAlert;
import vn.vanthu.service.searches.SavedSearches;

/**
 * {@code /api/v1/search-alerts}: new records that answer the caller's kept questions. Thread-safe.
 */
@Path("/api/v1/search-alerts")
@Produces(MediaType.APPLICATION_JSON)
public final class SearchAlertsResource {
  private final SavedSearches searches;

  SearchAlertsResource(SavedSearches searches) {
    this.searches = searches;
  }

  /** The newest first; only records that the caller may read now. */
  @GET
  public Map<String, Object> alerts(@Context ContainerRequestContext request) {
    Caller caller = Caller.of(request).require(Scope.RECORDS_READ);
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("unseen", searches.unseen(caller.principal()));
    json.put(
        "alerts",
        searches.alerts(caller.principal()).stream().map(SearchAlertsResource::json).toList());
    return json;
  }

  /** The caller has looked at all. */
  @POST
  @Path("/seen")
  public Response seen(@Context ContainerRequestContext request) {
    searches.seen(Caller.of(request).require(Scope.RECORDS_READ).principal());
    return Response.noContent().build();
  }

  private static Map<String, @Nullable Object> json(SearchAlert alert) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("search", alert.search().toString());
    json.put("name", alert.name());
    json.put("record", "/api/v1/records/" + alert.record());
    json.put("number", alert.number());
    json.put("subject", alert.subject());
    json.put("at", Times.of(alert.at()));
    json.put("seen", alert.seen());
    return json;
  }
}
