package vn.vanthu.search.extract.scan;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;

/**
 * Finds by how much the lines of a page lean: at the right angle the dark pixels gather in the
 * fewest lines. Stateless.
 */
final class Skew {

  private static final int STEP = 4;
  private static final double WIDEST = Math.toRadians(5);
  private static final double FINEST = Math.toRadians(0.1);
  private static final int DARK = 128;
  private static final int MOST_POINTS = 60_000;

  private Skew() {}

  /** The angle in radians, positive when lines fall to the right; 0 when nothing can be told. */
  static double of(BufferedImage grey) {
    int width = grey.getWidth() / STEP;
    int height = grey.getHeight() / STEP;
    byte[] pixels = ((DataBufferByte) grey.getRaster().getDataBuffer()).getData();
    int[] xs = new int[MOST_POINTS];
    int[] ys = new int[MOST_POINTS];
    int points = 0;
    // The edge of a page is often black from the scanner's lid.
    for (int y = height / 20; y < height - height / 20; y++) {
      for (int x = width / 20; x < width - width / 20 && points < MOST_POINTS; x++) {
        if ((pixels[y * STEP * grey.getWidth() + x * STEP] & 0xFF) < DARK) {
          xs[points] = x;
          ys[points] = y;
          points++;
        }
      }
    }
    if (points < 500 || points == MOST_POINTS) {
      return 0;
    }
    double best = 0;
    double most = -1;
    for (double angle = -WIDEST; angle <= WIDEST + 1e-9; angle += FINEST * 5) {
      double score = score(xs, ys, points, angle, width, height);
      if (score > most) {
        most = score;
        best = angle;
      }
    }
    double middle = best;
    for (double angle = middle - FINEST * 5; angle <= middle + FINEST * 5; angle += FINEST) {
      double score = score(xs, ys, points, angle, width, height);
      if (score > most) {
        most = score;
        best = angle;
      }
    }
    return best;
  }

  private static double score(int[] xs, int[] ys, int points, double angle, int width, int height) {
    int[] lines = new int[height + width];
    double slope = Math.tan(angle);
    for (int i = 0; i < points; i++) {
      int line = (int) Math.round(ys[i] - xs[i] * slope + width / 2.0 * slope) + width / 2;
      if (line >= 0 && line < lines.length) {
        lines[line]++;
      }
    }
    double sum = 0;
    for (int i = 1; i < lines.length; i++) {
      double difference = lines[i] - lines[i - 1];
      sum += difference * difference;
    }
    return sum;
  }
}
