package vn.vanthu.service.typesetting;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * Sets a {@link Statement} as a PDF/A-2b file with the fonts in it. Takes words as they come: a
 * letter that the typeface lacks becomes a question mark, a control character a space, a cell of
 * more than {@value #MAX_CELL} characters is cut. Stateless and thread-safe.
 */
public final class StatementSetter {
  private static final int MAX_CELL = 800;
  private static final float TITLE = 15;
  private static final float TEXT = 11;
  private static final float SMALL = 9.5f;
  private static final float PADDING = 4;
  private static final float NAME_WIDTH = Paper.TEXT_WIDTH * 0.32f;

  /**
   * Writes the PDF.
   *
   * @param created the time recorded in the file as its creation; no proof of anything
   */
  public void set(Statement statement, Instant created, OutputStream out) throws IOException {
    try (var document = new PDDocument()) {
      document.setVersion(1.7f);
      var typeface = new Typeface(document);
      try (var sheet = new Sheet(document, typeface)) {
        boolean first = true;
        for (Statement.Part part : statement.parts()) {
          switch (part) {
            case Statement.Part.Title title -> {
              if (!first) {
                sheet.need(Paper.HEIGHT);
              }
              sheet.centred(bold(title.text(), typeface), TITLE, Paper.LEFT, Paper.TEXT_WIDTH);
              sheet.skip(8);
            }
            case Statement.Part.Answer answer -> answer(sheet, answer, typeface);
            case Statement.Part.Heading heading -> {
              sheet.skip(6);
              sheet.need(4 * TEXT * Paper.LEADING);
              line(sheet, bold(heading.text(), typeface), TEXT + 1);
              sheet.skip(2);
            }
            case Statement.Part.Paragraph paragraph -> {
              line(sheet, plain(paragraph.text(), typeface), TEXT);
              sheet.skip(3);
            }
            case Statement.Part.Fact fact -> fact(sheet, fact, typeface);
            case Statement.Part.Table table -> table(sheet, table, typeface);
          }
          first = false;
        }
      }
      ArchiveMarks.put(
          document, printable(statement.title(), typeface), created, statement.languageTag());
      document.save(out);
    }
  }

  private static void line(Sheet sheet, List<Span> spans, float size) throws IOException {
    sheet.ragged(spans, size, Paper.LEFT, Paper.TEXT_WIDTH);
  }

  private static void answer(Sheet sheet, Statement.Part.Answer answer, Typeface typeface)
      throws IOException {
    float width = Paper.TEXT_WIDTH - 4 * PADDING;
    List<Span> verdict = bold(answer.text(), typeface);
    List<Span> why = plain(answer.explanation(), typeface);
    float height =
        sheet.heightOf(verdict, TITLE, width) + sheet.heightOf(why, TEXT, width) + 4 * PADDING;
    sheet.need(height);
    float top = sheet.y();
    sheet.skip(PADDING);
    sheet.ragged(verdict, TITLE, Paper.LEFT + 2 * PADDING, width);
    sheet.ragged(why, TEXT, Paper.LEFT + 2 * PADDING, width);
    sheet.moveTo(top - height);
    frame(sheet, top, height);
    sheet.skip(8);
  }

  private static void frame(Sheet sheet, float top, float height) throws IOException {
    float right = Paper.LEFT + Paper.TEXT_WIDTH;
    sheet.rule(Paper.LEFT, right, top);
    sheet.rule(Paper.LEFT, right, top - height);
    sheet.line(Paper.LEFT, top, Paper.LEFT, top - height);
    sheet.line(right, top, right, top - height);
  }

  private static void fact(Sheet sheet, Statement.Part.Fact fact, Typeface typeface)
      throws IOException {
    float width = Paper.TEXT_WIDTH - NAME_WIDTH;
    List<Span> name = plain(fact.name(), typeface);
    List<Span> value = plain(fact.value(), typeface);
    float height =
        Math.max(
            sheet.heightOf(name, TEXT, NAME_WIDTH - PADDING), sheet.heightOf(value, TEXT, width));
    sheet.need(height);
    float top = sheet.y();
    sheet.ragged(name, TEXT, Paper.LEFT, NAME_WIDTH - PADDING);
    sheet.moveTo(top);
    sheet.ragged(value, TEXT, Paper.LEFT + NAME_WIDTH, width);
    sheet.moveTo(top - height - 1);
  }

  private static void table(Sheet sheet, Statement.Part.Table table, Typeface typeface)
      throws IOException {
    int all = table.shares().stream().mapToInt(Integer::intValue).sum();
    boolean head = true;
    for (List<String> row : table.rows()) {
      List<List<Span>> cells = new java.util.ArrayList<>();
      float height = 0;
      for (int c = 0; c < row.size(); c++) {
        List<Span> cell = head ? bold(row.get(c), typeface) : plain(row.get(c), typeface);
        float width = Paper.TEXT_WIDTH * table.shares().get(c) / all - 2 * PADDING;
        cells.add(cell);
        height = Math.max(height, sheet.heightOf(cell, SMALL, width));
      }
      row(sheet, table.shares(), all, cells, height + 2 * PADDING);
      head = false;
    }
    sheet.skip(6);
  }

  private static void row(
      Sheet sheet, List<Integer> shares, int all, List<List<Span>> cells, float height)
      throws IOException {
    sheet.need(height);
    float top = sheet.y();
    float x = Paper.LEFT;
    for (int c = 0; c < cells.size(); c++) {
      float width = Paper.TEXT_WIDTH * shares.get(c) / all;
      sheet.moveTo(top - PADDING);
      sheet.ragged(cells.get(c), SMALL, x + PADDING, width - 2 * PADDING);
      sheet.line(x, top, x, top - height);
      x += width;
    }
    sheet.moveTo(top - height);
    frame(sheet, top, height);
  }

  private static List<Span> plain(String text, Typeface typeface) {
    return List.of(Span.of(printable(text, typeface)));
  }

  private static List<Span> bold(String text, Typeface typeface) {
    return List.of(Span.bold(printable(text, typeface)));
  }

  private static String printable(String text, Typeface typeface) {
    String whole = text.isBlank() ? "–" : text;
    String cut = whole.length() <= MAX_CELL ? whole : whole.substring(0, MAX_CELL) + " …";
    return cut.codePoints()
        .mapToObj(c -> Character.toString(letter(c, typeface)))
        .collect(Collectors.joining());
  }

  private static int letter(int codePoint, Typeface typeface) {
    if (Character.isISOControl(codePoint) || Character.isWhitespace(codePoint)) {
      return ' ';
    }
    return typeface.prints(codePoint) ? codePoint : '?';
  }
}
