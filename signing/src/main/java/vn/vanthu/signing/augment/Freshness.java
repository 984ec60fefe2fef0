package vn.vanthu.signing.augment;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When a held answer is as good as a new one.
 *
 * @param maxAge since its thisUpdate; older ones are asked for anew
 * @param total how long one gathering may ask around before it makes do with what it has
 */
public record Freshness(Duration maxAge, Duration total) {

  /** Clocks of authorities may run ahead of ours by so much. */
  private static final Duration SKEW = Duration.ofMinutes(5);

  /** An hour, and twenty seconds of asking. */
  public static Freshness standard() {
    return new Freshness(Duration.ofHours(1), Duration.ofSeconds(20));
  }

  /** Whether it need not be asked for anew. */
  boolean isFresh(Instant thisUpdate, @Nullable Instant nextUpdate, Instant now) {
    return isCurrent(thisUpdate, nextUpdate, now) && !thisUpdate.plus(maxAge).isBefore(now);
  }

  /** Whether it still holds by its own word, when nothing newer can be had. */
  boolean isCurrent(Instant thisUpdate, @Nullable Instant nextUpdate, Instant now) {
    return !thisUpdate.isAfter(now.plus(SKEW)) && (nextUpdate == null || !nextUpdate.isBefore(now));
  }
}
