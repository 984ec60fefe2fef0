package vn.vanthu.search.query;

import org.jspecify.annotations.Nullable;

/**
 * One record of the first stage, as the second stage sees it. Filled by {@link CandidateReader};
 * single-threaded.
 */
final class Candidate {

  static final int[] NOWHERE = {};

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
  final int[][] bodyPositions;
  final int[][] subjectPositions;
  int bodyLength;
  int subjectLength;
  int contextLength;
  long context;
  @Nullable String type;
  int year;

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
    bodyPositions = new int[words][];
    subjectPositions = new int[words][];
    java.util.Arrays.fill(bodyPositions, NOWHERE);
    java.util.Arrays.fill(subjectPositions, NOWHERE);
  }
}
