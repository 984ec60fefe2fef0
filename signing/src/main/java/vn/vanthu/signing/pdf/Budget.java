package vn.vanthu.signing.pdf;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/** What is left of the {@link Limits} while one document is read. Used by one thread at a time. */
final class Budget {

  /** Looking at the thread's own clock costs a system call; between two looks little happens. */
  private static final int STEPS_BETWEEN_LOOKS = 1024;

  private static final long NANOS_PER_BYTE = 10;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final Limits limits;
  private final long maxNanos;
  private int objects;
  private long decompressed;
  private long streamEnd = Long.MAX_VALUE;
  private long scanned;
  private int steps;
  private long reader = Thread.currentThread().threadId();
  private long started = THREADS.getCurrentThreadCpuTime();

  /** For a file of this many bytes. */
  Budget(Limits limits, long fileLength) {
    this.limits = limits;
    this.maxNanos = limits.maxCpu().toNanos() + fileLength * NANOS_PER_BYTE;
  }

  void spendObject() {
    step();
    if (++objects > limits.maxObjects()) {
      throw new PdfRefused(
          PdfRefused.Reason.LIMIT, "more than " + limits.maxObjects() + " objects");
    }
  }

  void spendDecompressed(long bytes) {
    step();
    decompressed += bytes;
    if (decompressed > limits.maxDecompressedBytes()) {
      throw new PdfRefused(
          PdfRefused.Reason.LIMIT,
          "more than " + limits.maxDecompressedBytes() + " decompressed bytes");
    }
    if (decompressed > streamEnd) {
      throw new PdfRefused(PdfRefused.Reason.LIMIT, "one stream decompresses to too much");
    }
  }

  /** Until {@link #endStream} no more than this may be decompressed. */
  void beginStream(long maxBytes) {
    streamEnd = decompressed + maxBytes;
  }

  void endStream() {
    streamEnd = Long.MAX_VALUE;
  }

  void spendScanned(long bytes) {
    step();
    scanned += bytes;
    if (scanned > limits.maxScannedBytes()) {
      throw new PdfRefused(
          PdfRefused.Reason.LIMIT, "more than " + limits.maxScannedBytes() + " bytes scanned");
    }
  }

  /** One small step of the work; looks at the time now and then. */
  void step() {
    if (++steps >= STEPS_BETWEEN_LOOKS) {
      lookAtTime();
    }
  }

  /** Refuses to go on when the thread has used up its time. */
  void lookAtTime() {
    steps = 0;
    long now = THREADS.getCurrentThreadCpuTime();
    if (Thread.currentThread().threadId() != reader) {
      reader = Thread.currentThread().threadId();
      started = now;
    }
    if (now - started > maxNanos) {
      throw new PdfRefused(
          PdfRefused.Reason.LIMIT, "more than " + maxNanos / 1_000_000 + " ms of computing");
    }
  }

  int maxDepth() {
    return limits.maxDepth();
  }
}
