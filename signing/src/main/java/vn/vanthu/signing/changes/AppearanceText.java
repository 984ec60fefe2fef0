package vn.vanthu.signing.changes;

import java.text.Normalizer;
import org.jspecify.annotations.Nullable;
import vn.vanthu.signing.DocumentBytes;
import vn.vanthu.signing.pdf.FontLetters;
import vn.vanthu.signing.pdf.Lexer;
import vn.vanthu.signing.pdf.PdfFile;
import vn.vanthu.signing.pdf.PdfObject;

/**
 * Whether the picture of a text field shows its value: the same letters and digits in the same
 * order, read through the fonts of the picture. A picture that cannot be read does not show it, nor
 * does one that only draws lines.
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

  static boolean shows(PdfFile file, FormField field) {
    if (!field.type().equals("Tx")
        || !(file.resolve(field.value()) instanceof PdfObject.Str value)
        || !(file.resolve(file.dict(field.dict().get("AP")).get("N"))
            instanceof PdfObject.Stream picture)) {
      return true;
    }
    AppearanceText text = new AppearanceText(file, picture);
    text.read(file.decoded(picture));
    return text.readable && letters(text.shown.toString()).equals(letters(value.text()));
  }

  /** Signs and blanks aside: scripts of a form set points between digits. */
  private static String letters(String text) {
    StringBuilder out = new StringBuilder();
    Normalizer.normalize(text, Normalizer.Form.NFC)
        .codePoints()
        .filter(Character::isLetterOrDigit)
        .forEach(out::appendCodePoint);
    return out.toString();
  }

  private void read(byte[] content) {
    Lexer lexer = new Lexer(DocumentBytes.of(content), 0, false, MAX_DEPTH);
    String name = "";
    while (true) {
      lexer.skipSpace();
      if (lexer.atEnd()) {
        return;
      }
      long before = lexer.position();
      PdfObject object = lexer.object();
      if (object instanceof PdfObject.Name n) {
        name = n.value();
      }
      append(object);
      if (lexer.position() == before) {
        String keyword = lexer.keyword();
        if (keyword.equals("Tf")) {
          font = FontLetters.of(file, fonts.get(name));
        } else if (keyword.equals("Do")) {
          readable = false; // a picture in the picture
        } else if (keyword.isEmpty()) {
          lexer.moveTo(before + 1);
        }
      }
    }
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
