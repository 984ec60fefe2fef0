package vn.vanthu.service.reading;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.vanthu.search.extract.Extractor;
import vn.vanthu.search.extract.PageImage;
import vn.vanthu.search.extract.Refused;
import vn.vanthu.search.extract.Rendering;
import vn.vanthu.service.api.Illustrator;
import vn.vanthu.signing.DocumentBytes;
import vn.vanthu.signing.changes.ChangedPage;
import vn.vanthu.signing.pdf.Limits;

/**
 * Draws changed pages of PDFs, before and after, in a worker process without network, which dies at
 * its deadline whatever the file does. Thread-safe.
 */
public final class PagePictures implements Illustrator {
  private static final Logger LOG = LoggerFactory.getLogger(PagePictures.class);
  private static final int DPI = 72;

  /** Drawn at one look; the next ones are a click away. */
  private static final int PAGES_AT_ONCE = 4;

  /** Enough for handwriting to be read beside its field. */
  private static final int READING_DPI = 130;

  private final Extractor extractor;
  private final Path temporary;

  /**
   * Ready to draw.
   *
   * @param temporary folder for the copies that the worker reads; each is deleted at once
   */
  public PagePictures(Extractor extractor, Path temporary) {
    this.extractor = extractor;
    this.temporary = temporary;
  }

  @Override
  public Pictures pictures(DocumentBytes document, Iterable<ChangedPage.Place> places, int from) {
    int all = ChangedPage.count(places);
    int first = Math.min(from, Math.max(0, all - 1)) / PAGES_AT_ONCE * PAGES_AT_ONCE;
    List<Pair> pairs = new ArrayList<>();
    for (ChangedPage each :
        ChangedPage.of(document, Limits.standard(), places, first, PAGES_AT_ONCE)) {
      pairs.add(
          new Pair(
              each.revision(),
              each.page(),
              address(document, each.beforeEnd(), each.page()),
              address(document, each.afterEnd(), each.page()),
              each.marks()));
    }
    return new Pictures(pairs, first, Math.min(all, first + PAGES_AT_ONCE), all);
  }

  @Override
  public Optional<byte[]> page(Path file, String fileName, int page) {
    return drawn(extractor.render(file, fileName, page, READING_DPI));
  }

  private String address(DocumentBytes document, long end, int page) {
    return png(document, end, page)
        .map(png -> "data:image/png;base64," + Base64.getEncoder().encodeToString(png))
        .orElse("");
  }

  /**
   * A page as PNG, one pixel for each point; empty when it cannot be drawn.
   *
   * @param end only the first so many bytes are the document
   * @param page from 1
   */
  private Optional<byte[]> png(DocumentBytes document, long end, int page) {
    try {
      Files.createDirectories(temporary);
      Path copy = Files.createTempFile(temporary, "drawn-", ".pdf");
      try {
        try (FileChannel out = FileChannel.open(copy, StandardOpenOption.WRITE)) {
          document.slice(0, end).writeTo(out);
        }
        return drawn(extractor.render(copy, "document.pdf", page, DPI));
      } finally {
        Files.deleteIfExists(copy);
      }
    } catch (IOException e) {
      LOG.warn("a page could not be drawn", e);
      return Optional.empty();
    }
  }

  private static Optional<byte[]> drawn(Rendering rendering) {
    return switch (rendering) {
      case PageImage image -> Optional.of(image.png());
      case Refused refused -> {
        LOG.info("a page could not be drawn: {}", refused.code());
        yield Optional.empty();
      }
    };
  }
}
