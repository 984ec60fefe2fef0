package vn.vanthu.service.routing;

import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Month and year as the date line of a draft prints them where the day was left open; the day alone
 * is filled in then, so that they must be those of the day that is given. Immutable.
 *
 * @param month null when it was left open too, or no such line was found
 * @param year null likewise
 */
record PrintedMonth(@Nullable Integer month, @Nullable Integer year) {
  /** Nothing printed. */
  static final PrintedMonth NONE = new PrintedMonth(null, null);

  /** The date line stands in the letterhead. */
  private static final int LETTERHEAD = 2_000;

  private static final Pattern LINE =
      Pattern.compile(
          "ngày[\\s._…]*+tháng[\\s._…]*+(?<month>\\d{1,2})?[\\s._…]*+năm[\\s._…]*+(?<year>\\d{4})?",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);

  /** What the words of a document print. */
  static PrintedMonth of(String text) {
    Matcher line = LINE.matcher(text.substring(0, Math.min(LETTERHEAD, text.length())));
    return line.find()
        ? new PrintedMonth(number(line.group("month")), number(line.group("year")))
        : NONE;
  }

  private static @Nullable Integer number(@Nullable String digits) {
    return digits == null ? null : Integer.valueOf(digits);
  }

  /** Whether a document dated on that day may print them. */
  boolean fits(LocalDate on) {
    return (month == null || month == on.getMonthValue()) && (year == null || year == on.getYear());
  }

  /** Whether no day from this one on fits. */
  boolean isOver(LocalDate today) {
    if (month != null && (month < 1 || month > 12)) {
      return true;
    }
    if (year == null || year > today.getYear()) {
      return false;
    }
    return year < today.getYear() || (month != null && month < today.getMonthValue());
  }
}
