package vn.vanthu.service.api;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.vanthu.search.query.Hit;
import vn.vanthu.search.query.SearchRequest;
import vn.vanthu.search.query.SearchResult;
import vn.vanthu.service.accounts.Scope;

/**
 * {@code GET /api/v1/records/export}: a whole list of hits as a file, under the same question and
 * permission as the search; at most {@value #MOST}. Thread-safe.
 */
@Path("/api/v1/records/export")
public final class RecordExportResource {
  /** Longer lists are cut and say so. */
  static final int MOST = 5000;

  private final RecordFinder finder;
  private final OwnWrites ownWrites;

  RecordExportResource(RecordFinder finder, OwnWrites ownWrites) {
    this.finder = finder;
    this.ownWrites = ownWrites;
  }

  /**
   * The list.
   *
   * @param format {@code csv} or {@code json}
   */
  @GET
  public Response export(
      @BeanParam RecordQueryParams params,
      @QueryParam("format") @DefaultValue("csv") String format,
      @Context ContainerRequestContext request) {
    Caller caller = Caller.of(request).require(Scope.RECORDS_READ);
    ownWrites.await(caller);
    boolean csv = format.equals("csv");
    if (!csv && !format.equals("json")) {
      throw RecordQueryParams.wrong("format");
    }
    List<Hit> hits = new ArrayList<>();
    boolean cut = collect(params, finder, caller, hits);
    Response.ResponseBuilder answer =
        csv
            ? Response.ok(ResultTable.csv(hits, ReaderLanguage.of(request)))
                .type("text/csv; charset=utf-8")
            : Response.ok(json(hits, cut)).type(MediaType.APPLICATION_JSON_TYPE);
    return answer
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "attachment; filename=\"ket-qua-tra-cuu." + (csv ? "csv" : "json") + "\"")
        .header("X-Result-Cut", cut)
        .build();
  }

  /** Page after page; whether there was more than is taken. */
  private static boolean collect(
      RecordQueryParams params, RecordFinder finder, Caller caller, List<Hit> hits) {
    SearchRequest next =
        params
            .request(finder.viewer(caller.principal()))
            .withLimit(SearchRequest.MAX_LIMIT)
            .withDeadline(Duration.ofSeconds(10));
    while (true) {
      SearchResult found = finder.search(next);
      if (found.refusal() != null) {
        throw RecordSearchResource.unreadable(found.refusal());
      }
      hits.addAll(found.hits());
      if (found.cursor() == null || found.hits().isEmpty()) {
        return !found.complete();
      }
      if (hits.size() >= MOST) {
        return true;
      }
      next = next.withCursor(found.cursor());
    }
  }

  private static Map<String, @Nullable Object> json(List<Hit> hits, boolean cut) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("cut", cut);
    json.put("hits", hits.stream().map(HitJson::hit).toList());
    return json;
  }
}
