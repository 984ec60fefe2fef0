package vn.vanthu.service.routing;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.vanthu.search.extract.ConvertedPdf;
import vn.vanthu.search.extract.ExtractedText;
import vn.vanthu.search.extract.Extractor;
import vn.vanthu.search.extract.Refused;
import vn.vanthu.search.recognise.Facts;
import vn.vanthu.search.recognise.Recogniser;
import vn.vanthu.service.intake.MediaTypes;
import vn.vanthu.service.typesetting.FormOnPdf;
import vn.vanthu.service.typesetting.OfficialDraft;
import vn.vanthu.service.typesetting.PlainText;
import vn.vanthu.service.typesetting.TextDraft;
import vn.vanthu.service.typesetting.Typesetter;
import vn.vanthu.service.typesetting.Typesetting;
import vn.vanthu.signing.Message;

/**
 * The press of a real office: Office documents by LibreOffice in the reading process that can be
 * killed, plain text by our own typesetting, in the parts of Annex I when it has them all and as it
 * stands otherwise, PDF as it is; each then gets the open fields for number, date and signatures.
 * Thread-safe.
 */
public final class PressOfOffice implements DraftPress {
  private static final Set<String> OFFICE =
      Set.of(
          "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
          "application/vnd.oasis.opendocument.text",
          "application/msword",
          "application/rtf");
  private static final Set<String> TEXT = Set.of("text/plain", "text/markdown");
  private static final Message UNREADABLE =
      new Message(
          "DRAFT_UNREADABLE",
          "Không mở được tệp PDF này: tệp hỏng hoặc có mật khẩu.",
          "This PDF cannot be opened: it is damaged or needs a password.");
  private static final Message NOT_UTF8 =
      new Message(
          "DRAFT_NOT_UTF8",
          "Tệp văn bản thô phải dùng bảng mã UTF-8.",
          "A plain text draft must be in UTF-8.");
  private static final Message NO_DRAFT =
      new Message(
          "DRAFT_FORMAT",
          "Dự thảo phải là PDF, DOCX, DOC, ODT, RTF hoặc văn bản thô; tệp đã ký phải là PDF.",
          "A draft is a PDF, DOCX, DOC, ODT, RTF or plain text; what is signed is a PDF.");

  private final Extractor extractor;
  private final Recogniser recogniser;
  private final InstantSource clock;

  public PressOfOffice(Extractor extractor, Recogniser recogniser, InstantSource clock) {
    this.extractor = extractor;
    this.recogniser = recogniser;
    this.clock = clock;
  }

  @Override
  public Pressed press(Path source, String name, Path target) throws IOException {
    String type = MediaTypes.of(source, name);
    if (type.equals(MediaTypes.PDF)) {
      return withFields(source, false, name, target);
    }
    if (TEXT.contains(type)) {
      return text(source, name, target);
    }
    if (!OFFICE.contains(type)) {
      return new Pressed.Not(NO_DRAFT);
    }
    Path converted = target.resolveSibling(target.getFileName() + ".converted");
    try {
      return switch (extractor.convertToPdf(source, name, converted)) {
        case ConvertedPdf pdf -> withFields(pdf.file(), true, name, target);
        case Refused refused ->
            new Pressed.Not(
                new Message(refused.code(), refused.reason().vi(), refused.reason().en()));
      };
    } finally {
      Files.deleteIfExists(converted);
    }
  }

  private Pressed text(Path source, String name, Path target) throws IOException {
    String words;
    try {
      words = Files.readString(source);
    } catch (CharacterCodingException notUtf8) {
      return new Pressed.Not(NOT_UTF8);
    }
    Facts.@Nullable Issuer issuer = recogniser.recognise(ExtractedText.ofText(words)).issuingBody();
    String printed = issuer == null ? null : issuer.raw();
    Optional<OfficialDraft> parts = TextDraft.read(words, printed == null ? "" : printed);
    return parts.isPresent() ? inParts(parts.get(), target) : asItStands(words, name, target);
  }

  private Pressed inParts(OfficialDraft draft, Path target) throws IOException {
    try (OutputStream out = Files.newOutputStream(target)) {
      return switch (new Typesetter().typeset(draft, clock.instant(), out)) {
        case Typesetting.Typeset _ -> new Pressed.Pdf();
        case Typesetting.Unprintable no -> new Pressed.Not(DraftDesk.unprintable(no.shown()));
      };
    }
  }

  private Pressed asItStands(String words, String name, Path target) throws IOException {
    Path set = target.resolveSibling(target.getFileName() + ".set");
    try {
      int missing;
      try (OutputStream out = Files.newOutputStream(set)) {
        missing = PlainText.set(words, title(name), clock.instant(), out);
      }
      return missing < 0
          ? withFields(set, true, name, target)
          : new Pressed.Not(DraftDesk.unprintable("U+%04X".formatted(missing)));
    } finally {
      Files.deleteIfExists(set);
    }
  }

  private Pressed withFields(Path pdf, boolean converted, String name, Path target)
      throws IOException {
    FormOnPdf.Outcome outcome;
    try (OutputStream out = Files.newOutputStream(target)) {
      outcome = FormOnPdf.put(pdf, converted, title(name), clock.instant(), out);
    }
    return switch (outcome) {
      case WRITTEN -> new Pressed.Pdf();
      case SIGNED_ALREADY, HAS_FIELDS -> new Pressed.AsItIs();
      case UNREADABLE -> new Pressed.Not(UNREADABLE);
    };
  }

  private static String title(String name) {
    int dot = name.lastIndexOf('.');
    return dot <= 0 ? name : name.substring(0, dot);
  }
}
