package vn.vanthu.drills.search;

import java.util.List;
import java.util.Map;

/** How good a ranking is. Stateless. */
final class Ranks {
  private static final int CUT = 10;

  private Ranks() {}

  /**
   * nDCG@10 with gains of 2^grade - 1 (Järvelin and Kekäläinen 2002; Burges 2005): 1 when the best
   * stand first, 0 when none is among the first ten.
   *
   * @param found ids, best first; an id that comes again gains nothing
   * @param grades of those that answer, above 0
   */
  static double ndcg(List<String> found, Map<String, Integer> grades) {
    double gained = 0;
    List<String> first = found.stream().distinct().limit(CUT).toList();
    for (int i = 0; i < first.size(); i++) {
      gained += gain(grades.getOrDefault(first.get(i), 0), i);
    }
    List<Integer> best = grades.values().stream().sorted((a, b) -> b - a).limit(CUT).toList();
    double ideal = 0;
    for (int i = 0; i < best.size(); i++) {
      ideal += gain(best.get(i), i);
    }
    return ideal == 0 ? 0 : gained / ideal;
  }

  private static double gain(int grade, int place) {
    return (Math.pow(2, grade) - 1) / (Math.log(place + 2) / Math.log(2));
  }
}
