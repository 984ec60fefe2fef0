package vn.vanthu.signing;

import java.util.Arrays;

/**
 * Finds one pattern in arrays, looking at about one byte in as many as the pattern is long
 * (Horspool 1980). Immutable.
 */
final class ByteSearch {

  private static final int BYTES = 256;

  private final byte[] pattern;
  private final int[] shift = new int[BYTES];

  ByteSearch(byte[] pattern) {
    this.pattern = pattern;
    Arrays.fill(shift, pattern.length);
    for (int i = 0; i < pattern.length - 1; i++) {
      shift[pattern[i] & 0xFF] = pattern.length - 1 - i;
    }
  }

  int patternLength() {
    return pattern.length;
  }

  /** Index of the first occurrence wholly inside {@code from … to} of the array, or -1. */
  int in(byte[] array, int from, int to) {
    int last = pattern.length - 1;
    byte end = pattern[last];
    int at = from + last;
    while (at < to) {
      byte seen = array[at];
      if (seen == end && stands(array, at - last)) {
        return at - last;
      }
      at += shift[seen & 0xFF];
    }
    return -1;
  }

  private boolean stands(byte[] array, int at) {
    for (int i = 0; i < pattern.length - 1; i++) {
      if (array[at + i] != pattern[i]) {
        return false;
      }
    }
    return true;
  }
}
