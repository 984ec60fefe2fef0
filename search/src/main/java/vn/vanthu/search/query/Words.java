package vn.vanthu.search.query;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.vanthu.search.analysis.Syllable;
import vn.vanthu.search.analysis.Terms;

/**
 * The words of a question, ready to be looked for: each distinct syllable and each distinct pair of
 * neighbours once, with its weight in this index. A syllable typed with an accent is looked for
 * with it; one typed without is looked for folded where the whole question is typed so, or where
 * the bare form hardly exists. Immutable; the arrays are not to be changed.
 */
final class Words {

  /** At most this many syllables of a question are looked at. */
  static final int MOST = 64;

  private static final double BARE_IS_RARE = 0.01;

  /** A word that more than this share of the records hold tells nothing beside rarer ones. */
  private static final double FREQUENT = 0.15;

  /** In a small index no word is frequent: its lists are short. */
  private static final int FEW = 1000;

  /** So many words tell whatever their frequency. */
  private static final int ALWAYS_TELLING = 4;

  /** What a word does in the question. */
  enum Kind {
    /** Says what is asked. */
    TELLING,
    /** Says that something is asked. */
    ASKING,
    /** Stands in so many records that it says little. */
    FREQUENT
  }

  /**
   * One word or pair.
   *
   * @param text the term in the field of its form
   * @param folded the term in folded fields
   * @param exact whether it is looked for with its accents
   * @param weight inverse document frequency in the body
   */
  record Word(String text, String folded, boolean exact, Kind kind, double weight) {

    /** Whether it is one of the words that the first stage looks for. */
    boolean rare() {
      return kind == Kind.TELLING;
    }

    /** Whether it says what is asked. */
    boolean telling() {
      return kind != Kind.ASKING;
    }

    /** What follows the name of a place in the name of the field it is looked for in. */
    String form() {
      return exact ? "" : Fields.FOLDED;
    }
  }

  private static final Words NONE = new Words(List.of(), List.of(), new int[0], new int[0]);

  private final List<Word> words;
  private final List<Word> pairs;
  private final int[] order;
  private final int[] pairOrder;

  private Words(List<Word> words, List<Word> pairs, int[] order, int[] pairOrder) {
    this.words = List.copyOf(words);
    this.pairs = List.copyOf(pairs);
    this.order = order;
    this.pairOrder = pairOrder;
  }

  static Words none() {
    return NONE;
  }

  static Words of(List<Syllable> all, Lexicon lexicon) throws IOException {
    List<Syllable> typed = all.size() > MOST ? all.subList(0, MOST) : all;
    boolean[] asking = QuestionWords.standard().among(typed);
    long accents = typed.stream().filter(Syllable::hasAccent).count();
    boolean accented = accents * 5 >= typed.size();
    Map<String, Integer> known = new HashMap<>();
    List<Word> words = new ArrayList<>();
    List<Word> pairs = new ArrayList<>();
    int[] order = new int[typed.size()];
    int[] pairOrder = new int[Math.max(0, typed.size() - 1)];
    for (int i = 0; i < typed.size(); i++) {
      Syllable syllable = typed.get(i);
      boolean exact = syllable.hasAccent() || (accented && bareIsAWord(syllable, lexicon));
      String text = exact ? syllable.accented() : syllable.folded();
      Integer before = known.putIfAbsent((exact ? "" : " ") + text, words.size());
      order[i] = before == null ? words.size() : before;
      if (before == null) {
        int frequency = lexicon.frequency(exact ? Fields.BODY : Fields.BODY + Fields.FOLDED, text);
        words.add(word(text, syllable.folded(), exact, asking[i], frequency, lexicon.documents()));
      }
      if (i > 0) {
        String pair = Terms.pair(typed.get(i - 1).folded(), syllable.folded());
        Integer pairBefore = known.putIfAbsent(pair, pairs.size());
        pairOrder[i - 1] = pairBefore == null ? pairs.size() : pairBefore;
        if (pairBefore == null) {
          int frequency = lexicon.frequency(Fields.BODY + Fields.PAIRS, pair);
          boolean asks = asking[i - 1] || asking[i];
          pairs.add(word(pair, pair, false, asks, frequency, lexicon.documents()));
        }
      }
    }
    return new Words(withEnoughTelling(words), pairs, order, pairOrder);
  }

