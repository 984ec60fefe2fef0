package vn.vanthu.search.extract.pdf;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.pdmodel.graphics.PDXObject;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import vn.vanthu.search.extract.PageSize;
import vn.vanthu.search.extract.Refused;
import vn.vanthu.search.extract.RefusedException;

/** Opening a PDF and asking simple things of its pages. Stateless. */
final class PdfFile {

  private static final int PICTURE_PIXELS = 250_000;
  private static final long MAX_PIXELS = 120_000_000L;
  private static final int MAX_PAGES = 20_000;

  private PdfFile() {}

  static PDDocument open(Path file) throws IOException, RefusedException {
    PDDocument document;
    try {
      document = Loader.loadPDF(file.toFile(), IOUtils.createTempFileOnlyStreamCache());
    } catch (InvalidPasswordException e) {
      throw new RefusedException(Refused.Reason.TEXT_ENCRYPTED, "PDF");
    }
    if (document.getNumberOfPages() < 1 || document.getNumberOfPages() > MAX_PAGES) {
      int pages = document.getNumberOfPages();
      document.close();
      throw new RefusedException(Refused.Reason.TEXT_DAMAGED, pages + " pages");
    }
    return document;
  }

  /** The page as it is displayed, turned as its author said. */
  static PageSize size(PDPage page) {
    PDRectangle box = page.getCropBox();
    float width = Math.clamp(box.getWidth(), 1f, 20_000f);
    float height = Math.clamp(box.getHeight(), 1f, 20_000f);
    return page.getRotation() % 180 == 0
        ? new PageSize(width, height)
        : new PageSize(height, width);
  }

  /**
   * The dots per inch at which a page of this size is still small enough to draw, at most as asked.
   */
  static float dpi(PageSize size, int asked, long maxPixels) {
    double inches = size.width() / 72.0 * (size.height() / 72.0);
    return (float) Math.min(asked, Math.sqrt(maxPixels / Math.max(inches, 1e-6)));
  }

  /**
   * Whether a picture large enough to be a scanned page is among the page's resources.
   *
   * @throws RefusedException when a picture would need more memory than the worker has
   */
  static boolean hasPicture(PDPage page) throws IOException, RefusedException {
    PDResources resources = page.getResources();
    return resources != null && hasPicture(resources, 0);
  }

  private static boolean hasPicture(PDResources resources, int depth)
      throws IOException, RefusedException {
    boolean found = false;
    for (COSName name : resources.getXObjectNames()) {
      PDXObject object = resources.getXObject(name);
      if (object instanceof PDImageXObject image) {
        long pixels = (long) image.getWidth() * image.getHeight();
        if (pixels > MAX_PIXELS) {
          throw new RefusedException(Refused.Reason.TEXT_BOMB, "picture of " + pixels + " pixels");
        }
        // Without this a coarse scan is enlarged to coarse squares, which neither eye nor Tesseract
        // reads well.
        image.setInterpolate(true);
        found |= pixels > PICTURE_PIXELS;
      } else if (object instanceof PDFormXObject form && depth < 4 && form.getResources() != null) {
        found |= hasPicture(form.getResources(), depth + 1);
      }
    }
    return found;
  }
}
