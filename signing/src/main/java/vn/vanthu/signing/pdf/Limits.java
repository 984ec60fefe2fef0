package vn.vanthu.signing.pdf;

import java.time.Duration;

/**
 * What one document may cost the reader.
 *
 * @param maxObjects indirect objects that may be parsed
 * @param maxDecompressedBytes of all streams together
 * @param maxDepth of arrays and dictionaries inside each other
 * @param maxScannedBytes read while searching for objects or accounting for bytes
 * @param maxCpu of the reading thread; 10 ns more for each byte of the file, so that hashing a
 *     large one takes nothing away from reading it
 */
public record Limits(
    int maxObjects,
    long maxDecompressedBytes,
    int maxDepth,
    long maxScannedBytes,
    Duration maxCpu) {

  private static final long LEAST_DECOMPRESSED = 16L << 20;
  private static final long MOST_DECOMPRESSED = 512L << 20;

  /**
   * Enough for a million objects and a file of some gigabytes; a bomb stops here. What is
   * decompressed may take an eighth of the heap, because a stream is held up to three times while
   * it is unpacked.
   */
  public static Limits standard() {
    long share = Runtime.getRuntime().maxMemory() / 8;
    return new Limits(
        4_000_000,
        Math.clamp(share, LEAST_DECOMPRESSED, MOST_DECOMPRESSED),
        200,
        16L << 30,
        Duration.ofSeconds(5));
  }
}
