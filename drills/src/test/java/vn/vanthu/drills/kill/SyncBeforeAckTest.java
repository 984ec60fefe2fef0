package vn.vanthu.drills.kill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
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
import vn.vanthu.drills.job.ServedProgram;

/**
 * Watches the system calls of the real server and its database from outside, while one clerk files
 * documents over HTTP.
 */
class SyncBeforeAckTest {
  /** A call in the trace: process, name, and the file it speaks of. */
  private static final Pattern CALL =
      Pattern.compile(
          "^(\\d+) +(fsync|fdatasync|rename|renameat2?|write|writev|sendto|recvfrom)\\((.*)$");

  private static final Pattern RESUMED =
      Pattern.compile(
          "^(\\d+) +<\\.\\.\\. (fsync|fdatasync|rename|renameat2?|recvfrom) resumed>(.*)$");

  private static final int WANTED = 3;

  @TempDir Path folder;

  @Test
  void blob_folder_and_database_log_are_synced_before_each_acknowledgement() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/strace")), "strace is not installed");
    Path trace = folder.resolve("trace");
    file(trace);
    List<String> steps = steps(trace);
    assumeTrue(steps.contains("created"), "this host lets nobody trace");
    List<List<String>> answers = new ArrayList<>();
    List<String> since = new ArrayList<>();
    for (String step : steps) {
      if (step.equals("created")) {
        answers.add(List.copyOf(since));
        since.clear();
      } else {
        since.add(step);
      }
    }
    assertThat(answers).as("an intake and an entry for each document").hasSize(2 * WANTED);
    for (int i = 0; i < answers.size(); i++) {
      List<String> before = answers.get(i);
      if (i % 2 == 0) {
        assertThat(
                List.of(
                    before.indexOf("sync blob"),
                    before.indexOf("rename blob"),
                    before.lastIndexOf("sync shelf"),
                    before.lastIndexOf("sync log")))
            .as("file synced, renamed, folder synced, log synced; in this order: " + before)
            .isSorted()
            .doesNotContain(-1);
      }
      assertThat(before)
          .as("the log was synced between the hearing of a commit and its answer")
          .contains("commit");
    }
  }

  private void file(Path trace) throws Exception {
    Path program = Path.of(System.getProperty("vanthu.home", "..")).toAbsolutePath().normalize();
    OfficeForKilling office = OfficeForKilling.in(folder.resolve("office"), program);
    List<String> strace =
        List.of(
            "/usr/bin/strace",
            "-f",
            "-y",
            "-s",
            "4096",
            "-e",
            "trace=fsync,fdatasync,rename,renameat,renameat2,write,writev,sendto,recvfrom",
            "-e",
            "signal=none",
            "-o",
            trace.toString());
    Process process =
        ServedProgram.start(strace, office.config(), folder.resolve("server.log").toFile());
    try (var server = new Served(office.port())) {
      while (!server.answers()) {
        assertThat(process.isAlive()).as("the server starts").isTrue();
        Thread.sleep(100);
      }
      var clerks = new Clerks(office, server);
      for (int i = 0; i < WANTED; i++) {
        clerks.incoming();
      }
    } finally {
      process.descendants().forEach(ProcessHandle::destroy);
      process.waitFor(120, TimeUnit.SECONDS);
      process.destroyForcibly();
    }
  }

  /** The calls that matter, each at the moment it succeeded. */
  private static List<String> steps(Path trace) throws IOException {
    List<String> steps = new ArrayList<>();
    Map<String, String> under = new HashMap<>();
    Map<String, Integer> heard = new HashMap<>();
    for (String line : Files.readAllLines(trace, StandardCharsets.ISO_8859_1)) {
      Matcher resumed = RESUMED.matcher(line);
      Matcher call = CALL.matcher(line);
      if (resumed.matches()) {
        String begun = under.remove(resumed.group(1));
        if (resumed.group(2).equals("recvfrom")) {
          heard.put(resumed.group(1), steps.size());
        } else if (begun != null && line.endsWith("= 0")) {
          steps.add(begun);
        }
      } else if (call.matches()) {
        String process = call.group(1);
        String arguments = call.group(3);
        switch (call.group(2)) {
          case "recvfrom" -> heard.put(process, steps.size());
          case "write", "writev" -> {
            if (arguments.contains("HTTP/1.1 201")) {
              steps.add("created"); // an answer counts from its first byte on the way out
            }
          }
          case "sendto" -> {
            // a process of the database answers what it has heard before
            Integer since = heard.get(process);
            if (arguments.contains("COMMIT")
                && since != null
                && steps.subList(since, steps.size()).contains("sync log")) {
              steps.add("commit");
            }
          }
          default -> {
            String step = step(call.group(2), arguments);
            if (!step.isEmpty() && line.endsWith("= 0")) {
              steps.add(step);
            } else if (!step.isEmpty() && line.contains("<unfinished")) {
              under.put(process, step);
            }
          }
        }
      }
    }
    return steps;
  }

  private static String step(String call, String arguments) {
    boolean sync = call.startsWith("f");
    if (arguments.contains("/blobs/incoming/")) {
      return sync ? "sync blob" : "rename blob";
    }
    if (sync && arguments.matches(".*/blobs/[0-9a-f]{2}>.*")) {
      return "sync shelf";
    }
    return sync && arguments.contains("/pg_wal/") ? "sync log" : "";
  }
}
