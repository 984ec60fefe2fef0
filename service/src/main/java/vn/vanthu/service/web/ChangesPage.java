package vn.vanthu.service.web;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import vn.vanthu.service.access.Principal;
import vn.vanthu.service.api.Caller;
import vn.vanthu.service.api.Illustrator;
import vn.vanthu.service.api.Office;
import vn.vanthu.service.api.Problem;
import vn.vanthu.service.api.ProblemCode;
import vn.vanthu.service.api.ReportPlaces;
import vn.vanthu.service.records.OfficeRecord;
import vn.vanthu.service.records.RecordId;
import vn.vanthu.service.registers.Records;
import vn.vanthu.signing.DocumentBytes;
import vn.vanthu.signing.changes.ChangedPage;

/**
 * What later revisions of a record's document changed, in pictures: drawn when somebody looks, and
 * not kept. Thread-safe.
 */
@Path("/records/{id}/changes")
public final class ChangesPage {
  private final Pages pages;
  private final Office office;
  private final Illustrator illustrator;

  public ChangesPage(Pages pages, Office office, Illustrator illustrator) {
    this.pages = pages;
    this.office = office;
    this.illustrator = illustrator;
  }

  /**
   * A few pages before and after, passing over {@code from} of them; whoever may not read the
   * record finds nothing.
   */
  @GET
  public Response page(
      @PathParam("id") String id,
      @QueryParam("from") @DefaultValue("0") int from,
      @Context ContainerRequestContext request)
      throws IOException {
    Caller caller = Caller.of(request);
    Principal reader = caller.principal();
    OfficeRecord record =
        RecordId.parse(id)
            .flatMap(key -> office.records().find(key, reader))
            .orElseThrow(() -> refusal(caller));
    Set<ChangedPage.Place> places =
        office
            .records()
            .report(record.id(), record.current().number(), reader)
            .map(ReportPlaces::of)
            .orElse(Set.of());
    Records.Content content =
        office
            .records()
            .content(record.id(), 0, reader)
            .orElseThrow(() -> Problem.of(ProblemCode.NOT_FOUND).exception());
    try (DocumentBytes document = DocumentBytes.map(content.path())) {
      PicturesView pictures =
          PicturesView.of(illustrator.pictures(document, places, Math.max(0, from)));
      return pages.show(
          request, "changes", Map.of("pictures", pictures, "record", record.id().toString()));
    }
  }

  private static RuntimeException refusal(Caller caller) {
    return Problem.of(
            caller instanceof Caller.Anonymous
                ? ProblemCode.UNAUTHENTICATED
                : ProblemCode.NOT_FOUND)
        .exception();
  }
}
