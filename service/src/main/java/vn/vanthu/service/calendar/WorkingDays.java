package vn.vanthu.service.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Map;
import java.util.Set;

/**
 * Which days the office works. A year whose list is not known yet counts with the holidays that
 * have a fixed date. Immutable.
 *
 * @param years the years whose days off are known, with their lists
 * @param fixed holidays of every year (Labour Code 2019, Article 112), for years not listed
 */
public record WorkingDays(Map<Integer, Year> years, Set<MonthDay> fixed) {

  /**
   * One year's list.
   *
   * @param off days off besides Saturdays and Sundays, days in lieu included
   * @param worked Saturdays and Sundays that are worked in exchange for a day off
   */
  public record Year(Set<LocalDate> off, Set<LocalDate> worked) {
    public Year {
      off = Set.copyOf(off);
      worked = Set.copyOf(worked);
    }
  }

  public WorkingDays {
    years = Map.copyOf(years);
    fixed = Set.copyOf(fixed);
  }

  /** Weekends only. */
  public static WorkingDays weekendsOnly() {
    return new WorkingDays(Map.of(), Set.of());
  }

  /** Whether the office works that day. */
  public boolean works(LocalDate day) {
    Year year = years.get(day.getYear());
    if (year == null) {
      return !weekend(day) && !fixed.contains(MonthDay.from(day));
    }
    return year.worked().contains(day) || (!weekend(day) && !year.off().contains(day));
  }

  /**
   * The next working day: what is not done on the day itself is done by then at the latest (Decree
   * 30/2020/NĐ-CP, Articles 4.2c and 18.1).
   */
  public LocalDate nextAfter(LocalDate day) {
    LocalDate next = day.plusDays(1);
    while (!works(next)) {
      next = next.plusDays(1);
    }
    return next;
  }

  /**
   * The last day of a term.
   *
   * @param workingDays 0 is the day itself, or the next working day when it is not worked
   */
  public LocalDate after(LocalDate from, int workingDays) {
    if (workingDays < 0) {
      throw new IllegalArgumentException("a term runs forward: " + workingDays);
    }
    LocalDate day = works(from) || workingDays > 0 ? from : nextAfter(from);
    for (int i = 0; i < workingDays; i++) {
      day = nextAfter(day);
    }
    return day;
  }

  private static boolean weekend(LocalDate day) {
    return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
  }
}
