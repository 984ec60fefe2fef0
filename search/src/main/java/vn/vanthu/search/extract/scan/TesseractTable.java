package vn.vanthu.search.extract.scan;

import java.awt.Rectangle;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.vanthu.search.extract.page.Token;

/** Reads the table of words that Tesseract prints (TSV). Stateless. */
final class TesseractTable {

  private static final int COLUMNS = 12;

  private TesseractTable() {}

  private record Cell(
      String line, String text, int left, int top, int width, int height, int confidence) {}

  /**
   * The words with their places. All words of a printed line get the same height and top, so that
   * lines can be told apart by where they stand. Specks of dirt are left out.
   */
  static List<Token> words(String table, Upright page) {
    List<Rectangle> stamps = Stamps.of(page.image());
    Map<String, List<Cell>> lines = new LinkedHashMap<>();
    for (String row : table.split("\n", -1)) {
      String[] cells = row.split("\t", COLUMNS);
      if (cells.length == COLUMNS && cells[0].equals("5")) {
        Cell cell = cell(cells);
        if (!cell.text().isEmpty() && !speck(cell)) {
          lines.computeIfAbsent(cell.line(), k -> new ArrayList<>()).add(cell);
        }
      }
    }
    int usual = median(lines.values().stream().flatMap(List::stream).map(Cell::height).toList());
    var tokens = new ArrayList<Token>();
    lines.values().forEach(line -> place(line, usual, page, stamps, tokens));
    return tokens;
  }

  private static Cell cell(String[] cells) {
    return new Cell(
        cells[2] + "." + cells[3] + "." + cells[4],
        Normalizer.normalize(cells[11].strip(), Normalizer.Form.NFC),
        Integer.parseInt(cells[6]),
        Integer.parseInt(cells[7]),
        Math.max(1, Integer.parseInt(cells[8])),
        Math.max(1, Integer.parseInt(cells[9])),
        Math.clamp(Math.round(Float.parseFloat(cells[10])), 0, 100));
  }

  private static void place(
      List<Cell> line, int usual, Upright page, List<Rectangle> stamps, List<Token> tokens) {
    int top = median(line.stream().map(Cell::top).toList());
    int bottom = median(line.stream().map(c -> c.top() + c.height()).toList());
    int height = Math.max(1, bottom - top);
    // Words in the type of the running text get its size, whether or not they have accents or long
    // letters.
    boolean running = height > 0.6 * usual && height < 1.6 * usual;
    for (Cell cell : line) {
      var box = page.place(cell.left(), top, cell.width(), height);
      float size = (running ? box.height() * usual / height : box.height()) * 0.8f;
      tokens.add(
          new Token(
              cell.text(),
              box,
              Math.clamp(size, 4f, 100f),
              cell.confidence(),
              stamped(cell, stamps)));
    }
  }

  private static boolean stamped(Cell cell, List<Rectangle> stamps) {
    double x = cell.left() + cell.width() / 2.0;
    double y = cell.top() + cell.height() / 2.0;
    return stamps.stream().anyMatch(s -> s.contains(x, y));
  }

  private static int median(List<Integer> values) {
    return values.isEmpty()
        ? 1
        : values.stream().sorted().skip(values.size() / 2).findFirst().orElse(1);
  }

  private static boolean speck(Cell cell) {
    boolean wordless = cell.text().chars().noneMatch(Character::isLetterOrDigit);
    return (wordless && cell.confidence() < 50)
        || (cell.width() < 6 && cell.height() < 6)
        || (cell.confidence() < 15 && cell.text().length() <= 2);
  }
}
