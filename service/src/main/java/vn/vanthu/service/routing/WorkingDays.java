package vn.vanthu.service.routing;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Set;

/**
 * The office's calendar: weekends and the holidays of a data file, since Tết follows the moon.
 * Immutable.
 *
 * @param holidays days off besides Saturdays and Sundays
 */
public record WorkingDays(Set<LocalDate> holidays) {
  public WorkingDays {
    holidays = Set.copyOf(holidays);
  }

  /** Whether the office works that day. */
  public boolean works(LocalDate day) {
    return day.getDayOfWeek() != DayOfWeek.SATURDAY
        && day.getDayOfWeek() != DayOfWeek.SUNDAY
        && !holidays.contains(day);
  }

  /**
   * Until when a document signed on that day is released: the same day, at latest the next working
   * day (Decree 30/2020/NĐ-CP, Article 18.1).
   */
  public LocalDate releaseBy(LocalDate signedOn) {
    LocalDate day = signedOn.plusDays(1);
    while (!works(day)) {
      day = day.plusDays(1);
    }
    return day;
  }
}
