package vn.vanthu.service.typesetting;

import java.io.IOException;
import java.io.OutputStream;
import java.text.Normalizer;
import java.time.Instant;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * Sets a plain text as it stands, line by line, on paper with the margins of Annex I. Its author
 * wrote the letterhead; {@link FormOnPdf} adds the open fields afterwards. Stateless.
 */
public final class PlainText {
  private static final float SIZE = 13;

  private PlainText() {}

  /**
   * Writes the PDF.
   *
   * @return the first character that the typeface cannot print, or -1 when all was set
   */
  public static int set(String text, String title, Instant created, OutputStream out)
      throws IOException {
    String composed = Normalizer.normalize(text, Normalizer.Form.NFC).replace("\t", "    ");
    try (var document = new PDDocument()) {
      var typeface = new Typeface(document);
      int missing =
          composed
              .codePoints()
              .filter(c -> c >= ' ' && c != 0xFEFF && !typeface.prints(c))
              .findFirst()
              .orElse(-1);
      if (missing >= 0) {
        return missing;
      }
      try (var sheet = new Sheet(document, typeface)) {
        for (String raw : (Iterable<String>) composed.lines()::iterator) {
          String line =
              raw.codePoints()
                  .filter(c -> c >= ' ' && c != 0xFEFF)
                  .collect(
                      StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                  .toString();
          if (line.isBlank()) {
            sheet.need(SIZE * Paper.LEADING);
            sheet.skip(SIZE * Paper.LEADING);
          } else {
            line(sheet, typeface, line);
          }
        }
      }
      ArchiveMarks.put(document, title, created);
      document.save(out);
      return -1;
    }
  }

  /** Blanks at the start keep their width; wide gaps inside a line keep theirs. */
  private static void line(Sheet sheet, Typeface typeface, String line) throws IOException {
    int text = line.length() - line.stripLeading().length();
    float indent =
        Math.min(Paper.TEXT_WIDTH / 2, text * typeface.width(" ", Span.Style.REGULAR, SIZE));
    float room = Paper.TEXT_WIDTH - indent;
    if (line.contains("   ") && typeface.width(line, Span.Style.REGULAR, SIZE) <= room + indent) {
      sheet.need(SIZE * Paper.LEADING);
      sheet.skip(SIZE * Paper.LEADING);
      sheet.text(line, Span.Style.REGULAR, SIZE, Paper.LEFT, sheet.y() + SIZE * 0.22f);
    } else {
      sheet.ragged(List.of(Span.of(line.strip())), SIZE, Paper.LEFT + indent, room);
    }
  }
}
