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
import vn.vanthu.service.api.Office;
import vn.vanthu.service.records.Direction;
import vn.vanthu.service.records.OfficeRecord;
import vn.vanthu.service.records.RecordQuery;
import vn.vanthu.service.records.RecordState;

/** Dự thảo: what is on its way out, and the way in for a new draft. Thread-safe. */
@Path("/drafts")
public final class DraftsPage {
  private static final int ROWS = 100;
  private final Pages pages;
  private final Office office;

  public DraftsPage(Pages pages, Office office) {
    this.pages = pages;
    this.office = office;
  }

  @GET
  public Response drafts(@Context ContainerRequestContext request) {
    Caller caller = Caller.of(request).require(Scope.RECORDS_WRITE);
    return pages.show(
        request,
        "drafts",
        Map.of(
            "drafts",
            list(caller, RecordState.DRAFT),
            "numbered",
            list(caller, RecordState.REGISTERED)));
  }

  private List<OfficeRecord> list(Caller caller, RecordState state) {
    return office
        .records()
        .list(
            new RecordQuery(
                caller.principal().agency(),
                Direction.OUTGOING,
                state,
                null,
                null,
                null,
                null,
                null,
                null,
                ROWS),
            caller.principal());
  }
}
