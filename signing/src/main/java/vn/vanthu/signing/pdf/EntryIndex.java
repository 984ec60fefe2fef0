package vn.vanthu.signing.pdf;

import java.util.Arrays;
import java.util.List;
import java.util.PrimitiveIterator;

/**
 * Which section of a long chain speaks last for an object, for the whole document and for each of
 * its earlier states, without asking every section in turn. Eight bytes an entry. Immutable.
 */
final class EntryIndex {

  private final List<XrefSection> oldestFirst;
  private final long[] keys;

  private EntryIndex(List<XrefSection> oldestFirst, long[] keys) {
    this.oldestFirst = oldestFirst;
    this.keys = keys;
  }

  static EntryIndex of(List<XrefSection> newestFirst) {
    List<XrefSection> oldestFirst = newestFirst.reversed();
    int total = oldestFirst.stream().mapToInt(XrefSection::size).sum();
    long[] keys = new long[total];
    int at = 0;
    for (int age = 0; age < oldestFirst.size(); age++) {
      PrimitiveIterator.OfInt numbers = oldestFirst.get(age).numbers();
      while (numbers.hasNext()) {
        keys[at++] = key(numbers.nextInt(), age);
      }
    }
    Arrays.sort(keys);
    return new EntryIndex(oldestFirst, keys);
  }

  private static long key(int number, int age) {
    return ((long) number << Integer.SIZE) | age;
  }

  /** Whether these sections are the oldest ones of the chain, so that the index holds for them. */
  boolean holdsFor(List<XrefSection> newestFirst) {
    int offset = oldestFirst.size() - newestFirst.size();
    return offset >= 0
        && oldestFirst.reversed().subList(offset, oldestFirst.size()).equals(newestFirst);
  }

  /** What the newest of the first {@code count} sections that knows the object says of it. */
  XrefEntry entry(int number, int count) {
    int found = Arrays.binarySearch(keys, key(number, count - 1));
    int at = found >= 0 ? found : -found - 2;
    if (at < 0 || (int) (keys[at] >>> Integer.SIZE) != number) {
      return new XrefEntry.Free();
    }
    XrefEntry entry = oldestFirst.get((int) keys[at]).entry(number);
    return entry == null ? new XrefEntry.Free() : entry;
  }
}
