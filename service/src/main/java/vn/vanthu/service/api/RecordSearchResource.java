package vn.vanthu.service.api;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.vanthu.search.query.Facet;
import vn.vanthu.search.query.Refusal;
import vn.vanthu.search.query.SearchResult;

/**
 * {@code GET /api/v1/records}: hits with highlights, facets and the total. Counting goes through
 * every match, which for a question of frequent words costs more than finding the first: who shows
 * no counts asks for none. Thread-safe.
 */
@Path("/api/v1/records")
@Produces(MediaType.APPLICATION_JSON)
public final class RecordSearchResource {
  private final RecordFinder finder;
  private final OwnWrites ownWrites;

  RecordSearchResource(RecordFinder finder, OwnWrites ownWrites) {
    this.finder = finder;
    this.ownWrites = ownWrites;
  }

  /**
   * The public searches too: only among what is public.
   *
   * @param facets what is counted, with commas between; empty for nothing, left out for all
   */
  @GET
  public Response search(
      @BeanParam RecordQueryParams params,
      @QueryParam("facets") @Nullable String facets,
      @Context ContainerRequestContext request) {
    Caller caller = Caller.reading(request);
    ownWrites.await(caller);
    SearchResult found =
        finder.search(
            params.request(finder.viewer(caller.principal())).withFacets(counted(facets)));
    if (found.refusal() != null) {
      throw unreadable(found.refusal());
    }
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("total", found.total());
    json.put("totalExact", found.exact());
    json.put("complete", found.complete());
    json.put("hits", found.hits().stream().map(HitJson::hit).toList());
    Map<String, Object> counts = new LinkedHashMap<>();
    found
        .facets()
        .forEach((facet, values) -> counts.put(facet.name().toLowerCase(Locale.ROOT), values));
    json.put("facets", counts);
    json.put("understood", found.understood());
    json.put("didYouMean", found.didYouMean());
    json.put("numberMatch", found.numberMatch());
    json.put("cursor", found.cursor());
    Response.ResponseBuilder answer = Response.ok(json);
    if (found.cursor() != null) {
      answer.link(
          request
              .getUriInfo()
              .getRequestUriBuilder()
              .replaceQueryParam("cursor", found.cursor())
              .build(),
          "next");
    }
    return answer.build();
  }

  private static Set<Facet> counted(@Nullable String facets) {
    if (facets == null) {
      return EnumSet.allOf(Facet.class);
    }
    Set<Facet> wanted = EnumSet.noneOf(Facet.class);
    for (String name : facets.split(",", -1)) {
      if (!name.isBlank()) {
        wanted.add(facet(name.strip()));
      }
    }
    return wanted;
  }

  private static Facet facet(String name) {
    try {
      return Facet.valueOf(name.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException unknown) {
      throw RecordQueryParams.wrong("facets");
    }
  }

  static ProblemException unreadable(Refusal refusal) {
    return Problem.of(ProblemCode.QUESTION_UNREADABLE)
        .with("reason", refusal.reason().name())
        .with("at", refusal.at())
        .exception();
  }
}
