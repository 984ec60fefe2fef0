package vn.vanthu.search.query;

import org.jspecify.annotations.Nullable;

/**
 * One record of the first stage, as the second stage sees it. Filled by {@link AskedWords};
 * single-threaded.
 */
final class Candidate {

  private static final float[] NOTHING = {0, 0, 0};

  final int doc;
  final float first;

  /** BM25 over all words and places, from {@link Features}; better than the first stage's score. */
  float whole;

  final int[] bodyCounts;
  final int[] subjectCounts;
  final int[] contextCounts;
  final int[] bodyPairs;
  final int[] subjectPairs;
  final int[] contextPairs;
  int bodyLength;
  int subjectLength;
  int contextLength;
  long context;
  @Nullable String type;
  int year;

  /** Sums of the best stretch of the body: words, pairs, cover; see {@link Feature}. */
  float[] wide = NOTHING;

  float[] narrow = NOTHING;

  /** Most words of the question that stand together in its order. */
  int runInSubject;

  int runInBody;

  /** The middle of the best stretch of the body, in syllables; -1 when nothing matched there. */
  int best = -1;

  Candidate(int doc, float first, int words, int pairs) {
    this.doc = doc;
    this.first = first;
    bodyCounts = new int[words];
    subjectCounts = new int[words];
    contextCounts = new int[words];
    bodyPairs = new int[pairs];
    subjectPairs = new int[pairs];
    contextPairs = new int[pairs];
  }
}
