package vn.vanthu.search.recognise;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Dates as Vietnamese documents write them. Works on folded text. Stateless. */
final class Dates {
  /**
   * {@code 29 tháng 03 năm 2012}, {@code mùng 10 tháng Tám năm 2025}, {@code 22/6/2007}, {@code
   * 15-5-2017}, {@code 22.6.2007}.
   */
  static final String DATE =
      "(?:(?:mung\\s)?(\\d{1,2})\\s{0,4}thang\\s{0,4}(\\d{1,2}|gieng|hai|ba|tu|nam|sau|bay|tam|chin|muoi(?:\\smot|\\shai)?|chap)\\s{0,4},?\\s{0,3}nam\\s{0,4}(\\d{4})"
          + "|(\\d{1,2})\\s?[/.-]\\s?(\\d{1,2})\\s?[/.-]\\s?(\\d{4}))(?!\\d)";

  private static final List<String> MONTHS =
      List.of(
          "gieng",
          "hai",
          "ba",
          "tu",
          "nam",
          "sau",
          "bay",
          "tam",
          "chin",
          "muoi",
          "muoi mot",
          "muoi hai");

  private static final Pattern HERE = Pattern.compile(DATE);

  private Dates() {}

  /** A date and where it stands. */
  record Found(LocalDate date, int start, int end) {}

  /** The date that begins exactly at this offset, or null. */
  static @Nullable Found at(String fold, int start) {
    if (start >= fold.length()) {
      return null;
    }
    Matcher m = HERE.matcher(fold).region(start, Math.min(fold.length(), start + 50));
    if (!m.lookingAt()) {
      return null;
    }
    LocalDate date = of(m, 1);
    return date == null ? null : new Found(date, m.start(), m.end());
  }

  /** The date of a match whose six groups of {@link #DATE} begin at {@code group}. */
  static @Nullable LocalDate of(Matcher m, int group) {
    String day = m.group(group) != null ? m.group(group) : m.group(group + 3);
    String month = m.group(group + 1) != null ? m.group(group + 1) : m.group(group + 4);
    String year = m.group(group + 2) != null ? m.group(group + 2) : m.group(group + 5);
    return day == null || month == null || year == null ? null : of(year, month, day);
  }

  static @Nullable LocalDate of(String year, String month, String day) {
    try {
      int y = Integer.parseInt(year);
      return y < 1930 || y > 2100 ? null : LocalDate.of(y, month(month), Integer.parseInt(day));
    } catch (DateTimeException e) {
      return null;
    }
  }

  /** {@code 8}, {@code tám}; {@code chạp} is the twelfth. */
  private static int month(String month) {
    if (Character.isDigit(month.charAt(0))) {
      return Integer.parseInt(month);
    }
    return month.equals("chap") ? 12 : MONTHS.indexOf(month.replaceAll("\\s", " ")) + 1;
  }
}
