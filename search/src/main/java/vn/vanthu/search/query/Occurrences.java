package vn.vanthu.search.query;

import java.util.Arrays;
import java.util.List;

/**
 * Where the words of a question stand in one place of one record, in order, and what is said of
 * their closeness: the longest run and the best of half-overlapping stretches. A stretch {@code k}
 * of size {@code n} holds the syllables from {@code k * n / 2} up to {@code (k + 2) * n / 2}, so
 * that each position belongs to two. For one search by one thread; used again for each record.
 */
final class Occurrences {

  private static final int USUAL = 64;
  private static final float[] NOTHING = {0, 0, 0};

  /** What so many occurrences weigh: BM25 without regard to length. */
  private static final double[] SATURATED = new double[USUAL];

  static {
    for (int count = 0; count < USUAL; count++) {
      SATURATED[count] = saturated(count);
    }
  }

  private final Words words;
  private final int[][] ofForm;
  private final int[][] pairs;
  private final double[] wordWeights;
  private final double[] pairWeights;

  /** The word at each place of the question; the places of each form. */
  private final int[] order;

  private final int[][] placesOfForm;
  private final int[] formOf;
  private final int[][] pairForms;

  private int[] positions = new int[256];
  private int[] forms = new int[256];
  private int size;

  /** Which words are looked at, and of each form how many and what they weigh. */
  private final boolean[] kept;

  private final int[] keptOfForm;
  private final double[] weightOfForm;

  private int[] run;
  private int[] runBefore;

  /** The pair of neighbours that begins at an occurrence, or -1. */
  private int[] pairAt = new int[256];

  private final Counts ofForms;
  private final Counts ofPairs;
  private double bestWords;
  private double bestPairs;
  private double bestCover;
  private double bestSum;
  private int bestStretch;

  /**
   * @param ofForm the words of each form
   * @param pairs the pair that begins with one form and ends with the other, or -1
   */
  Occurrences(Words words, List<int[]> ofForm, int[][] pairs) {
    this.words = words;
    this.ofForm = ofForm.toArray(new int[0][]);
    this.pairs = pairs;
    this.order = words.order();
    formOf = new int[words.words().size()];
    for (int form = 0; form < this.ofForm.length; form++) {
      for (int word : this.ofForm[form]) {
        formOf[word] = form;
      }
    }
    placesOfForm = new int[this.ofForm.length][];
    Arrays.fill(placesOfForm, new int[0]);
    for (int j = 0; j < order.length; j++) {
      int form = formOf[order[j]];
      placesOfForm[form] = Arrays.copyOf(placesOfForm[form], placesOfForm[form].length + 1);
      placesOfForm[form][placesOfForm[form].length - 1] = j;
    }
    wordWeights = words.words().stream().mapToDouble(Words.Word::weight).toArray();
    pairWeights = words.pairs().stream().mapToDouble(Words.Word::weight).toArray();
    int[] starts = words.pairStarts();
    pairForms = new int[starts.length][];
    for (int p = 0; p < starts.length; p++) {
      pairForms[p] = new int[] {order[starts[p]], order[starts[p] + 1]};
    }
    kept = new boolean[formOf.length];
    keptOfForm = new int[this.ofForm.length];
    weightOfForm = new double[this.ofForm.length];
    run = new int[order.length];
    runBefore = new int[order.length];
    ofForms = new Counts(this.ofForm.length);
    ofPairs = new Counts(starts.length);
  }

  void clear() {
    size = 0;
  }

  /** Adds an occurrence behind the last. */
  void add(int position, int form) {
    if (size == positions.length) {
      positions = Arrays.copyOf(positions, 2 * size);
      forms = Arrays.copyOf(forms, 2 * size);
      pairAt = new int[2 * size];
    }
    positions[size] = position;
    forms[size++] = form;
  }

  /**
   * Looks only at words that stand there as they were typed; of those at all their forms.
   *
   * @param telling whether words of asking are left out
   */
  void keep(int[] counts, boolean telling) {
    Arrays.fill(keptOfForm, 0);
    Arrays.fill(weightOfForm, 0);
    for (int word = 0; word < kept.length; word++) {
      kept[word] = counts[word] > 0 && (!telling || words.words().get(word).telling());
      if (kept[word]) {
        keptOfForm[formOf[word]]++;
        weightOfForm[formOf[word]] += wordWeights[word];
      }
    }
    int to = 0;
    for (int i = 0; i < size; i++) {
      if (keptOfForm[forms[i]] > 0) {
        positions[to] = positions[i];
        forms[to++] = forms[i];
      }
    }
    size = to;
    for (int i = 0; i < size; i++) {
      boolean neighbours = i + 1 < size && positions[i + 1] == positions[i] + 1;
      int pair = neighbours ? pairs[forms[i]][forms[i + 1]] : -1;
      pairAt[i] = pair >= 0 && kept[pairForms[pair][0]] && kept[pairForms[pair][1]] ? pair : -1;
    }
  }

