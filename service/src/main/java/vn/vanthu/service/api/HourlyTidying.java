package vn.vanthu.service.api;

import io.dropwizard.lifecycle.Managed;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.vanthu.service.accounts.Accounts;
import vn.vanthu.service.store.AnswerBook;

/**
 * Forgets what is over, at the start and every hour: kept answers after their day, since they hold
 * what callers sent and were told; sessions and one-time links that let nobody in any more. Runs in
 * a thread of its own while the server runs.
 */
final class HourlyTidying implements Managed {
  private static final Logger LOG = LoggerFactory.getLogger(HourlyTidying.class);
  private static final int EVERY_MINUTES = 60;

  private final AnswerBook answers;
  private final Accounts accounts;
  private final InstantSource clock;
  private final ScheduledExecutorService hourly =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("tidying").factory());

  HourlyTidying(AnswerBook answers, Accounts accounts, InstantSource clock) {
    this.answers = answers;
    this.accounts = accounts;
    this.clock = clock;
  }

  @Override
  public void start() {
    var _ = hourly.scheduleWithFixedDelay(this::tidy, 0, EVERY_MINUTES, TimeUnit.MINUTES);
  }

  void tidy() {
    tidy("kept answers", () -> answers.tidy(clock.instant().minus(Idempotency.KEPT)));
    tidy("sessions and links", accounts::forgetEnded);
  }

  /** A database that is away is tried again an hour later. */
  private static void tidy(String what, IntSupplier work) {
    try {
      int forgotten = work.getAsInt();
      if (forgotten > 0) {
        LOG.info("{} {} were forgotten", forgotten, what);
      }
    } catch (RuntimeException e) {
      LOG.warn("{} were not tidied: {}", what, e.toString());
    }
  }

  @Override
  public void stop() {
    hourly.shutdownNow();
  }
}
