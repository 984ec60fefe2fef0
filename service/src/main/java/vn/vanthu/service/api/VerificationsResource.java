package vn.vanthu.service.api;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.glassfish.jersey.media.multipart.FormDataBodyPart;
import org.glassfish.jersey.media.multipart.FormDataMultiPart;
import org.jspecify.annotations.Nullable;
import vn.vanthu.service.accounts.Scope;
import vn.vanthu.service.language.Language;
import vn.vanthu.signing.ValidationReport;
import vn.vanthu.signing.asic.AsicContainer;

/** {@code POST /api/v1/verifications}: 200 with a report whatever the verdict. Thread-safe. */
@Path("/api/v1/verifications")
@Produces({MediaType.APPLICATION_JSON, ReportPaper.MEDIA_TYPE, ValidationReport.MEDIA_TYPE})
public final class VerificationsResource {
  private final Verifications verifications;
  private final VerificationForm form;
  private final LaterVerifications later;
  private final ReportAnswer answer;

  VerificationsResource(
      Verifications verifications, LaterVerifications later, ReportAnswer answer) {
    this.verifications = verifications;
    this.form = new VerificationForm(verifications);
    this.later = later;
    this.answer = answer;
  }

  /** One report for one file; for several, the reports in the order of the files. */
  @POST
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  public Response files(FormDataMultiPart sent, @Context ContainerRequestContext request)
      throws IOException {
    Caller caller = Caller.of(request);
    Language language = ReaderLanguage.of(request);
    List<FormDataBodyPart> files = VerificationForm.files(sent);
    if (BodyLimit.mayRunLater(request) && files.size() == 1) {
      caller.require(Scope.VERIFY);
      FormDataBodyPart part = files.getFirst();
      Optional<FormDataBodyPart> signature = VerificationForm.signature(sent, files);
      return later(
          Uploads.name(part),
          form.spool(part),
          signature.isPresent() ? form.spool(signature.get()) : null,
          caller,
          language);
    }
    return answer.verified(form.reports(sent, caller, language), request, language);
  }

  /**
   * The raw bytes of one file. curl calls any {@code --data-binary} a form; it is taken as bytes
   * too.
   */
  @POST
  @Consumes({
    "application/pdf",
    MediaType.APPLICATION_OCTET_STREAM,
    "application/pkcs7-mime",
    "application/pkcs7-signature",
    AsicContainer.ASIC_E,
    AsicContainer.ASIC_S,
    MediaType.APPLICATION_FORM_URLENCODED
  })
  public Response bytes(InputStream body, @Context ContainerRequestContext request)
      throws IOException {
    Caller caller = Caller.of(request).require(Scope.VERIFY);
    verifications.admit(caller);
    SpooledFile file = SpooledFile.of(body, verifications.temporary());
    Language language = ReaderLanguage.of(request);
    if (BodyLimit.mayRunLater(request)) {
      return later(null, file, null, caller, language);
    }
    try (file) {
      return answer.verified(
          List.of(verifications.report(null, file.bytes(), caller, language)), request, language);
    }
  }

  /** The result of a verification that answers later: 202 until it is there. */
  @GET
  @Path("/{id}")
  public Response result(@PathParam("id") String id, @Context ContainerRequestContext request)
      throws InterruptedException {
    Caller caller = Caller.of(request).require(Scope.VERIFY);
    Future<Verifications.Verified> report =
        Ids.uuid(id)
            .flatMap(job -> later.find(job, caller))
            .orElseThrow(() -> Problem.of(ProblemCode.NOT_FOUND).exception());
    if (!report.isDone()) {
      return Response.accepted().header(HttpHeaders.RETRY_AFTER, 1).build();
    }
    try {
      return answer.verified(List.of(report.get()), request, ReaderLanguage.of(request));
    } catch (ExecutionException e) {
      throw new IllegalStateException("a verification that answers later failed", e);
    }
  }

  private Response later(
      @Nullable String name,
      SpooledFile file,
      @Nullable SpooledFile signature,
      Caller caller,
      Language language)
      throws IOException {
    UUID id = later.start(name, file, signature, caller, language);
    return Response.accepted()
        .location(URI.create("/api/v1/verifications/" + id))
        .header("Preference-Applied", "respond-async")
        .header(HttpHeaders.RETRY_AFTER, 1)
        .build();
  }
}
