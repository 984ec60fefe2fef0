package vn.vanthu.search.analysis;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;

/**
 * Reads a text into syllables: word boundaries of Unicode UAX #29, then {@link Syllable}'s two
 * forms. A text is read once and serves every field. Remembers the forms of up to {@value
 * #REMEMBERED} words, because a language has few syllables. Single-threaded; make one per thread.
 */
public final class Syllables {

  private static final int REMEMBERED = 50_000;

  private final StandardTokenizer tokenizer = new StandardTokenizer();
  private final CharTermAttribute term = tokenizer.getAttribute(CharTermAttribute.class);
  private final OffsetAttribute offset = tokenizer.getAttribute(OffsetAttribute.class);
  private final Map<String, SyllableForms> known = new HashMap<>();

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

  private SyllableForms forms(String word) {
    SyllableForms forms = known.get(word);
    if (forms == null) {
      forms = SyllableForms.of(word);
      if (known.size() < REMEMBERED) {
        known.put(word, forms);
      }
    }
    return forms;
  }
}
