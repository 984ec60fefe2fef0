package vn.vanthu.service.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Finds the PostgreSQL that another process of ours runs over a data folder, for commands that work
 * beside it. Looks only. Stateless.
 */
final class RunningServer {
  /** How long a service that is just starting may take until its database is up. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final long PAUSE_MILLIS = 100;

  private RunningServer() {}

  /**
   * The port it listens on; empty when no process of ours holds the folder.
   *
   * @throws StoreFailure DATA_IN_USE when one does and its server does not come up
   */
  static Optional<Integer> find(Path data) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try {
        DataLock.take(data).close();
        return Optional.empty();
      } catch (StoreFailure inUse) {
        if (inUse.code() != StoreFailure.Code.DATA_IN_USE) {
          throw inUse;
        }
        Optional<Integer> port = port(data.resolve("pg"));
        if (port.isPresent()) {
          return port;
        }
        if (System.nanoTime() > end) {
          throw inUse;
        }
        pause();
      }
    }
  }

  /**
   * The port in {@code postmaster.pid} (PostgreSQL, storage file layout: process, folder, start,
   * port, socket folder, address, shared memory, status), when that process lives and says ready.
   */
  private static Optional<Integer> port(Path cluster) {
    try {
      List<String> lines = Files.readAllLines(cluster.resolve("postmaster.pid"));
      boolean ready =
          lines.size() > 7
              && lines.get(7).strip().equals("ready")
              && ProcessHandle.of(Long.parseLong(lines.getFirst().strip())).isPresent();
      return ready ? Optional.of(Integer.parseInt(lines.get(3).strip())) : Optional.empty();
    } catch (IOException | NumberFormatException notUpYet) {
      return Optional.empty();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreFailure(
          StoreFailure.Code.DATA_IN_USE, "interrupted while waiting for the database", e);
    }
  }
}
