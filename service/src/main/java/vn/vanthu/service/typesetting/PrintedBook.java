package vn.vanthu.service.typesetting;

import java.util.List;

/**
 * A register book as words, ready to be set and bound. Immutable.
 *
 * @param agency name on the title page
 * @param title of the book, in capitals on the title page
 * @param period line below the title, such as {@code Năm 2026}
 * @param facts further lines of the title page
 * @param columns headings, every one of the form
 * @param lines the entries in order
 * @param closing the sentence below the last line that says how many there are
 * @param place and date line above the signatures
 */
public record PrintedBook(
    String agency,
    String title,
    String period,
    List<String> facts,
    List<String> columns,
    List<Line> lines,
    String closing,
    String place) {

  /** One entry; a struck one stays legible under its stroke. */
  public record Line(List<String> cells, boolean struck) {
    public Line {
      cells = List.copyOf(cells);
    }
  }

  /** Sheets that lie on their long side. */
  public enum Format {
    A4(297, 210),
    A3(420, 297);

    final float width;
    final float height;

    Format(float millimetresWide, float millimetresHigh) {
      this.width = millimetresWide * Paper.MILLIMETRE;
      this.height = millimetresHigh * Paper.MILLIMETRE;
    }
  }

  public PrintedBook {
    facts = List.copyOf(facts);
    columns = List.copyOf(columns);
    lines = List.copyOf(lines);
    for (Line line : lines) {
      if (line.cells().size() != columns.size()) {
        throw new IllegalArgumentException("a line has a cell for every column");
      }
    }
  }
}
