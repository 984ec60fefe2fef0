package vn.vanthu.service.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
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
  private final OwnWrites ownWrites;
  private final Idempotency idempotency;
  private final ObjectMapper json;

  RegisterResource(Office office, OwnWrites ownWrites, Idempotency idempotency, ObjectMapper json) {
    this.office = office;
    this.ownWrites = ownWrites;
    this.idempotency = idempotency;
    this.json = json;
  }

  /**
   * 201: an incoming document with its Số đến and a receipt; an outgoing one as a draft, numbered
   * later. 409 ALREADY_REGISTERED with the link when the same bytes stand in a book.
   */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response register(byte[] body, @Context ContainerRequestContext request)
      throws JsonProcessingException {
    Caller caller = Caller.of(request).require(Scope.RECORDS_WRITE);
    Orders.Register order = json.readValue(new String(body, UTF_8), Orders.Register.class);
    Language language = ReaderLanguage.of(request);
    return idempotency.once(request, sha256(body), () -> register(order, caller, language));
  }

  private Idempotency.Answer register(
      Orders.@Nullable Register order, Caller caller, Language language) {
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
    Orders.Readers readers = order.audience();
    Audience audience = readers == null ? new Audience.Agency() : readers.toAudience();
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
    return new Idempotency.Answer(
        201,
        Map.of(
            HttpHeaders.LOCATION,
            "/api/v1/records/" + done.record().id(),
            HttpHeaders.ETAG,
            "\"v" + done.record().version() + "\""),
        body(done, language));
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
                  "Tệp này đã được đăng ký với số " + known.display(),
                  "This file is already registered under " + known.display(),
                  SigningSteps.of("ALREADY_REGISTERED"))
              .with("record", "/api/v1/records/" + known.existing())
              .with("number", known.display())
              .exception();
      case RegisterResult.Refused refused -> throw Refusals.problem(refused.reason()).exception();
    };
  }

  static byte[] sha256(byte[] body) {
    try {
      return java.security.MessageDigest.getInstance("SHA-256").digest(body);
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
