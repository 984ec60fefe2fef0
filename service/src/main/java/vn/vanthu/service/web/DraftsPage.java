package vn.vanthu.service.web;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import vn.vanthu.service.access.Principal;
import vn.vanthu.service.accounts.Scope;
import vn.vanthu.service.api.Caller;
import vn.vanthu.service.api.Office;
import vn.vanthu.service.records.OfficeRecord;
import vn.vanthu.service.routing.OutgoingTray;

/** Dự thảo: what is on its way out, and the way in for a new draft. Thread-safe. */
@Path("/drafts")
public final class DraftsPage {
  /** What a page lists and a desk counts at most. */
  static final int ROWS = 200;

  private final Pages pages;
  private final Office office;

  public DraftsPage(Pages pages, Office office) {
    this.pages = pages;
    this.office = office;
  }

  /** One document with its way. */
  public record Row(OfficeRecord record, RouteView route) {
    static Row of(OutgoingTray.Line line, Principal reader) {
      return new Row(
          line.record(), RouteView.of(line.stage(), line.record(), List.of(), List.of(), reader));
    }

    /** Whether the reader is the one to act. */
    public boolean isForReader() {
      return !route.awaited().isEmpty();
    }

    /** Whether it waits for the reader's signature or seal. */
    public boolean isToBeSigned() {
      return route.awaited().equals("sign") || route.awaited().equals("seal");
    }
  }

  @GET
  public Response drafts(@Context ContainerRequestContext request) {
    Principal reader = Caller.of(request).require(Scope.RECORDS_WRITE).principal();
    List<Row> underWay = rows(office.outgoing().tray().underWay(reader, ROWS), reader);
    List<Row> mine = underWay.stream().filter(Row::isForReader).toList();
    boolean signs = mine.stream().anyMatch(Row::isToBeSigned);
    return pages.show(
        request,
        "drafts",
        Map.of(
            "keys",
            signs ? office.outgoing().keysOf(reader) : List.of(),
            "mine",
            mine,
            "others",
            underWay.stream().filter(row -> !row.isForReader()).toList(),
            "released",
            rows(office.outgoing().tray().ended(reader, ROWS), reader)));
  }

  private static List<Row> rows(List<OutgoingTray.Line> lines, Principal reader) {
    return lines.stream().map(line -> Row.of(line, reader)).toList();
  }
}
