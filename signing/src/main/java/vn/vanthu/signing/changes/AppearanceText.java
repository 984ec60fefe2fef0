package vn.vanthu.signing.changes;

import java.text.Normalizer;
import org.jspecify.annotations.Nullable;
import vn.vanthu.signing.DocumentBytes;
import vn.vanthu.signing.pdf.FontLetters;
import vn.vanthu.signing.pdf.Lexer;
import vn.vanthu.signing.pdf.PdfFile;
import vn.vanthu.signing.pdf.PdfObject;

/**
 * The letters and digits that the picture of a field shows, read through the fonts of the picture.
 * Pictures in the picture are not looked at, so whoever has one cannot be read.
 */
final class AppearanceText {

  private static final int MAX_DEPTH = 16;

  private final PdfFile file;
  private final PdfObject.Dict fonts;
  private final StringBuilder shown = new StringBuilder();
  private @Nullable FontLetters font;
  private boolean readable = true;

  private AppearanceText(PdfFile file, PdfObject.Stream picture) {
    this.file = file;
    this.fonts = file.dict(file.dict(picture.dict().get("Resources")).get("Font"));
  }

  /** What a picture shows, as {@link #letters} has it; null when that cannot be told. */
  static @Nullable String of(PdfFile file, PdfObject.Stream picture) {
    AppearanceText text = new AppearanceText(file, picture);
    text.read(file.decoded(picture));
    return text.readable ? letters(text.shown.toString()) : null;
  }

  /** Signs and blanks aside: scripts of a form set points between digits. */
  static String letters(String text) {
    StringBuilder out = new StringBuilder();
    Normalizer.normalize(text, Normalizer.Form.NFC)
        .codePoints()
        .filter(Character::isLetterOrDigit)
        .forEach(out::appendCodePoint);
    return out.toString();
  }

  private void read(byte[] content) {
    Lexer lexer = new Lexer(DocumentBytes.of(content), 0, false, MAX_DEPTH);
    PdfObject operand = PdfObject.Null.INSTANCE;
    String name = "";
    while (readable) {
      lexer.skipSpace();
      if (lexer.atEnd()) {
        return;
      }
      long before = lexer.position();
      PdfObject object = lexer.object();
      if (lexer.position() > before) {
        name = object instanceof PdfObject.Name n ? n.value() : name;
        operand = object;
        append(object);
        continue;
      }
      switch (lexer.keyword()) {
        case "Tf" -> font = FontLetters.of(file, fonts.get(name));
        case "Tr" -> readable = !isUnseen(operand);
        case "Do", "BI" -> readable = false; // a picture in the picture
        case "" -> lexer.moveTo(before + 1);
        default -> {}
      }
    }
  }

  /** Text that is neither filled nor stroked (ISO 32000-1 Table 106). */
  private static boolean isUnseen(PdfObject mode) {
    return mode instanceof PdfObject.Int n && (n.value() == 3 || n.value() == 7);
  }

  private void append(PdfObject object) {
    switch (object) {
      case PdfObject.Str s -> {
        String read = font == null ? null : font.read(s.bytes());
        readable &= read != null;
        shown.append(read == null ? "" : read);
      }
      case PdfObject.Array a -> a.items().forEach(this::append);
      default -> {}
    }
  }
}
