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

  private static final int BITS = 16;
  private static final int REMEMBERED = 1 << BITS;

  /** The golden ratio in 64 bits: spreads whatever it multiplies. */
  private static final long MIX = 0x9E3779B97F4A7C15L;

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

  /**
   * About where in a text its syllable of this number begins, counted from 0, without reading it:
   * what only the rules of UAX #29 join or part may be counted otherwise. Its length when it has
   * fewer.
   */
  public static int about(String text, int number) {
    int count = 0;
    boolean inside = false;
    for (int at = 0; at < text.length(); at++) {
      switch (Kind.of(text.charAt(at))) {
        case LETTER -> {
          if (!inside && count++ == number) {
            return at;
          }
          inside = true;
        }
        case PARTS -> inside = false;
        case MAY_JOIN -> inside &= !parted(text, at);
        case OTHER -> {}
      }
    }
    return text.length();
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
    long begin = four(letters, 0, length);
    long middle = four(letters, 4, length);
    long end = four(letters, 8, length);
    long mixed = ((begin * MIX + middle) * MIX + end) * MIX;
    int place = (int) (mixed >>> (Long.SIZE - BITS));
    Known known = KNOWN.getPlain(place);
    if (known == null || known.begin != begin || known.middle != middle || known.end != end) {
      SyllableForms forms = SyllableForms.of(new String(letters, 0, length));
      known = new Known(begin, middle, end, forms);
      KNOWN.set(place, known);
    }
    return known.forms;
  }

  /** Four letters in one number; no letter is 0, so that the length need not be kept. */
  private static long four(char[] letters, int from, int length) {
    long four = 0;
    for (int i = from; i < Math.min(from + 4, length); i++) {
      four = (four << Character.SIZE) | letters[i];
    }
    return four;
  }

  /**
   * The letters of a word and its forms; safe to read without a lock, because nothing of it ever
   * changes.
   */
  private record Known(long begin, long middle, long end, SyllableForms forms) {}
}
