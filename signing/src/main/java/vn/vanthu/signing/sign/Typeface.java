package vn.vanthu.signing.sign;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TTFSubsetter;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * A typeface with the metrics of Times New Roman that has every Vietnamese letter (Liberation
 * Serif, OFL), from which the letters of a text are cut and embedded. Thread-safe: the parsed font
 * is read under a lock.
 */
final class Typeface {
  /** The styles that official texts use (NĐ 30/2020 Phụ lục I). */
  enum Style {
    REGULAR("LiberationSerif-Regular"),
    ITALIC("LiberationSerif-Italic"),
    BOLD("LiberationSerif-Bold"),
    BOLD_ITALIC("LiberationSerif-BoldItalic");

    private final String file;

    Style(String file) {
      this.file = file;
    }

    /** The style that a font's name asks for. */
    static Style named(String fontName) {
      String name = fontName.toLowerCase(java.util.Locale.ROOT);
      boolean bold = name.contains("bold");
      boolean italic = name.contains("italic") || name.contains("oblique");
      return bold ? (italic ? BOLD_ITALIC : BOLD) : italic ? ITALIC : REGULAR;
    }
  }

  private final Style style;
  private final TrueTypeFont font;
  private final CmapLookup letters;
  private final double unitsPerEm;

  private Typeface(Style style, TrueTypeFont font) throws IOException {
    this.style = style;
    this.font = font;
    this.letters = font.getUnicodeCmapLookup();
    this.unitsPerEm = font.getUnitsPerEm();
  }

  static Typeface load(Style style) {
    String resource = "/liberation/" + style.file + ".ttf";
    try (InputStream in = Typeface.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("the typeface is missing from the class path: " + resource);
      }
      return new Typeface(style, new TTFParser().parse(new RandomAccessReadBuffer(in)));
    } catch (IOException e) {
      throw new IllegalStateException("the typeface cannot be read: " + resource, e);
    }
  }

  String postScriptName() {
    return style.file;
  }

  boolean isItalic() {
    return style == Style.ITALIC || style == Style.BOLD_ITALIC;
  }

  /** Height of capitals, in thousandths of the size. */
  double capHeight() {
    return 662; // the design of Times: fixed by metric compatibility
  }

  /** Width of a text, in thousandths of the size. */
  double width(String text) {
    synchronized (font) {
      double sum = 0;
      for (int letter : text.codePoints().toArray()) {
        sum += advance(letters.getGlyphId(letter));
      }
      return sum;
    }
  }

  private double advance(int glyph) {
    try {
      return font.getAdvanceWidth(glyph) * 1000 / unitsPerEm;
    } catch (IOException e) {
      throw new IllegalStateException("the typeface has no widths", e);
    }
  }

  /**
   * The letters of these texts, cut out of the typeface.
   *
   * @throws SigningRefusal when the typeface lacks a letter
   */
  Cut cut(List<String> texts) {
    TreeSet<Integer> needed = new TreeSet<>();
    texts.forEach(text -> text.codePoints().forEach(needed::add));
    synchronized (font) {
      for (int letter : needed) {
        if (letters.getGlyphId(letter) == 0) {
          throw new SigningRefusal(SigningProblem.LETTER_MISSING, "U+%04X".formatted(letter));
        }
      }
      try {
        TTFSubsetter subsetter = new TTFSubsetter(font, TABLES);
        needed.forEach(subsetter::add);
        subsetter.setPrefix("VANTHU+");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        subsetter.writeToStream(out);
        Map<Integer, Integer> newByOld = new HashMap<>();
        subsetter.getGIDMap().forEach((newId, oldId) -> newByOld.put(oldId, newId));
        Map<Integer, Integer> glyphs = new TreeMap<>();
        Map<Integer, Double> widths = new TreeMap<>();
        for (int letter : needed) {
          int old = letters.getGlyphId(letter);
          int glyph = newByOld.getOrDefault(old, 0);
          glyphs.put(letter, glyph);
          widths.put(glyph, advance(old));
        }
        return new Cut(out.toByteArray(), glyphs, widths);
      } catch (IOException e) {
        throw new IllegalStateException("the typeface cannot be cut", e);
      }
    }
  }

  private static final List<String> TABLES =
      List.of("head", "hhea", "loca", "maxp", "cvt ", "prep", "glyf", "hmtx", "fpgm");

  /**
   * Some letters of a typeface.
   *
   * @param file a TrueType font program with these glyphs only; not copied
   * @param glyphs glyph number by code point
   * @param widths in thousandths of the size, by glyph number
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Cut(byte[] file, Map<Integer, Integer> glyphs, Map<Integer, Double> widths) {
    /** The glyph numbers of a text, two bytes each. */
    byte[] encode(String text) {
      List<Integer> ids = new ArrayList<>();
      text.codePoints().forEach(letter -> ids.add(glyphs.getOrDefault(letter, 0)));
      byte[] encoded = new byte[2 * ids.size()];
      for (int i = 0; i < ids.size(); i++) {
        encoded[2 * i] = (byte) (ids.get(i) >>> 8);
        encoded[2 * i + 1] = (byte) (int) ids.get(i);
      }
      return encoded;
    }
  }
}
