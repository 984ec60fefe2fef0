package vn.vanthu.signing.sign;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * A picture ready to be put on a page: the hand signature in blue or the seal in red, with
 * transparency. Decoded once, so that a thousand signatures do not pay for it. Immutable.
 */
public final class Picture {
  private static final int MAX_SIDE = 4_000;
  private static final int MAX_BYTES = 8 << 20;

  private final int width;
  private final int height;
  private final byte[] colours;
  private final byte[] opacity;

  private Picture(int width, int height, byte[] colours, byte[] opacity) {
    this.width = width;
    this.height = height;
    this.colours = colours;
    this.opacity = opacity;
  }

  /**
   * Reads a PNG of at most 4,000 pixels a side and 8 MiB; empty when it is anything else. The size
   * is looked at before a pixel is decoded.
   */
  public static Optional<Picture> parse(byte[] png) {
    if (png.length > MAX_BYTES) {
      return Optional.empty();
    }
    Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName("png");
    if (!readers.hasNext()) {
      throw new IllegalStateException("this Java platform lacks java.desktop");
    }
    ImageReader reader = readers.next();
    try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(png))) {
      reader.setInput(in, true, true);
      if (reader.getWidth(0) > MAX_SIDE || reader.getHeight(0) > MAX_SIDE) {
        return Optional.empty();
      }
      return Optional.of(of(reader.read(0)));
    } catch (IOException | RuntimeException e) {
      System.getLogger(Picture.class.getName())
          .log(System.Logger.Level.DEBUG, "not a usable PNG", e);
      return Optional.empty();
    } finally {
      reader.dispose();
    }
  }

  private static Picture of(BufferedImage image) {
    int width = image.getWidth();
    int height = image.getHeight();
    byte[] rgb = new byte[width * height * 3];
    byte[] alpha = new byte[width * height];
    int[] row = new int[width];
    int at = 0;
    for (int y = 0; y < height; y++) {
      image.getRGB(0, y, width, 1, row, 0, width);
      for (int pixel : row) {
        alpha[at] = (byte) (pixel >>> 24);
        rgb[3 * at] = (byte) (pixel >> 16);
        rgb[3 * at + 1] = (byte) (pixel >> 8);
        rgb[3 * at + 2] = (byte) pixel;
        at++;
      }
    }
    return new Picture(width, height, deflate(rgb), deflate(alpha));
  }

  static byte[] deflate(byte[] data) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Deflater deflater = new Deflater();
    try (DeflaterOutputStream to = new DeflaterOutputStream(out, deflater)) {
      to.write(data);
    } catch (IOException e) {
      throw new IllegalStateException("writing to memory", e);
    } finally {
      deflater.end();
    }
    return out.toByteArray();
  }

  /** Pixels across. */
  public int width() {
    return width;
  }

  /** Pixels down. */
  public int height() {
    return height;
  }

  /** Three bytes a pixel, deflated; not copied. */
  byte[] colours() {
    return colours;
  }

  /** One byte a pixel, deflated; not copied. */
  byte[] opacity() {
    return opacity;
  }
}
