package vn.vanthu.search.extract.pdf;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import vn.vanthu.search.extract.PageImage;
import vn.vanthu.search.extract.Refused;
import vn.vanthu.search.extract.RefusedException;

/** Draws one page of a PDF for the screen. Stateless. */
public final class PagePainter {

  private static final long MAX_PIXELS = 16_000_000L;

  private PagePainter() {}

  /** The page as PNG; a page of unusual size is drawn with fewer dots than asked. */
  public static PageImage paint(Path file, int page, int dpi) throws IOException, RefusedException {
    try (PDDocument document = PdfFile.open(file)) {
      int pages = document.getNumberOfPages();
      if (page > pages) {
        throw new RefusedException(Refused.Reason.TEXT_NO_PAGE, page + " of " + pages);
      }
      PdfFile.hasPicture(document.getPage(page - 1));
      var renderer = new PDFRenderer(document);
      renderer.setSubsamplingAllowed(true);
      float dots = PdfFile.dpi(PdfFile.size(document.getPage(page - 1)), dpi, MAX_PIXELS);
      return png(renderer.renderImageWithDPI(page - 1, dots, ImageType.RGB), pages);
    }
  }

  /** A picture as PNG. */
  public static PageImage png(BufferedImage image, int pages) throws IOException {
    var out = new ByteArrayOutputStream();
    ImageIO.write(image, "png", out);
    return new PageImage(out.toByteArray(), image.getWidth(), image.getHeight(), pages);
  }
}
