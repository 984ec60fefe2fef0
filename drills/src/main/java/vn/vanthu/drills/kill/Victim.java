package vn.vanthu.drills.kill;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** A running {@link OfficeProcess} seen from outside: its lines, its commands, its death. */
@SuppressWarnings("try") // closing waits for a process and may be interrupted
final class Victim implements AutoCloseable {
  private final Path data;
  private final Process process;
  private final PrintStream commands;
  private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
  private final AtomicLong acknowledged = new AtomicLong();
  private final Thread listener;
  private final Path acks;

  private Victim(Path data, Process process, Path acks) {
    this.data = data;
    this.process = process;
    this.acks = acks;
    this.commands = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
    this.listener = Thread.ofPlatform().daemon().name("victim-listener").start(this::listen);
  }

  /**
   * Starts an office over the data folder.
   *
   * @param acks every acknowledgement is appended there, before anything is killed
   * @param log where its talk goes
   */
  static Victim start(Path data, Path registers, Path acks, Path log) throws IOException {
    Process process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx256m",
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "--enable-native-access=ALL-UNNAMED",
                    "-cp",
                    System.getProperty("java.class.path"),
                    OfficeProcess.class.getName(),
                    data.toString(),
                    registers.toString()))
            .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    return new Victim(data, process, acks);
  }

  private void listen() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (Ack.parse(line).isPresent()) {
          Files.writeString(
              acks, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
          acknowledged.incrementAndGet();
        } else {
          answers.add(line);
        }
      }
    } catch (IOException cut) {
      answers.add("CUT " + cut.getMessage());
    }
  }

  long acknowledged() {
    return acknowledged.get();
  }

  void say(String command) {
    commands.println(command);
  }

  /** The next answer that begins so. */
  String await(String beginning, Duration limit) throws IOException, InterruptedException {
    long until = System.nanoTime() + limit.toNanos();
    while (true) {
      String line = answers.poll(Math.max(0, until - System.nanoTime()), TimeUnit.NANOSECONDS);
      if (line == null) {
        throw new IOException(
            "no " + beginning + " within " + limit + "; alive: " + process.isAlive());
      }
      if (line.startsWith(beginning)) {
        return line;
      }
    }
  }

  /** Waits until so many registrations were acknowledged in all. */
  void awaitAcknowledged(long count, Duration limit) throws IOException, InterruptedException {
    long until = System.nanoTime() + limit.toNanos();
    while (acknowledged.get() < count) {
      if (System.nanoTime() > until) {
        throw new IOException("no acknowledgement within " + limit);
      }
      Thread.sleep(5);
    }
  }

  /** kill -9 of the service. */
  void killService() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
    listener.join(); // everything it had said before is heard
  }

  /** kill -9 of the database's parent process; whether there was one. */
  boolean killDatabase() throws IOException {
    Path file = data.resolve("pg/postmaster.pid");
    if (!Files.exists(file)) {
      return false;
    }
    List<String> lines = Files.readAllLines(file);
    Optional<ProcessHandle> server =
        lines.isEmpty()
            ? Optional.empty()
            : ProcessHandle.of(Long.parseLong(lines.getFirst().strip()));
    return server.map(ProcessHandle::destroyForcibly).orElse(false);
  }

  @Override
  public void close() throws IOException, InterruptedException {
    if (process.isAlive()) {
      say("QUIT");
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        killService();
      }
    }
  }
}
