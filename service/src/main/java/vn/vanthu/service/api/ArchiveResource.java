package vn.vanthu.service.api;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.vanthu.service.accounts.Scope;
import vn.vanthu.service.archive.ArchiveKeeping;
import vn.vanthu.service.records.ArchiveLine;
import vn.vanthu.service.records.ArchivePlace;
import vn.vanthu.service.records.Notice;

/**
 * {@code /api/v1/archive-dues}: when each signed document needs its next archive time stamp.
 * Thread-safe.
 */
@Path("/api/v1/archive-dues")
@Produces(MediaType.APPLICATION_JSON)
public final class ArchiveResource {
  private static final int MAX_LINES = 500;

  private final ArchiveKeeping archive;

  ArchiveResource(ArchiveKeeping archive) {
    this.archive = archive;
  }

  /** The soonest first; only records that the caller may read. Link rel=next for more. */
  @GET
  public Response dues(
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @DefaultValue("100") int limit,
      @Context ContainerRequestContext request) {
    Caller caller = Caller.of(request).require(Scope.RECORDS_READ);
    if (limit < 1 || limit > MAX_LINES) {
      throw Problem.of(ProblemCode.INVALID_FIELD).with("fields", List.of("limit")).exception();
    }
    ArchiveKeeping.Page page = archive.list(caller.principal(), place(cursor), limit);
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("renews", archive.renews());
    json.put("dues", page.lines().stream().map(line -> json(line)).toList());
    json.put("cursor", page.next().map(ArchivePlace::toString).orElse(null));
    Response.ResponseBuilder answer = Response.ok(json);
    page.next()
        .ifPresent(next ->
            answer.link(
                request
                    .getUriInfo()
                    .getRequestUriBuilder()
                    .replaceQueryParam("cursor", next.toString())
                    .build(),
                "next"));
    return answer.build();
  }

  /**
   * The place that a cursor names; empty for none.
   *
   * @throws ProblemException 400 for a text that is no cursor of this list
   */
  public static Optional<ArchivePlace> place(@Nullable String cursor) {
    String given = Orders.blankToNull(cursor);
    if (given == null) {
      return Optional.empty();
    }
    return Optional.of(
        ArchivePlace.parse(given).orElseThrow(() -> RecordQueryParams.wrong("cursor")));
  }

  private static Map<String, @Nullable Object> json(ArchiveLine line) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("record", "/api/v1/records/" + line.record());
    json.put("number", line.number());
    json.put("subject", line.subject());
    json.put("revision", line.revision());
    json.put("state", line.state().name());
    ArchiveLine.Held held = line.holding();
    json.put("holdsUntil", held == null ? null : Times.of(held.until()));
    json.put("ends", held == null ? null : held.ends());
    json.put("about", held == null ? null : held.about());
    json.put("dueAt", Times.of(line.dueAt()));
    json.put("failures", line.failures());
    Notice why = line.problem() == null ? null : line.problem().message();
    json.put("problem", why == null ? null : why.code());
    json.put("problemDetail", line.problemDetail());
    return json;
  }
}
