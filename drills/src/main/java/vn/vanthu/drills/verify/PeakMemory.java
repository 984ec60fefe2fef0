package vn.vanthu.drills.verify;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The most memory this process has held beyond the page cache (RssAnon in {@code /proc/self/status}
 * of Linux), looked at every 20 ms by a thread of its own. Thread-safe.
 */
final class PeakMemory {

  private static final Path STATUS = Path.of("/proc/self/status");
  private static final Duration PAUSE = Duration.ofMillis(20);

  private final AtomicLong kilobytes = new AtomicLong();

  private PeakMemory() {}

  static PeakMemory watch() {
    PeakMemory memory = new PeakMemory();
    Thread.ofPlatform().daemon().name("peak-memory").start(memory::look);
    return memory;
  }

  long megabytes() {
    note();
    return kilobytes.get() >> 10;
  }

  private void look() {
    while (true) {
      note();
      try {
        Thread.sleep(PAUSE);
      } catch (InterruptedException end) {
        return;
      }
    }
  }

  private void note() {
    try {
      for (String line : Files.readAllLines(STATUS)) {
        if (line.startsWith("RssAnon:")) {
          kilobytes.accumulateAndGet(Long.parseLong(line.replaceAll("\\D", "")), Math::max);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
