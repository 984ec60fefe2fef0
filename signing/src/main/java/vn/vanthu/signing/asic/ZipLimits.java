package vn.vanthu.signing.asic;

/**
 * What one container may cost.
 *
 * @param maxEntries files in it
 * @param maxUnpackedBytes read from it, all readings together; a bomb stops here
 * @param maxHeldBytes of one manifest or signature, which are held in memory
 */
public record ZipLimits(int maxEntries, long maxUnpackedBytes, int maxHeldBytes) {

  /** 10,000 files, 4 GiB unpacked, 16 MiB of one manifest or signature. */
  public static ZipLimits standard() {
    return new ZipLimits(10_000, 4L << 30, 16 << 20);
  }
}
