package vn.vanthu.search.query;

import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Set;
import org.apache.lucene.search.ScoreDoc;

/**
 * The second stage: the best of the first stage put in order by the learned weights.
 *
 * @param score above every score of the first stage that was not looked at again
 * @param position the middle of the best stretch of the body, in syllables; -1 when nothing matched
 *     there
 */
record Ranked(int doc, float score, int position) {

  /** How many of the first stage are looked at again. */
  static final int DEPTH = 200;

  private static final float ALL = 0.999f;

  /** A subject that holds the typed words side by side stands above any that does not. */
  private static final float STANDS_IN_SUBJECT = 50;

  /** The best of {@code found}, which are looked at again. */
  static Candidate[] candidates(Holdings holdings, ScoreDoc[] found, Words words)
      throws IOException {
    return holdings.candidates(Arrays.copyOf(found, Math.min(DEPTH, found.length)), words);
  }

  /**
   * The documents of {@code found} in their final order.
   *
   * @param candidates the first of them; are put in another order
   * @param standing documents whose subject holds the words in another form, such as abbreviated
   */
  static Ranked[] of(
      Holdings holdings,
      ScoreDoc[] found,
      Candidate[] candidates,
      Words words,
      Set<Integer> standing)
      throws IOException {
    int again = candidates.length;
    Features features = new Features(words, holdings, candidates);
    Ranked[] ranked = new Ranked[found.length];
    float[][] seen = new float[again][];
    for (int i = 0; i < again; i++) {
      seen[i] = features.of(candidates[i]);
    }
    float[][] inputs = RankingModel.standard().inputs(seen);
    for (int i = 0; i < again; i++) {
      float score = RankingModel.standard().score(inputs[i]);
      if ((seen[i][Feature.RUN_IN_SUBJECT.at()] > ALL && words.length() > 1)
          || standing.contains(candidates[i].doc)) {
        score += STANDS_IN_SUBJECT;
      }
      ranked[i] = new Ranked(candidates[i].doc, score, candidates[i].best);
    }
    Arrays.sort(
        ranked,
        0,
        again,
        Comparator.comparingDouble((Ranked r) -> -r.score).thenComparingInt(Ranked::doc));
    for (int i = again; i < found.length; i++) {
      ranked[i] = new Ranked(found[i].doc, found[i].score - 1e6f, -1);
    }
    return ranked;
  }

  /** The documents of {@code found} as they are. */
  static Ranked[] unchanged(ScoreDoc[] found) {
    Ranked[] ranked = new Ranked[found.length];
    for (int i = 0; i < found.length; i++) {
      ranked[i] = new Ranked(found[i].doc, Float.isNaN(found[i].score) ? 0 : found[i].score, -1);
    }
    return ranked;
  }
}
