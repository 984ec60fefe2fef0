package vn.vanthu.service.typesetting;

import java.io.IOException;
import java.io.OutputStream;
import java.text.Normalizer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import vn.vanthu.service.typesetting.Span.Style;

/**
 * Prints a register book to be bound: title page, headings on every page, numbered sheets, room for
 * the binding on the left, a closing line that tells how many entries there are (Decree
 * 30/2020/NĐ-CP, Articles 16.2b and 22.3b; Annex IV). Stateless.
 */
public final class BookPrinter {
  private static final float BINDING = 25 * Paper.MILLIMETRE;
  private static final float EDGE = 12 * Paper.MILLIMETRE;
  private static final float SIZE = 10;
  private static final float LEADING = SIZE * 1.25f;
  private static final float PAD = 3;
  private static final float CLOSING = 110;

  private BookPrinter() {}

  /** Writes the book as PDF; letters that no typeface of ours has are shown as a box. */
  public static void print(
      PrintedBook book, PrintedBook.Format format, Instant created, OutputStream out)
      throws IOException {
    try (var document = new PDDocument()) {
      new Setting(document, book, format).set();
      ArchiveMarks.put(document, book.title() + " – " + book.period(), created);
      document.save(out);
    }
  }

  /** One book under way. Single-threaded. */
  private static final class Setting {
    private final PDDocument document;
    private final PrintedBook book;
    private final PrintedBook.Format format;
    private final Typeface typeface;
    private final Lines breaker;
    private final float[] widths;
    private final float inner;

    Setting(PDDocument document, PrintedBook book, PrintedBook.Format format) throws IOException {
      this.document = document;
      this.book = book;
      this.format = format;
      this.typeface = new Typeface(document);
      this.breaker = new Lines(typeface);
      this.inner = format.width - BINDING - EDGE;
      this.widths = widths();
    }

    void set() throws IOException {
      title();
      var headings = cells(book.columns(), Style.BOLD);
      int next = 0;
      boolean closed = false;
      while (!closed) {
        var page = page();
        try (var content = new PDPageContentStream(document, page)) {
          float y = row(content, headings, format.height - EDGE, false);
          y = numbers(content, y);
          boolean full = false;
          float fresh = y;
          while (!full && next < book.lines().size()) {
            PrintedBook.Line line = book.lines().get(next);
            var cells = cells(line.cells(), Style.REGULAR);
            if (y == fresh) {
              cells = cut(cells, y - EDGE - LEADING);
            }
            if (y != fresh && y - height(cells) < EDGE + LEADING) {
              full = true;
            } else {
              y = row(content, cells, y, line.struck());
              next++;
            }
          }
          if (!full && y - CLOSING > EDGE + LEADING) {
            closing(content, y);
            closed = true;
          }
          foot(content);
        }
      }
    }

    /** An entry taller than a whole page is cut at the page's end rather than never printed. */
    private static List<List<Lines.Line>> cut(List<List<Lines.Line>> cells, float room) {
      int most = Math.max(1, (int) ((room - 2 * PAD) / LEADING));
      return cells.stream().map(c -> c.size() > most ? c.subList(0, most) : c).toList();
    }

    private PDPage page() {
      var page = new PDPage(new PDRectangle(format.width, format.height));
      document.addPage(page);
      return page;
    }

    private void title() throws IOException {
      try (var content = new PDPageContentStream(document, page())) {
        float y = format.height - EDGE - 40;
        y = centred(content, book.agency().toUpperCase(Locale.forLanguageTag("vi")), 14, y);
        y -= format.height / 6;
        y = centred(content, book.title().toUpperCase(Locale.forLanguageTag("vi")), 26, y);
        y = centred(content, book.period(), 16, y - 10);
        y -= 40;
        for (String fact : book.facts()) {
          y = centred(content, fact, 13, y);
        }
      }
    }

    private float centred(PDPageContentStream content, String text, float size, float y)
        throws IOException {
      float below = y;
      for (Lines.Line line :
          breaker.fill(List.of(Span.bold(printable(text))), size, inner - 60, 0)) {
        String words = words(line);
        float width = typeface.width(words, Style.BOLD, size);
        show(content, words, Style.BOLD, size, BINDING + (inner - width) / 2, below);
        below -= size * 1.4f;
      }
      return below;
    }

    /** The row of column numbers that printed forms have below their headings. */
    private float numbers(PDPageContentStream content, float y) throws IOException {
      List<String> numbers = new ArrayList<>();
      for (int i = 1; i <= book.columns().size(); i++) {
        numbers.add("(" + i + ")");
      }
      return row(content, cells(numbers, Style.ITALIC), y, false);
    }

    private List<List<Lines.Line>> cells(List<String> texts, Style style) {
      List<List<Lines.Line>> cells = new ArrayList<>();
      for (int i = 0; i < texts.size(); i++) {
        cells.add(
            breaker.fill(
                List.of(new Span(printable(texts.get(i)), style)), SIZE, widths[i] - 2 * PAD, 0));
      }
      return cells;
    }

    private static float height(List<List<Lines.Line>> cells) {
      int lines = cells.stream().mapToInt(List::size).max().orElse(1);
      return Math.max(1, lines) * LEADING + 2 * PAD;
    }

