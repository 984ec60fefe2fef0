package vn.vanthu.service.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import vn.vanthu.service.language.Language;

/**
 * Verifications that answer later ({@code Prefer: respond-async}): two at a time, sixteen waiting,
 * each result kept for an hour for the one who asked, in memory only. Thread-safe.
 */
final class LaterVerifications implements AutoCloseable {
  static final Duration KEPT = Duration.ofHours(1);

  private final Verifications verifications;
  private final InstantSource clock;
  private final Map<UUID, Job> jobs = new ConcurrentHashMap<>();
  private final ThreadPoolExecutor workers =
      new ThreadPoolExecutor(2, 2, 1, TimeUnit.MINUTES, new ArrayBlockingQueue<>(16));

  private record Job(String keeper, Instant at, Future<Verifications.Verified> report) {}

  LaterVerifications(Verifications verifications, InstantSource clock) {
    this.verifications = verifications;
    this.clock = clock;
  }

  /**
   * Takes over the files and closes them when done.
   *
   * @param signature a detached signature over the file; null when they are inside it
   */
  UUID start(
      @Nullable String name,
      SpooledFile file,
      @Nullable SpooledFile signature,
      Caller caller,
      Language language)
      throws IOException {
    Instant now = clock.instant();
    jobs.values().removeIf(job -> job.at().plus(KEPT).isBefore(now));
    UUID id = UUID.randomUUID();
    try {
      Future<Verifications.Verified> report =
          workers.submit(() -> {
            try (file;
                signature) {
              return signature == null
                  ? verifications.report(name, file.bytes(), caller, language)
                  : verifications.report(name, file.bytes(), signature.bytes(), caller, language);
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
      jobs.put(id, new Job(caller.keeper(), now, report));
      return id;
    } catch (RejectedExecutionException full) {
      file.close();
      if (signature != null) {
        signature.close();
      }
      throw Problem.of(ProblemCode.BUSY).retryAfter(Duration.ofSeconds(30)).exception();
    }
  }

  /** The job of this caller; another's job does not exist for them. */
  Optional<Future<Verifications.Verified>> find(UUID id, Caller caller) {
    Instant now = clock.instant();
    return Optional.ofNullable(jobs.get(id))
        .filter(job -> job.keeper().equals(caller.keeper()))
        .filter(job -> !job.at().plus(KEPT).isBefore(now))
        .map(Job::report);
  }

  @Override
  public void close() {
    workers.shutdownNow();
  }
}
