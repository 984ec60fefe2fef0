package vn.vanthu.service.intake;

/**
 * How much is taken at once.
 *
 * @param maxFileBytes of one file
 * @param maxFiles main document and attachments together
 */
public record IntakeLimits(long maxFileBytes, int maxFiles) {
  public IntakeLimits {
    if (maxFileBytes < 1 || maxFiles < 1) {
      throw new IllegalArgumentException("limits are at least 1");
    }
  }

  /** 1 GiB a file (the contract's {@code maxUpload}), 100 files. */
  public static IntakeLimits standard() {
    return new IntakeLimits(1L << 30, 100);
  }
}
