package vn.vanthu.service.api;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.glassfish.jersey.media.multipart.BodyPartEntity;
import org.glassfish.jersey.media.multipart.FormDataBodyPart;
import org.glassfish.jersey.media.multipart.FormDataMultiPart;
import org.jspecify.annotations.Nullable;
import vn.vanthu.service.accounts.Scope;
import vn.vanthu.service.files.FileOutcome;
import vn.vanthu.service.files.FileSigning;
import vn.vanthu.service.files.SignatureLevel;
import vn.vanthu.signing.asic.DataFile;
import vn.vanthu.signing.keys.Secret;

/**
 * Signatures over files that are no records: {@code POST /api/v1/signatures} makes one beside a
 * file or over several in a container, {@code …/augmentations} raises those that are there. The
 * answer is the file; nothing is kept, and a PIN is neither kept nor logged. Thread-safe.
 */
@Path("/api/v1/signatures")
@Consumes(MediaType.MULTIPART_FORM_DATA)
public final class FileSignaturesResource {
  private final FileSigning signing;
  private final WrongPins wrongPins;
  private final java.nio.file.Path temporary;

  /**
   * @param temporary folder for files too large for memory
   */
  FileSignaturesResource(FileSigning signing, WrongPins wrongPins, java.nio.file.Path temporary) {
    this.signing = signing;
    this.wrongPins = wrongPins;
    this.temporary = temporary;
  }

  /** Parts {@code file} (once for CADES), {@code key}, {@code pin}, {@code form}, {@code level}. */
  @POST
  public Response sign(FormDataMultiPart sent, @Context ContainerRequestContext request)
      throws IOException {
    Caller caller = Caller.of(request).require(Scope.SIGN);
    String key = text(sent, "key");
    if (key == null) {
      throw Orders.field("key");
    }
    RouteDesk.ownKey(key, caller);
    SignatureLevel level = level(sent, signing.usualLevel());
    List<FormDataBodyPart> parts = VerificationForm.files(sent);
    boolean together = together(sent, parts);
    String pin = text(sent, "pin");
    List<SpooledFile> spooled = new ArrayList<>();
    try (Secret secret = Secret.of((pin == null ? "" : pin).toCharArray());
        WrongPins.Try attempt = wrongPins.admit(key)) {
      List<DataFile> files = files(parts, spooled);
      FileOutcome outcome =
          together
              ? signing.together(files, key, secret, level, caller.principal())
              : signing.beside(files.getFirst(), key, secret, level, caller.principal());
      switch (outcome) {
        case FileOutcome.Refused refused -> attempt.refused(refused.message());
        case FileOutcome.Made _ -> attempt.signed();
        case FileOutcome.NotAllowed _ -> {}
      }
      return together
          ? answer(outcome, "signed", ".asice")
          : answer(outcome, files.getFirst().name(), ".p7s");
    } finally {
      close(spooled);
    }
  }

  /** Parts {@code file}, {@code level}, and {@code document} when the file is a .p7s. */
  @POST
  @Path("/augmentations")
  public Response augment(FormDataMultiPart sent, @Context ContainerRequestContext request)
      throws IOException {
    Caller.of(request).require(Scope.RECORDS_WRITE);
    SignatureLevel level = level(sent, null);
    FormDataBodyPart part = one(VerificationForm.files(sent), "file");
    List<FormDataBodyPart> documents = VerificationForm.parts(sent, "document");
    String name = name(part);
    try (SpooledFile file = spool(part)) {
      if (documents.isEmpty()) {
        return answer(signing.augmenting().raise(file.bytes(), null, level), name, "");
      }
      try (SpooledFile document = spool(one(documents, "document"))) {
        return answer(signing.augmenting().raise(file.bytes(), document.bytes(), level), name, "");
      }
    }
  }

  private static boolean together(FormDataMultiPart sent, List<FormDataBodyPart> parts) {
    String form = text(sent, "form");
    return switch (form == null ? "CADES" : form.toUpperCase(Locale.ROOT)) {
      case "CADES" -> {
        one(parts, "file");
        yield false;
      }
      case "ASIC_E" -> true;
      default -> throw Orders.field("form");
    };
  }

  private static FormDataBodyPart one(List<FormDataBodyPart> parts, String field) {
    if (parts.size() != 1) {
      throw Orders.field(field);
    }
    return parts.getFirst();
  }

  /** The files under the names they were sent with, which must differ and fit a container. */
  private List<DataFile> files(List<FormDataBodyPart> parts, List<SpooledFile> spooled)
      throws IOException {
    List<DataFile> files = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (FormDataBodyPart part : parts) {
      String name = name(part);
      if (!names.add(name.toLowerCase(Locale.ROOT))) {
        throw Orders.field("file");
      }
      SpooledFile file = spool(part);
      spooled.add(file);
      try {
        files.add(new DataFile(name, part.getMediaType().toString(), file.bytes()));
      } catch (IllegalArgumentException reserved) {
        throw Orders.field("file");
      }
    }
    return files;
  }

  private SpooledFile spool(FormDataBodyPart part) throws IOException {
    return SpooledFile.of(part.getEntityAs(BodyPartEntity.class).getInputStream(), temporary);
  }

  private static void close(List<SpooledFile> files) throws IOException {
    for (SpooledFile file : files) {
      file.close();
    }
  }

  private static String name(FormDataBodyPart part) {
    String name = Uploads.name(part);
    return name == null ? "unnamed" : name;
  }

  private static SignatureLevel level(FormDataMultiPart sent, @Nullable SignatureLevel usual) {
    String word = text(sent, "level");
    if (word == null && usual != null) {
      return usual;
    }
    return SignatureLevel.parse(word == null ? "" : word).orElseThrow(() -> Orders.field("level"));
  }

  private static @Nullable String text(FormDataMultiPart sent, String name) {
    FormDataBodyPart part = sent.getField(name);
    return part == null ? null : Orders.blankToNull(part.getValue());
  }

  /** The file that was made, which is deleted once it is sent. */
  private static Response answer(FileOutcome outcome, String name, String ending) {
    return switch (outcome) {
      case FileOutcome.NotAllowed not -> throw RouteDesk.refusal(not.reason());
      case FileOutcome.Refused not -> {
        Problem problem = Problem.refusal(ProblemCode.CONFLICT, not.message());
        throw (not.detail().isEmpty() ? problem : problem.with("because", not.detail()))
            .exception();
      }
      case FileOutcome.Made made -> {
        StreamingOutput body = made::sendTo;
        yield Response.ok(body)
            .type(made.mediaType())
            .header(HttpHeaders.CACHE_CONTROL, "no-store")
            .header(HttpHeaders.CONTENT_DISPOSITION, FileAnswer.disposition(name + ending, false))
            .build();
      }
    };
  }
}
