package vn.vanthu.search.extract;

import java.io.IOException;
import java.nio.file.Path;
import vn.vanthu.search.extract.pdf.PagePainter;
import vn.vanthu.search.extract.pdf.PdfReader;
import vn.vanthu.search.extract.reading.AnyReader;
import vn.vanthu.search.extract.reading.DocReader;
import vn.vanthu.search.extract.reading.DocxReader;
import vn.vanthu.search.extract.reading.FileKind;
import vn.vanthu.search.extract.reading.HtmlReader;
import vn.vanthu.search.extract.reading.LibreOffice;
import vn.vanthu.search.extract.reading.MailReader;
import vn.vanthu.search.extract.reading.OdtReader;
import vn.vanthu.search.extract.reading.PlainText;
import vn.vanthu.search.extract.reading.RtfReader;
import vn.vanthu.search.extract.reading.TextDraft;
import vn.vanthu.search.extract.scan.Pictures;
import vn.vanthu.search.extract.scan.ScanReader;

/**
 * Gives each request to the reader of its kind of file. Used by one thread; one desk for each
 * request.
 */
final class Desk {

  private static final float A4_INCHES = 8.27f;
  private static final int DEEPEST_MAIL = 4;

  private final Request request;
  private final Progress progress;

  Desk(Request request, Progress progress) {
    this.request = request;
    this.progress = progress;
  }

  Reply answer() throws IOException, RefusedException {
    Path file = Worker.document(request);
    FileKind kind = FileKind.of(file, request.name());
    return switch (request.task()) {
      case TEXT -> new Reply.Text(text(file, kind, 0));
      case RENDER -> new Reply.Image(image(file, kind));
      case CONVERT -> new Reply.Pdf(LibreOffice.toPdf(file, kind, request.budgetMillis()));
    };
  }

  private ExtractedText text(Path file, FileKind kind, int depth)
      throws IOException, RefusedException {
    var limits = request.limits();
    var draft = new TextDraft(limits.maxCharacters(), limits.maxWords());
    return switch (kind) {
      case PDF -> new PdfReader(draft, progress, scans(), limits.maxOcrPages()).read(file);
      case PNG, JPEG, TIFF, BMP, GIF, WEBP ->
          Pictures.read(file, kind.mediaType(), draft, scans(), progress, limits.maxOcrPages());
      case TEXT, MARKDOWN -> PlainText.read(file, kind.mediaType(), limits.maxCharacters());
      case DOC -> new DocReader(draft).read(file);
      case DOCX -> new DocxReader(draft).read(file);
      case ODT -> new OdtReader(draft).read(file);
      case RTF -> new RtfReader(draft).read(file);
      case HTML -> new HtmlReader(draft).read(file);
      case MAIL -> new MailReader(draft, (part, name) -> attachment(part, name, depth)).read(file);
      case OTHER -> new AnyReader(draft).read(file, request.name());
    };
  }

  private ExtractedText attachment(Path part, String name, int depth)
      throws IOException, RefusedException {
    if (depth >= DEEPEST_MAIL) {
      throw new RefusedException(Refused.Reason.TEXT_BOMB, "mails within mails");
    }
    return text(part, FileKind.of(part, name), depth + 1);
  }

  private PageImage image(Path file, FileKind kind) throws IOException, RefusedException {
    if (kind == FileKind.PDF) {
      return PagePainter.paint(file, request.page(), request.dpi());
    }
    if (kind.picture()) {
      int width = Math.round(A4_INCHES * request.dpi());
      return PagePainter.png(Pictures.page(file, kind.mediaType(), request.page(), width), 1);
    }
    throw new RefusedException(Refused.Reason.TEXT_UNSUPPORTED, kind.mediaType());
  }

  private ScanReader scans() {
    return new ScanReader(request.budgetMillis());
  }
}
