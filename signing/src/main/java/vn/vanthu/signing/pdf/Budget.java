package vn.vanthu.signing.pdf;

/** What is left of the {@link Limits} while one document is read. Single-threaded. */
final class Budget {

  private final Limits limits;
  private int objects;
  private long decompressed;
  private long scanned;

  Budget(Limits limits) {
    this.limits = limits;
  }

  void spendObject() {
    if (++objects > limits.maxObjects()) {
      throw new PdfRefused(
          PdfRefused.Reason.LIMIT, "more than " + limits.maxObjects() + " objects");
    }
  }

  void spendDecompressed(long bytes) {
    decompressed += bytes;
    if (decompressed > limits.maxDecompressedBytes()) {
      throw new PdfRefused(
          PdfRefused.Reason.LIMIT,
          "more than " + limits.maxDecompressedBytes() + " decompressed bytes");
    }
  }

  void spendScanned(long bytes) {
    scanned += bytes;
    if (scanned > limits.maxScannedBytes()) {
      throw new PdfRefused(
          PdfRefused.Reason.LIMIT, "more than " + limits.maxScannedBytes() + " bytes scanned");
    }
  }

  int maxDepth() {
    return limits.maxDepth();
  }
}
