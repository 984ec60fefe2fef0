package vn.vanthu.search.analysis;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;

/**
 * Reads a text into syllables: word boundaries of Unicode UAX #29, then {@link Syllable}'s two
 * forms. A text is read once and serves every field. All readers together remember the forms of up
 * to {@value #REMEMBERED} short words, because a language has few syllables; a word takes the place
 * of another with the same hash. Single-threaded; make one per thread.
 */
public final class Syllables {

  /** A power of two. */
  private static final int REMEMBERED = 1 << 16;

  /** What is longer is no syllable. */
  private static final int SHORT = 12;

  private static final AtomicReferenceArray<Known> KNOWN = new AtomicReferenceArray<>(REMEMBERED);

  private final StandardTokenizer tokenizer = new StandardTokenizer();
  private final CharTermAttribute term = tokenizer.getAttribute(CharTermAttribute.class);
  private final OffsetAttribute offset = tokenizer.getAttribute(OffsetAttribute.class);

  /**
   * The syllables of {@code text} in order. Words of more than 255 characters are cut into pieces.
   */
  public List<Syllable> read(String text) {
    List<Syllable> syllables = new ArrayList<>(text.length() / 5 + 1);
    tokenizer.setReader(new StringReader(text));
    try {
      tokenizer.reset();
      while (tokenizer.incrementToken()) {
        SyllableForms forms = forms(term.buffer(), term.length());
        syllables.add(
            new Syllable(
                forms.accented(), forms.folded(), offset.startOffset(), offset.endOffset()));
      }
      tokenizer.end();
    } catch (IOException cannotHappen) {
      throw new UncheckedIOException("reading a string", cannotHappen);
    } finally {
      close();
    }
    return syllables;
  }

  private void close() {
    try {
      tokenizer.close();
    } catch (IOException cannotHappen) {
      throw new UncheckedIOException("closing a string", cannotHappen);
    }
  }

  /** Known words are found by their letters, without making a string of them. */
  private static SyllableForms forms(char[] letters, int length) {
    if (length > SHORT) {
      return SyllableForms.of(new String(letters, 0, length));
    }
    int hash = 0;
    for (int i = 0; i < length; i++) {
      hash = 31 * hash + letters[i];
    }
    int place = (hash ^ (hash >>> 16)) & (REMEMBERED - 1);
    Known known = KNOWN.getPlain(place);
    if (known == null || !known.is(letters, length)) {
      String word = new String(letters, 0, length);
      known = new Known(word, SyllableForms.of(word));
      KNOWN.set(place, known);
    }
    return known.forms;
  }

  /** A word and its forms; safe to read without a lock, because nothing of it ever changes. */
  private record Known(String word, SyllableForms forms) {

    boolean is(char[] letters, int length) {
      if (word.length() != length) {
        return false;
      }
      for (int i = 0; i < length; i++) {
        if (word.charAt(i) != letters[i]) {
          return false;
        }
      }
      return true;
    }
  }
}
