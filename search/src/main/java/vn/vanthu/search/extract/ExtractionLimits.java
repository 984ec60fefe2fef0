package vn.vanthu.search.extract;

import java.time.Duration;

/**
 * What one file may cost. Immutable.
 *
 * @param workers processes at work at the same time, at least 1
 * @param filesPerWorker a process is replaced after so many files
 * @param heapMegabytes Java heap of one process
 * @param maxFileBytes larger files are refused unread
 * @param deadline for one file, optical reading included
 * @param stall the process is killed when it shows no progress for so long
 * @param maxCharacters longer texts are cut, with a warning
 * @param maxWords so many words keep their place on the page; later ones have text only
 * @param maxOcrPages scans longer than this are read at the beginning and the end only, with a
 *     warning
 */
public record ExtractionLimits(
    int workers,
    int filesPerWorker,
    int heapMegabytes,
    long maxFileBytes,
    Duration deadline,
    Duration stall,
    int maxCharacters,
    int maxWords,
    int maxOcrPages) {

  public ExtractionLimits {
    if (workers < 1
        || filesPerWorker < 1
        || heapMegabytes < 64
        || maxCharacters < 1
        || maxOcrPages < 1) {
      throw new IllegalArgumentException("limits must be positive, the heap at least 64 MB");
    }
  }

  /** For a machine with two cores and 4 GB: two processes of 512 MB, 1 GiB a file, five minutes. */
  public static ExtractionLimits standard() {
    return new ExtractionLimits(
        2,
        1_000,
        512,
        1L << 30,
        Duration.ofMinutes(5),
        Duration.ofSeconds(100),
        4_000_000,
        150_000,
        60);
  }

  public ExtractionLimits withDeadline(Duration newDeadline, Duration newStall) {
    return new ExtractionLimits(
        workers,
        filesPerWorker,
        heapMegabytes,
        maxFileBytes,
        newDeadline,
        newStall,
        maxCharacters,
        maxWords,
        maxOcrPages);
  }

  public ExtractionLimits withWorkers(int newWorkers) {
    return new ExtractionLimits(
        newWorkers,
        filesPerWorker,
        heapMegabytes,
        maxFileBytes,
        deadline,
        stall,
        maxCharacters,
        maxWords,
        maxOcrPages);
  }

  public ExtractionLimits withFilesPerWorker(int files) {
    return new ExtractionLimits(
        workers,
        files,
        heapMegabytes,
        maxFileBytes,
        deadline,
        stall,
        maxCharacters,
        maxWords,
        maxOcrPages);
  }
}
