package vn.vanthu.search.extract.pdf;

import java.util.Optional;
import org.apache.pdfbox.text.TextPosition;
import org.jspecify.annotations.Nullable;
import vn.vanthu.search.extract.legacy.LegacyFont;

/** One drawn character, upright coordinates from the upper left corner, in points. Immutable. */
record Glyph(
    String text,
    float left,
    float baseline,
    float width,
    float size,
    float blank,
    int direction,
    @Nullable LegacyFont legacy) {

  static Glyph of(TextPosition position, Optional<LegacyFont> legacy) {
    float size = position.getFontSizeInPt();
    if (!(size >= 2) || size > 200) {
      size = Math.clamp(position.getHeightDir() * 1.4f, 2f, 200f);
    }
    float blank = position.getWidthOfSpace();
    if (!(blank > 0.12f * size) || blank > 0.6f * size) {
      blank = 0.27f * size;
    }
    return new Glyph(
        position.getUnicode(),
        position.getXDirAdj(),
        position.getYDirAdj(),
        Math.max(0, position.getWidthDirAdj()),
        size,
        blank,
        Math.round(position.getDir()),
        legacy.orElse(null));
  }

  /** The same place, saying what the page says it stands for; no legacy typeface is behind that. */
  Glyph standingFor(String actual) {
    return new Glyph(actual, left, baseline, width, size, blank, direction, null);
  }

  float right() {
    return left + width;
  }
}
