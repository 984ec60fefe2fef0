package vn.vanthu.signing.pdf;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The two stretches of bytes that a signature covers (ISO 32000-1 §12.8.1): everything but the gap
 * between them.
 *
 * @param start first byte covered
 * @param gapStart first byte of the gap
 * @param gapEnd first byte covered again
 * @param end position after the last byte covered
 */
public record ByteRange(long start, long gapStart, long gapEnd, long end) {

  /**
   * Empty unless there are exactly four whole numbers that make two stretches in ascending order.
   */
  public static Optional<ByteRange> read(PdfFile file, PdfObject written) {
    List<PdfObject> items = file.items(written);
    if (items.size() != 4) {
      return Optional.empty();
    }
    long[] n = new long[4];
    for (int i = 0; i < 4; i++) {
      OptionalLong value = file.whole(items.get(i));
      if (value.isEmpty() || value.getAsLong() < 0 || value.getAsLong() > Long.MAX_VALUE / 4) {
        return Optional.empty();
      }
      n[i] = value.getAsLong();
    }
    boolean ordered = n[0] + n[1] <= n[2];
    return ordered
        ? Optional.of(new ByteRange(n[0], n[0] + n[1], n[2], n[2] + n[3]))
        : Optional.empty();
  }
}
