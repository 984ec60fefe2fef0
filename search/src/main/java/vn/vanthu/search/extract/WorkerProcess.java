package vn.vanthu.search.extract;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * One worker process and the pipes to it. Used by one thread at a time; killed by the watchdog when
 * it is late.
 */
final class WorkerProcess implements AutoCloseable {

  private static final int OUT_OF_MEMORY = 3;

  private final Path folder;
  private final Path input;
  private final Sandbox sandbox;
  private final Process process;
  private final DataOutputStream requests;
  private final DataInputStream replies;
  private final ScheduledExecutorService watchdog;
  private volatile boolean late;
  private volatile boolean broken;
  private volatile long lastSign = System.nanoTime();
  private int files;

  private WorkerProcess(
      Path folder,
      Path input,
      Sandbox sandbox,
      Process process,
      ScheduledExecutorService watchdog) {
    this.folder = folder;
    this.input = input;
    this.sandbox = sandbox;
    this.process = process;
    this.watchdog = watchdog;
    this.requests = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
    this.replies = new DataInputStream(new BufferedInputStream(process.getInputStream(), 1 << 16));
  }

  static WorkerProcess start(
      Path folder,
      Sandbox sandbox,
      WorkerLauncher launcher,
      ExtractionLimits limits,
      ScheduledExecutorService watchdog)
      throws IOException {
    Path input = Files.createDirectories(folder.resolve("in"));
    Path temporary = Files.createDirectories(folder.resolve("tmp"));
    Process process =
        launcher.start(
            sandbox.command(input, temporary, limits.heapMegabytes()),
            sandbox.environment(temporary),
            folder);
    return new WorkerProcess(folder, input, sandbox, process, watchdog);
  }

  /** How long it has had nothing to do. */
  long idleMinutes() {
    return TimeUnit.NANOSECONDS.toMinutes(System.nanoTime() - lastSign);
  }

  int files() {
    return files;
  }

  /** Whether it may be given another file. */
  boolean usable() {
    return !broken && process.isAlive();
  }

  long pid() {
    return process.pid();
  }

  /** Where the document for the next request is put. */
  Path input() {
    return input;
  }

  /** The same file as the worker sees it. */
  String seenByWorker(Path file) {
    return sandbox.inside(input).resolve(input.relativize(file).toString()).toString();
  }

  /**
   * Sends one request and waits for its end.
   *
   * @return the last reply; a {@link Reply.Refusal} when the worker died, hung or sent nonsense,
   *     and then it is dead
   */
  Reply exchange(Request request, ExtractionLimits limits, Progress progress) {
    files++;
    late = false;
    lastSign = System.nanoTime();
    long end = lastSign + limits.deadline().toNanos();
    long stall = limits.stall().toNanos();
    ScheduledFuture<?> watch =
        watchdog.scheduleWithFixedDelay(
            () -> killWhenLate(end, stall), 50, 50, TimeUnit.MILLISECONDS);
    try {
      request.write(requests);
      while (true) {
        Reply reply = ReplyCodec.read(replies);
        lastSign = System.nanoTime();
        switch (reply) {
          case Reply.Ready() -> {}
          case Reply.Pages(int done, int total) -> progress.pages(done, total);
          case Reply.Text _, Reply.Image _, Reply.Pdf _, Reply.Refusal _ -> {
            return reply;
          }
        }
      }
    } catch (IOException e) {
      watch.cancel(false);
      return new Reply.Refusal(whyDead(e));
    } finally {
      watch.cancel(false);
    }
  }

  private void killWhenLate(long end, long stall) {
    long now = System.nanoTime();
    if (now - end > 0 || now - lastSign > stall) {
      late = true;
      kill();
    }
  }

  private Refused whyDead(IOException cause) {
    boolean exited = waitBriefly();
    int code = exited ? process.exitValue() : -1;
    kill();
    if (late) {
      return new Refused(Refused.Reason.TEXT_TIMEOUT, "killed by the deadline");
    }
    if (code == OUT_OF_MEMORY) {
      return new Refused(Refused.Reason.TEXT_MEMORY, "heap of the worker");
    }
    return exited
        ? new Refused(Refused.Reason.TEXT_WORKER_DIED, "exit " + code)
        : new Refused(Refused.Reason.TEXT_OUTPUT, String.valueOf(cause.getMessage()));
  }

  private boolean waitBriefly() {
    try {
      return process.waitFor(2, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Ends the process and all that it started, at once. */
  void kill() {
    broken = true;
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  /** Removes what the last document left behind. */
  void clean() throws IOException {
    deleteContents(input);
    deleteContents(folder.resolve("tmp"));
  }

  @Override
  public void close() throws IOException {
    kill();
    waitBriefly();
    deleteContents(folder);
    Files.deleteIfExists(folder);
  }

  private static void deleteContents(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> tree = Files.walk(folder)) {
      for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
        if (!path.equals(folder)) {
          Files.deleteIfExists(path);
        }
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}
