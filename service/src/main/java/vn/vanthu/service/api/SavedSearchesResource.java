package vn.vanthu.service.api;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.vanthu.service.accounts.Scope;
import vn.vanthu.service.questions.SavedQuestion;
import vn.vanthu.service.questions.SavedSearch;
import vn.vanthu.service.searches.SaveResult;
import vn.vanthu.service.searches.SavedSearches;

/** {@code /api/v1/saved-searches}: the caller's own kept questions. Thread-safe. */
@Path("/api/v1/saved-searches")
@Produces(MediaType.APPLICATION_JSON)
public final class SavedSearchesResource {
  private final SavedSearches searches;

  SavedSearchesResource(SavedSearches searches) {
    this.searches = searches;
  }

  /** What is kept: the parameters of a search by name. */
  record Order(
      @Nullable String name, @Nullable Map<String, String> question, @Nullable Boolean alert) {}

  @GET
  public List<Map<String, Object>> list(@Context ContainerRequestContext request) {
    Caller caller = Caller.of(request).require(Scope.RECORDS_READ);
    return searches.list(caller.principal()).stream().map(SavedSearchesResource::json).toList();
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response save(Order order, @Context ContainerRequestContext request) {
    Caller caller = Caller.of(request).require(Scope.RECORDS_READ);
    SavedQuestion question =
        SavedQuestion.parse(order.question == null ? Map.of() : order.question)
            .orElseThrow(() -> Orders.field("question"));
    String name = order.name == null ? "" : order.name;
    boolean alert = order.alert != null && order.alert;
    return created(saved(searches.save(name, question, alert, caller.principal())));
  }

  /** The answer to keeping a search. */
  static Response created(SavedSearch saved) {
    return Response.created(URI.create("/api/v1/saved-searches/" + saved.id()))
        .entity(json(saved))
        .build();
  }

  /** Gone with its alerts; asking twice is no fault of the caller's but finds nothing. */
  @DELETE
  @Path("/{id}")
  public Response delete(@PathParam("id") String id, @Context ContainerRequestContext request) {
    Caller caller = Caller.of(request).require(Scope.RECORDS_READ);
    UUID key = Ids.uuid(id).orElseThrow(() -> Problem.of(ProblemCode.NOT_FOUND).exception());
    if (!searches.delete(key, caller.principal())) {
      throw Problem.of(ProblemCode.NOT_FOUND).exception();
    }
    return Response.noContent().build();
  }

  /** What was kept, or the problem that kept it from being. */
  public static SavedSearch saved(SaveResult result) {
    return switch (result) {
      case SaveResult.Saved(SavedSearch search) -> search;
      case SaveResult.Unreadable(var refusal) -> throw RecordSearchResource.unreadable(refusal);
      case SaveResult.Incomplete _ ->
          throw Problem.of(ProblemCode.INVALID_FIELD)
              .with("fields", List.of("name", "question"))
              .exception();
      case SaveResult.TooMany _ ->
          throw Problem.of(ProblemCode.TOO_MANY_SAVED)
              .with("limit", SavedSearches.MOST)
              .exception();
    };
  }

  private static Map<String, Object> json(SavedSearch search) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", search.id().toString());
    json.put("name", search.name());
    json.put("question", search.question().parameters());
    json.put("alert", search.alert());
    json.put("createdAt", Times.of(search.createdAt()));
    return json;
  }
}
