package vn.vanthu.service.web;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.vanthu.service.accounts.Accounts;
import vn.vanthu.service.accounts.Scope;
import vn.vanthu.service.api.Caller;
import vn.vanthu.service.api.FileAnswer;
import vn.vanthu.service.api.Illustrator;
import vn.vanthu.service.api.Office;
import vn.vanthu.service.api.OwnWrites;
import vn.vanthu.service.api.Problem;
import vn.vanthu.service.api.ProblemCode;
import vn.vanthu.service.api.ReaderLanguage;
import vn.vanthu.service.api.Refusals;
import vn.vanthu.service.api.ReportPaper;
import vn.vanthu.service.api.StoredReport;
import vn.vanthu.service.language.Language;
import vn.vanthu.service.records.DayLimits;
import vn.vanthu.service.records.OfficeRecord;
import vn.vanthu.service.records.RecordId;
import vn.vanthu.service.records.RegisterResult;
import vn.vanthu.service.records.Stated;

/**
 * One record: the document beside its signatures, attributes, relations and history. Thread-safe.
 */
@Path("/records/{id}")
public final class RecordPage {
  private final Pages pages;
  private final Office office;
  private final RecordViews views;
  private final OwnWrites ownWrites;
  private final ReportPaper paper;
  private final Illustrator illustrator;

  public RecordPage(
      Pages pages,
      Office office,
      Accounts accounts,
      OwnWrites ownWrites,
      ReportPaper paper,
      Illustrator illustrator) {
    this.illustrator = illustrator;
    this.pages = pages;
    this.office = office;
    this.views = new RecordViews(office, accounts);
    this.ownWrites = ownWrites;
    this.paper = paper;
  }

  /**
   * The page; {@code filed} shows that it was registered just now, with a way to undo it.
   *
   * @param question of the search that led here; empty when none did
   * @param passage the one that answered it; -1 when none did
   */
  @GET
  public Response page(
      @PathParam("id") String id,
      @QueryParam("filed") @DefaultValue("false") boolean filed,
      @QueryParam("q") @DefaultValue("") String question,
      @QueryParam("passage") @DefaultValue("-1") int passage,
      @Context ContainerRequestContext request) {
    Caller caller = Caller.of(request);
    OfficeRecord record = find(id, caller);
    RecordView view = views.of(record, caller.principal(), filed, pages.shell(request).language());
    String found = passage < 0 ? "" : PassagePart.address(record.id(), passage, question);
    return pages.show(request, "record", Map.of("view", view, "found", found));
  }

  /** A page of the newest revision as a picture. */
  @GET
  @Path("/pages/{page}")
  public Response picture(
      @PathParam("id") String id,
      @PathParam("page") int page,
      @Context ContainerRequestContext request) {
    Caller caller = Caller.of(request);
    OfficeRecord record = find(id, caller);
    return office
        .records()
        .content(record.id(), 0, caller.principal())
        .map(content -> PagePicture.of(illustrator, content, page))
        .orElseThrow(RecordPage::notFound);
  }

  /** The clerk puts the facts right. */
  @POST
  @Path("/facts")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response correct(
      @PathParam("id") String id,
      MultivaluedMap<String, String> sent,
      @Context ContainerRequestContext request) {
    Caller caller = Caller.of(request).require(Scope.RECORDS_WRITE);
    OfficeRecord record = find(id, caller);
    FactsForm form = FactsForm.of(sent);
    if (form.firstUnreadable().isPresent()) {
      throw Problem.of(ProblemCode.INVALID_FIELD)
          .with("fields", List.of(form.firstUnreadable().get()))
          .exception();
    }
    Stated standing =
        Stated.of(office.records().readFacts(record.id(), caller.principal()).orElse(null));
    RegisterResult result =
        office
            .registrar()
            .correct(
                record.id(),
                form.version(),
                form.facts(record.facts().secrecy()),
                form.reviewed(standing),
                form.arrival(),
                caller.principal());
    return answer(result, "#facts", record, caller, request);
  }

