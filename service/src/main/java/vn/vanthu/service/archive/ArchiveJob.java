package vn.vanthu.service.archive;

import java.io.IOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does the archive's work in the background: everything that waits, then a pause. A failure of the
 * database or the disk is told and tried again after the pause. Thread-safe.
 */
public final class ArchiveJob implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ArchiveJob.class);
  private static final Duration PAUSE = Duration.ofMinutes(1);

  private final ArchiveKeeping archive;
  private final EvidenceKeeping evidence;
  private final Step earlier;
  private final Thread thread;

  /** One piece of work; false when none is left. */
  @FunctionalInterface
  public interface Step {
    boolean step() throws IOException;
  }

  /**
   * @param earlier work that a new version leaves to be done on files stored before it
   */
  public ArchiveJob(ArchiveKeeping archive, EvidenceKeeping evidence, Step earlier) {
    this.archive = archive;
    this.evidence = evidence;
    this.earlier = earlier;
    this.thread = Thread.ofPlatform().daemon().name("archive").unstarted(this::run);
  }

  public void start() {
    thread.start();
  }

  private void run() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        Thread.sleep(PAUSE);
        work();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void work() {
    all("archive time stamps", archive::step);
    all("evidence records", evidence::step);
    all("what is left of earlier versions", earlier);
  }

  /** One kind of work that fails keeps no other waiting. */
  private static void all(String what, Step work) {
    try {
      while (!Thread.currentThread().isInterrupted() && work.step()) {
        // until nothing waits
      }
    } catch (IOException | RuntimeException e) {
      LOG.warn("{}: tried again later: {}", what, e.toString());
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
