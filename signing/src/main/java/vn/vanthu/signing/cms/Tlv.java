package vn.vanthu.signing.cms;

import java.util.Arrays;
import java.util.Optional;

/**
 * The outline of one BER element: where its content begins and where it ends, without understanding
 * it. Needed where the bytes as they stand count, not what a parser makes of them.
 *
 * @param tag the identifier octet (only low tag numbers)
 * @param contentStart position of the first content byte
 * @param contentEnd position after the last content byte
 * @param end position after the whole element, end-of-contents octets included
 */
record Tlv(int tag, int contentStart, int contentEnd, int end) {

  private static final int MAX_DEPTH = 64;

  static Optional<Tlv> at(byte[] bytes, int start) {
    return at(bytes, start, bytes.length, 0);
  }

  private static Optional<Tlv> at(byte[] bytes, int start, int limit, int depth) {
    if (start + 2 > limit || depth > MAX_DEPTH || (bytes[start] & 0x1F) == 0x1F) {
      return Optional.empty();
    }
    int tag = bytes[start] & 0xFF;
    int first = bytes[start + 1] & 0xFF;
    int content = start + 2;
    if (first == 0x80) {
      return indefinite(bytes, tag, content, limit, depth);
    }
    long length = first;
    if (first > 0x80) {
      int octets = first - 0x80;
      if (octets > 5 || content + octets > limit) {
        return Optional.empty();
      }
      length = 0;
      for (int i = 0; i < octets; i++) {
        length = (length << 8) | (bytes[content++] & 0xFF);
      }
    }
    if (length > limit - content) {
      return Optional.empty();
    }
    int end = content + (int) length;
    return Optional.of(new Tlv(tag, content, end, end));
  }

  private static Optional<Tlv> indefinite(
      byte[] bytes, int tag, int content, int limit, int depth) {
    int at = content;
    while (at + 2 <= limit) {
      if (bytes[at] == 0 && bytes[at + 1] == 0) {
        return Optional.of(new Tlv(tag, content, at, at + 2));
      }
      Optional<Tlv> inner = at(bytes, at, limit, depth + 1);
      if (inner.isEmpty()) {
        return Optional.empty();
      }
      at = inner.get().end();
    }
    return Optional.empty();
  }

  /**
   * The whole first element inside the content of the element at the start of these bytes, as it
   * stands.
   */
  static Optional<byte[]> firstInside(byte[] bytes) {
    return at(bytes, 0)
        .flatMap(outer ->
            at(bytes, outer.contentStart())
                .map(inner -> Arrays.copyOfRange(bytes, outer.contentStart(), inner.end())));
  }
}
