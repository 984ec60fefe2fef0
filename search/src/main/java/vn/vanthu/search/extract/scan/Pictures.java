package vn.vanthu.search.extract.scan;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import vn.vanthu.search.extract.ExtractedText;
import vn.vanthu.search.extract.Origin;
import vn.vanthu.search.extract.PageSize;
import vn.vanthu.search.extract.Progress;
import vn.vanthu.search.extract.Refused;
import vn.vanthu.search.extract.RefusedException;
import vn.vanthu.search.extract.page.BlockWriter;
import vn.vanthu.search.extract.page.PageContent;
import vn.vanthu.search.extract.page.Token;
import vn.vanthu.search.extract.reading.TextDraft;

/**
 * Pictures of documents: PNG, JPEG, TIFF with several pages, BMP, GIF. The size is looked at before
 * a pixel is read. Stateless.
 */
public final class Pictures {

  private static final long MAX_PIXELS = 120_000_000L;
  private static final long GOOD_PIXELS = 20_000_000L;
  private static final int MAX_PAGES = 500;

  /** A picture of a page is taken for A4 wide: photos rarely tell their resolution. */
  private static final float PAGE_POINTS = 595f;

  private static final int LEAST_PIXELS = 1_700;
  private static final int MOST_PIXELS = 2_600;

  private Pictures() {}

  /** Reads the words of all pages. */
  public static ExtractedText read(
      Path file,
      String mediaType,
      TextDraft draft,
      ScanReader scans,
      Progress progress,
      int maxPages)
      throws IOException, RefusedException {
    if (!scans.available()) {
      throw new RefusedException(Refused.Reason.TEXT_OCR_MISSING, mediaType);
    }
    try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
      ImageReader reader = reader(in, mediaType);
      try {
        int pages = Math.min(reader.getNumImages(true), MAX_PAGES);
        var order = new ArrayList<Integer>();
        var sizes = new ArrayList<PageSize>();
        for (int i = 0; i < pages; i++) {
          check(reader, i);
          PageSize size =
              new PageSize(PAGE_POINTS, PAGE_POINTS * reader.getHeight(i) / reader.getWidth(i));
          sizes.add(size);
          draft.page(size);
          if (i < maxPages) {
            order.add(i);
          }
        }
        Map<Integer, List<Token>> words =
            scans.read(order, i -> picture(reader, i), draft, progress);
        var contents = new ArrayList<PageContent>();
        for (int i = 0; i < pages; i++) {
          contents.add(new PageContent(i + 1, sizes.get(i), words.getOrDefault(i, List.of())));
        }
        BlockWriter.write(contents, draft);
      } finally {
        reader.dispose();
      }
    }
    return draft.finish(mediaType, Origin.OCR);
  }

  /** One page as a picture no wider than asked. */
  public static BufferedImage page(Path file, String mediaType, int page, int maxWidth)
      throws IOException, RefusedException {
    try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
      ImageReader reader = reader(in, mediaType);
      try {
        if (page > reader.getNumImages(true)) {
          throw new RefusedException(Refused.Reason.TEXT_NO_PAGE, Integer.toString(page));
        }
        check(reader, page - 1);
        BufferedImage image = sampled(reader, page - 1);
        return image.getWidth() <= maxWidth ? image : scaled(image, maxWidth);
      } finally {
        reader.dispose();
      }
    }
  }

  private static ImageReader reader(ImageInputStream in, String mediaType) throws RefusedException {
    Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
    if (!readers.hasNext()) {
      throw new RefusedException(Refused.Reason.TEXT_UNSUPPORTED, mediaType);
    }
    ImageReader reader = readers.next();
    reader.setInput(in, false, true);
    return reader;
  }

  private static void check(ImageReader reader, int index) throws IOException, RefusedException {
    long pixels = (long) reader.getWidth(index) * reader.getHeight(index);
    if (pixels > MAX_PIXELS) {
      throw new RefusedException(Refused.Reason.TEXT_BOMB, "picture of " + pixels + " pixels");
    }
    if (reader.getWidth(index) < 8 || reader.getHeight(index) < 8) {
      throw new RefusedException(Refused.Reason.TEXT_NONE, "picture of " + pixels + " pixels");
    }
  }

  private static BufferedImage sampled(ImageReader reader, int index) throws IOException {
    long pixels = (long) reader.getWidth(index) * reader.getHeight(index);
    int step = (int) Math.max(1, Math.ceil(Math.sqrt((double) pixels / GOOD_PIXELS)));
    ImageReadParam parameters = reader.getDefaultReadParam();
    parameters.setSourceSubsampling(step, step, 0, 0);
    return reader.read(index, parameters);
  }

  private static ScanReader.Picture picture(ImageReader reader, int index) throws IOException {
    BufferedImage image = sampled(reader, index);
    // Small pictures are enlarged: letters under some 20 pixels are read badly.
    if (image.getWidth() < LEAST_PIXELS && image.getHeight() < LEAST_PIXELS * 1.5) {
      image = scaled(image, MOST_PIXELS);
    }
    return new ScanReader.Picture(image, PAGE_POINTS / image.getWidth());
  }

  private static BufferedImage scaled(BufferedImage image, int width) {
    int height = Math.max(1, Math.round((float) image.getHeight() * width / image.getWidth()));
    var scaled = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = scaled.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, width, height);
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    graphics.drawImage(image, 0, 0, width, height, null);
    graphics.dispose();
    return scaled;
  }
}
