package vn.vanthu.service.api;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
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
import vn.vanthu.service.accounts.Scope;
import vn.vanthu.service.questions.AskedQuestion;
import vn.vanthu.service.searches.SavedSearches;

/** {@code /api/v1/search-history}: what the caller asked on the search page lately. Thread-safe. */
@Path("/api/v1/search-history")
@Produces(MediaType.APPLICATION_JSON)
public final class SearchHistoryResource {
  private final SavedSearches searches;

  SearchHistoryResource(SavedSearches searches) {
    this.searches = searches;
  }

  @GET
  public List<Map<String, Object>> history(@Context ContainerRequestContext request) {
    Caller caller = Caller.of(request).require(Scope.RECORDS_READ);
    return searches.history(caller.principal()).stream().map(SearchHistoryResource::json).toList();
  }

  @DELETE
  public Response forgetAll(@Context ContainerRequestContext request) {
    searches.forgetAll(Caller.of(request).require(Scope.RECORDS_READ).principal());
    return Response.noContent().build();
  }

  @DELETE
  @Path("/{id}")
  public Response forget(@PathParam("id") String id, @Context ContainerRequestContext request) {
    Caller caller = Caller.of(request).require(Scope.RECORDS_READ);
    if (!id.matches("\\d{1,18}") || !searches.forget(Long.parseLong(id), caller.principal())) {
      throw Problem.of(ProblemCode.NOT_FOUND).exception();
    }
    return Response.noContent().build();
  }

  private static Map<String, Object> json(AskedQuestion asked) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", asked.id());
    json.put("question", asked.question().parameters());
    json.put("at", Times.of(asked.at()));
    return json;
  }
}
