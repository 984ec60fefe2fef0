package vn.vanthu.service.routing;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import vn.vanthu.service.calendar.WorkingDays;

/**
 * The office's calendar. Immutable.
 *
 * @param zone where a day begins
 * @param calendar which days are worked
 */
public record RouteSettings(ZoneId zone, WorkingDays calendar) {
  LocalDate day(Instant instant) {
    return LocalDate.ofInstant(instant, zone);
  }
}