  /** The bytes for the viewer on the page. */
  @GET
  @Path("/content")
  public Response content(@PathParam("id") String id, @Context ContainerRequestContext request) {
    Caller caller = Caller.of(request);
    OfficeRecord record = find(id, caller);
    return office
        .records()
        .content(record.id(), 0, caller.principal())
        .map(content -> FileAnswer.of(content, request))
        .orElseThrow(RecordPage::notFound);
  }

  /** The stored verification report of the current revision, as a paper. */
  @GET
  @Path("/verification.pdf")
  @Produces(ReportPaper.MEDIA_TYPE)
  public Response verification(
      @PathParam("id") String id, @Context ContainerRequestContext request) {
    Caller caller = Caller.of(request);
    OfficeRecord record = find(id, caller);
    JsonNode report =
        office
            .records()
            .report(record.id(), record.current().number(), caller.principal())
            .orElseThrow(RecordPage::notFound);
    Language language = ReaderLanguage.of(request);
    JsonNode said = StoredReport.of(language, report);
    return Response.ok(
            paper.write(
                List.of(ReportPaper.named(said, record.current().file().fileName())), language))
        .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"bao-cao-kiem-tra.pdf\"")
        .build();
  }

  /** Strikes the entry out, with its reason: the undo of a wrong registration. */
  @POST
  @Path("/cancel")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response cancel(
      @PathParam("id") String id,
      @FormParam("reason") @DefaultValue("") String reason,
      @FormParam("version") long version,
      @Context ContainerRequestContext request) {
    Caller caller = Caller.of(request).require(Scope.RECORDS_WRITE);
    OfficeRecord record = find(id, caller);
    RegisterResult result =
        office.registrar().cancel(record.id(), version, reason, caller.principal());
    return answer(result, "", record, caller, request);
  }

  /** Hands an incoming document to a unit or person. */
  @POST
  @Path("/hand-over")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response handOver(
      @PathParam("id") String id,
      @FormParam("to") @DefaultValue("") String to,
      @FormParam("dueOn") @DefaultValue("") String dueOn,
      @FormParam("version") long version,
      @Context ContainerRequestContext request) {
    Caller caller = Caller.of(request).require(Scope.RECORDS_WRITE);
    OfficeRecord record = find(id, caller);
    LocalDate due;
    try {
      due = dueOn.isBlank() ? null : LocalDate.parse(dueOn);
    } catch (DateTimeException noDate) {
      throw dueOn();
    }
    if (!DayLimits.hold(due)) {
      throw dueOn();
    }
    RegisterResult result =
        office.registrar().handOver(record.id(), version, to, due, caller.principal());
    return answer(result, "", record, caller, request);
  }

  private static RuntimeException dueOn() {
    return Problem.of(ProblemCode.INVALID_FIELD).with("fields", List.of("dueOn")).exception();
  }

  /** On to the record as it is now; a refusal is told on its page. */
  private Response answer(
      RegisterResult result,
      String place,
      OfficeRecord record,
      Caller caller,
      ContainerRequestContext request) {
    return switch (result) {
      case RegisterResult.Done done -> {
        ownWrites.wrote(caller, done.record());
        yield Response.seeOther(URI.create("/records/" + record.id() + place)).build();
      }
      case RegisterResult.AlreadyRegistered _ -> throw Problem.of(ProblemCode.CONFLICT).exception();
      case RegisterResult.Refused refused -> {
        Problem problem = Refusals.problem(refused.reason());
        yield views
            .told(record.id(), caller.principal(), problem, false, pages.shell(request))
            .map(view ->
                pages.show(request, problem.status(), "record", Map.of("view", view, "found", "")))
            .orElseThrow(problem::exception);
      }
    };
  }

  private OfficeRecord find(String id, Caller caller) {
    Optional<OfficeRecord> record =
        RecordId.parse(id).flatMap(key -> office.records().find(key, caller.principal()));
    if (record.isEmpty() && caller instanceof Caller.Anonymous) {
      throw Problem.of(ProblemCode.UNAUTHENTICATED).exception();
    }
    return record.orElseThrow(RecordPage::notFound);
  }

  private static RuntimeException notFound() {
    return Problem.of(ProblemCode.NOT_FOUND).exception();
  }
}
