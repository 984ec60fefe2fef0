package vn.vanthu.signing.pdf;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A PDF object as written (ISO 32000-1 §7.3). All kinds are immutable. */
public sealed interface PdfObject {

  /** The null object; also what a missing object stands for. */
  record Null() implements PdfObject {
    public static final Null INSTANCE = new Null();
  }

  /** true or false. */
  record Bool(boolean value) implements PdfObject {}

  /** A number without fraction. */
  record Int(long value) implements PdfObject {}

  /** A number with fraction. */
  record Real(double value) implements PdfObject {}

  /** A name without its slash, {@code #xx} resolved, one char per byte. */
  record Name(String value) implements PdfObject {}

  /** A reference to an indirect object. */
  record Ref(int number, int generation) implements PdfObject {}

  /** An array. */
  record Array(List<PdfObject> items) implements PdfObject {
    public Array {
      items = List.copyOf(items);
    }

    public int size() {
      return items.size();
    }
  }

  /**
   * A dictionary in the order of the file.
   *
   * @param repeatedKeys whether a key stands twice: readers disagree which one counts, this one
   *     takes the last
   */
  record Dict(Map<String, PdfObject> entries, boolean repeatedKeys) implements PdfObject {
    public static final Dict EMPTY = new Dict(Map.of(), false);

    public Dict {
      entries = Entries.copyOf(entries);
    }

    public static Dict of(Map<String, PdfObject> entries) {
      return new Dict(entries, false);
    }

    /** The entry as written, not resolved; the null object when absent. */
    public PdfObject get(String key) {
      PdfObject value = entries.get(key);
      return value == null ? Null.INSTANCE : value;
    }

    public boolean has(String key) {
      return entries.containsKey(key);
    }

    /** The value of an entry that is a direct name, else null. */
    public @Nullable String name(String key) {
      return entries.get(key) instanceof Name name ? name.value() : null;
    }

    public boolean isType(String type) {
      return type.equals(name("Type"));
    }
  }

  /** Whether a key stands twice in this object or in one that is written inside it. */
  default boolean repeatsKeys() {
    return switch (this) {
      case Dict dict ->
          dict.repeatedKeys() || dict.entries().values().stream().anyMatch(PdfObject::repeatsKeys);
      case Array array -> array.items().stream().anyMatch(PdfObject::repeatsKeys);
      case Stream stream -> stream.dict().repeatsKeys();
      default -> false;
    };
  }

  /**
   * A stream: its dictionary and where its raw data begins. How long it is may depend on another
   * object, so ask {@link PdfFile#rawData}.
   *
   * @param dataStart position of the first byte of data in the document
   */
  record Stream(Dict dict, long dataStart) implements PdfObject {}

  /**
   * A string.
   *
   * <p>Equality is by bytes only: spelling and position do not count.
   */
  final class Str implements PdfObject {
    private final byte[] bytes;
    private final boolean hex;
    private final long start;
    private final long end;

    /**
     * @param hex whether it was written between angle brackets
     * @param start position of its opening delimiter in the document, or -1 when it lies in an
     *     object stream
     * @param end position after its closing delimiter, or -1
     */
    public Str(byte[] bytes, boolean hex, long start, long end) {
      this.bytes = bytes.clone();
      this.hex = hex;
      this.start = start;
      this.end = end;
    }

    public byte[] bytes() {
      return bytes.clone();
    }

    public int length() {
      return bytes.length;
    }

    public boolean hex() {
      return hex;
    }

    public long start() {
      return start;
    }

    public long end() {
      return end;
    }

    /**
     * As a text string (ISO 32000-1 §7.9.2.2): UTF-16 or UTF-8 with their marks, else one char per
     * byte.
     */
    public String text() {
      return PdfText.decode(bytes);
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Str that && java.util.Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
      return java.util.Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
      return "Str[" + text() + "]";
    }
  }
}
