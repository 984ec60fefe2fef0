package vn.vanthu.service.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.glassfish.jersey.media.multipart.BodyPartEntity;
import org.glassfish.jersey.media.multipart.FormDataBodyPart;
import org.glassfish.jersey.media.multipart.FormDataMultiPart;
import vn.vanthu.service.accounts.Scope;
import vn.vanthu.service.language.Language;

/**
 * Files sent to be verified in one form: {@code file} up to a hundred times, or one {@code file}
 * with its detached {@code signature}. The same for REST and for the page. Thread-safe.
 */
public final class VerificationForm {
  private static final int MAX_FILES = 100;
  private static final ObjectMapper JSON = JsonMapper.builder().findAndAddModules().build();
  private final Verifications verifications;

  public VerificationForm(Verifications verifications) {
    this.verifications = verifications;
  }

  /** The reports in the order of the files. */
  public List<Verifications.Verified> reports(
      FormDataMultiPart form, Caller caller, Language language) throws IOException {
    return reports(form, caller, language, Illustrator.NONE);
  }

  /**
   * The same, with {@code pictures} of changed pages where there are any: the first few, or those
   * after the number that the field {@code from} holds.
   */
  public List<Verifications.Verified> reports(
      FormDataMultiPart form, Caller caller, Language language, Illustrator illustrator)
      throws IOException {
    caller.require(Scope.VERIFY);
    verifications.admit(caller);
    List<FormDataBodyPart> files = files(form);
    Optional<FormDataBodyPart> signature = signature(form, files);
    if (signature.isPresent()) {
      return List.of(detached(files.getFirst(), signature.get(), caller, language));
    }
    int from = from(form);
    List<Verifications.Verified> reports = new ArrayList<>();
    for (FormDataBodyPart part : files) {
      try (SpooledFile file = spool(part)) {
        Verifications.Verified report =
            verifications.report(Uploads.name(part), file.bytes(), caller, language);
        var places = ReportPlaces.of(JSON.valueToTree(report.tree()));
        Illustrator.Pictures pictures = illustrator.pictures(file.bytes(), places, from);
        if (!pictures.pairs().isEmpty()) {
          report.tree().put("pictures", pictures);
        }
        reports.add(report);
      }
    }
    return reports;
  }

  private static int from(FormDataMultiPart form) {
    FormDataBodyPart from = form.getField("from");
    try {
      return from == null ? 0 : Math.max(0, Integer.parseInt(from.getValue()));
    } catch (NumberFormatException e) {
      return 0; // the first ones, as when nobody asks for others
    }
  }

  /**
   * The file parts, at least one and at most a hundred. A browser's empty file input is no file.
   */
  static List<FormDataBodyPart> files(FormDataMultiPart form) {
    List<FormDataBodyPart> files = parts(form, "file");
    if (files.isEmpty()) {
      throw Problem.of(ProblemCode.FILE_MISSING).exception();
    }
    if (files.size() > MAX_FILES) {
      throw Problem.of(ProblemCode.TOO_MANY_FILES).with("limit", MAX_FILES).exception();
    }
    return files;
  }

  /**
   * The detached signature over the one file; empty when none was sent.
   *
   * @throws ProblemException 400 when there are several of either
   */
  static Optional<FormDataBodyPart> signature(
      FormDataMultiPart form, List<FormDataBodyPart> files) {
    List<FormDataBodyPart> signatures = parts(form, "signature");
    if (signatures.isEmpty()) {
      return Optional.empty();
    }
    if (files.size() != 1 || signatures.size() != 1) {
      throw Problem.of(ProblemCode.TOO_MANY_FILES)
          .detail(
              "Chữ ký tách rời cần đúng một “file” và một “signature”.",
              "A detached signature takes exactly one “file” and one “signature”.")
          .exception();
    }
    return Optional.of(signatures.getFirst());
  }

  private Verifications.Verified detached(
      FormDataBodyPart part, FormDataBodyPart apart, Caller caller, Language language)
      throws IOException {
    try (SpooledFile file = spool(part);
        SpooledFile signature = spool(apart)) {
      return verifications.report(
          Uploads.name(part), file.bytes(), signature.bytes(), caller, language);
    }
  }

  SpooledFile spool(FormDataBodyPart part) throws IOException {
    return SpooledFile.of(open(part), verifications.temporary());
  }

  private static InputStream open(FormDataBodyPart part) {
    return part.getEntityAs(BodyPartEntity.class).getInputStream();
  }

  /** The parts of a name that hold something. */
  static List<FormDataBodyPart> parts(FormDataMultiPart form, String name) {
    return Optional.ofNullable(form.getFields(name)).orElse(List.of()).stream()
        .filter(part -> !"".equals(part.getFormDataContentDisposition().getFileName()))
        .toList();
  }
}
