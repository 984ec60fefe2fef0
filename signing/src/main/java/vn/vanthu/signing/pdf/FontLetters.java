package vn.vanthu.signing.pdf;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.fontbox.cmap.CMap;
import org.apache.fontbox.cmap.CMapParser;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.font.encoding.GlyphList;
import org.jspecify.annotations.Nullable;

/**
 * Which letters the codes of a font stand for (ISO 32000-1 §9.10.2): by its table of characters, or
 * for a simple font by its encoding.
 */
public final class FontLetters {
  private static final Charset WIN_ANSI = Charset.forName("windows-1252");

  private final @Nullable CMap table;
  private final Map<Integer, String> differences;

  private FontLetters(@Nullable CMap table, Map<Integer, String> differences) {
    this.table = table;
    this.differences = differences;
  }

  /** Null when nothing tells which letters the font shows. */
  public static @Nullable FontLetters of(PdfFile file, PdfObject written) {
    PdfObject.Dict font = file.dict(written);
    if (file.resolve(font.get("ToUnicode")) instanceof PdfObject.Stream stream) {
      CMap table = table(file.decoded(stream));
      return table == null ? null : new FontLetters(table, Map.of());
    }
    String kind = font.name("Subtype");
    return "Type1".equals(kind) || "TrueType".equals(kind)
        ? new FontLetters(null, differences(file, font.get("Encoding")))
        : null;
  }

  private static @Nullable CMap table(byte[] written) {
    try {
      return new CMapParser().parse(new RandomAccessReadBuffer(written));
    } catch (IOException malformed) {
      return null; // the picture cannot be read, and the change says so
    }
  }

  private static Map<Integer, String> differences(PdfFile file, PdfObject encoding) {
    Map<Integer, String> differences = new HashMap<>();
    int code = 0;
    List<PdfObject> items = file.items(file.dict(encoding).get("Differences"));
    for (PdfObject item : items) {
      switch (file.resolve(item)) {
        case PdfObject.Int n -> code = (int) n.value();
        case PdfObject.Name glyph -> {
          String letters = GlyphList.getAdobeGlyphList().toUnicode(glyph.value());
          differences.put(code++, letters == null ? "" : letters);
        }
        default -> {}
      }
    }
    return differences;
  }

  /** The letters of a string, or null when a code is not known. */
  public @Nullable String read(byte[] codes) {
    StringBuilder out = new StringBuilder();
    if (table == null) {
      for (byte code : codes) {
        String other = differences.get(code & 0xFF);
        out.append(other == null ? new String(new byte[] {code}, WIN_ANSI) : other);
      }
      return out.toString();
    }
    try (ByteArrayInputStream in = new ByteArrayInputStream(codes)) {
      while (in.available() > 0) {
        int left = in.available();
        String letters = table.toUnicode(table.readCode(in), left - in.available());
        if (letters == null) {
          return null;
        }
        out.append(letters);
      }
      return out.toString();
    } catch (IOException malformed) {
      return null;
    }
  }
}
