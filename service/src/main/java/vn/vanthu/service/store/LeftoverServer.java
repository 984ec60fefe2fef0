package vn.vanthu.service.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Clears away what a killed service left of its server. Safe only while {@link DataLock} is held:
 * then no other service of ours can own these processes.
 *
 * <p>An orphaned server is stopped, never adopted: statements of the dead service may still run in
 * it. When only its parent process is dead, its workers are ended before the pid file is removed,
 * because that file is what keeps a second server off the same pages.
 */
final class LeftoverServer {
  private LeftoverServer() {}

  /** Stops the orphan. */
  @FunctionalInterface
  interface FastStop {
    void run() throws IOException;
  }

  static void clear(Path cluster, FastStop stop) throws IOException {
    Path pidFile = cluster.resolve("postmaster.pid");
    if (Files.exists(pidFile)) {
      List<String> lines = Files.readAllLines(pidFile);
      long pid = lines.isEmpty() ? -1 : pid(lines.getFirst());
      if (ProcessHandle.of(pid).filter(h -> serves(h, cluster)).isPresent()) {
        stop.run();
      }
    }
    for (ProcessHandle worker :
        ProcessHandle.allProcesses().filter(h -> serves(h, cluster)).toList()) {
      worker.destroyForcibly();
      try {
        worker.onExit().get(10, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted while ending a left-over server process", e);
      } catch (ExecutionException | TimeoutException e) {
        if (serves(worker, cluster)) {
          throw new IOException("a left-over server process does not end: " + worker.pid(), e);
        }
      }
    }
    Files.deleteIfExists(pidFile); // gone, a zombie, or a stranger with that number
  }

  /**
   * Whether the process is a living PostgreSQL in this very folder: a server's working folder is
   * its cluster.
   */
  static boolean serves(ProcessHandle process, Path cluster) {
    if (process.info().command().filter(c -> c.endsWith("/postgres")).isEmpty()) {
      return false; // a zombie has no command
    }
    try {
      return Files.isSameFile(Path.of("/proc/" + process.pid() + "/cwd"), cluster);
    } catch (IOException cannotLook) {
      return false; // ended meanwhile, or another user's: not ours
    }
  }

  private static long pid(String line) {
    try {
      return Long.parseLong(line.strip());
    } catch (NumberFormatException torn) {
      return -1;
    }
  }

  /** How long a server may take to end. */
  static final Duration PATIENCE = Duration.ofSeconds(60);
}
