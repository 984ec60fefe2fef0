package vn.vanthu.service.web;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.glassfish.jersey.media.multipart.FormDataMultiPart;
import vn.vanthu.service.access.Audience;
import vn.vanthu.service.accounts.Scope;
import vn.vanthu.service.api.Caller;
import vn.vanthu.service.api.FileAnswer;
import vn.vanthu.service.api.Illustrator;
import vn.vanthu.service.api.IntakeDesk;
import vn.vanthu.service.api.NoticeDesk;
import vn.vanthu.service.api.Office;
import vn.vanthu.service.api.OwnWrites;
import vn.vanthu.service.api.Problem;
import vn.vanthu.service.api.ProblemCode;
import vn.vanthu.service.api.Refusals;
import vn.vanthu.service.intake.Readings;
import vn.vanthu.service.records.Attachment;
import vn.vanthu.service.records.Direction;
import vn.vanthu.service.records.Intake;
import vn.vanthu.service.records.IntakeId;
import vn.vanthu.service.records.IntakeState;
import vn.vanthu.service.records.ReceiveResult;
import vn.vanthu.service.records.Refusal;
import vn.vanthu.service.records.RegisterOrder;
import vn.vanthu.service.records.RegisterResult;
import vn.vanthu.service.records.Stated;
import vn.vanthu.service.records.StoredFile;
import vn.vanthu.service.registers.Records;

/**
 * Tiếp nhận: the clerk drops a file, sees what was read beside the page itself, puts it right, and
 * registers. Thread-safe.
 */
@Path("/file")
public final class FilePages {
  private final Pages pages;
  private final Office office;
  private final OwnWrites ownWrites;
  private final IntakeDesk desk;
  private final Readings readings;
  private final NoticeDesk notices;
  private final Illustrator illustrator;

  public FilePages(
      Pages pages,
      Office office,
      OwnWrites ownWrites,
      NoticeDesk notices,
      Illustrator illustrator) {
    this.notices = notices;
    this.illustrator = illustrator;
    this.pages = pages;
    this.office = office;
    this.ownWrites = ownWrites;
    this.desk = new IntakeDesk(office.intakes(), office.drafts());
    this.readings = office.readings();
  }

  /** The drop zone, with what still waits for the clerk below. */
  @GET
  public Response start(@Context ContainerRequestContext request) {
    Caller caller = Caller.of(request).require(Scope.INTAKE);
    return pages.show(
        request,
        "file",
        Map.of(
            "waiting",
            office.intakes().waiting(caller.principal()),
            "reading",
            readings.running(caller.principal()),
            "notices",
            notices.waiting(caller.principal())));
  }

  /** Takes the files and goes on to what was read. */
  @POST
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  @Produces({MediaType.APPLICATION_JSON, MediaType.TEXT_HTML})
  public Response receive(FormDataMultiPart form, @Context ContainerRequestContext request)
      throws IOException {
    Caller caller = Caller.of(request);
    boolean draft = form.getField("direction") != null;
    caller.require(draft ? Scope.RECORDS_WRITE : Scope.INTAKE);
    if (draft) {
      return Pages.next(request, "/file/" + desk.receive(form, caller).id());
    }
    Readings.Reading reading = desk.begin(form, caller, readings);
    return Pages.next(
        request,
        reading
            .result()
            .map(result -> "/file/" + IntakeDesk.intake(result).id())
            .orElse("/file/readings/" + reading.id()));
  }

  /** How far a long reading has come; goes on to the document when it has ended. */
  @GET
  @Path("/readings/{reading}")
  public Response reading(
      @PathParam("reading") String id, @Context ContainerRequestContext request) {
    Caller caller = Caller.of(request).require(Scope.INTAKE);
    Optional<Readings.Reading> found = readings.find(id, caller.principal());
    if (found.isEmpty()) {
      return onTo("/file", request);
    }
    Readings.Reading reading = found.get();
    Optional<ReceiveResult> result = reading.result();
    if (result.isPresent() && result.get() instanceof ReceiveResult.Received received) {
      return onTo("/file/" + received.intake().id(), request);
    }
    Shell shell = pages.shell(request);
    String message =
        result.isPresent() && result.get() instanceof ReceiveResult.Refused refused
            ? shell.language().pick(refused.reason().vi(), refused.reason().en())
            : reading.failed() ? shell.t("file.reading.failed") : "";
    return pages.show(request, "reading", Map.of("reading", reading, "message", message));
  }

