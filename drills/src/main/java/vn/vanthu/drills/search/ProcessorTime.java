package vn.vanthu.drills.search;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What processes have cost, as Linux counts it in {@code /proc/PID/stat} (proc_pid_stat(5)): in
 * hundredths of a second, user and system. Stateless.
 */
final class ProcessorTime {
  /** {@code USER_HZ}, the same on every machine that Java runs on under Linux. */
  private static final double TICKS = 100;

  /** {@code utime}, the first of four: own user and system, and those of children waited for. */
  private static final int FIRST = 11;

  private ProcessorTime() {}

  /**
   * Seconds of these processes and of all below them. What a process below has taken is not lost
   * when it ends: the one above it has waited for it.
   */
  static double ofTrees(List<ProcessHandle> roots) throws IOException {
    long ticks = 0;
    for (ProcessHandle process :
        roots.stream()
            .flatMap(root -> Stream.concat(Stream.of(root), root.descendants()))
            .toList()) {
      try {
        ticks +=
            ticks(
                Files.readString(
                    Path.of("/proc", Long.toString(process.pid()), "stat"),
                    StandardCharsets.ISO_8859_1));
      } catch (NoSuchFileException ended) {
        // counted by the one that waited for it
      }
    }
    return ticks / TICKS;
  }

  /** Own time and that of children waited for; a program's name may hold blanks and brackets. */
  static long ticks(String stat) {
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    long ticks = 0;
    for (int i = FIRST; i < FIRST + 4; i++) {
      ticks += Long.parseLong(fields[i]);
    }
    return ticks;
  }

  /**
   * The server of an embedded database, which is no child of the process that started it.
   *
   * @param data the data folder
   */
  static ProcessHandle database(Path data) throws IOException {
    Path note = data.resolve("pg").resolve("postmaster.pid");
    long pid = Long.parseLong(Files.readAllLines(note).getFirst().strip());
    return ProcessHandle.of(pid).orElseThrow(() -> new IOException("no process " + pid));
  }
}
