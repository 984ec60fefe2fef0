package vn.vanthu.service.accounts;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * At most so many events a window for each key (an address, a user name). Remembers a bounded
 * number of keys, the least recently seen are forgotten first. Thread-safe.
 */
public final class Throttle {
  private static final int MAX_KEYS = 50_000;
  private final int limit;
  private final Duration window;
  private final InstantSource clock;
  private final Map<String, Deque<Instant>> events =
      new LinkedHashMap<>(1024, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Deque<Instant>> eldest) {
          return size() > MAX_KEYS;
        }
      };

  /**
   * Nothing seen yet.
   *
   * @param limit events allowed in any {@code window}
   */
  public Throttle(int limit, Duration window, InstantSource clock) {
    this.limit = limit;
    this.window = window;
    this.clock = clock;
  }

  /**
   * Counts one event; a duration means: refused, wait that long. Refused events are not counted.
   */
  public synchronized Optional<Duration> take(String key) {
    Optional<Duration> wait = waitFor(key);
    if (wait.isEmpty()) {
      events.computeIfAbsent(key, _ -> new ArrayDeque<>()).addLast(clock.instant());
    }
    return wait;
  }

  /** How long this key has to wait, without counting. */
  public synchronized Optional<Duration> waitFor(String key) {
    Deque<Instant> seen = events.get(key);
    if (seen == null) {
      return Optional.empty();
    }
    Instant now = clock.instant();
    while (!seen.isEmpty() && !seen.getFirst().plus(window).isAfter(now)) {
      seen.removeFirst();
    }
    return seen.size() < limit
        ? Optional.empty()
        : Optional.of(Duration.between(now, seen.getFirst().plus(window)));
  }

  /** How many more events this key has before it has to wait, without counting. */
  public synchronized int left(String key) {
    if (waitFor(key).isPresent()) {
      return 0;
    }
    Deque<Instant> seen = events.get(key);
    return seen == null ? limit : limit - seen.size();
  }

  /** Forgets a key: the right password came. */
  public synchronized void forget(String key) {
    events.remove(key);
  }
}
