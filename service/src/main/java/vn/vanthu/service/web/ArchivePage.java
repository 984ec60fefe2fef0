package vn.vanthu.service.web;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.vanthu.service.accounts.Scope;
import vn.vanthu.service.api.ArchiveResource;
import vn.vanthu.service.api.Caller;
import vn.vanthu.service.archive.ArchiveKeeping;
import vn.vanthu.service.archive.EvidenceKeeping;

/**
 * Lưu giữ lâu dài: which signatures need their next archive time stamp, when, and what stands in
 * the way. Thread-safe.
 */
@Path("/archive")
public final class ArchivePage {
  private static final int LINES = 200;

  private final Pages pages;
  private final ArchiveKeeping archive;
  private final EvidenceKeeping evidence;

  public ArchivePage(Pages pages, ArchiveKeeping archive, EvidenceKeeping evidence) {
    this.pages = pages;
    this.archive = archive;
    this.evidence = evidence;
  }

  @GET
  public Response archive(
      @QueryParam("cursor") @Nullable String cursor, @Context ContainerRequestContext request) {
    Caller caller = Caller.of(request).require(Scope.RECORDS_READ);
    ArchiveKeeping.Page page =
        archive.list(caller.principal(), ArchiveResource.place(cursor), LINES);
    String next = page.next().map(place -> "/archive?cursor=" + place).orElse("");
    return pages.show(
        request,
        "archive",
        Map.of(
            "lines",
            page.lines(),
            "next",
            next,
            "renews",
            archive.renews(),
            "evidence",
            evidence.overview(caller.principal(), LINES)));
  }
}
