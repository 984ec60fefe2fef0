package vn.vanthu.service.api;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import vn.vanthu.service.access.Audience;
import vn.vanthu.service.accounts.Accounts;
import vn.vanthu.service.accounts.Scope;
import vn.vanthu.service.records.RegisterResult;
import vn.vanthu.service.routing.Composition;

/** {@code POST /api/v1/drafts}: outgoing documents composed here. Thread-safe. */
@Path("/api/v1/drafts")
@Produces(MediaType.APPLICATION_JSON)
public final class DraftsResource {
  private final ComposingDesk desk;
  private final Accounts accounts;

  DraftsResource(ComposingDesk desk, Accounts accounts) {
    this.desk = desk;
    this.accounts = accounts;
  }

  /** 201: set as a PDF with number and date open, entered as a draft. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response compose(Orders.@Nullable Draft order, @Context ContainerRequestContext request)
      throws IOException {
    Caller caller = Caller.of(request).require(Scope.RECORDS_WRITE);
    if (order == null) {
      throw Orders.field("body");
    }
    Composition written = order.composition();
    if (!written.typeName().isEmpty() && written.typeCode().isBlank()) {
      written = written.ofType(ComposingDesk.codeOf(written.typeName()));
    }
    ReadersOrder readers = order.audience();
    Audience audience = readers == null ? new Audience.Agency() : readers.toAudience(accounts);
    RegisterResult.Done done =
        desk.compose(written, desk.answered(order.repliesTo(), caller), audience, caller);
    return RegisterResource.entered(done, ReaderLanguage.of(request));
  }

  /** 201: a copy in electronic form (sao y) of an incoming document on paper, as a draft. */
  @POST
  @Path("/copies")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response copy(Orders.@Nullable Copy order, @Context ContainerRequestContext request)
      throws IOException {
    Caller caller = Caller.of(request).require(Scope.RECORDS_WRITE);
    if (order == null || order.record() == null) {
      throw Orders.field("record");
    }
    return RegisterResource.entered(desk.copy(order.record(), caller), ReaderLanguage.of(request));
  }
}
