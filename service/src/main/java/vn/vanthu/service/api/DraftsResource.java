package vn.vanthu.service.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
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
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.vanthu.service.access.Audience;
import vn.vanthu.service.accounts.Scope;
import vn.vanthu.service.language.Language;
import vn.vanthu.service.records.RegisterResult;
import vn.vanthu.service.routing.Composition;

/** {@code POST /api/v1/drafts}: outgoing documents composed here. Thread-safe. */
@Path("/api/v1/drafts")
@Produces(MediaType.APPLICATION_JSON)
public final class DraftsResource {
  private final ComposingDesk desk;
  private final Idempotency idempotency;
  private final ObjectMapper json;

  DraftsResource(ComposingDesk desk, Idempotency idempotency, ObjectMapper json) {
    this.desk = desk;
    this.idempotency = idempotency;
    this.json = json;
  }

  /** 201: set as a PDF with number and date open, entered as a draft. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response compose(byte[] body, @Context ContainerRequestContext request)
      throws JsonProcessingException {
    Caller caller = Caller.of(request).require(Scope.RECORDS_WRITE);
    Orders.Draft order = json.readValue(new String(body, UTF_8), Orders.Draft.class);
    Language language = ReaderLanguage.of(request);
    return idempotency.once(
        request, RegisterResource.sha256(body), () -> composed(order, caller, language));
  }

  private Idempotency.Answer composed(
      Orders.@Nullable Draft order, Caller caller, Language language) {
    if (order == null) {
      throw Orders.field("body");
    }
    Composition written = order.composition();
    if (!written.typeName().isEmpty() && written.typeCode().isBlank()) {
      written = written.ofType(ComposingDesk.codeOf(written.typeName()));
    }
    Orders.Readers readers = order.audience();
    Audience audience = readers == null ? new Audience.Agency() : readers.toAudience();
    try {
      RegisterResult.Done done =
          desk.compose(written, desk.answered(order.repliesTo(), caller), audience, caller);
      return new Idempotency.Answer(
          201,
          Map.of(
              HttpHeaders.LOCATION,
              "/api/v1/records/" + done.record().id(),
              HttpHeaders.ETAG,
              "\"v" + done.record().version() + "\""),
          RegisterResource.body(done, language));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