    private float row(
        PDPageContentStream content, List<List<Lines.Line>> cells, float top, boolean struck)
        throws IOException {
      float bottom = top - height(cells);
      content.setLineWidth(0.5f);
      float x = BINDING;
      for (int i = 0; i < cells.size(); i++) {
        content.addRect(x, bottom, widths[i], top - bottom);
        content.stroke();
        float base = top - PAD - SIZE * 0.85f;
        boolean note = i + 1 == cells.size();
        for (Lines.Line line : cells.get(i)) {
          String text = words(line);
          Style style = line.words().getFirst().pieces().getFirst().style();
          show(content, text, style, SIZE, x + PAD, base);
          if (struck && !note) {
            float width = typeface.width(text, style, SIZE);
            content.moveTo(x + PAD, base + SIZE * 0.3f);
            content.lineTo(x + PAD + width, base + SIZE * 0.3f);
            content.stroke();
          }
          base -= LEADING;
        }
        x += widths[i];
      }
      return bottom;
    }

    private void closing(PDPageContentStream content, float y) throws IOException {
      float base = y - 22;
      for (Lines.Line line :
          breaker.fill(List.of(Span.of(printable(book.closing()))), 12, inner, 0)) {
        show(content, words(line), Style.REGULAR, 12, BINDING, base);
        base -= 15;
      }
      float right = BINDING + inner * 0.75f;
      middle(content, book.place(), Style.ITALIC, right, base - 6);
      middle(content, "NGƯỜI GIỮ SỔ", Style.BOLD, BINDING + inner * 0.25f, base - 22);
      middle(content, "THỦ TRƯỞNG CƠ QUAN", Style.BOLD, right, base - 22);
    }

    private void middle(
        PDPageContentStream content, String text, Style style, float centre, float base)
        throws IOException {
      String words = printable(text);
      show(content, words, style, 12, centre - typeface.width(words, style, 12) / 2, base);
    }

    /** Sheets are counted from the first page of entries. */
    private void foot(PDPageContentStream content) throws IOException {
      String number = "Trang " + (document.getNumberOfPages() - 1);
      float width = typeface.width(number, Style.REGULAR, 9);
      show(content, number, Style.REGULAR, 9, BINDING + inner - width, EDGE / 2);
      show(
          content,
          printable(book.title() + " – " + book.period()),
          Style.ITALIC,
          9,
          BINDING,
          EDGE / 2);
    }

    private void show(
        PDPageContentStream content, String text, Style style, float size, float x, float base)
        throws IOException {
      content.beginText();
      content.setFont(typeface.cut(style), size);
      content.newLineAtOffset(x, base);
      content.showText(text);
      content.endText();
    }

    private static String words(Lines.Line line) {
      StringBuilder text = new StringBuilder();
      for (Lines.Word word : line.words()) {
        if (!text.isEmpty()) {
          text.append(' ');
        }
        word.pieces().forEach(piece -> text.append(piece.text()));
      }
      return text.toString();
    }

    /** A book is never left unprinted for one strange letter in a subject. */
    private String printable(String text) {
      StringBuilder kept = new StringBuilder();
      Normalizer.normalize(text, Normalizer.Form.NFC)
          .codePoints()
          .map(c -> Character.isWhitespace(c) || c == 0xA0 ? ' ' : c)
          .filter(c -> !Character.isISOControl(c))
          .forEach(c -> kept.appendCodePoint(c == ' ' || typeface.prints(c) ? c : 0x25A1));
      return kept.toString().replace("\u25A1", typeface.prints(0x25A1) ? "\u25A1" : "?");
    }

    /**
     * Columns share the width by what they hold: the square root of the longest texts keeps the
     * subject wide and the dates narrow; no column is too narrow for a date or for the longest word
     * of its heading.
     */
    private float[] widths() {
      int columns = book.columns().size();
      float[] wish = new float[columns];
      float[] least = new float[columns];
      for (int i = 0; i < columns; i++) {
        float widest = 0;
        for (String word : book.columns().get(i).split(" ", -1)) {
          widest = Math.max(widest, typeface.width(printable(word), Style.BOLD, SIZE));
        }
        least[i] =
            Math.max(widest, typeface.width("00/00/0000", Style.REGULAR, SIZE)) + 2 * PAD + 1;
        double total = 0;
        int counted = 0;
        for (PrintedBook.Line line : book.lines()) {
          total += line.cells().get(i).length();
          counted++;
          if (counted == 2000) {
            break;
          }
        }
        double usual = counted == 0 ? book.columns().get(i).length() : total / counted;
        wish[i] = (float) Math.sqrt(Math.max(1, usual));
      }
      float fixed = 0;
      float wishes = 0;
      for (int i = 0; i < columns; i++) {
        fixed += least[i];
        wishes += wish[i];
      }
      float rest = Math.max(0, inner - fixed);
      float scale = fixed > inner ? inner / fixed : 1;
      float[] widths = new float[columns];
      for (int i = 0; i < columns; i++) {
        widths[i] = least[i] * scale + rest * wish[i] / wishes;
      }
      return widths;
    }
  }
}
