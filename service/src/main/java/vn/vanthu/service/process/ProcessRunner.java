package vn.vanthu.service.process;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Runs a tool to its end, with its output in a file: a pipe would be inherited by a server that the
 * tool starts and might never end. Thread-safe; no state.
 */
public final class ProcessRunner {
  /**
   * Runs the command and waits.
   *
   * @param output gets standard output and standard error, appended
   * @param limit after which the tool is killed
   * @return the exit status
   * @throws IOException when it cannot be started, is interrupted or runs over the limit
   */
  public int run(List<String> command, Path output, Duration limit) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
    builder.redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
    // The tools' messages are read by our code and logs: no translations, and file names in UTF-8.
    builder.environment().put("LC_ALL", "C.UTF-8");
    Process process = builder.start();
    try {
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
        throw new IOException(command.getFirst() + " took longer than " + limit);
      }
      return process.exitValue();
    } catch (InterruptedException stop) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while waiting for " + command.getFirst(), stop);
    }
  }
}