  /**
   * The longest run of neighbouring words of the question that stand together in the same order.
   */
  int longestRun() {
    int best = 0;
    int before = -2;
    int[] ended = {};
    for (int i = 0; i < size; i++) {
      boolean neighbours = positions[i] == before + 1;
      int[] places = placesOfForm[forms[i]];
      for (int j : places) {
        run[j] = !kept[order[j]] ? 0 : 1 + (neighbours && j > 0 ? runBefore[j - 1] : 0);
        best = Math.max(best, run[j]);
      }
      for (int j : ended) {
        runBefore[j] = 0;
      }
      for (int j : places) {
        runBefore[j] = run[j];
      }
      ended = places;
      before = positions[i];
    }
    for (int j : ended) {
      runBefore[j] = 0;
    }
    return best;
  }

  /** The greatest sums of any stretch of a size, in syllables: words, pairs, cover. */
  float[] best(int stretch) {
    if (size == 0) {
      return NOTHING;
    }
    int half = stretch / 2;
    bestWords = 0;
    bestPairs = 0;
    bestCover = 0;
    bestSum = 0;
    bestStretch = 0;
    int before = -1;
    int fromBefore = 0;
    double wordsBefore = 0;
    double pairsBefore = 0;
    for (int i = 0; i < size; ) {
      int bucket = positions[i] / half;
      int end = (bucket + 1) * half;
      int from = i;
      double wordsHere = 0;
      double pairsHere = 0;
      for (; i < size && positions[i] < end; i++) {
        wordsHere += weightOfForm[forms[i]];
        pairsHere += pairAt[i] < 0 ? 0 : pairWeights[pairAt[i]];
      }
      if (bucket > 0) {
        boolean follows = before == bucket - 1;
        look(
            bucket - 1,
            follows ? fromBefore : from,
            i,
            wordsHere + (follows ? wordsBefore : 0),
            pairsHere + (follows ? pairsBefore : 0));
      }
      if (i == size || positions[i] >= end + half) {
        look(bucket, from, i, wordsHere, pairsHere);
      }
      before = bucket;
      fromBefore = from;
      wordsBefore = wordsHere;
      pairsBefore = pairsHere;
    }
    return new float[] {(float) bestWords, (float) bestPairs, (float) bestCover};
  }

  /**
   * Sums up a stretch, unless it cannot be better than those before: saturated, occurrences weigh
   * no more than each by itself.
   *
   * @param mostWords what its words weigh, each occurrence by itself
   * @param mostPairs the same of its pairs
   */
  private void look(int stretch, int from, int to, double mostWords, double mostPairs) {
    if (mostWords <= bestCover && mostPairs <= bestPairs && mostWords + mostPairs <= bestSum) {
      return;
    }
    for (int i = from; i < to; i++) {
      ofForms.add(forms[i]);
      if (pairAt[i] >= 0) {
        ofPairs.add(pairAt[i]);
      }
    }
    double sumOfWords = 0;
    double cover = 0;
    for (int i = 0; i < ofForms.size; i++) {
      int form = ofForms.counted[i];
      sumOfWords += weightOfForm[form] * weight(ofForms.count[form]);
      cover += weightOfForm[form];
    }
    double sumOfPairs = 0;
    for (int i = 0; i < ofPairs.size; i++) {
      int pair = ofPairs.counted[i];
      sumOfPairs += pairWeights[pair] * weight(ofPairs.count[pair]);
    }
    ofForms.clear();
    ofPairs.clear();
    bestWords = Math.max(bestWords, sumOfWords);
    bestPairs = Math.max(bestPairs, sumOfPairs);
    bestCover = Math.max(bestCover, cover);
    if (sumOfWords + sumOfPairs > bestSum) {
      bestSum = sumOfWords + sumOfPairs;
      bestStretch = stretch;
    }
  }

  /** How often each of a few of many stands in a stretch. */
  private static final class Counts {
    final int[] count;
    final int[] counted;
    int size;

    Counts(int many) {
      count = new int[many];
      counted = new int[many];
    }

    void add(int one) {
      if (count[one]++ == 0) {
        counted[size++] = one;
      }
    }

    void clear() {
      while (size > 0) {
        count[counted[--size]] = 0;
      }
    }
  }

  /** The mean place of the words within the stretch of the last {@link #best}; -1 when none. */
  int middle(int stretch) {
    if (size == 0) {
      return -1;
    }
    int from = bestStretch * (stretch / 2);
    long sum = 0;
    int count = 0;
    for (int i = 0; i < size; i++) {
      if (positions[i] >= from && positions[i] < from + stretch) {
        sum += (long) positions[i] * keptOfForm[forms[i]];
        count += keptOfForm[forms[i]];
      }
    }
    return count == 0 ? from : (int) (sum / count);
  }

  private static double weight(int count) {
    return count < USUAL ? SATURATED[count] : saturated(count);
  }

  private static double saturated(int count) {
    return count * 2.2 / (count + 1.2);
  }
}
