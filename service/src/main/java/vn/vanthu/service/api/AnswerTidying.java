package vn.vanthu.service.api;

import io.dropwizard.lifecycle.Managed;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Forgets kept answers when their day is over, at the start and every hour: they hold what callers
 * sent and were told. Runs in a thread of its own while the server runs.
 */
final class AnswerTidying implements Managed {
  private static final Logger LOG = LoggerFactory.getLogger(AnswerTidying.class);
  private static final int EVERY_MINUTES = 60;

  private final AnswerBook book;
  private final InstantSource clock;
  private final ScheduledExecutorService hourly =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("answer-tidying").factory());

  AnswerTidying(AnswerBook book, InstantSource clock) {
    this.book = book;
    this.clock = clock;
  }

  @Override
  public void start() {
    var _ = hourly.scheduleWithFixedDelay(this::tidy, 0, EVERY_MINUTES, TimeUnit.MINUTES);
  }

  /** Forgets what is older than a day; a database that is away is tried again an hour later. */
  void tidy() {
    try {
      int forgotten = book.tidy(clock.instant().minus(Idempotency.KEPT));
      if (forgotten > 0) {
        LOG.info("{} kept answers were forgotten", forgotten);
      }
    } catch (RuntimeException e) {
      LOG.warn("kept answers were not tidied: {}", e.toString());
    }
  }

  @Override
  public void stop() {
    hourly.shutdownNow();
  }
}
