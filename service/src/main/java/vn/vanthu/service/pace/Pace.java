package vn.vanthu.service.pace;

import com.codahale.metrics.MetricRegistry;
import com.codahale.metrics.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A clock over the steps of a document's way. Steps that run side by side are each counted whole,
 * so their sum may exceed the time a person waited. Thread-safe.
 */
public final class Pace {
  /** What is timed. */
  public enum Step {
    /** Forcing a file or folder to the disk; the database's own log is not in it. */
    SYNC,
    /** Words out of a file, waiting for a free reader included. */
    EXTRACT,
    /** Facts out of words. */
    RECOGNISE,
    /** Judging the signatures of a file. */
    VERIFY,
    /** Making a signature: opening the key, the increment, and judging what came of it. */
    SIGN,
    /** Writing records into the index and making them visible. */
    INDEX,
    /** Sessions with the database, their commits included; background work too. */
    DATABASE
  }

  private record Clock(Timer timer, LongAdder nanos) {}

  private final MetricRegistry timers = new MetricRegistry();
  private final Map<Step, Clock> clocks = new EnumMap<>(Step.class);

  public Pace() {
    for (Step step : Step.values()) {
      clocks.put(
          step, new Clock(timers.timer(step.name().toLowerCase(Locale.ROOT)), new LongAdder()));
    }
  }

  /** Work that may fail with {@code E}. */
  @FunctionalInterface
  public interface Work<E extends Exception> {
    void run() throws E;
  }

  /** Times work that gives something; a failure counts as well. */
  public <T extends @Nullable Object> T of(Step step, Supplier<T> work) {
    long begun = System.nanoTime();
    try {
      return work.get();
    } finally {
      add(step, System.nanoTime() - begun);
    }
  }

  /** Times work that may fail. */
  public <E extends Exception> void of(Step step, Work<E> work) throws E {
    long begun = System.nanoTime();
    try {
      work.run();
    } finally {
      add(step, System.nanoTime() - begun);
    }
  }

  /** Adds a span that was measured elsewhere. */
  public void add(Step step, long nanos) {
    Clock clock = clocks.get(step);
    if (clock == null) {
      throw new IllegalStateException("every step has a clock");
    }
    clock.timer().update(nanos, TimeUnit.NANOSECONDS);
    clock.nanos().add(nanos);
  }

  /** All time spent in a step since this process began. */
  public Duration spent(Step step) {
    Clock clock = clocks.get(step);
    return clock == null ? Duration.ZERO : Duration.ofNanos(clock.nanos().sum());
  }

  /** Timers by the step's name in lower case, for the metrics of the admin port. */
  public MetricRegistry timers() {
    return timers;
  }
}
