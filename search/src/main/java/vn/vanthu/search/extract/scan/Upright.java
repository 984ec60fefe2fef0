package vn.vanthu.search.extract.scan;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.NoninvertibleTransformException;
import java.awt.geom.Point2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.vanthu.search.extract.Box;

/**
 * A page picture made ready for reading: grey, without red stamps and blue ink, lines level.
 * Remembers how to get back to places on the page. Immutable but for the pixels, which are only
 * read.
 *
 * @param image grey pixels
 * @param toPage from pixels of {@code image} to points of the page
 */
record Upright(BufferedImage image, AffineTransform toPage) {

  private static final double LEVEL_ENOUGH = Math.toRadians(0.15);

  /** So much more red than green and blue, of 255, is ink and not the scanner's tint. */
  private static final int RED = 40;

  /** One pixel in so many must be red before a stamp is looked for. */
  private static final int LEAST_RED = 5_000;

  /** The line of a frame takes this share of its height at the most. */
  private static final int FRAME_SHARE = 14;

  static Upright of(ScanReader.Picture picture) {
    return level(grey(picture.image()), picture);
  }

  /**
   * The insides of rectangular stamps in red ink, dark on white: the arrival stamp and marks, which
   * {@link #of} washes out.
   */
  static List<Upright> redStamps(ScanReader.Picture picture) {
    BufferedImage red = red(picture.image());
    if (red == null) {
      return List.of();
    }
    Upright page = level(red, picture);
    return Stamps.of(page.image()).stream().map(page::inside).toList();
  }

  private static Upright level(BufferedImage grey, ScanReader.Picture picture) {
    var toPage =
        AffineTransform.getScaleInstance(picture.pointsPerPixel(), picture.pointsPerPixel());
    double skew = Skew.of(grey);
    if (Math.abs(skew) < LEVEL_ENOUGH) {
      return new Upright(grey, toPage);
    }
    var turn =
        AffineTransform.getRotateInstance(-skew, grey.getWidth() / 2.0, grey.getHeight() / 2.0);
    return new Upright(draw(grey, turn, grey.getWidth(), grey.getHeight()), back(toPage, turn));
  }

  /** The same page turned clockwise by a multiple of 90 degrees. */
  Upright turned(int quarters) {
    int width = image.getWidth();
    int height = image.getHeight();
    boolean lying = quarters % 2 != 0;
    int newWidth = lying ? height : width;
    int newHeight = lying ? width : height;
    var turn = AffineTransform.getTranslateInstance(newWidth / 2.0, newHeight / 2.0);
    turn.quadrantRotate(quarters);
    turn.translate(-width / 2.0, -height / 2.0);
    return new Upright(draw(image, turn, newWidth, newHeight), back(toPage, turn));
  }

  private static AffineTransform back(AffineTransform toPage, AffineTransform turn) {
    try {
      var whole = new AffineTransform(toPage);
      whole.concatenate(turn.createInverse());
      return whole;
    } catch (NoninvertibleTransformException e) {
      throw new IllegalStateException("a rotation can be undone", e);
    }
  }

  private static BufferedImage draw(
      BufferedImage source, AffineTransform transform, int width, int height) {
    var image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, width, height);
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    graphics.drawImage(source, transform, null);
    graphics.dispose();
    return image;
  }

  /**
   * The brightest of red, green and blue for each pixel: a red stamp and blue ink become white,
   * black letters under them stay black.
   */
  private static BufferedImage grey(BufferedImage source) {
    int width = source.getWidth();
    int height = source.getHeight();
    var grey = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
    byte[] pixels = ((DataBufferByte) grey.getRaster().getDataBuffer()).getData();
    int[] line = new int[width];
    for (int y = 0; y < height; y++) {
      source.getRGB(0, y, width, 1, line, 0, width);
      for (int x = 0; x < width; x++) {
        int rgb = line[x];
        int brightest = Math.max(rgb >> 16 & 0xFF, Math.max(rgb >> 8 & 0xFF, rgb & 0xFF));
        pixels[y * width + x] = (byte) brightest;
      }
    }
    return grey;
  }

  /** Red ink as dark as it is red; null where a page has hardly any. */
  private static @Nullable BufferedImage red(BufferedImage source) {
    int width = source.getWidth();
    int height = source.getHeight();
    var image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
    byte[] pixels = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
    int[] line = new int[width];
    long inked = 0;
    for (int y = 0; y < height; y++) {
      source.getRGB(0, y, width, 1, line, 0, width);
      for (int x = 0; x < width; x++) {
        int rgb = line[x];
        int redder = (rgb >> 16 & 0xFF) - Math.max(rgb >> 8 & 0xFF, rgb & 0xFF);
        inked += redder > RED ? 1 : 0;
        pixels[y * width + x] = (byte) (255 - Math.clamp(redder * 3L, 0, 255));
      }
    }
    return inked * LEAST_RED < (long) width * height ? null : image;
  }

  /** What stands inside a frame, without its lines. */
  private Upright inside(Rectangle frame) {
    int inset = Math.max(2, frame.height / FRAME_SHARE);
    var box = new Rectangle(frame);
    box.grow(-inset, -inset);
    box = box.intersection(new Rectangle(image.getWidth(), image.getHeight()));
    var part =
        draw(
            image,
            AffineTransform.getTranslateInstance(-box.x, -box.y),
            Math.max(1, box.width),
            Math.max(1, box.height));
    var place = new AffineTransform(toPage);
    place.translate(box.x, box.y);
    return new Upright(part, place);
  }

  /** The place on the page of a rectangle of pixels. */
  Box place(int left, int top, int width, int height) {
    var one = toPage.transform(new Point2D.Double(left, top + height / 2.0), null);
    var other =
        toPage.transform(new Point2D.Double(left + (double) width, top + height / 2.0), null);
    double scale = Math.sqrt(Math.abs(toPage.getDeterminant()));
    boolean lying = Math.abs(one.getX() - other.getX()) < Math.abs(one.getY() - other.getY());
    double halfX = lying ? height * scale / 2 : 0;
    double halfY = lying ? 0 : height * scale / 2;
    double x = Math.min(one.getX(), other.getX()) - halfX;
    double y = Math.min(one.getY(), other.getY()) - halfY;
    return new Box(
        (float) x,
        (float) y,
        (float) (Math.abs(one.getX() - other.getX()) + 2 * halfX),
        (float) (Math.abs(one.getY() - other.getY()) + 2 * halfY));
  }
}
