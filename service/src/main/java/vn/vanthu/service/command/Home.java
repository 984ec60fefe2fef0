package vn.vanthu.service.command;

import java.nio.file.Path;

/**
 * Where the program lies and where a relative argument starts. Immutable.
 *
 * @param program the folder that holds {@code vanthu} and {@code config/}
 * @param working the folder the user is in
 */
public record Home(Path program, Path working) {
  /** As the launcher says; the working folder when started without it. */
  public static Home ofProcess() {
    Path working = Path.of("").toAbsolutePath();
    String told = System.getProperty("vanthu.home", "");
    return new Home(told.isEmpty() ? working : Path.of(told), working);
  }

  /** A path of the configuration: relative ones start at the program's folder. */
  Path resolve(Path configured) {
    return program.resolve(configured).toAbsolutePath().normalize();
  }

  Path config() {
    return program.resolve("config");
  }

  /** The embedded default keeps its data beside the program. */
  Path data() {
    return program.resolve("data");
  }
}
