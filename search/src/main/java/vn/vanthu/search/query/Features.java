package vn.vanthu.search.query;

import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Puts the candidates of one question in the order of their BM25 over all words, and computes every
 * {@link Feature} of each. For one search by one thread.
 */
final class Features {

  /** Syllables of a stretch. */
  static final int WIDE = 100;

  static final int NARROW = 40;
  private static final double SIBLING_SHARPNESS = 8;
  private static final double ASKING = 0.5;

  private final Words words;
  private final FieldStatistics statistics;
  private final double wordTotal;
  private final double pairTotal;
  private final Map<Long, Double> siblings = new HashMap<>();
  private final float strongest;

  Features(Words words, Lexicon lexicon, Candidate[] candidates) throws IOException {
    this.words = words;
    this.statistics = FieldStatistics.of(lexicon, words);
    this.wordTotal = words.wordTotal();
    this.pairTotal = words.pairTotal();
    int[] wordCounts = words.wordCounts();
    int[] pairCounts = words.pairCounts();
    for (Candidate candidate : candidates) {
      candidate.whole = (float) whole(candidate, wordCounts, pairCounts);
    }
    Arrays.sort(candidates, Comparator.comparingDouble(candidate -> -candidate.whole));
    this.strongest = candidates.length == 0 || candidates[0].whole <= 0 ? 1 : candidates[0].whole;
    for (Candidate candidate : candidates) {
      if (candidate.context != 0) {
        siblings.merge(candidate.context, nearness(candidate), Double::sum);
      }
    }
  }

  /** What the first stage would score if it looked at all words. */
  private double whole(Candidate c, int[] wordCounts, int[] pairCounts) {
    double sum = 0;
    for (int i = 0; i < wordCounts.length; i++) {
      double score =
          statistics.body(i, c.bodyCounts[i], c.bodyLength)
              + WordQuery.SUBJECT * statistics.subject(i, c.subjectCounts[i], c.subjectLength)
              + WordQuery.CONTEXT * statistics.context(i, c.contextCounts[i], c.contextLength);
      sum += wordCounts[i] * (words.words().get(i).telling() ? score : ASKING * score);
    }
    for (int i = 0; i < pairCounts.length; i++) {
      double score =
          WordQuery.PAIRS * statistics.bodyPair(i, c.bodyPairs[i], c.bodyLength)
              + WordQuery.PAIRS_OF_SUBJECT
                  * statistics.subjectPair(i, c.subjectPairs[i], c.subjectLength)
              + WordQuery.CONTEXT * statistics.contextPair(i, c.contextPairs[i], c.contextLength);
      sum += pairCounts[i] * (words.pairs().get(i).telling() ? score : ASKING * score);
    }
    return sum / FieldStatistics.TOP;
  }

  /** Whether a place is looked at for a word or pair. */
  static boolean reads(Words.Word word, String place) {
    return word.telling() || !place.equals(Fields.CONTEXT);
  }

  private double nearness(Candidate candidate) {
    return Math.exp(SIBLING_SHARPNESS * (candidate.whole / strongest - 1));
  }

  float[] of(Candidate c) {
    double[] f = new double[Feature.values().length];
    words(c, f);
    pairs(c, f);
    put(f, Feature.WIDE_WORDS, c.wide[0] / wordTotal);
    put(f, Feature.WIDE_PAIRS, c.wide[1] / pairTotal);
    put(f, Feature.WIDE_COVER, c.wide[2] / wordTotal);
    put(f, Feature.NARROW_WORDS, c.narrow[0] / wordTotal);
    put(f, Feature.NARROW_PAIRS, c.narrow[1] / pairTotal);
    put(f, Feature.NARROW_COVER, c.narrow[2] / wordTotal);
    put(f, Feature.FIRST_STAGE, c.whole / wordTotal);
    put(f, Feature.LOG_LENGTH, Math.log1p(c.bodyLength));
    String type = c.type == null ? "" : c.type.toLowerCase(Locale.ROOT);
    put(f, Feature.IS_LAW, type.contains("luật") || type.startsWith("hiến") ? 1 : 0);
    put(f, Feature.IS_DECREE, type.equals("nghị định") ? 1 : 0);
    put(f, Feature.YEAR, c.year == 0 ? 0 : (c.year - 2000) / 20.0);
    put(f, Feature.RUN_IN_SUBJECT, (double) c.runInSubject / words.length());
    put(f, Feature.RUN_IN_BODY, (double) c.runInBody / words.length());
    Double near = siblings.get(c.context);
    put(f, Feature.SIBLINGS, near == null ? 0 : Math.log(near));
    float[] out = new float[f.length];
    for (int i = 0; i < f.length; i++) {
      out[i] = (float) f[i];
    }
    return out;
  }

