package vn.vanthu.search.extract;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The port through which processes are started: the service may supply its own runner. */
@FunctionalInterface
public interface WorkerLauncher {

  /**
   * Starts a process whose standard input and output are pipes and whose standard error is
   * discarded.
   *
   * @param command program and arguments
   * @param environment all of its environment; nothing is inherited
   * @param directory its working directory
   * @throws IOException when it cannot be started
   */
  Process start(List<String> command, Map<String, String> environment, Path directory)
      throws IOException;

  /** Starts processes directly. */
  static WorkerLauncher direct() {
    return (command, environment, directory) -> {
      var builder = new ProcessBuilder(command).directory(directory.toFile());
      builder.environment().clear();
      builder.environment().putAll(environment);
      return builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
    };
  }
}
