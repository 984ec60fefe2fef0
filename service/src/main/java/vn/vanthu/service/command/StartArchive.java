package vn.vanthu.service.command;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import javax.management.JMException;
import javax.management.ObjectName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the next starts quick: once the service runs and the machine has little to do, the classes
 * it has loaded are written as an archive (JEP 310) that the launcher gives to every later start.
 * The launcher deletes it at each build; the virtual machine ignores one that does not fit its
 * version or the jars. Written by a child process, then renamed: a start meets a whole one or none.
 */
final class StartArchive {
  private static final Logger LOG = LoggerFactory.getLogger(StartArchive.class);
  private static final Duration FIRST_LOOK = Duration.ofSeconds(20);
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(20);

  /** A machine that is never idle gets it too, after ten minutes. */
  private static final int MOST_LOOKS = 30;

  private StartArchive() {}

  /**
   * Writes the archive that the launcher named ({@code vanthu.startArchive}), on a daemon thread;
   * does nothing when it is there already or none was named.
   */
  static void writeWhenIdle() {
    String named = System.getProperty("vanthu.startArchive", "");
    if (!named.isEmpty() && !Files.exists(Path.of(named))) {
      Thread.ofPlatform()
          .daemon()
          .name("start-archive")
          .start(() -> writeWhenIdle(Path.of(named).toAbsolutePath()));
    }
  }

  private static void writeWhenIdle(Path archive) {
    try {
      Thread.sleep(FIRST_LOOK);
      for (int looks = 0; busy() && looks < MOST_LOOKS; looks++) {
        Thread.sleep(BETWEEN_LOOKS);
      }
      if (!Files.exists(archive)) {
        write(archive);
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    } catch (JMException | IOException | RuntimeException e) {
      LOG.warn("later starts will take longer, {} was not written: {}", archive, e.toString());
    }
  }

  private static boolean busy() {
    var system = ManagementFactory.getOperatingSystemMXBean();
    return system.getSystemLoadAverage() > system.getAvailableProcessors();
  }

  private static void write(Path archive) throws JMException, IOException {
    long self = ProcessHandle.current().pid();
    Path fresh = archive.resolveSibling(archive.getFileName() + "." + self);
    try {
      ManagementFactory.getPlatformMBeanServer()
          .invoke(
              new ObjectName("com.sun.management:type=DiagnosticCommand"),
              "vmCds",
              new Object[] {new String[] {"static_dump", fresh.toString()}},
              new String[] {String[].class.getName()});
      if (Files.exists(fresh)) {
        Files.move(fresh, archive, StandardCopyOption.ATOMIC_MOVE);
      }
    } finally {
      Files.deleteIfExists(fresh);
      // What the child process said lies in our working folder under these names.
      Files.deleteIfExists(Path.of("java_pid" + self + "_stdout"));
      Files.deleteIfExists(Path.of("java_pid" + self + "_stderr"));
    }
  }
}
