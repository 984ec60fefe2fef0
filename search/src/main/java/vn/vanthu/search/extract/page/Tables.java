package vn.vanthu.search.extract.page;

import java.util.ArrayList;
import java.util.List;

/** Puts printed lines with wide gaps into rows and columns. Stateless. */
final class Tables {

  private Tables() {}

  /** A new row of the table begins where its first column has words, or after a wide gap. */
  static Block.Table of(List<Row> lines) {
    List<float[]> columns = columns(lines);
    var table = new ArrayList<List<List<Row>>>();
    Row before = null;
    for (Row line : lines) {
      List<List<Token>> cells = new ArrayList<>();
      columns.forEach(c -> cells.add(new ArrayList<>()));
      for (Token token : line.tokens()) {
        cells.get(column(columns, token)).add(token);
      }
      boolean begins =
          table.isEmpty()
              || !cells.getFirst().isEmpty()
              || (before != null && line.top() - before.bottom() > 0.9f * line.size());
      if (begins) {
        List<List<Row>> row = new ArrayList<>();
        columns.forEach(c -> row.add(new ArrayList<>()));
        table.add(row);
      }
      for (int i = 0; i < cells.size(); i++) {
        if (!cells.get(i).isEmpty()) {
          table.getLast().get(i).add(new Row(line.page(), cells.get(i)));
        }
      }
      before = line;
    }
    return new Block.Table(table);
  }

  private static int column(List<float[]> columns, Token token) {
    float middle = (token.left() + token.right()) / 2;
    int best = 0;
    float nearest = Float.MAX_VALUE;
    for (int i = 0; i < columns.size(); i++) {
      float[] c = columns.get(i);
      float away = middle < c[0] ? c[0] - middle : middle > c[1] ? middle - c[1] : 0;
      if (away < nearest) {
        nearest = away;
        best = i;
      }
    }
    return best;
  }

  /**
   * Columns are what is left when the parts of all lines are laid over each other; lines that
   * bridge are left out.
   */
  private static List<float[]> columns(List<Row> lines) {
    var columns = new ArrayList<float[]>();
    int most = lines.stream().mapToInt(l -> l.parts().size()).max().orElse(1);
    for (Row line : lines) {
      List<Row> parts = line.parts();
      if (parts.size() == 1 && most > 1 && line.right() - line.left() > 250) {
        continue;
      }
      for (Row part : parts) {
        lay(columns, part.left(), part.right());
      }
    }
    columns.sort((a, b) -> Float.compare(a[0], b[0]));
    return columns;
  }

  private static void lay(List<float[]> columns, float left, float right) {
    float from = left;
    float to = right;
    for (int i = columns.size() - 1; i >= 0; i--) {
      float[] c = columns.get(i);
      if (from < c[1] && to > c[0]) {
        from = Math.min(from, c[0]);
        to = Math.max(to, c[1]);
        columns.remove(i);
      }
    }
    columns.add(new float[] {from, to});
  }
}
