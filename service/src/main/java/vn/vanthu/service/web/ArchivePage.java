package vn.vanthu.service.web;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import vn.vanthu.service.accounts.Scope;
import vn.vanthu.service.api.Caller;
import vn.vanthu.service.archive.ArchiveKeeping;
import vn.vanthu.service.archive.ArchiveLine;

/**
 * Lưu giữ lâu dài: which signatures need their next archive time stamp, when, and what stands in
 * the way. Thread-safe.
 */
@Path("/archive")
public final class ArchivePage {
  private static final int LINES = 200;

  private final Pages pages;
  private final ArchiveKeeping archive;

  public ArchivePage(Pages pages, ArchiveKeeping archive) {
    this.pages = pages;
    this.archive = archive;
  }

  @GET
  public Response archive(@Context ContainerRequestContext request) {
    Caller caller = Caller.of(request).require(Scope.RECORDS_READ);
    List<ArchiveLine> lines = archive.list(caller.principal(), LINES);
    return pages.show(request, "archive", Map.of("lines", lines, "renews", archive.renews()));
  }
}
