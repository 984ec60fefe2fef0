package vn.vanthu.search.extract;

import java.io.IOException;
import java.nio.file.Path;
import vn.vanthu.search.extract.reading.FileKind;
import vn.vanthu.search.extract.reading.PlainText;

/**
 * Gives each request to the reader of its kind of file. Used by one thread; one desk for each
 * request.
 */
final class Desk {

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
      case TEXT -> new Reply.Text(text(file, kind));
      case RENDER, CONVERT ->
          throw new RefusedException(Refused.Reason.TEXT_UNSUPPORTED, kind.mediaType());
    };
  }

  private ExtractedText text(Path file, FileKind kind) throws IOException, RefusedException {
    progress.pages(0, 1);
    return PlainText.read(file, kind.mediaType(), request.limits().maxCharacters());
  }
}
