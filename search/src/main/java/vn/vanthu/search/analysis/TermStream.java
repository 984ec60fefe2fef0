package vn.vanthu.search.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.TermFrequencyAttribute;

/**
 * Gives the terms of syllables that are already read to the index writer: one after the other, or,
 * where the index keeps no places, each once with how often it stands. For one use by one thread.
 */
public final class TermStream extends TokenStream {

  /** Which terms: see {@link Terms}. */
  public enum Form {
    ACCENTED,
    FOLDED,
    PAIRS
  }

  private final List<Syllable> read;
  private final Form form;
  private final boolean counted;
  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
  private final TermFrequencyAttribute frequency = addAttribute(TermFrequencyAttribute.class);
  private final List<String> distinct = new ArrayList<>();
  private int[] counts = {};
  private int next;

  /**
   * @param counted whether each term comes once with its count; never for pairs, which hardly
   *     repeat
   */
  public TermStream(Form form, List<Syllable> read, boolean counted) {
    this.form = form;
    this.read = read;
    this.counted = counted && form != Form.PAIRS;
  }

  /** All terms, in order. */
  public List<String> terms() {
    return switch (form) {
      case ACCENTED -> Terms.accented(read);
      case FOLDED -> Terms.folded(read);
      case PAIRS -> Terms.pairs(read);
    };
  }

  @Override
  public boolean incrementToken() {
    int size = counted ? distinct.size() : read.size();
    if (next >= size) {
      return false;
    }
    clearAttributes();
    if (counted) {
      term.append(distinct.get(next));
      frequency.setTermFrequency(counts[next]);
    } else if (form == Form.PAIRS) {
      Terms.pair(read.get(next - 1).folded(), read.get(next).folded(), term);
    } else {
      term.append(text(read.get(next)));
    }
    next++;
    return true;
  }

  @Override
  public void reset() {
    next = form == Form.PAIRS ? 1 : 0;
    distinct.clear();
    if (counted) {
      count();
    }
  }

  private String text(Syllable syllable) {
    return form == Form.ACCENTED ? syllable.accented() : syllable.folded();
  }

  /** A table of its own: the strings know their hashes, and nothing is boxed. */
  private void count() {
    int bits = 2 + Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(8, read.size()));
    int[] table = new int[1 << bits];
    counts = new int[Math.min(64, read.size())];
    for (Syllable syllable : read) {
      String text = text(syllable);
      int at = (text.hashCode() * 0x9E3779B9) >>> (Integer.SIZE - bits);
      while (table[at] > 0 && !distinct.get(table[at] - 1).equals(text)) {
        at = (at + 1) & (table.length - 1);
      }
      if (table[at] == 0) {
        if (distinct.size() == counts.length) {
          counts = Arrays.copyOf(counts, 2 * counts.length);
        }
        distinct.add(text);
        table[at] = distinct.size();
      }
      counts[table[at] - 1]++;
    }
  }
}
