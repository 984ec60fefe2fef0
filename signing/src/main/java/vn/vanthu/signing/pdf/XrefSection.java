package vn.vanthu.signing.pdf;

import java.util.Arrays;
import java.util.PrimitiveIterator;
import org.jspecify.annotations.Nullable;

/**
 * One cross-reference table or stream with its trailer dictionary. Immutable; about 17 bytes an
 * entry.
 */
public final class XrefSection {

  private static final byte FREE = 0;
  private static final byte IN_FILE = 1;
  private static final byte IN_STREAM = 2;

  private final long position;
  private final long end;
  private final boolean stream;
  private final PdfObject.Dict trailer;
  private final boolean repeatedEntries;
  private final int[] numbers;
  private final byte[] kinds;
  private final long[] first;
  private final int[] second;

  private XrefSection(Builder b, long position, long end, boolean stream, PdfObject.Dict trailer) {
    this.position = position;
    this.end = end;
    this.stream = stream;
    this.trailer = trailer;
    this.repeatedEntries = b.repeated;
    this.numbers = Arrays.copyOf(b.numbers, b.count);
    this.kinds = Arrays.copyOf(b.kinds, b.count);
    this.first = Arrays.copyOf(b.first, b.count);
    this.second = Arrays.copyOf(b.second, b.count);
  }

  /**
   * Position of the word {@code xref} or of the stream object; the target of {@code startxref} and
   * {@code /Prev}.
   */
  public long position() {
    return position;
  }

  /** Position after the trailer dictionary, or after the stream's object. */
  public long end() {
    return end;
  }

  /** Whether this is a cross-reference stream rather than a table. */
  public boolean isStream() {
    return stream;
  }

  public PdfObject.Dict trailer() {
    return trailer;
  }

  /** Whether one object number stands twice in this section: readers disagree which one counts. */
  public boolean repeatedEntries() {
    return repeatedEntries;
  }

  public int size() {
    return numbers.length;
  }

  /** Object numbers in ascending order. */
  public PrimitiveIterator.OfInt numbers() {
    return Arrays.stream(numbers).iterator();
  }

  /** What this section says of the object, or null when it does not mention it. */
  public @Nullable XrefEntry entry(int number) {
    int at = Arrays.binarySearch(numbers, number);
    if (at < 0) {
      return null;
    }
    return switch (kinds[at]) {
      case IN_FILE -> new XrefEntry.InFile(first[at], second[at]);
      case IN_STREAM -> new XrefEntry.InStream((int) first[at], second[at]);
      default -> new XrefEntry.Free();
    };
  }

  /** Collects entries in any order; the last one of a number counts. */
  static final class Builder {
    private int[] numbers = new int[16];
    private byte[] kinds = new byte[16];
    private long[] first = new long[16];
    private int[] second = new int[16];
    private int count;
    private boolean ascending = true;
    private boolean repeated;

    void free(int number) {
      add(number, FREE, 0, 0);
    }

    void inFile(int number, long offset, int generation) {
      add(number, IN_FILE, offset, generation);
    }

    void inStream(int number, int container, int index) {
      add(number, IN_STREAM, container, index);
    }

    private void add(int number, byte kind, long a, int b) {
      if (count == numbers.length) {
        int room = count * 2;
        numbers = Arrays.copyOf(numbers, room);
        kinds = Arrays.copyOf(kinds, room);
        first = Arrays.copyOf(first, room);
        second = Arrays.copyOf(second, room);
      }
      ascending &= count == 0 || numbers[count - 1] < number;
      numbers[count] = number;
      kinds[count] = kind;
      first[count] = a;
      second[count] = b;
      count++;
    }

    XrefSection build(long position, long end, boolean stream, PdfObject.Dict trailer) {
      if (!ascending) {
        sort();
      }
      return new XrefSection(this, position, end, stream, trailer);
    }

    private void sort() {
      Integer[] order = new Integer[count];
      Arrays.setAll(order, i -> i);
      int[] keys = numbers;
      Arrays.sort(
          order, (x, y) -> Integer.compare(keys[x], keys[y])); // stable: later entries stay later
      Builder sorted = new Builder();
      for (int i = 0; i < count; i++) {
        int at = order[i];
        boolean superseded = i + 1 < count && keys[order[i + 1]] == keys[at];
        repeated |= superseded;
        if (!superseded) {
          sorted.add(keys[at], kinds[at], first[at], second[at]);
        }
      }
      numbers = sorted.numbers;
      kinds = sorted.kinds;
      first = sorted.first;
      second = sorted.second;
      count = sorted.count;
    }
  }
}
