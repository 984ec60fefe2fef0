package vn.vanthu.search.extract.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds page numbers and the heads and feet that a gazette or an office prints on every page: lines
 * at the edge of several pages that are alike but for their digits. Stateless.
 */
final class RunningHeads {

  private static final int EDGE_LINES = 2;

  private RunningHeads() {}

  /**
   * The lines of each page without its running heads and feet; positions are by index of the page.
   */
  static List<List<Row>> without(List<List<Row>> pages, List<Float> heights) {
    Map<String, Set<Integer>> seen = new HashMap<>();
    for (int p = 0; p < pages.size(); p++) {
      for (Row row : edge(pages.get(p))) {
        seen.computeIfAbsent(shape(row), k -> new HashSet<>()).add(p);
      }
    }
    int enough = pages.size() < 4 ? 2 : 3;
    var kept = new ArrayList<List<Row>>();
    for (int p = 0; p < pages.size(); p++) {
      List<Row> rows = pages.get(p);
      float height = heights.get(p);
      List<Row> edge = edge(rows);
      kept.add(
          rows.stream()
              .filter(row ->
                  !edge.contains(row)
                      || !(pageNumber(row, height)
                          || (outer(row, height)
                              && seen.getOrDefault(shape(row), Set.of()).size() >= enough)))
              .toList());
    }
    return kept;
  }

  private static List<Row> edge(List<Row> rows) {
    if (rows.size() <= 2 * EDGE_LINES) {
      return rows;
    }
    var edge = new ArrayList<>(rows.subList(0, EDGE_LINES));
    edge.addAll(rows.subList(rows.size() - EDGE_LINES, rows.size()));
    return edge;
  }

  private static boolean outer(Row row, float height) {
    return row.top() < 0.12f * height || row.bottom() > 0.9f * height;
  }

  private static boolean pageNumber(Row row, float height) {
    String text = row.text();
    return outer(row, height)
        && text.length() <= 8
        && text.matches("[-–—\\s]{0,3}\\d{1,4}[-–—\\s/]{0,3}\\d{0,4}");
  }

  /**
   * The line with its digits made alike and its words sorted: left and right pages carry the same
   * words turned round.
   */
  private static String shape(Row row) {
    return row.text()
        .replaceAll("\\d{1,6}", "#")
        .chars()
        .filter(c -> !Character.isWhitespace(c))
        .sorted()
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
