package vn.vanthu.drills.interop;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program of the system that is asked for its verdict. Immutable. */
final class Tool {

  private static final int MAX_SECONDS = 180;

  /** What it said, and whether it ended well. */
  record Said(boolean yes, String words) {}

  private final Path program;
  private final Path folder;

  private Tool(Path program, Path folder) {
    this.program = program;
    this.folder = folder;
  }

  /** The program found on PATH, run in a folder; null when it is not installed. */
  static @org.jspecify.annotations.Nullable Tool find(String name, Path folder) {
    return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":"))
        .map(place -> Path.of(place, name))
        .filter(Files::isExecutable)
        .findFirst()
        .map(found -> new Tool(found, folder))
        .orElse(null);
  }

  /** A program at that place, run in a folder. */
  static Tool at(Path program, Path folder) {
    return new Tool(program, folder);
  }

  Said run(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(program.toString()));
    command.addAll(List.of(arguments));
    Path out = folder.resolve("said");
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(out.toFile())
            .start();
    if (!process.waitFor(MAX_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
      return new Said(false, "no answer in " + MAX_SECONDS + " s");
    }
    String words = new String(Files.readAllBytes(out), StandardCharsets.UTF_8);
    return new Said(process.exitValue() == 0, words);
  }
}
