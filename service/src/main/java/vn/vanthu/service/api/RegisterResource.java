package vn.vanthu.service.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.vanthu.service.access.Audience;
import vn.vanthu.service.accounts.Accounts;
import vn.vanthu.service.accounts.Scope;
import vn.vanthu.service.language.Language;
import vn.vanthu.service.records.Direction;
import vn.vanthu.service.records.Intake;
import vn.vanthu.service.records.IntakeId;
import vn.vanthu.service.records.RecordFacts;
import vn.vanthu.service.records.RegisterOrder;
import vn.vanthu.service.records.RegisterResult;
import vn.vanthu.service.records.Reviewed;

/** {@code POST /api/v1/records}: from received document to register entry. Thread-safe. */
@Path("/api/v1/records")
@Produces(MediaType.APPLICATION_JSON)
public final class RegisterResource {
  private final Office office;
  private final Accounts accounts;
  private final OwnWrites ownWrites;
  private final ObjectMapper json;

  RegisterResource(Office office, Accounts accounts, OwnWrites ownWrites, ObjectMapper json) {
    this.office = office;
    this.accounts = accounts;
    this.ownWrites = ownWrites;
    this.json = json;
  }

  /**
   * 201: an incoming document with its Số đến and a receipt; an outgoing one as a draft, numbered
   * later. 409 ALREADY_REGISTERED with the link when the same bytes stand in a book.
   */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response register(
      Orders.@Nullable Register order, @Context ContainerRequestContext request) {
    Caller caller = Caller.of(request).require(Scope.RECORDS_WRITE);
    if (order == null || order.intake() == null) {
      throw Orders.field("intake");
    }
    Intake intake =
        IntakeId.parse(order.intake())
            .flatMap(id -> office.intakes().find(id, caller.principal()))
            .orElseThrow(() -> Problem.of(ProblemCode.NOT_FOUND).exception());
    JsonNode corrected = order.facts();
    RecordFacts facts =
        corrected == null ? intake.proposed() : FactsPatch.over(intake.proposed(), corrected, json);
    ReadersOrder readers = order.audience();
    Audience audience = readers == null ? new Audience.Agency() : readers.toAudience(accounts);
    RegisterResult result =
        intake.direction() == Direction.INCOMING
            ? office
                .registrar()
                .register(
                    new RegisterOrder(
                        intake.id(),
                        facts,
                        order.bookCode(),
                        order.entry(office.registrar().today(), facts, office.dueDates()),
                        audience,
                        corrected == null ? null : Reviewed.FACTS),
                    caller.principal())
            : office
                .registrar()
                .openDraft(
                    intake.id(),
                    facts,
                    audience,
                    null,
                    ComposingDesk.answered(office, order.repliesTo(), caller),
                    caller.principal());
    RegisterResult.Done done = done(result);
    ownWrites.wrote(caller, done.record());
    return entered(done, ReaderLanguage.of(request));
  }

  /** 201 with the new record, where it is and its version. */
  static Response entered(RegisterResult.Done done, Language language) {
    return Response.status(201)
        .header(HttpHeaders.LOCATION, "/api/v1/records/" + done.record().id())
        .tag(Versions.tag(done.record()))
        .entity(body(done, language))
        .build();
  }

  /** The record with its receipt and warnings. */
  static Map<String, @Nullable Object> body(RegisterResult.Done done, Language language) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>(RecordJson.record(done.record()));
    json.put("receipt", RecordJson.receipt(done.receipt()));
    json.put("warnings", RecordJson.notices(done.warnings(), language));
    return json;
  }

  /**
   * What came of it, or the problem.
   *
   * @throws ProblemException when the office did not do it
   */
  static RegisterResult.Done done(RegisterResult result) {
    return switch (result) {
      case RegisterResult.Done done -> done;
      case RegisterResult.AlreadyRegistered known ->
          throw Problem.refusal(
                  ProblemCode.CONFLICT,
                  "ALREADY_REGISTERED",
                  known.display().isEmpty()
                      ? "Tệp này đã có ở một dự thảo chưa có số"
                      : "Tệp này đã được đăng ký với số " + known.display(),
                  known.display().isEmpty()
                      ? "This file is already a draft, which has no number yet"
                      : "This file is already registered under " + known.display(),
                  SigningSteps.of("ALREADY_REGISTERED"))
              .with("record", "/api/v1/records/" + known.existing())
              .with("number", known.display())
              .exception();
      case RegisterResult.Refused refused -> throw Refusals.problem(refused.reason()).exception();
    };
  }
}