  private void words(Candidate c, double[] f) {
    int inSubject = 0;
    int inContext = 0;
    for (int i = 0; i < words.words().size(); i++) {
      Words.Word word = words.words().get(i);
      boolean body = c.bodyCounts[i] > 0;
      boolean subject = c.subjectCounts[i] > 0;
      boolean context = c.contextCounts[i] > 0;
      double inBody = statistics.body(i, c.bodyCounts[i], c.bodyLength);
      double inTitle = statistics.subject(i, c.subjectCounts[i], c.subjectLength);
      inSubject += subject ? 1 : 0;
      inContext += context ? 1 : 0;
      if (!word.telling()) {
        add(f, Feature.ASKING_IN_BODY, inBody / wordTotal);
        add(f, Feature.ASKING_IN_SUBJECT, inTitle / wordTotal);
        continue;
      }
      add(f, Feature.BODY_WORDS, inBody / wordTotal);
      add(f, Feature.SUBJECT_WORDS, inTitle / wordTotal);
      add(
          f,
          Feature.CONTEXT_WORDS,
          statistics.context(i, c.contextCounts[i], c.contextLength) / wordTotal);
      double share = word.weight() / wordTotal;
      add(f, Feature.COVER, body || subject ? share : 0);
      add(f, Feature.COVER_SUBJECT, subject ? share : 0);
      add(f, Feature.COVER_ANYWHERE, body || subject || context ? share : 0);
    }
    put(
        f,
        Feature.SUBJECT_ASKED,
        c.subjectLength == 0 ? 0 : Math.min(1, (double) inSubject / c.subjectLength));
    put(
        f,
        Feature.CONTEXT_ASKED,
        c.contextLength == 0 ? 0 : Math.min(1, (double) inContext / c.contextLength));
  }

  private void pairs(Candidate c, double[] f) {
    int inSubject = 0;
    for (int i = 0; i < words.pairs().size(); i++) {
      Words.Word pair = words.pairs().get(i);
      inSubject += c.subjectPairs[i] > 0 ? 1 : 0;
      if (!pair.telling()) {
        continue;
      }
      add(f, Feature.BODY_PAIRS, statistics.bodyPair(i, c.bodyPairs[i], c.bodyLength) / pairTotal);
      add(
          f,
          Feature.SUBJECT_PAIRS,
          statistics.subjectPair(i, c.subjectPairs[i], c.subjectLength) / pairTotal);
      add(
          f,
          Feature.CONTEXT_PAIRS,
          statistics.contextPair(i, c.contextPairs[i], c.contextLength) / pairTotal);
      add(
          f,
          Feature.COVER_PAIRS,
          c.bodyPairs[i] > 0 || c.subjectPairs[i] > 0 ? pair.weight() / pairTotal : 0);
    }
    int pairsInSubject = c.subjectLength - 1;
    put(
        f,
        Feature.SUBJECT_PAIRS_ASKED,
        pairsInSubject < 1 ? 0 : Math.min(1, (double) inSubject / pairsInSubject));
  }

  private static void put(double[] f, Feature feature, double value) {
    f[feature.at()] = value;
  }

  private static void add(double[] f, Feature feature, double value) {
    f[feature.at()] += value;
  }
}
