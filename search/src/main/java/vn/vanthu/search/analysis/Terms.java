package vn.vanthu.search.analysis;

import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** The terms of a list of syllables, one list per kind of field. Stateless. */
public final class Terms {

  private Terms() {}

  /** Syllables with their accents. */
  public static List<String> accented(List<Syllable> syllables) {
    List<String> terms = new ArrayList<>(syllables.size());
    for (Syllable syllable : syllables) {
      terms.add(syllable.accented());
    }
    return terms;
  }

  /** Syllables without accents. */
  public static List<String> folded(List<Syllable> syllables) {
    List<String> terms = new ArrayList<>(syllables.size());
    for (Syllable syllable : syllables) {
      terms.add(syllable.folded());
    }
    return terms;
  }

  /**
   * Pairs of neighbouring syllables without accents: most Vietnamese words are two syllables long.
   */
  public static List<String> pairs(List<Syllable> syllables) {
    List<String> terms = new ArrayList<>(syllables.size());
    for (int i = 1; i < syllables.size(); i++) {
      terms.add(pair(syllables.get(i - 1).folded(), syllables.get(i).folded()));
    }
    return terms;
  }

  /** Writes the term of one pair. */
  static void pair(String first, String second, CharTermAttribute to) {
    to.append(first).append('_').append(second);
  }

  /** The term of one pair. */
  public static String pair(String first, String second) {
    return first + '_' + second;
  }
}
