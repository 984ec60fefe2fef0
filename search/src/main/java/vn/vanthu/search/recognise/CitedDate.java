package vn.vanthu.search.recognise;

import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The date, or the month or year alone, behind the number of a cited document. Immutable.
 *
 * @param raw the date or month as printed
 * @param end offset behind it; where the number ends when there is none
 */
record CitedDate(@Nullable LocalDate date, @Nullable String raw, @Nullable Integer year, int end) {
  private static final Pattern AFTER_DATE =
      Pattern.compile(
          "^(?:[\\s,(]{0,12}(?:ban hanh )?ngay\\s{0,3}|[ \\t\\u00a0,(]{0,4}(?:ban hanh )?)"
              + Dates.DATE);

  private static final Pattern AFTER_YEAR =
      Pattern.compile("^\\s{1,2}(thang\\s\\d{1,2}\\s)?nam\\s(\\d{4})(?!\\d)");

  /** The date behind a number that ends at {@code from}. */
  static CitedDate after(Reading reading, int from) {
    String fold = reading.fold;
    Matcher dated = AFTER_DATE.matcher(fold.substring(from, Math.min(fold.length(), from + 60)));
    if (dated.lookingAt()) {
      LocalDate date = Dates.of(dated, 1);
      if (date == null) {
        return new CitedDate(null, null, null, from);
      }
      int first = dated.start(1) >= 0 ? dated.start(1) : dated.start(4);
      int end = from + dated.end();
      return new CitedDate(date, reading.words(from + first, end), null, end);
    }
    Matcher of = AFTER_YEAR.matcher(fold.substring(from, Math.min(fold.length(), from + 24)));
    if (!of.lookingAt()) {
      return new CitedDate(null, null, null, from);
    }
    int end = from + of.end();
    String month = of.group(1) == null ? null : reading.words(from + of.start(1), end);
    return new CitedDate(null, month, Integer.valueOf(of.group(2)), end);
  }
}
