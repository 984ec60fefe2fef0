package vn.vanthu.service.routing;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import vn.vanthu.service.calendar.WorkingDays;

/**
 * The office's calendar and the form of its times. Immutable.
 *
 * @param zone where a day begins
 * @param calendar which days are worked
 * @param signingTime how a seal without a picture prints the time of signing
 */
public record RouteSettings(ZoneId zone, WorkingDays calendar, DateTimeFormatter signingTime) {
  LocalDate day(Instant instant) {
    return LocalDate.ofInstant(instant, zone);
  }
}
