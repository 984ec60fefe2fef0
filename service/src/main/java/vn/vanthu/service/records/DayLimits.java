package vn.vanthu.service.records;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Which days may stand in a record: 0001-01-01 to 9999-12-31, those that are written with a year of
 * four digits (ISO 8601-1:2019, 4.3.2). The database keeps others differently than they were sent.
 * Stateless.
 */
public final class DayLimits {
  private static final int FIRST_YEAR = 1;
  private static final int LAST_YEAR = 9999;

  private DayLimits() {}

  /** Whether the day may be kept; no day may. */
  public static boolean hold(@Nullable LocalDate day) {
    return day == null || (day.getYear() >= FIRST_YEAR && day.getYear() <= LAST_YEAR);
  }
}
