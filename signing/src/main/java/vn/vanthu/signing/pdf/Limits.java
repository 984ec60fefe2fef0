package vn.vanthu.signing.pdf;

/**
 * What one document may cost the reader.
 *
 * @param maxObjects indirect objects that may be parsed
 * @param maxDecompressedBytes of all streams together
 * @param maxDepth of arrays and dictionaries inside each other
 * @param maxScannedBytes read while searching for objects or accounting for bytes
 */
public record Limits(
    int maxObjects, long maxDecompressedBytes, int maxDepth, long maxScannedBytes) {

  /** Enough for a million objects and a file of some gigabytes; a bomb stops here. */
  public static Limits standard() {
    return new Limits(4_000_000, 512L << 20, 200, 16L << 30);
  }
}
