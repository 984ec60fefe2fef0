package vn.vanthu.service.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Variant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import vn.vanthu.service.language.Language;
import vn.vanthu.signing.ReportTree;
import vn.vanthu.signing.ValidationReport;

/**
 * Reports in the form the caller asks for: JSON, or the paper when {@code Accept} prefers {@code
 * application/pdf}. Thread-safe.
 */
final class ReportAnswer {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneId.of("Asia/Ho_Chi_Minh"));
  private static final List<Variant> FORMS =
      Variant.mediaTypes(MediaType.APPLICATION_JSON_TYPE, MediaType.valueOf(ReportPaper.MEDIA_TYPE))
          .build();
  private static final List<Variant> FORMS_AND_ETSI =
      Variant.mediaTypes(
              MediaType.APPLICATION_JSON_TYPE,
              MediaType.valueOf(ReportPaper.MEDIA_TYPE),
              MediaType.valueOf(ValidationReport.MEDIA_TYPE))
          .build();

  private final ReportPaper paper;
  private final ObjectMapper json;
  private final InstantSource clock;

  ReportAnswer(ReportPaper paper, ObjectMapper json, InstantSource clock) {
    this.paper = paper;
    this.json = json;
    this.clock = clock;
  }

  /**
   * Reports that were made just now: also one of them after ETSI TS 119 102-2.
   *
   * @throws ProblemException 406 for several in that form, which tells of one document
   */
  Response verified(
      List<Verifications.Verified> reports, ContainerRequestContext request, Language language) {
    Variant chosen = request.getRequest().selectVariant(FORMS_AND_ETSI);
    if (chosen == null || !chosen.getMediaType().toString().equals(ValidationReport.MEDIA_TYPE)) {
      return of(reports.stream().map(Verifications.Verified::tree).toList(), request, language);
    }
    if (reports.size() != 1) {
      throw Problem.of(ProblemCode.NOT_ACCEPTABLE)
          .detail(
              "Báo cáo theo ETSI TS 119 102-2 chỉ lập cho một tệp.",
              "A report after ETSI TS 119 102-2 is made for one file only.")
          .exception();
    }
    ReportTree.Language words =
        language == Language.VI ? ReportTree.Language.VI : ReportTree.Language.EN;
    return Response.ok(
            ValidationReport.xml(reports.getFirst().report(), words), ValidationReport.MEDIA_TYPE)
        .header(HttpHeaders.CONTENT_LANGUAGE, language.tag())
        .header(HttpHeaders.VARY, "Accept, Accept-Language")
        .build();
  }

  /** One report as an object, several as a list, or all of them as one paper. */
  Response of(List<?> reports, ContainerRequestContext request, Language language) {
    if (wantsPaper(request)) {
      List<JsonNode> trees = reports.stream().<JsonNode>map(json::valueToTree).toList();
      String name = language.pick("bao-cao-kiem-tra-", "verification-report-");
      return Response.ok(paper.write(trees, language), ReportPaper.MEDIA_TYPE)
          .header(
              HttpHeaders.CONTENT_DISPOSITION,
              "attachment; filename=\"" + name + STAMP.format(clock.instant()) + ".pdf\"")
          .header(HttpHeaders.CONTENT_LANGUAGE, language.tag())
          .header(HttpHeaders.VARY, "Accept, Accept-Language")
          .build();
    }
    Object body = reports.size() == 1 ? reports.getFirst() : reports;
    return Response.ok(body, MediaType.APPLICATION_JSON_TYPE)
        .header(HttpHeaders.VARY, "Accept, Accept-Language")
        .build();
  }

  private static boolean wantsPaper(ContainerRequestContext request) {
    Variant chosen = request.getRequest().selectVariant(FORMS);
    return chosen != null && chosen.getMediaType().toString().equals(ReportPaper.MEDIA_TYPE);
  }
}
