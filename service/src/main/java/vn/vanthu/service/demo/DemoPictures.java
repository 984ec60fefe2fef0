package vn.vanthu.service.demo;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import javax.imageio.ImageIO;
import vn.vanthu.service.typesetting.Lettering;

/**
 * Draws what the demo office has no scanner for: a blue hand signature and a red round seal, as PNG
 * on a transparent ground (Annex I of Decree 30/2020/NĐ-CP). Stateless.
 */
public final class DemoPictures {
  private static final Color BLUE = new Color(0x1A3FB0);
  private static final Color RED = new Color(0xD8141E);
  private static final int SEAL_SIZE = 512;

  private DemoPictures() {}

  /**
   * A scribble; the same seed draws the same hand.
   *
   * @return PNG of 600 by 264 pixels
   */
  public static byte[] signature(long seed) throws IOException {
    BufferedImage image = new BufferedImage(600, 264, BufferedImage.TYPE_INT_ARGB);
    Graphics2D pen = pen(image);
    Random random = new Random(seed);
    pen.setColor(BLUE);
    pen.setStroke(new BasicStroke(6f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    Path2D line = new Path2D.Double();
    double x = 70;
    double y = 150;
    line.moveTo(x, y);
    for (int loop = 0; loop < 7; loop++) {
      double rise = 50 + random.nextInt(70);
      double step = 45 + random.nextInt(25);
      line.curveTo(x + step * 0.2, y - rise, x + step * 1.1, y - rise * 0.9, x + step * 0.6, y);
      line.curveTo(
          x + step * 0.4, y + rise * 0.4, x + step * 0.7, y + rise * 0.3, x + step, y - 10);
      x += step;
    }
    line.curveTo(x + 40, y - 60, x - 320, y + 110, x + 70, y + 40);
    pen.draw(line);
    pen.dispose();
    return png(image);
  }

  /**
   * A round seal with the agency's name around a star.
   *
   * @return PNG of 512 by 512 pixels
   */
  public static byte[] seal(String around, String below) throws IOException {
    BufferedImage image = new BufferedImage(SEAL_SIZE, SEAL_SIZE, BufferedImage.TYPE_INT_ARGB);
    Graphics2D pen = pen(image);
    pen.setColor(RED);
    pen.setStroke(new BasicStroke(12f));
    pen.drawOval(10, 10, SEAL_SIZE - 20, SEAL_SIZE - 20);
    pen.setStroke(new BasicStroke(4f));
    pen.drawOval(30, 30, SEAL_SIZE - 60, SEAL_SIZE - 60);
    pen.drawOval(110, 110, SEAL_SIZE - 220, SEAL_SIZE - 220);
    pen.fill(star(SEAL_SIZE / 2.0, SEAL_SIZE / 2.0, 105, 42));
    try (var letters = new Lettering(46)) {
      circle(pen, letters, around, 172, Math.PI * 1.25, false);
      circle(pen, letters, below, 204, Math.PI * 0.5, true);
    }
    pen.dispose();
    return png(image);
  }

  private static Graphics2D pen(BufferedImage image) {
    Graphics2D pen = image.createGraphics();
    pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    pen.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    return pen;
  }

  private static Path2D star(double cx, double cy, double outer, double inner) {
    Path2D star = new Path2D.Double();
    for (int i = 0; i < 10; i++) {
      double radius = i % 2 == 0 ? outer : inner;
      double angle = -Math.PI / 2 + i * Math.PI / 5;
      double x = cx + radius * Math.cos(angle);
      double y = cy + radius * Math.sin(angle);
      if (i == 0) {
        star.moveTo(x, y);
      } else {
        star.lineTo(x, y);
      }
    }
    star.closePath();
    return star;
  }

  /** Letters along a circle: over the top to the right, or along the bottom to the right. */
  private static void circle(
      Graphics2D pen, Lettering letters, String text, double radius, double arc, boolean bottom)
      throws IOException {
    double width = 0;
    for (int c : text.codePoints().toArray()) {
      width += letters.advance(c);
    }
    double scale = Math.min(1, arc * radius / width);
    double half = width * scale / radius / 2;
    double along = 0;
    for (int c : text.codePoints().toArray()) {
      double advance = letters.advance(c);
      double turn = (along + advance / 2) * scale / radius;
      double angle = bottom ? Math.PI / 2 + half - turn : -Math.PI / 2 - half + turn;
      AffineTransform place = new AffineTransform();
      place.translate(
          SEAL_SIZE / 2.0 + radius * Math.cos(angle), SEAL_SIZE / 2.0 + radius * Math.sin(angle));
      place.rotate(bottom ? angle - Math.PI / 2 : angle + Math.PI / 2);
      place.scale(scale, 1);
      place.translate(-advance / 2, 0);
      pen.fill(place.createTransformedShape(letters.outline(c)));
      along += advance;
    }
  }

  private static byte[] png(BufferedImage image) throws IOException {
    var out = new ByteArrayOutputStream();
    if (!ImageIO.write(image, "png", out)) {
      throw new IOException("this Java writes no PNG");
    }
    return out.toByteArray();
  }
}
