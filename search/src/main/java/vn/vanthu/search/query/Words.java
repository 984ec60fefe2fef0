package vn.vanthu.search.query;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import vn.vanthu.search.analysis.Syllable;
import vn.vanthu.search.analysis.Terms;

/**
 * The words of a question, ready to be looked for: each distinct syllable and each distinct pair of
 * neighbours once, with its weight in this index. A syllable typed with an accent is looked for
 * with it; one typed without is looked for folded where the whole question is typed so, or where
 * the bare form hardly exists. Immutable.
 *
 * @param order index into {@code words} of each syllable as typed
 * @param pairOrder index into {@code pairs} of each pair as typed
 */
record Words(List<Word> words, List<Word> pairs, List<Integer> order, List<Integer> pairOrder) {

  /** At most this many syllables of a question are looked at. */
  static final int MOST = 64;

  private static final double BARE_IS_RARE = 0.01;

  /**
   * One word or pair.
   *
   * @param text the term in the field of its form
   * @param folded the term in folded fields
   * @param exact whether it is looked for with its accents
   * @param telling whether it says what is asked, not that something is asked
   * @param weight inverse document frequency in the body
   */
  record Word(String text, String folded, boolean exact, boolean telling, double weight) {}

  static Words none() {
    return new Words(List.of(), List.of(), List.of(), List.of());
  }

  static Words of(List<Syllable> all, IndexReader reader) throws IOException {
    List<Syllable> typed = all.size() > MOST ? all.subList(0, MOST) : all;
    boolean[] asking = QuestionWords.standard().among(typed);
    long accents = typed.stream().filter(Syllable::hasAccent).count();
    boolean accented = accents * 5 >= typed.size();
    int documents = Math.max(1, reader.numDocs());
    Map<String, Integer> wordIndex = new LinkedHashMap<>();
    Map<String, Integer> pairIndex = new LinkedHashMap<>();
    List<Word> words = new ArrayList<>();
    List<Word> pairs = new ArrayList<>();
    List<Integer> order = new ArrayList<>();
    List<Integer> pairOrder = new ArrayList<>();
    for (int i = 0; i < typed.size(); i++) {
      Syllable syllable = typed.get(i);
      boolean exact = syllable.hasAccent() || (accented && bareIsAWord(syllable, reader));
      String text = exact ? syllable.accented() : syllable.folded();
      Integer known = wordIndex.putIfAbsent((exact ? "" : " ") + text, words.size());
      order.add(known == null ? words.size() : known);
      if (known == null) {
        String field = exact ? Fields.BODY : Fields.BODY + Fields.FOLDED;
        double weight = weight(reader.docFreq(new Term(field, text)), documents);
        words.add(new Word(text, syllable.folded(), exact, !asking[i], weight));
      }
      if (i > 0) {
        String pair = Terms.pair(typed.get(i - 1).folded(), syllable.folded());
        Integer knownPair = pairIndex.putIfAbsent(pair, pairs.size());
        pairOrder.add(knownPair == null ? pairs.size() : knownPair);
        if (knownPair == null) {
          int frequency = reader.docFreq(new Term(Fields.BODY + Fields.PAIRS, pair));
          pairs.add(
              new Word(
                  pair, pair, false, !asking[i - 1] && !asking[i], weight(frequency, documents)));
        }
      }
    }
    return new Words(
        List.copyOf(words), List.copyOf(pairs), List.copyOf(order), List.copyOf(pairOrder));
  }

  /** The sum of the weights of the telling words, or of all when none is telling. */
  double wordTotal() {
    return total(words);
  }

  double pairTotal() {
    return total(pairs);
  }

  private static double total(List<Word> list) {
    double telling = list.stream().filter(Word::telling).mapToDouble(Word::weight).sum();
    double total = telling > 0 ? telling : list.stream().mapToDouble(Word::weight).sum();
    return total > 0 ? total : 1;
  }

  private static boolean bareIsAWord(Syllable syllable, IndexReader reader) throws IOException {
    int bare = reader.docFreq(new Term(Fields.BODY, syllable.accented()));
    int any = reader.docFreq(new Term(Fields.BODY + Fields.FOLDED, syllable.folded()));
    return bare > any * BARE_IS_RARE;
  }

  /** As BM25 weighs a word that {@code frequency} of {@code documents} hold. */
  static double weight(int frequency, int documents) {
    return Math.log(1 + (documents - frequency + 0.5) / (frequency + 0.5));
  }
}