  /** Sends the browser on, also when it only asked for the changing part of the page. */
  private static Response onTo(String address, ContainerRequestContext request) {
    return Pages.isPart(request)
        ? Response.ok().header("HX-Redirect", address).build()
        : Response.seeOther(URI.create(address)).build();
  }

  /** What was read, beside the document. */
  @GET
  @Path("/{id}")
  public Response review(@PathParam("id") String id, @Context ContainerRequestContext request) {
    Intake intake = find(id, request);
    return intake.state() == IntakeState.OPEN
        ? review(request, 200, intake, proposed(intake), "")
        : Response.seeOther(URI.create("/file")).build();
  }

  /** As read, with the due date that the office's own terms propose. */
  private FactsForm proposed(Intake intake) {
    FactsForm form = FactsForm.of(intake).withRead(ReadFacts.of(intake.readFacts()));
    return intake.direction() == Direction.INCOMING
        ? office
            .dueDates()
            .propose(intake.proposed(), office.registrar().today())
            .map(due -> form.with("dueOn", due.toString()))
            .orElse(form)
        : form;
  }

  /** The bytes of the main document, for the viewer. */
  @GET
  @Path("/{id}/content")
  public Response content(@PathParam("id") String id, @Context ContainerRequestContext request) {
    Intake intake = find(id, request);
    return FileAnswer.of(
        new Records.Content(intake.main(), office.blobs().path(intake.main().blob())), request);
  }

  /** The bytes of an attachment. */
  @GET
  @Path("/{id}/attachments/{position}")
  public Response attachment(
      @PathParam("id") String id,
      @PathParam("position") int position,
      @Context ContainerRequestContext request) {
    StoredFile file =
        find(id, request).attachments().stream()
            .filter(a -> a.position() == position)
            .findFirst()
            .map(Attachment::file)
            .orElseThrow(() -> Problem.of(ProblemCode.NOT_FOUND).exception());
    return FileAnswer.of(new Records.Content(file, office.blobs().path(file.blob())), request);
  }

  /** Another of the files becomes the main one and is read anew. */
  @POST
  @Path("/{id}/main")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response choose(
      @PathParam("id") String id,
      @FormParam("position") int position,
      @Context ContainerRequestContext request) {
    Intake intake = find(id, request);
    Caller caller = Caller.of(request).require(Scope.INTAKE);
    return office
        .intakes()
        .tray()
        .putFirst(intake.id(), position, caller.principal())
        .map(refused -> refused(request, intake, refused))
        .orElseGet(() -> Response.seeOther(URI.create("/file/" + intake.id())).build());
  }

  private Response refused(ContainerRequestContext request, Intake intake, Refusal refused) {
    String words = pages.shell(request).language().pick(refused.vi(), refused.en());
    return review(request, Refusals.problem(refused).status(), intake, proposed(intake), words);
  }

  /** A page of the main document as a picture. */
  @GET
  @Path("/{id}/pages/{page}")
  public Response picture(
      @PathParam("id") String id,
      @PathParam("page") int page,
      @Context ContainerRequestContext request) {
    Intake intake = find(id, request);
    return PagePicture.of(
        illustrator,
        new Records.Content(intake.main(), office.blobs().path(intake.main().blob())),
        page);
  }

