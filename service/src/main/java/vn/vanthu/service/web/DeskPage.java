package vn.vanthu.service.web;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import vn.vanthu.service.access.Principal;
import vn.vanthu.service.accounts.Scope;
import vn.vanthu.service.api.Caller;
import vn.vanthu.service.api.NoticeDesk;
import vn.vanthu.service.api.Office;
import vn.vanthu.service.records.IncomingCounts;

/** Bàn làm việc: where people start, with what waits for them. Thread-safe. */
@Path("/")
public final class DeskPage {
  private final Pages pages;
  private final Office office;
  private final NoticeDesk notices;

  public DeskPage(Pages pages, Office office, NoticeDesk notices) {
    this.pages = pages;
    this.office = office;
    this.notices = notices;
  }

  /** One thing that waits, or how timely the office works. */
  public record Count(String key, List<Object> values, String link, boolean bad) {}

  /** Whoever is not logged in is taken to the verification of documents. */
  @GET
  public Response desk(@Context ContainerRequestContext request) {
    Caller caller = Caller.of(request);
    if (!(caller instanceof Caller.Person)) {
      return Response.seeOther(URI.create("/verify")).build();
    }
    List<Count> counts = new ArrayList<>();
    if (caller.scopes().contains(Scope.RECORDS_WRITE)) {
      counts.addAll(outgoing(caller.principal()));
    }
    if (caller.scopes().contains(Scope.INTAKE)) {
      office
          .incoming()
          .counts(caller.principal())
          .map(c -> counts(c, notices.waiting(caller.principal()).size()))
          .ifPresent(counts::addAll);
    }
    return pages.show(request, "desk", Map.of("counts", counts));
  }

  /** What waits for this person on the outgoing way, by the step that is theirs. */
  private List<Count> outgoing(Principal reader) {
    List<String> steps =
        office.outgoing().tray().underWay(reader, DraftsPage.ROWS).stream()
            .map(line -> DraftsPage.Row.of(line, reader).route().awaited())
            .toList();
    return RouteView.AWAITED.stream()
        .map(step ->
            new Count(
                "desk.route." + step,
                List.of(Collections.frequency(steps, step)),
                "/drafts#mine",
                false))
        .filter(count -> !isZero(count.values().getLast()))
        .toList();
  }

  private static List<Count> counts(IncomingCounts c, int noticesWaiting) {
    List<Count> all =
        List.of(
            new Count(
                "desk.lingering",
                List.of(c.lingering()),
                "/incoming?show=LINGERING",
                c.lingering() > 0),
            new Count(
                "desk.unassigned", List.of(c.unassigned()), "/incoming?show=UNASSIGNED", false),
            new Count(
                "desk.overdue", List.of(c.overdue()), "/incoming?show=OVERDUE", c.overdue() > 0),
            new Count("desk.notices", List.of(noticesWaiting), "/file#notices", noticesWaiting > 0),
            new Count("desk.sameDay", List.of(c.sameDay(), c.registered()), "/books", false),
            new Count(
                "desk.released",
                List.of(c.released() - c.releasedLate(), c.released()),
                "/drafts",
                c.releasedLate() > 0));
    // The last number of each says whether there is anything to tell at all.
    return all.stream().filter(count -> !isZero(count.values().getLast())).toList();
  }

  private static boolean isZero(Object number) {
    return number instanceof Number n && n.longValue() == 0;
  }
}
