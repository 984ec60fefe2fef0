package vn.vanthu.search.analysis;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;
import org.jspecify.annotations.Nullable;

/**
 * The words of a text in order, in a byte and a half each: the most frequent take one byte, a few
 * thousand others two, any other the hash of its forms. A text is looked through much faster than
 * the lists of an index are read. Which words are frequent is data ({@code frequent-words.txt}
 * beside this class, most frequent first); another list is another format. Stateless.
 */
public final class Shorthand {

  /** So many words of the list take one byte; the list may hold {@link #MOST}. */
  private static final int ONE = 238;

  /** Bytes from {@link #ONE} up to here begin a word of two bytes. */
  private static final int SAME = 254;

  /** Words of the list at most. */
  public static final int MOST = ONE + ((SAME - ONE) << 8);

  private static final int HASH = 4;

  private Shorthand() {}

  /** The number of a word of the list by its accented form, and what folds to one form. */
  private static final class Listed {
    static final Listed STANDARD = load();

    final Map<String, Integer> numbers = new HashMap<>();
    final Map<String, int[]> alike = new HashMap<>();
    final String[] accented = new String[MOST];
    final String[] folded = new String[MOST];

    private static Listed load() {
      try (InputStream stream = Shorthand.class.getResourceAsStream("frequent-words.txt")) {
        if (stream == null) {
          throw new IllegalStateException("frequent-words.txt missing from the jar");
        }
        Listed listed = new Listed();
        new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))
            .lines()
            .filter(line -> !line.startsWith("#"))
            .flatMap(line -> Arrays.stream(line.strip().split(" ", -1)))
            .forEach(word -> listed.add(SyllableForms.of(word)));
        return listed;
      } catch (IOException e) {
        throw new UncheckedIOException("reading the jar", e);
      }
    }

    private void add(SyllableForms forms) {
      int number = numbers.size();
      if (number == MOST || numbers.putIfAbsent(forms.accented(), number) != null) {
        throw new IllegalStateException("frequent-words.txt: too many, or twice: " + forms);
      }
      accented[number] = forms.accented();
      folded[number] = forms.folded();
      alike.merge(forms.folded(), new int[] {number}, Listed::both);
    }

    private static int[] both(int[] some, int[] more) {
      int[] all = Arrays.copyOf(some, some.length + more.length);
      System.arraycopy(more, 0, all, some.length, more.length);
      return all;
    }
  }

  /** The numbers of all words of the list that are the same without accents; not to be changed. */
  public static int[] alike(String folded) {
    return Listed.STANDARD.alike.getOrDefault(folded, NONE);
  }

  private static final int[] NONE = {};

  /** The accented form of a word of the list. */
  public static String accented(int number) {
    return Listed.STANDARD.accented[number];
  }

  /** What stands for a form of a word that is not in the list. */
  public static int hash(String form) {
    return StringHelper.murmurhash3_x86_32(new BytesRef(form), 0);
  }

  /** Subject, context and body of a record one after the other, to be read by {@link Reader}. */
  public static BytesRef of(List<Syllable> subject, List<Syllable> context, List<Syllable> body) {
    Writer writer = new Writer(subject.size() + context.size() + body.size());
    for (List<Syllable> place : List.of(subject, context, body)) {
      writer.place(place);
    }
    return new BytesRef(writer.bytes, 0, writer.size);
  }

  private static final class Writer {
    private byte[] bytes;
    private int size;

    Writer(int words) {
      bytes = new byte[2 * words + 64];
    }

    /** The length in bytes stands before the words, in four bytes. */
    void place(List<Syllable> words) {
      int from = size;
      number(0);
      for (Syllable word : words) {
        word(word);
      }
      int end = size;
      size = from;
      number(end - from - HASH);
      size = end;
    }

    private void word(Syllable word) {
      Integer number = Listed.STANDARD.numbers.get(word.accented());
      // "á" and "a1" have one accented form, but not one folded form
      if (number != null && Listed.STANDARD.folded[number].equals(word.folded())) {
        if (number >= ONE) {
          add(ONE + ((number - ONE) >> 8));
          add((number - ONE) & 0xFF);
        } else {
          add(number);
        }
      } else if (!word.hasAccent()) {
        add(SAME);
        number(hash(word.folded()));
      } else {
        add(SAME + 1);
        number(hash(word.accented()));
        number(hash(word.folded()));
      }
    }

    private void number(int number) {
      for (int shift = 24; shift >= 0; shift -= 8) {
        add(number >>> shift);
      }
    }

    private void add(int value) {
      if (size == bytes.length) {
        bytes = Arrays.copyOf(bytes, 2 * size);
      }
      bytes[size++] = (byte) value;
    }
  }

  /** Reads what {@link #of} wrote: first the subject, then context and body. Single-threaded. */
  public static final class Reader {

    /** No word of the list: {@link #accentedHash} and {@link #foldedHash} say which. */
    public static final int UNLISTED = -1;

    /** No further word in this place. */
    public static final int END = -2;

    private byte[] bytes = {};
    private int at;
    private int end;
    private int position;
    private int accentedHash;
    private int foldedHash;

    /** Begins to read a record. */
    public void open(BytesRef record) {
      bytes = record.bytes;
      at = record.offset;
      end = at;
    }

    /** Goes on to the next place, of which there are three. The one before was read to its end. */
    public void nextPlace() {
      int length = hash();
      end = at + length;
      position = 0;
    }

    /** Leaves out what is left of this place. */
    public void skipPlace() {
      at = end;
    }

    /** The number of the next word, {@link #UNLISTED} or {@link #END}. */
    public int next() {
      return next(null);
    }

    /**
     * The number of the next word that is looked for, {@link #UNLISTED} or {@link #END}; listed
     * words that are not are passed over.
     *
     * @param wanted by number, not 0 for those looked for; null for all
     */
    public int next(short @Nullable [] wanted) {
      byte[] from = bytes;
      int i = at;
      int passed = position;
      while (i < end) {
        int number = from[i++] & 0xFF;
        passed++;
        if (number >= ONE) {
          if (number >= SAME) {
            at = i;
            position = passed;
            accentedHash = hash();
            foldedHash = number == SAME ? accentedHash : hash();
            return UNLISTED;
          }
          number = ONE + ((number - ONE) << 8) + (from[i++] & 0xFF);
        }
        if (wanted == null || wanted[number] != 0) {
          at = i;
          position = passed;
          return number;
        }
      }
      at = i;
      position = passed;
      return END;
    }

    /** How many words of this place were read or passed over. */
    public int position() {
      return position;
    }

    /** {@link Shorthand#hash} of the accented form of the word just read. */
    public int accentedHash() {
      return accentedHash;
    }

    /** The same of its folded form. */
    public int foldedHash() {
      return foldedHash;
    }

    private int hash() {
      int value = 0;
      for (int i = 0; i < HASH; i++) {
        value = (value << 8) | (bytes[at++] & 0xFF);
      }
      return value;
    }
  }
}
