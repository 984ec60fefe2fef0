package vn.vanthu.search.query;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of days as people write it: {@code 2012}, {@code 3/2012}, {@code 30/3/2012}, {@code
 * 2012-03-30}, and two of them with {@code ..}, a dash or {@code đến} between; one side may be
 * open. Both ends inclusive. Immutable.
 */
record DayRange(LocalDate from, LocalDate to) {

  static final LocalDate FIRST = LocalDate.of(1, 1, 1);
  static final LocalDate LAST = LocalDate.of(9999, 12, 31);

  private static final String ONE =
      "(?:\\d{4}-\\d{1,2}-\\d{1,2}|\\d{1,2}[/.-]\\d{1,2}[/.-]\\d{4}|\\d{1,2}[/.-]\\d{4}|\\d{4})";
  private static final Pattern DAY = Pattern.compile("(\\d{1,2})[/.-](\\d{1,2})[/.-](\\d{4})");
  private static final Pattern MONTH = Pattern.compile("(\\d{1,2})[/.-](\\d{4})");
  private static final Pattern RANGE =
      Pattern.compile(
          "^\\s{0,9}(?:(?:tu\\s{1,3})?("
              + ONE
              + "))?(\\s{0,3}(?:\\.\\.|-|–|den)\\s{0,3})?("
              + ONE
              + ")?(?![\\d/])");

  /** A stretch at the beginning of a text, and where it ends. */
  record Found(DayRange days, int end) {}

  /** Reads the beginning of {@code folded}; null when it is no date. */
  static @Nullable Found at(String folded) {
    Matcher found = RANGE.matcher(folded);
    if (!found.find() || (found.group(1) == null && found.group(3) == null)) {
      return null;
    }
    boolean between = found.group(2) != null;
    try {
      DayRange from = found.group(1) == null ? null : one(found.group(1));
      DayRange to = found.group(3) == null ? null : one(found.group(3));
      if (!between && from != null) {
        return new Found(from, found.end(1));
      }
      LocalDate first = from == null ? FIRST : from.from;
      LocalDate last = to == null ? LAST : to.to;
      return last.isBefore(first) ? null : new Found(new DayRange(first, last), found.end());
    } catch (DateTimeException noSuchDay) {
      return null;
    }
  }

  private static DayRange one(String text) {
    if (text.length() == 4) {
      int year = Integer.parseInt(text);
      return new DayRange(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31));
    }
    Matcher day = DAY.matcher(text);
    if (day.matches()) {
      LocalDate date =
          LocalDate.of(number(day.group(3)), number(day.group(2)), number(day.group(1)));
      return new DayRange(date, date);
    }
    Matcher month = MONTH.matcher(text);
    if (month.matches()) {
      YearMonth of = YearMonth.of(number(month.group(2)), number(month.group(1)));
      return new DayRange(of.atDay(1), of.atEndOfMonth());
    }
    String[] parts = text.split("-", -1);
    LocalDate date = LocalDate.of(number(parts[0]), number(parts[1]), number(parts[2]));
    return new DayRange(date, date);
  }

  private static int number(String digits) {
    return Integer.parseInt(digits);
  }

  @Override
  public String toString() {
    return from.equals(to) ? from.toString() : shown(from, FIRST) + ".." + shown(to, LAST);
  }

  private static String shown(LocalDate day, LocalDate open) {
    return day.equals(open) ? "" : day.toString();
  }
}
