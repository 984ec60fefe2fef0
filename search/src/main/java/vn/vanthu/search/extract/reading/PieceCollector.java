package vn.vanthu.search.extract.reading;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Collects paragraphs and tables while a file is read from front to back. A table inside a cell
 * gives its paragraphs to that cell. Used by one thread.
 */
final class PieceCollector {

  private static final int DEEPEST = 40;

  private final List<Piece> pieces = new ArrayList<>();
  private final Deque<List<List<List<String>>>> tables = new ArrayDeque<>();

  void paragraph(String text) {
    List<List<List<String>>> table = tables.peekLast();
    if (table == null || table.isEmpty() || table.getLast().isEmpty()) {
      pieces.add(new Piece.Paragraph(text));
    } else {
      table.getLast().getLast().add(text);
    }
  }

  void openTable() {
    if (tables.size() < DEEPEST) {
      tables.addLast(new ArrayList<>());
    }
  }

  void openRow() {
    if (!tables.isEmpty()) {
      tables.getLast().add(new ArrayList<>());
    }
  }

  void openCell() {
    if (!tables.isEmpty()) {
      if (tables.getLast().isEmpty()) {
        openRow();
      }
      tables.getLast().getLast().add(new ArrayList<>());
    }
  }

  void closeTable() {
    if (tables.isEmpty()) {
      return;
    }
    List<List<List<String>>> table = tables.removeLast();
    if (tables.isEmpty()) {
      pieces.add(new Piece.Grid(table));
    } else {
      table.forEach(row -> row.forEach(cell -> cell.forEach(this::paragraph)));
    }
  }

  boolean inTable() {
    return !tables.isEmpty();
  }

  List<Piece> pieces() {
    while (!tables.isEmpty()) {
      closeTable();
    }
    return pieces;
  }
}
