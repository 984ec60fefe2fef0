package vn.vanthu.drills.job;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The server as a process of its own, started as the launcher starts it. Stateless. */
public final class ServedProgram {
  private ServedProgram() {}

  /**
   * Starts {@code server CONFIG} on this program's class path.
   *
   * @param log where its output goes
   */
  public static Process start(Path config, File log) throws IOException {
    return start(List.of(), config, log);
  }

  /**
   * Starts it under another program.
   *
   * @param under that program with its arguments; empty for none
   */
  public static Process start(List<String> under, Path config, File log) throws IOException {
    List<String> command = new ArrayList<>(under);
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-XX:+UseCompactObjectHeaders",
            "-Djava.awt.headless=true",
            "-Dvanthu.home=" + System.getProperty("vanthu.home", ""),
            "-cp",
            System.getProperty("java.class.path"),
            "vn.vanthu.service.Main",
            "server",
            config.toString()));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
        .start();
  }
}
