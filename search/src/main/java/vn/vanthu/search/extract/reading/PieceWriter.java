package vn.vanthu.search.extract.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.vanthu.search.extract.Zone;

/**
 * Writes the pieces of an Office document in reading order: a letterhead or signer table is read
 * cell by cell, left column first; other tables row by row. Stateless.
 */
final class PieceWriter {

  private static final int LETTERHEAD_PIECES = 12;
  private static final Pattern SIDE_BY_SIDE = Pattern.compile("\\t[\\t ]*| {4,}+");

  private PieceWriter() {}

  static void write(List<Piece> collected, TextDraft draft) {
    List<Piece> pieces = LegacyPieces.converted(collected, draft);
    int next = spacedLetterhead(pieces, draft);
    boolean body = false;
    for (; next < pieces.size(); next++) {
      switch (pieces.get(next)) {
        case Piece.Paragraph(String text) -> {
          paragraph(text, draft);
          body |= text.length() > 150;
        }
        case Piece.Grid(List<List<List<String>>> rows) -> grid(rows, !body, draft);
      }
    }
    draft.endLine();
  }

  private static void paragraph(String text, TextDraft draft) {
    for (String line : text.split("\n", -1)) {
      draft.text(line);
      draft.endLine();
    }
  }

  private static void grid(List<List<List<String>>> rows, boolean top, TextDraft draft) {
    List<List<List<String>>> filled = withoutEmptyColumns(rows);
    if (filled.isEmpty()) {
      return;
    }
    int columns = filled.stream().mapToInt(List::size).max().orElse(0);
    if (columns == 1) {
      filled.forEach(row -> row.getFirst().forEach(p -> paragraph(p, draft)));
      return;
    }
    if (columns == 2 && filled.size() <= 8 && (letterhead(filled, top) || signature(filled))) {
      cells(filled, draft);
      return;
    }
    draft.open(Zone.Kind.TABLE);
    for (List<List<String>> row : filled) {
      for (int i = 0; i < row.size(); i++) {
        if (i > 0) {
          draft.tab();
        }
        draft.text(String.join(" ", row.get(i)));
      }
      draft.endLine();
    }
    draft.close();
  }

  private static void cells(List<List<List<String>>> rows, TextDraft draft) {
    draft.gap();
    for (int column = 0; column < 2; column++) {
      draft.open(column == 0 ? Zone.Kind.LEFT_CELL : Zone.Kind.RIGHT_CELL);
      for (List<List<String>> row : rows) {
        if (column < row.size()) {
          row.get(column).forEach(p -> paragraph(p, draft));
        }
      }
      draft.close();
    }
    draft.gap();
  }

  private static boolean letterhead(List<List<List<String>>> rows, boolean top) {
    String all = flat(rows);
    return all.contains("độc lập")
        || all.contains("đảng cộng sản việt nam")
        || (top && all.contains("số:"));
  }

  private static boolean signature(List<List<List<String>>> rows) {
    String all = flat(rows);
    if (all.contains("nơi nhận")) {
      return true;
    }
    // Minutes and contracts: two sides sign beside each other.
    return rows.size() <= 3
        && rows.getFirst().size() == 2
        && capitals(rows.getFirst().get(0))
        && capitals(rows.getFirst().get(1))
        && all.length() < 1200;
  }

  private static boolean capitals(List<String> cell) {
    String first =
        cell.stream()
            .flatMap(String::lines)
            .filter(p -> !p.isBlank())
            .findFirst()
            .orElse("")
            .strip();
    return first.length() > 4 && first.equals(first.toUpperCase(Locale.ROOT));
  }

  private static String flat(List<List<List<String>>> rows) {
    var all = new StringBuilder();
    rows.forEach(row -> row.forEach(cell -> cell.forEach(p -> all.append(p).append('\n'))));
    return all.toString().toLowerCase(Locale.ROOT);
  }

  private static List<List<List<String>>> withoutEmptyColumns(List<List<List<String>>> rows) {
    int columns = rows.stream().mapToInt(List::size).max().orElse(0);
    boolean[] used = new boolean[columns];
    for (List<List<String>> row : rows) {
      for (int i = 0; i < row.size(); i++) {
        used[i] |= row.get(i).stream().anyMatch(p -> !p.isBlank());
      }
    }
    var kept = new ArrayList<List<List<String>>>();
    for (List<List<String>> row : rows) {
      var cells = new ArrayList<List<String>>();
      for (int i = 0; i < row.size(); i++) {
        if (used[i]) {
          cells.add(row.get(i).stream().filter(p -> !p.isBlank()).toList());
        }
      }
      if (cells.stream().anyMatch(c -> !c.isEmpty())) {
        kept.add(cells);
      }
    }
    return kept;
  }

  /**
   * A letterhead set side by side with tabs or blanks instead of a table; returns the first piece
   * after it.
   */
  private static int spacedLetterhead(List<Piece> pieces, TextDraft draft) {
    var left = new ArrayList<String>();
    var right = new ArrayList<String>();
    int end = 0;
    boolean state = false;
    for (int i = 0; i < Math.min(LETTERHEAD_PIECES, pieces.size()); i++) {
      if (!(pieces.get(i) instanceof Piece.Paragraph(String text))) {
        break;
      }
      if (text.isBlank()) {
        continue;
      }
      String line = text.strip();
      Matcher gap = SIDE_BY_SIDE.matcher(line);
      boolean halves = !line.contains("\n") && gap.find();
      if (halves) {
        left.add(line.substring(0, gap.start()));
        right.add(line.substring(gap.end()));
        end = i + 1;
      } else if (left.isEmpty() || line.length() > 60) {
        break;
      } else if (SIDE_BY_SIDE.matcher(text).lookingAt()) {
        right.add(line);
        end = i + 1;
      } else {
        break;
      }
      String lower = line.toLowerCase(Locale.ROOT);
      state |= lower.contains("cộng h") || lower.contains("cộng sản");
    }
    if (!state || left.isEmpty()) {
      return 0;
    }
    cells(List.of(List.of(left, right)), draft);
    return end;
  }
}
