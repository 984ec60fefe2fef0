package vn.vanthu.search.extract;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Reads files in worker processes that are kept warm, and replaced after {@link
 * ExtractionLimits#filesPerWorker()} files, by one that was started ahead, or at the first
 * misbehaviour. Whatever a file does to its worker, the caller gets text or a typed refusal within
 * the deadline, and the next file meets a fresh process. Thread-safe; callers beyond the number of
 * workers wait their turn.
 */
public final class Extractor implements AutoCloseable {

  /** One worker stays warm; others that had nothing to do for so long give their memory back. */
  private static final int IDLE_MINUTES = 2;

  /** So many files before a worker's last one its successor is started. */
  private static final int FILES_AHEAD = 20;

  private final Path scratch;
  private final ExtractionLimits limits;
  private final WorkerLauncher launcher;
  private final Sandbox sandbox;
  private final Semaphore turns;
  private final Deque<WorkerProcess> idle = new ArrayDeque<>();
  private final ScheduledExecutorService watchdog;
  private final AtomicInteger started = new AtomicInteger();
  private final AtomicInteger lost = new AtomicInteger();
  private volatile boolean closed;

  /**
   * Starts no process yet.
   *
   * @param scratch a folder of its own for copies of the files being read; each is deleted as soon
   *     as it was read
   * @param limits what a file may cost
   * @param launcher starts processes
   */
  public Extractor(Path scratch, ExtractionLimits limits, WorkerLauncher launcher) {
    this.scratch = scratch.toAbsolutePath().normalize();
    this.limits = limits;
    this.launcher = launcher;
    this.sandbox = Sandbox.detect(launcher);
    this.turns = new Semaphore(limits.workers(), true);
    this.watchdog =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("extract-watchdog").factory());
    var _ =
        watchdog.scheduleWithFixedDelay(
            this::dismissIdle, IDLE_MINUTES, IDLE_MINUTES, TimeUnit.MINUTES);
  }

  /** How the workers are fenced in; for {@code doctor} and the log. */
  public Sandbox sandbox() {
    return sandbox;
  }

  /** How many worker processes were started since the beginning. */
  public int workersStarted() {
    return started.get();
  }

  /** How many of them were killed or died on a file. */
  public int workersLost() {
    return lost.get();
  }

  /** Starts a worker ahead of the first file, so that it does not wait for a Java start. */
  public void warmUp() throws IOException {
    synchronized (idle) {
      if (idle.isEmpty() && !closed) {
        idle.push(startWorker());
      }
    }
  }

  public Extraction extract(Path file, String name) {
    return extract(file, name, Progress.SILENT);
  }

  /**
   * Reads the words of a file.
   *
   * @param file is only read
   * @param name the name it was sent under: only its ending is used, as a hint
   * @param progress hears of pages
   */
  public Extraction extract(Path file, String name, Progress progress) {
    Reply reply = ask(file, Request.Task.TEXT, name, 0, 0, progress);
    return switch (reply) {
      case Reply.Text(ExtractedText text) -> text;
      case Reply.Refusal(Refused refused) -> refused;
      case Reply.Ready _, Reply.Pages _, Reply.Image _, Reply.Pdf _ -> confused();
    };
  }

  /**
   * Draws one page of a PDF or picture.
   *
   * @param page from 1
   * @param dpi dots per inch, 36 to 300
   */
  public Rendering render(Path file, String name, int page, int dpi) {
    if (page < 1 || dpi < 36 || dpi > 300) {
      return new Refused(Refused.Reason.TEXT_NO_PAGE, "page " + page + " at " + dpi);
    }
    Reply reply = ask(file, Request.Task.RENDER, name, page, dpi, Progress.SILENT);
    return switch (reply) {
      case Reply.Image(PageImage image) -> image;
      case Reply.Refusal(Refused refused) -> refused;
      case Reply.Ready _, Reply.Pages _, Reply.Text _, Reply.Pdf _ -> confused();
    };
  }

  /**
   * Turns an Office document into PDF with LibreOffice, without network and with a profile thrown
   * away afterwards.
   *
   * @param target written only on success
   * @throws IOException when the target cannot be written
   */
  public Conversion convertToPdf(Path file, String name, Path target) throws IOException {
    Reply reply = ask(file, Request.Task.CONVERT, name, 0, 0, Progress.SILENT);
    return switch (reply) {
      case Reply.Pdf(byte[] bytes) -> {
        Files.write(target, bytes);
        yield new ConvertedPdf(target);
      }
      case Reply.Refusal(Refused refused) -> refused;
      case Reply.Ready _, Reply.Pages _, Reply.Text _, Reply.Image _ -> confused();
    };
  }

  private static Refused confused() {
    return new Refused(Refused.Reason.TEXT_WORKER_DIED, "an answer to another question");
  }

  private Reply ask(
      Path file, Request.Task task, String name, int page, int dpi, Progress progress) {
    try {
      long size = Files.size(file);
      if (size == 0) {
        return refusal(Refused.Reason.TEXT_EMPTY, "");
      }
      if (size > limits.maxFileBytes()) {
        return refusal(Refused.Reason.TEXT_TOO_LARGE, size + " bytes");
      }
      if (!turns.tryAcquire(limits.deadline().toMillis(), TimeUnit.MILLISECONDS)) {
        return refusal(Refused.Reason.TEXT_BUSY, "");
      }
    } catch (IOException e) {
      return refusal(
          Refused.Reason.TEXT_DAMAGED,
          "the file cannot be opened: " + e.getClass().getSimpleName());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return refusal(Refused.Reason.TEXT_CANCELLED, "");
    }
    try {
      return askWorker(file, task, name, page, dpi, progress);
    } finally {
      turns.release();
    }
  }

  private Reply askWorker(
      Path file, Request.Task task, String name, int page, int dpi, Progress progress) {
    WorkerProcess worker;
    try {
      worker = takeWorker();
    } catch (IOException e) {
      return refusal(Refused.Reason.TEXT_WORKER_DIED, "cannot start: " + e.getMessage());
    }
    Reply reply;
    try {
      Path copy = worker.input().resolve("document");
      Files.copy(file, copy);
      var request =
          new Request(
              task,
              worker.seenByWorker(copy),
              name,
              page,
              dpi,
              limits.deadline().toMillis() * 3 / 4,
              new Request.ResultLimits(
                  limits.maxCharacters(), limits.maxWords(), limits.maxOcrPages()));
      reply = worker.exchange(request, limits, progress);
    } catch (IOException e) {
      reply =
          refusal(
              Refused.Reason.TEXT_DAMAGED,
              "the file cannot be copied: " + e.getClass().getSimpleName());
    }
    giveBack(worker);
    return reply;
  }

  private WorkerProcess takeWorker() throws IOException {
    synchronized (idle) {
      for (WorkerProcess worker = idle.poll(); worker != null; worker = idle.poll()) {
        if (worker.usable()) {
          return worker;
        }
        worker.close();
      }
    }
    return startWorker();
  }

  private WorkerProcess startWorker() throws IOException {
    if (closed) {
      throw new IOException("the extractor is closed");
    }
    // The sandbox ends with the thread that started it (PR_SET_PDEATHSIG), and callers' threads
    // come and go.
    Future<WorkerProcess> start = watchdog.submit(this::newWorker);
    try {
      return start.get();
    } catch (ExecutionException e) {
      throw new IOException("a reading process cannot be started", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private WorkerProcess newWorker() throws IOException {
    Files.createDirectories(scratch);
    Path folder = Files.createTempDirectory(scratch, "worker-");
    started.incrementAndGet();
    return WorkerProcess.start(folder, sandbox, launcher, limits, watchdog);
  }

  /** Starts the process that follows one soon to be replaced, so that no file waits for it. */
  private void startSuccessor() {
    synchronized (idle) {
      if (closed || idle.size() > 1) {
        return;
      }
      try {
        idle.addLast(newWorker());
      } catch (IOException e) {
        System.getLogger(Extractor.class.getName())
            .log(System.Logger.Level.WARNING, "a reading process cannot be started ahead", e);
      }
    }
  }

  private void giveBack(WorkerProcess worker) {
    @Nullable WorkerProcess dropped = worker;
    try {
      if (worker.usable() && worker.files() < limits.filesPerWorker() && !closed) {
        worker.clean();
        synchronized (idle) {
          if (!closed) {
            idle.push(worker);
            dropped = null;
            if (worker.files() == Math.max(1, limits.filesPerWorker() - FILES_AHEAD)) {
              watchdog.execute(this::startSuccessor);
            }
          }
        }
      } else if (worker.files() < limits.filesPerWorker() && !closed) {
        lost.incrementAndGet();
      }
      if (dropped != null) {
        dropped.close();
      }
    } catch (IOException e) {
      worker.kill();
      warnOfRemains(e);
    }
  }

  private void dismissIdle() {
    synchronized (idle) {
      while (idle.size() > 1 && idle.getLast().idleMinutes() >= IDLE_MINUTES) {
        WorkerProcess dismissed = idle.removeLast();
        try {
          dismissed.close();
        } catch (IOException e) {
          warnOfRemains(e);
        }
      }
    }
  }

  private static void warnOfRemains(IOException e) {
    System.getLogger(Extractor.class.getName())
        .log(
            System.Logger.Level.WARNING,
            "temporary files of a reading process could not be removed",
            e);
  }

  private static Reply refusal(Refused.Reason reason, String detail) {
    return new Reply.Refusal(new Refused(reason, detail));
  }

  /** Ends all workers. */
  @Override
  public void close() throws IOException {
    closed = true;
    synchronized (idle) {
      for (WorkerProcess worker = idle.poll(); worker != null; worker = idle.poll()) {
        worker.close();
      }
    }
    watchdog.shutdownNow();
  }
}
