package vn.vanthu.signing.pdf;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The entries of a small dictionary in their order: keys and values in one array, searched one
 * after the other. A fourth of the memory of a linked hash map, which decides how large a document
 * can be whose pages are compared. Immutable.
 */
final class Entries extends AbstractMap<String, PdfObject> {

  private static final int MOST = 12;

  private final String[] keys;
  private final PdfObject[] values;

  private Entries(Map<String, PdfObject> entries) {
    keys = entries.keySet().toArray(String[]::new);
    values = entries.values().toArray(PdfObject[]::new);
  }

  /** An unmodifiable copy in the same order. */
  static Map<String, PdfObject> copyOf(Map<String, PdfObject> entries) {
    if (entries instanceof Entries already) {
      return already;
    }
    return entries.size() <= MOST
        ? new Entries(entries)
        : Collections.unmodifiableMap(new LinkedHashMap<>(entries));
  }

  private int find(@Nullable Object key) {
    for (int i = 0; i < keys.length; i++) {
      if (keys[i].equals(key)) {
        return i;
      }
    }
    return -1;
  }

  @Override
  public @Nullable PdfObject get(@Nullable Object key) {
    int at = find(key);
    return at < 0 ? null : values[at];
  }

  @Override
  public boolean containsKey(@Nullable Object key) {
    return find(key) >= 0;
  }

  @Override
  public int size() {
    return keys.length;
  }

  /** Made when asked for: the view that an abstract map keeps costs as much as a key. */
  @Override
  public Collection<PdfObject> values() {
    return Collections.unmodifiableList(Arrays.asList(values));
  }

  @Override
  public Set<Map.Entry<String, PdfObject>> entrySet() {
    return new AbstractSet<>() {
      @Override
      public int size() {
        return keys.length;
      }

      @Override
      public Iterator<Map.Entry<String, PdfObject>> iterator() {
        return new Walk();
      }
    };
  }

  private final class Walk implements Iterator<Map.Entry<String, PdfObject>> {
    private int next;

    @Override
    public boolean hasNext() {
      return next < keys.length;
    }

    @Override
    public Map.Entry<String, PdfObject> next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      return Map.entry(keys[next], values[next++]);
    }
  }
}
