package vn.vanthu.service.web;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import vn.vanthu.service.accounts.Scope;
import vn.vanthu.service.api.Caller;
import vn.vanthu.service.api.Office;
import vn.vanthu.service.api.Problem;
import vn.vanthu.service.api.ProblemCode;
import vn.vanthu.service.records.IncomingCounts;
import vn.vanthu.service.records.IncomingFilter;
import vn.vanthu.service.registers.IncomingDesk;

/** Văn bản đến: what came in, who has it, what lies too long. Thread-safe. */
@Path("/incoming")
public final class IncomingPage {
  private final Pages pages;
  private final Office office;

  public IncomingPage(Pages pages, Office office) {
    this.pages = pages;
    this.office = office;
  }

  /** What the page shows. */
  public record View(IncomingFilter filter, List<IncomingDesk.Line> lines, IncomingCounts counts) {

    /** How many documents a filter holds; empty for all of them. */
    public String count(IncomingFilter of) {
      return switch (of) {
        case ALL -> "";
        case UNASSIGNED -> " (" + counts.unassigned() + ")";
        case LINGERING -> " (" + counts.lingering() + ")";
        case OVERDUE -> " (" + counts.overdue() + ")";
      };
    }
  }

  @GET
  public Response incoming(
      @QueryParam("show") @DefaultValue("ALL") String show,
      @Context ContainerRequestContext request) {
    Caller caller = Caller.of(request).require(Scope.RECORDS_READ);
    IncomingFilter filter = filter(show);
    IncomingCounts counts =
        office
            .incoming()
            .counts(caller.principal())
            .orElseThrow(() -> Problem.of(ProblemCode.FORBIDDEN).exception());
    List<IncomingDesk.Line> lines = office.incoming().lines(filter, caller.principal());
    return pages.show(request, "incoming", Map.of("view", new View(filter, lines, counts)));
  }

  private static IncomingFilter filter(String word) {
    for (IncomingFilter filter : IncomingFilter.values()) {
      if (filter.name().equals(word)) {
        return filter;
      }
    }
    return IncomingFilter.ALL;
  }
}