  private static Word word(
      String text, String folded, boolean exact, boolean asks, int frequency, int documents) {
    Kind kind =
        asks
            ? Kind.ASKING
            : frequency > Math.max(FEW, FREQUENT * documents) ? Kind.FREQUENT : Kind.TELLING;
    return new Word(text, folded, exact, kind, weight(frequency, documents));
  }

  /** The rarest words tell, even where all are frequent or all are words of asking. */
  private static List<Word> withEnoughTelling(List<Word> words) {
    long telling = words.stream().filter(word -> word.kind == Kind.TELLING).count();
    double[] others =
        words.stream()
            .filter(word -> word.kind != Kind.TELLING)
            .mapToDouble(Word::weight)
            .sorted()
            .toArray();
    int more = (int) Math.min(others.length, ALWAYS_TELLING - telling);
    if (more <= 0) {
      return words;
    }
    boolean askingTells = telling == 0 && words.stream().noneMatch(w -> w.kind == Kind.FREQUENT);
    double least = others[others.length - more];
    return words.stream()
        .map(word ->
            word.weight >= least && (askingTells || word.kind != Kind.ASKING)
                ? new Word(word.text, word.folded, word.exact, Kind.TELLING, word.weight)
                : word)
        .toList();
  }

  boolean isEmpty() {
    return words.isEmpty();
  }

  List<Word> words() {
    return words;
  }

  List<Word> pairs() {
    return pairs;
  }

  /** How many syllables were typed. */
  int length() {
    return order.length;
  }

  /** Index into {@link #words} of each syllable as typed. */
  int[] order() {
    return order;
  }

  /** For each pair, where among the syllables as typed it first begins. */
  int[] pairStarts() {
    int[] starts = new int[pairs.size()];
    Arrays.fill(starts, -1);
    for (int i = 0; i < pairOrder.length; i++) {
      if (starts[pairOrder[i]] < 0) {
        starts[pairOrder[i]] = i;
      }
    }
    return starts;
  }

  /** How often each word was typed. */
  int[] wordCounts() {
    return counts(order, words.size());
  }

  /** How often each pair was typed. */
  int[] pairCounts() {
    return counts(pairOrder, pairs.size());
  }

  private static int[] counts(int[] order, int size) {
    int[] counts = new int[size];
    for (int at : order) {
      counts[at]++;
    }
    return counts;
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

  /**
   * Whether a phrase stands among the typed words from a place on. A word typed without accents may
   * be any of its accented forms; one typed with them is only itself.
   */
  static boolean stand(List<Syllable> phrase, List<Syllable> typed, int at) {
    if (at + phrase.size() > typed.size()) {
      return false;
    }
    for (int k = 0; k < phrase.size(); k++) {
      Syllable word = typed.get(at + k);
      boolean same =
          word.hasAccent()
              ? word.accented().equals(phrase.get(k).accented())
              : word.folded().equals(phrase.get(k).folded());
      if (!same) {
        return false;
      }
    }
    return true;
  }

  private static boolean bareIsAWord(Syllable syllable, Lexicon lexicon) throws IOException {
    int bare = lexicon.frequency(Fields.BODY, syllable.accented());
    int any = lexicon.frequency(Fields.BODY + Fields.FOLDED, syllable.folded());
    return bare > any * BARE_IS_RARE;
  }

  /** As BM25 weighs a word that {@code frequency} of {@code documents} hold. */
  static double weight(int frequency, int documents) {
    return Math.log(1 + (documents - frequency + 0.5) / (frequency + 0.5));
  }
}