  /** Registers with the facts as the clerk left them. */
  @POST
  @Path("/{id}/register")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response register(
      @PathParam("id") String id,
      MultivaluedMap<String, String> sent,
      @Context ContainerRequestContext request) {
    Intake intake = find(id, request);
    Caller caller = Caller.of(request).require(Scope.RECORDS_WRITE);
    FactsForm form = FactsForm.of(sent);
    Shell shell = pages.shell(request);
    Optional<String> wrong = form.firstUnreadable();
    if (wrong.isPresent()) {
      return review(request, 422, intake, form, shell.t("file.unreadable." + wrong.get()));
    }
    RegisterResult result =
        intake.direction() == Direction.INCOMING
            ? office
                .registrar()
                .register(
                    new RegisterOrder(
                        intake.id(),
                        form.facts(intake.proposed().secrecy()),
                        null,
                        form.entry(office.registrar().today()),
                        new Audience.Agency(),
                        form.reviewed(Stated.of(intake.readFacts()))),
                    caller.principal())
            : office
                .registrar()
                .openDraft(
                    intake.id(),
                    form.facts(intake.proposed().secrecy()),
                    new Audience.Agency(),
                    form.reviewed(Stated.of(intake.readFacts())),
                    form.answered().orElse(null),
                    caller.principal());
    return switch (result) {
      case RegisterResult.Done done -> {
        ownWrites.wrote(caller, done.record());
        yield Response.seeOther(URI.create("/records/" + done.record().id() + "?filed=true"))
            .build();
      }
      case RegisterResult.AlreadyRegistered known ->
          review(
              request,
              409,
              intake,
              form,
              known.display().isEmpty()
                  ? shell.t("file.already.draft")
                  : shell.t("file.already", known.display()));
      case RegisterResult.Refused refused ->
          review(
              request,
              Refusals.problem(refused.reason()).status(),
              intake,
              form,
              shell.language().pick(refused.reason().vi(), refused.reason().en()));
    };
  }

  /** Trả lại: the document goes back, the sender is told the same day. */
  @POST
  @Path("/{id}/return")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response sendBack(
      @PathParam("id") String id,
      @FormParam("reason") @DefaultValue("") String reason,
      @FormParam("sender") @DefaultValue("") String sender,
      @Context ContainerRequestContext request) {
    Intake intake = find(id, request);
    Caller caller = Caller.of(request).require(Scope.INTAKE);
    Optional<Refusal> refused =
        office
            .intakes()
            .tray()
            .sendBack(
                intake.id(), reason, sender.isBlank() ? null : sender.strip(), caller.principal());
    return refused
        .map(why -> refused(request, intake, why))
        .orElseGet(() -> Response.seeOther(URI.create("/file#notices")).build());
  }

  /** Received by mistake: dropped with its reason. */
  @POST
  @Path("/{id}/drop")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response drop(
      @PathParam("id") String id,
      @FormParam("reason") @DefaultValue("") String reason,
      @Context ContainerRequestContext request) {
    Intake intake = find(id, request);
    Caller caller = Caller.of(request).require(Scope.INTAKE);
    return office
        .intakes()
        .tray()
        .drop(intake.id(), reason, caller.principal())
        .map(why -> refused(request, intake, why))
        .orElseGet(() -> Response.seeOther(URI.create("/file")).build());
  }

  /** The sender was told. */
  @POST
  @Path("/notices/{notice}/sent")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response noticeSent(
      @PathParam("notice") long notice, @Context ContainerRequestContext request) {
    Caller caller = Caller.of(request).require(Scope.INTAKE);
    notices.sent(notice, caller.principal());
    return Response.seeOther(URI.create("/file#notices")).build();
  }

  private Response review(
      ContainerRequestContext request, int status, Intake intake, FactsForm form, String message) {
    return pages.show(
        request,
        status,
        "intake",
        Map.of(
            "view",
            IntakeView.of(
                intake,
                form,
                proposed(intake),
                office.intakes().offered(intake, Caller.of(request).principal()),
                office.intakes().words(intake),
                FileView.of(
                    intake.attachments(),
                    office.intakes().attachmentReports(intake),
                    "/file/" + intake.id() + "/attachments",
                    pages.shell(request).language()),
                message,
                office.registrar().rules(),
                office.registrar().today())));
  }

  private Intake find(String id, ContainerRequestContext request) {
    Caller caller = Caller.of(request);
    if (caller instanceof Caller.Anonymous) {
      throw Problem.of(ProblemCode.UNAUTHENTICATED).exception();
    }
    return IntakeId.parse(id)
        .flatMap(key -> office.intakes().find(key, caller.principal()))
        .orElseThrow(() -> Problem.of(ProblemCode.NOT_FOUND).exception());
  }
}
