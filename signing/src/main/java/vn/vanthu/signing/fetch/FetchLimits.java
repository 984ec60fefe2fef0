package vn.vanthu.signing.fetch;

import java.time.Duration;

/**
 * What one question may cost.
 *
 * @param total from looking up the name to the last byte
 * @param maxBytes of the answer's body
 */
public record FetchLimits(Duration total, int maxBytes) {
  /** Ten seconds and 20 MB: the largest revocation lists of the country fit. */
  public static FetchLimits standard() {
    return new FetchLimits(Duration.ofSeconds(10), 20 << 20);
  }
}
