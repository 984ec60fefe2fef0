package vn.vanthu.search.query;

import java.io.IOException;

/** BM25 over each place, from this index's own statistics. Immutable. */
final class FieldStatistics {

  private static final double K1 = 1.2;
  private static final double B = 0.85;

  /** What a word of weight 1 can score at most: Lucene leaves this factor out. */
  static final double TOP = K1 + 1;

  private static final class Place {
    final double averageLength;
    final double[] words;
    final double[] pairs;

    Place(double averageLength, double[] words, double[] pairs) {
      this.averageLength = averageLength;
      this.words = words;
      this.pairs = pairs;
    }

    double score(double weight, int count, int length) {
      return count == 0
          ? 0
          : weight * count * TOP / (count + K1 * (1 - B + B * length / averageLength));
    }
  }

  private final Place body;
  private final Place subject;
  private final Place context;

  private FieldStatistics(Place body, Place subject, Place context) {
    this.body = body;
    this.subject = subject;
    this.context = context;
  }

  static FieldStatistics of(Lexicon lexicon, Words words) throws IOException {
    return new FieldStatistics(
        place(lexicon, words, Fields.BODY),
        place(lexicon, words, Fields.SUBJECT),
        place(lexicon, words, Fields.CONTEXT));
  }

  private static Place place(Lexicon lexicon, Words words, String field) throws IOException {
    int documents = lexicon.documents();
    long total = lexicon.length(field + Fields.FOLDED);
    double[] wordWeights = new double[words.words().size()];
    for (int i = 0; i < wordWeights.length; i++) {
      Words.Word word = words.words().get(i);
      if (Features.reads(word, field)) {
        wordWeights[i] =
            Words.weight(lexicon.frequency(field + word.form(), word.text()), documents);
      }
    }
    double[] pairWeights = new double[words.pairs().size()];
    for (int i = 0; i < pairWeights.length; i++) {
      Words.Word pair = words.pairs().get(i);
      if (Features.reads(pair, field)) {
        pairWeights[i] =
            Words.weight(lexicon.frequency(field + Fields.PAIRS, pair.text()), documents);
      }
    }
    return new Place(Math.max(1, (double) total / documents), wordWeights, pairWeights);
  }

  double body(int word, int count, int length) {
    return body.score(body.words[word], count, length);
  }

  double subject(int word, int count, int length) {
    return subject.score(subject.words[word], count, length);
  }

  double context(int word, int count, int length) {
    return context.score(context.words[word], count, length);
  }

  double bodyPair(int pair, int count, int length) {
    return body.score(body.pairs[pair], count, length);
  }

  double subjectPair(int pair, int count, int length) {
    return subject.score(subject.pairs[pair], count, length);
  }

  double contextPair(int pair, int count, int length) {
    return context.score(context.pairs[pair], count, length);
  }
}
