package vn.vanthu.service.api;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /api/v1/records/suggestions}: what the number or the title typed so far may go on to,
 * among what the caller may read. Thread-safe.
 */
@Path("/api/v1/records/suggestions")
@Produces(MediaType.APPLICATION_JSON)
public final class SuggestionsResource {
  private static final int MOST = 50;

  private final RecordFinder finder;

  SuggestionsResource(RecordFinder finder) {
    this.finder = finder;
  }

  @GET
  public List<Map<String, @Nullable Object>> suggestions(
      @QueryParam("q") @DefaultValue("") String typed,
      @QueryParam("limit") @DefaultValue("10") int limit,
      @Context ContainerRequestContext request) {
    Caller caller = Caller.reading(request);
    int most = RecordQueryParams.limit(limit, MOST);
    return finder.suggest(typed, finder.viewer(caller.principal()), most).stream()
        .map(suggestion -> {
          Map<String, @Nullable Object> json = new LinkedHashMap<>();
          json.put("id", suggestion.id());
          json.put("link", "/api/v1/records/" + suggestion.id());
          json.put("number", suggestion.number());
          json.put("subject", suggestion.subject());
          return json;
        })
        .toList();
  }
}
