package vn.vanthu.service.api;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/** Times as the contract writes them: ISO 8601 with the offset of Asia/Ho_Chi_Minh. */
public final class Times {
  private static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");

  private Times() {}

  /** To the millisecond. */
  public static String of(Instant instant) {
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
        instant.truncatedTo(ChronoUnit.MILLIS).atZone(VIETNAM));
  }
}
