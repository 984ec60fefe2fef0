package vn.vanthu.signing.sign;

import java.util.Arrays;
import java.util.List;

/**
 * Joins encodings that are DER already (ITU-T X.690) without taking them apart: certificates and
 * tokens go into a signature as the very bytes they are.
 */
final class Der {
  static final int INTEGER = 0x02;
  static final int OCTET_STRING = 0x04;
  static final int SEQUENCE = 0x30;
  static final int SET = 0x31;

  private Der() {}

  /** A constructed element of context tag {@code n}. */
  static int context(int n) {
    return 0xa0 | n;
  }

  /** An element with these parts one after the other. */
  static byte[] of(int tag, byte[]... parts) {
    int length = 0;
    for (byte[] part : parts) {
      length += part.length;
    }
    int lengthBytes = length < 0x80 ? 0 : length < 0x100 ? 1 : length < 0x1_0000 ? 2 : 3;
    byte[] out = new byte[2 + lengthBytes + length];
    out[0] = (byte) tag;
    out[1] = (byte) (lengthBytes == 0 ? length : 0x80 | lengthBytes);
    for (int i = 0; i < lengthBytes; i++) {
      out[2 + i] = (byte) (length >>> (8 * (lengthBytes - 1 - i)));
    }
    int at = 2 + lengthBytes;
    for (byte[] part : parts) {
      System.arraycopy(part, 0, out, at, part.length);
      at += part.length;
    }
    return out;
  }

  /** A set, its members in the order of their encodings (X.690 section 11.6). */
  static byte[] setOf(int tag, List<byte[]> members) {
    byte[][] sorted = members.toArray(byte[][]::new);
    Arrays.sort(sorted, Arrays::compareUnsigned);
    return of(tag, sorted);
  }

  /** The same element under another tag. */
  static byte[] retagged(int tag, byte[] element) {
    byte[] copy = element.clone();
    copy[0] = (byte) tag;
    return copy;
  }
}
