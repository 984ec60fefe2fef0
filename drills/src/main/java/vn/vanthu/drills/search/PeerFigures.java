package vn.vanthu.drills.search;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the rounds of one contender come to. Single-threaded. */
final class PeerFigures {
  private final String name;
  private final Map<String, double[]> gains = new LinkedHashMap<>();
  private final List<Double> milliseconds = new ArrayList<>();
  private double seconds;
  private double processorSeconds;

  PeerFigures(String name) {
    this.name = name;
  }

  /**
   * Adds a round.
   *
   * @param questions those that were asked, in order
   */
  void add(List<JudgedQuestion> questions, Round round) {
    milliseconds.addAll(round.milliseconds());
    seconds += round.seconds();
    processorSeconds += round.processorSeconds();
    for (int i = 0; i < questions.size(); i++) {
      JudgedQuestion question = questions.get(i);
      double gained = Ranks.ndcg(round.answers().get(i).get(), question.grades());
      gains.merge(question.set(), new double[] {gained, 1}, PeerFigures::sum);
    }
  }

  private static double[] sum(double[] one, double[] other) {
    return new double[] {one[0] + other[0], one[1] + other[1]};
  }

  /** Milliseconds of processor for one question. */
  double processorMillis() {
    return processorSeconds * 1000 / milliseconds.size();
  }

  /** Questions answered in a second, all askers together. */
  double rate() {
    return milliseconds.size() / seconds;
  }

  /** The mean of the sets' means, so that a large set counts no more than a small one. */
  double ndcg() {
    return gains.values().stream().mapToDouble(set -> set[0] / set[1]).average().orElse(0);
  }

  void print(PrintStream figures) {
    double[] sorted = milliseconds.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    StringBuilder sets = new StringBuilder();
    gains.forEach(
        (set, sum) -> sets.append(String.format(Locale.ROOT, ", %s %.3f", set, sum[0] / sum[1])));
    figures.printf(Locale.ROOT, "%s-ndcg: %.4f%s%n", name, ndcg(), sets);
    figures.printf(Locale.ROOT, "%s-processor-ms: %.2f%n", name, processorMillis());
    figures.printf(Locale.ROOT, "%s-a-second: %.1f%n", name, rate());
    figures.printf(
        Locale.ROOT,
        "%s-ms: p50 %.2f p99 %.2f%n",
        name,
        SearchQuality.quantile(sorted, 0.5),
        SearchQuality.quantile(sorted, 0.99));
  }
}
