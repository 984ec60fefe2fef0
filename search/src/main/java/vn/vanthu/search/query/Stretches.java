package vn.vanthu.search.query;

/**
 * Sums over half-overlapping stretches of one body. Stretch {@code k} holds the syllables from
 * {@code k * half} up to {@code (k + 2) * half}, so that each position belongs to two. The cost
 * follows the positions, not the length of the body. For one body by one thread.
 */
final class Stretches {

  private final int half;
  private final double[] words;
  private final double[] covers;
  private final double[] pairs;

  /**
   * @param half syllables from one stretch to the next
   * @param last greatest position of any word
   */
  Stretches(int half, int last) {
    this.half = half;
    int count = last / half + 1;
    words = new double[count];
    covers = new double[count];
    pairs = new double[count];
  }

  /** Adds a word of the question by its positions, in order. */
  void word(int[] positions, double weight) {
    each(
        positions,
        (stretch, count) -> {
          words[stretch] += weight * saturated(count);
          covers[stretch] += weight;
        });
  }

  /** Adds a pair of the question by the positions of its first word, in order. */
  void pair(int[] positions, double weight) {
    each(positions, (stretch, count) -> pairs[stretch] += weight * saturated(count));
  }

  private interface Found {
    void in(int stretch, int count);
  }

  /** Counts the positions of each stretch that holds any. */
  private void each(int[] positions, Found found) {
    int before = -2;
    int countBefore = 0;
    for (int i = 0; i < positions.length; ) {
      int here = positions[i] / half;
      int end = (here + 1) * half;
      int from = i;
      while (i < positions.length && positions[i] < end) {
        i++;
      }
      int count = i - from;
      if (before == here - 1) {
        found.in(before, countBefore + count);
      } else {
        if (before >= 0) {
          found.in(before, countBefore);
        }
        if (here > 0) {
          found.in(here - 1, count);
        }
      }
      before = here;
      countBefore = count;
    }
    if (before >= 0) {
      found.in(before, countBefore);
    }
  }

  /** The greatest sums of any stretch: words, pairs, cover. */
  double[] best() {
    double[] best = {0, 0, 0};
    for (int k = 0; k < words.length; k++) {
      best[0] = Math.max(best[0], words[k]);
      best[1] = Math.max(best[1], pairs[k]);
      best[2] = Math.max(best[2], covers[k]);
    }
    return best;
  }

  /** Where the stretch begins that holds most words and pairs together. */
  int bestStart() {
    int best = 0;
    for (int k = 1; k < words.length; k++) {
      best = words[k] + pairs[k] > words[best] + pairs[best] ? k : best;
    }
    return best * half;
  }

  private static double saturated(int count) {
    return count * 2.2 / (count + 1.2);
  }
}
