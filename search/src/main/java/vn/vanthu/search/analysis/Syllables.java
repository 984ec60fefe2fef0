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
  private final char[] letters = new char[255];

  /**
   * The syllables of {@code text} in order. Words of more than 255 characters are cut into pieces.
   * Runs of plain letters and digits between blanks or signs that always part words are taken as
   * they are; whatever else stands up to the next blank is read by the rules of UAX #29.
   */
  public List<Syllable> read(String text) {
    List<Syllable> syllables = new ArrayList<>(text.length() / 5 + 1);
    int at = 0;
    while (at < text.length()) {
      Kind kind = Kind.of(text.charAt(at));
      if (kind == Kind.PARTS || kind == Kind.MAY_JOIN) {
        at++;
        continue;
      }
      int end = at;
      while (end < text.length() && Kind.of(text.charAt(end)) == Kind.LETTER) {
        end++;
      }
      if (end > at && end - at <= letters.length && parted(text, end)) {
        text.getChars(at, end, letters, 0);
        SyllableForms forms = forms(letters, end - at);
        syllables.add(new Syllable(forms.accented(), forms.folded(), at, end));
      } else {
        end = blankAfter(text, end);
        readByRules(text.substring(at, end), at, syllables);
      }
      at = end;
    }
    return syllables;
  }

  /** Whether a word ends here whatever follows. */
  private static boolean parted(String text, int end) {
    Kind kind = end == text.length() ? Kind.PARTS : Kind.of(text.charAt(end));
    if (kind != Kind.MAY_JOIN) {
      return kind == Kind.PARTS;
    }
    Kind next = end + 1 == text.length() ? Kind.PARTS : Kind.of(text.charAt(end + 1));
    return next == Kind.PARTS || next == Kind.MAY_JOIN;
  }

  private static int blankAfter(String text, int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) != ' ' && text.charAt(at) != '\n') {
      at++;
    }
    return at;
  }

  private void readByRules(String text, int shift, List<Syllable> to) {
    tokenizer.setReader(new StringReader(text));
    try {
      tokenizer.reset();
      while (tokenizer.incrementToken()) {
        SyllableForms forms = forms(term.buffer(), term.length());
        to.add(
            new Syllable(
                forms.accented(),
                forms.folded(),
                shift + offset.startOffset(),
                shift + offset.endOffset()));
      }
      tokenizer.end();
    } catch (IOException cannotHappen) {
      throw new UncheckedIOException("reading a string", cannotHappen);
    } finally {
      close();
    }
  }

  /** What a character does to a word. */
  private enum Kind {
    /** A Latin letter or digit that is one character. */
    LETTER,
    /** Parts words whatever stands beside it. */
    PARTS,
    /** Parts words unless letters or digits stand on both sides. */
    MAY_JOIN,
    /** Only the rules know. */
    OTHER;

    private static final int LAST = 0x2026;
    private static final String MAY = ".,:;'";
    private static final String DASHES_AND_QUOTES = "\u2013\u2014\u201C\u201D\u2026";

    /** Signs of keys and emoji, and what joins words. */
    private static final String NOT_PLAIN = "_#*";

    private static final Kind[] KINDS = new Kind[LAST + 1];

    static {
      for (char c = 0; c <= LAST; c++) {
        KINDS[c] = read(c);
      }
    }

    private static Kind read(char c) {
      boolean ascii = c < 0x80;
      boolean latin = (c >= 0xC0 && c <= 0x24F) || (c >= 0x1E00 && c <= 0x1EFF);
      if ((ascii && Character.isLetterOrDigit(c)) || (latin && LetterTable.knows(c))) {
        return LETTER;
      }
      if (MAY.indexOf(c) >= 0) {
        return MAY_JOIN;
      }
      boolean plain = ascii && NOT_PLAIN.indexOf(c) < 0;
      return plain || DASHES_AND_QUOTES.indexOf(c) >= 0 ? PARTS : OTHER;
    }

    static Kind of(char c) {
      return c <= LAST ? KINDS[c] : OTHER;
    }
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
