package vn.vanthu.signing.changes;

import java.nio.charset.StandardCharsets;
import vn.vanthu.signing.DocumentBytes;
import vn.vanthu.signing.pdf.Lexer;
import vn.vanthu.signing.pdf.PdfFile;
import vn.vanthu.signing.pdf.PdfObject;

/**
 * Whether the picture of a text field can be showing its value. Only simple encodings can be read
 * without the font, so the answer is no only when the picture shows plain letters and they are
 * others.
 */
final class AppearanceText {

  private static final int MAX_DEPTH = 16;

  private AppearanceText() {}

  static boolean shows(PdfFile file, FormField field) {
    if (!field.type().equals("Tx")
        || !(file.resolve(field.value()) instanceof PdfObject.Str value)) {
      return true;
    }
    PdfObject normal = file.resolve(file.dict(field.dict().get("AP")).get("N"));
    if (!(normal instanceof PdfObject.Stream stream)) {
      return true;
    }
    String shown = letters(strings(file, stream));
    String meant = letters(value.text());
    boolean readable = !shown.isEmpty() && shown.chars().allMatch(ch -> ch < 0x7F);
    boolean plain = meant.chars().allMatch(ch -> ch < 0x7F);
    return !readable || !plain || meant.contains(shown) || shown.contains(meant);
  }

  private static String letters(String text) {
    StringBuilder out = new StringBuilder();
    text.chars().filter(ch -> ch > ' ').forEach(ch -> out.append((char) ch));
    return out.toString();
  }

  private static String strings(PdfFile file, PdfObject.Stream stream) {
    byte[] content = file.decoded(stream);
    Lexer lexer = new Lexer(DocumentBytes.of(content), 0, false, MAX_DEPTH);
    StringBuilder out = new StringBuilder();
    while (true) {
      lexer.skipSpace();
      if (lexer.atEnd()) {
        return out.toString();
      }
      long before = lexer.position();
      append(lexer.object(), out);
      if (lexer.position() == before && lexer.keyword().isEmpty()) {
        lexer.moveTo(before + 1);
      }
    }
  }

  private static void append(PdfObject object, StringBuilder out) {
    switch (object) {
      case PdfObject.Str s -> {
        if (!s.hex()) {
          out.append(new String(s.bytes(), StandardCharsets.ISO_8859_1));
        }
      }
      case PdfObject.Array a -> a.items().forEach(i -> append(i, out));
      default -> {}
    }
  }
}
