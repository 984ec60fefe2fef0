package vn.vanthu.service.typesetting;

import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.io.Closeable;
import java.io.IOException;
import org.apache.fontbox.ttf.TrueTypeFont;

/**
 * Outlines of bold letters from the embedded typeface, for pictures drawn on machines that have no
 * fonts. Single-threaded.
 */
public final class Lettering implements Closeable {
  private final TrueTypeFont font;
  private final double scale;

  /**
   * Letters of a size.
   *
   * @param size em height in the picture's units
   */
  public Lettering(double size) throws IOException {
    this.font = Typeface.parse(Span.Style.BOLD);
    this.scale = size / font.getUnitsPerEm();
  }

  /** A letter's outline, base line at 0, growing downwards as pictures do. */
  public Path2D outline(int codePoint) throws IOException {
    int glyph = font.getUnicodeCmapLookup().getGlyphId(codePoint);
    var data = font.getGlyph() == null ? null : font.getGlyph().getGlyph(glyph);
    Path2D path = data == null ? new Path2D.Double() : new Path2D.Double(data.getPath());
    path.transform(AffineTransform.getScaleInstance(scale, -scale));
    return path;
  }

  /** How far the next letter stands from this one. */
  public double advance(int codePoint) throws IOException {
    return font.getAdvanceWidth(font.getUnicodeCmapLookup().getGlyphId(codePoint)) * scale;
  }

  @Override
  public void close() throws IOException {
    font.close();
  }
}
