package vn.vanthu.drills.kill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Watches the system calls of a working office, service and database, from outside. */
class SyncBeforeAckTest {
  /** A call in the trace: process, name, and the file it speaks of. */
  private static final Pattern CALL =
      Pattern.compile("^(\\d+) +(fsync|fdatasync|rename|renameat2?|write)\\((.*)$");

  private static final Pattern RESUMED =
      Pattern.compile("^(\\d+) +<\\.\\.\\. (fsync|fdatasync|rename|renameat2?) resumed>.*= 0$");

  @TempDir Path folder;

  @Test
  void blob_folder_and_database_log_are_synced_before_each_acknowledgement() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/strace")), "strace is not installed");
    Path trace = folder.resolve("trace");
    int wanted = 3;
    work(trace, wanted);
    List<String> steps = steps(trace);
    assumeTrue(steps.stream().anyMatch(s -> s.startsWith("sync")), "this host lets nobody trace");
    int acknowledged = 0;
    List<String> since = new ArrayList<>();
    for (String step : steps) {
      if (!step.equals("ack")) {
        since.add(step);
        continue;
      }
      acknowledged++;
      int blob = since.indexOf("sync blob");
      int renamed = since.indexOf("rename blob");
      int shelf = since.lastIndexOf("sync shelf");
      int log = since.lastIndexOf("sync log");
      assertThat(List.of(blob, renamed, shelf, log))
          .as("file synced, renamed, folder synced, log synced; in this order: " + since)
          .isSorted()
          .doesNotContain(-1);
      since.clear();
    }
    assertThat(acknowledged).isGreaterThanOrEqualTo(wanted);
  }

  private void work(Path trace, int wanted) throws IOException, InterruptedException {
    Path registers = registers();
    Process process =
        new ProcessBuilder(
                "/usr/bin/strace",
                "-f",
                "-y",
                "-s",
                "64",
                "-e",
                "trace=fsync,fdatasync,rename,renameat,renameat2,write",
                "-e",
                "signal=none",
                "-o",
                trace.toString(),
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                OfficeProcess.class.getName(),
                folder.resolve("data").toString(),
                registers.toString(),
                "1")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        PrintStream commands =
            new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8)) {
      int acknowledged = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("READY")) {
          commands.println("LOAD");
        } else if (Ack.parse(line).isPresent() && ++acknowledged == wanted) {
          commands.println("QUIT");
        }
      }
    } finally {
      process.waitFor(120, TimeUnit.SECONDS);
      process.destroyForcibly();
    }
  }

  /** The calls that matter, each at the moment it succeeded. */
  private static List<String> steps(Path trace) throws IOException {
    List<String> steps = new ArrayList<>();
    Map<String, String> under = new HashMap<>();
    for (String line : Files.readAllLines(trace, StandardCharsets.ISO_8859_1)) {
      Matcher resumed = RESUMED.matcher(line);
      if (resumed.matches()) {
        String step = under.remove(resumed.group(1));
        if (step != null) {
          steps.add(step);
        }
        continue;
      }
      Matcher call = CALL.matcher(line);
      if (!call.matches()) {
        continue;
      }
      String step = step(call.group(2), call.group(3));
      if (step.isEmpty()) {
        continue;
      }
      if (step.equals("ack") || line.endsWith("= 0")) {
        steps.add(step); // an acknowledgement counts from its first byte on the way out
      } else if (line.contains("<unfinished")) {
        under.put(call.group(1), step);
      }
    }
    return steps;
  }

  private static String step(String call, String arguments) {
    if (call.equals("write")) {
      return arguments.contains("\"ACK ") ? "ack" : "";
    }
    boolean sync = call.startsWith("f");
    if (arguments.contains("/blobs/incoming/")) {
      return sync ? "sync blob" : "rename blob";
    }
    if (sync && arguments.matches(".*/blobs/[0-9a-f]{2}>.*")) {
      return "sync shelf";
    }
    return sync && arguments.contains("/pg_wal/") ? "sync log" : "";
  }

  private static Path registers() {
    for (Path up = Path.of("").toAbsolutePath(); up != null; up = up.getParent()) {
      Path file = up.resolve("config/registers.yml");
      if (Files.exists(file)) {
        return file;
      }
    }
    throw new IllegalStateException("config/registers.yml is above the tests");
  }
}
