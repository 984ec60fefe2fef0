package vn.vanthu.drills.job;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;

/** The server as a process of its own, started as the launcher starts it. Stateless. */
final class ServedProgram {
  private ServedProgram() {}

  /**
   * Starts {@code server CONFIG} on this program's class path.
   *
   * @param log where its output goes
   */
  static Process start(Path config, File log) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--add-modules",
            "jdk.incubator.vector",
            "--enable-native-access=ALL-UNNAMED",
            "-Djava.awt.headless=true",
            "-Dvanthu.home=" + System.getProperty("vanthu.home", ""),
            "-cp",
            System.getProperty("java.class.path"),
            "vn.vanthu.service.Main",
            "server",
            config.toString())
        .redirectErrorStream(true)
        .redirectOutput(log)
        .start();
  }
}
