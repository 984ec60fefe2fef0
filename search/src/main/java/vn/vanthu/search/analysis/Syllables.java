package vn.vanthu.search.analysis;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;

/**
 * Reads a text into syllables: word boundaries of Unicode UAX #29, then {@link Syllable}'s two
 * forms. A text is read once and serves every field. All readers together remember the forms of up
 * to {@value #REMEMBERED} short words, because a language has few syllables. Single-threaded; make
 * one per thread.
 */
public final class Syllables {

  private static final int REMEMBERED = 50_000;

  /** What is longer is no syllable. */
  private static final int SHORT = 12;

  private static final Map<String, SyllableForms> KNOWN = new ConcurrentHashMap<>();

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
        SyllableForms forms = forms(term.toString());
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

  private static SyllableForms forms(String word) {
    if (word.length() > SHORT) {
      return SyllableForms.of(word);
    }
    SyllableForms forms = KNOWN.get(word);
    if (forms == null) {
      forms = SyllableForms.of(word);
      if (KNOWN.size() < REMEMBERED) {
        KNOWN.put(word, forms);
      }
    }
    return forms;
  }
}
