package vn.vanthu.service.typesetting;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Map;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TTFSubsetter;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDTrueTypeFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.font.encoding.WinAnsiEncoding;

/**
 * Liberation Serif, which has the widths of Times New Roman and every Vietnamese letter, embedded
 * as subsets. Belongs to one document; single-threaded.
 */
final class Typeface {
  private static final String FOLDER = "/liberation/";

  private final PDDocument document;
  private final Map<Span.Style, PDType0Font> cuts = new EnumMap<>(Span.Style.class);
  private final TrueTypeFont regular;

  Typeface(PDDocument document) throws IOException {
    this.document = document;
    for (Span.Style style : Span.Style.values()) {
      TrueTypeFont letters = parse(style);
      // Ligatures are not wanted, and looking for them costs more than all the rest of setting.
      letters.setEnableGsub(false);
      cuts.put(style, PDType0Font.load(document, letters, true));
    }
    this.regular = parse(Span.Style.REGULAR);
  }

  PDFont cut(Span.Style style) {
    PDFont font = cuts.get(style);
    if (font == null) {
      throw new IllegalStateException("no cut for " + style);
    }
    return font;
  }

  boolean prints(int codePoint) {
    try {
      return regular.getUnicodeCmapLookup().getGlyphId(codePoint) != 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Width in points at the given size. */
  float width(String text, Span.Style style, float size) {
    try {
      return cut(style).getStringWidth(text) / 1000f * size;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A font for the open fields: printable ASCII in single-byte WinAnsi codes, so that whoever fills
   * a field writes plain digits and needs no glyph numbers.
   */
  PDFont fieldFont(Span.Style style) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (TrueTypeFont whole = parse(style)) {
      var subset = new TTFSubsetter(whole);
      for (int c = ' '; c <= '~'; c++) {
        subset.add(c);
      }
      subset.writeToStream(bytes);
    }
    return PDTrueTypeFont.load(
        document, new ByteArrayInputStream(bytes.toByteArray()), WinAnsiEncoding.INSTANCE);
  }

  static TrueTypeFont parse(Span.Style style) throws IOException {
    try (InputStream in = open(style)) {
      return new TTFParser().parse(new RandomAccessReadBuffer(in));
    }
  }

  private static InputStream open(Span.Style style) throws IOException {
    String name =
        switch (style) {
          case REGULAR -> "LiberationSerif-Regular.ttf";
          case BOLD -> "LiberationSerif-Bold.ttf";
          case ITALIC -> "LiberationSerif-Italic.ttf";
          case BOLD_ITALIC -> "LiberationSerif-BoldItalic.ttf";
        };
    InputStream in = Typeface.class.getResourceAsStream(FOLDER + name);
    if (in == null) {
      throw new IOException("the typeface is missing from the class path: " + name);
    }
    return in;
  }
}
