package vn.vanthu.service.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.glassfish.jersey.media.multipart.FormDataMultiPart;
import vn.vanthu.service.api.Caller;
import vn.vanthu.service.api.Illustrator;
import vn.vanthu.service.api.ReaderLanguage;
import vn.vanthu.service.api.ReportPaper;
import vn.vanthu.service.api.VerificationForm;
import vn.vanthu.service.api.Verifications;

/** Kiểm tra chữ ký số: the public page with its drop zone. Works without a login. Thread-safe. */
@Path("/verify")
public final class VerifyPage {
  private static final ObjectMapper JSON = new ObjectMapper();
  private final Pages pages;
  private final VerificationForm form;
  private final Illustrator illustrator;
  private final ReportPaper paper;

  /**
   * The page.
   *
   * @param illustrator shows changed pages before and after
   * @param paper writes reports as PDF
   */
  public VerifyPage(
      Pages pages, VerificationForm form, Illustrator illustrator, ReportPaper paper) {
    this.pages = pages;
    this.form = form;
    this.illustrator = illustrator;
    this.paper = paper;
  }

  /** The drop zone. */
  @GET
  public Response page(@Context ContainerRequestContext request) {
    return pages.show(request, "verify", Map.of("reports", List.of()));
  }

  /** The reports: as a part for the script, as a whole page for a browser without scripts. */
  @POST
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  public Response verify(FormDataMultiPart sent, @Context ContainerRequestContext request)
      throws IOException {
    List<ReportView> reports = new ArrayList<>();
    for (Verifications.Verified verified :
        form.reports(sent, Caller.of(request), ReaderLanguage.of(request), illustrator)) {
      reports.add(ReportView.of(JSON.valueToTree(verified.tree())));
    }
    String template = Pages.isPart(request) ? "verifyReports" : "verify";
    return pages.show(request, template, Map.of("reports", reports));
  }

  /** The reports as a paper to keep; the files are judged anew, because nothing sent is kept. */
  @POST
  @Path("/paper")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  @Produces(ReportPaper.MEDIA_TYPE)
  public Response paper(FormDataMultiPart sent, @Context ContainerRequestContext request)
      throws IOException {
    List<JsonNode> trees = new ArrayList<>();
    for (Verifications.Verified verified :
        form.reports(sent, Caller.of(request), ReaderLanguage.of(request))) {
      trees.add(JSON.valueToTree(verified.tree()));
    }
    byte[] pdf = paper.write(trees, ReaderLanguage.of(request));
    return Response.ok(pdf)
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"bao-cao-kiem-tra.pdf\"")
        .build();
  }
}
