package vn.vanthu.search.recognise;

import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** From when the document is in force, and until when, by its own words. Stateless. */
final class EffectReader {
  private static final Pattern EFFECT =
      Pattern.compile(
          "(?:nay|nay,)\\s{1,3}(?:bat dau\\s|se\\s)?co\\shieu\\sluc(?:\\sthi\\shanh)?\\s(?:(?:ke\\s)?(?:tu|sau)\\s|sau\\s)"
              + "(?:(?:khi\\s)?(\\d{1,3})(?:\\s\\([^()]{1,30}\\))?\\sngay,?\\s?(?:ke\\s)?(?:tu\\s)?ngay\\s(?:ky|dang cong bao)|ngay\\s(?:(ky)|"
              + Dates.DATE
              + "))");
  private static final Pattern AFTER_DAYS =
      Pattern.compile(
          "co\\shieu\\sluc(?:\\sthi\\shanh)?\\s(?:ke\\stu\\s|sau\\s)+(\\d{1,3})(?:\\s\\([^()]{1,30}\\))?\\sngay,?\\ske\\stu\\sngay\\sky");
  private static final Pattern UNTIL =
      Pattern.compile(
          "nay\\s(?:co hieu luc|duoc ap dung|thuc hien)[^.;]{0,120}?(?:den|toi)\\s(?:het\\s)?ngay\\s"
              + Dates.DATE);

  private EffectReader() {}

  static Facts.@Nullable Value<LocalDate> read(
      Reading reading, @Nullable LocalDate issued, int from, int to) {
    int limit = Math.min(to, reading.fold.length());
    Matcher m = EFFECT.matcher(reading.fold);
    for (int at = reading.fold.indexOf("hieu luc", from);
        at >= 0 && at < limit;
        at = reading.fold.indexOf("hieu luc", at + 8)) {
      m.region(Math.max(from, at - 24), Math.min(limit, at + 130));
      if (!m.find()) {
        continue;
      }
      LocalDate date;
      boolean inferred = false;
      if (m.group(1) != null) {
        date = issued == null ? null : issued.plusDays(Integer.parseInt(m.group(1)));
      } else if (m.group(2) != null) {
        date = issued;
      } else {
        date = Dates.of(m, 3);
      }
      if (date != null) {
        int start = reading.fold.lastIndexOf("co", m.end());
        int begin = reading.fold.indexOf("co", m.start());
        start = begin >= 0 && begin < m.end() ? begin : Math.max(start, m.start());
        return new Facts.Value<>(
            date, reading.words(start, m.end()), reading.evidence(start, m.end()), inferred);
      }
    }
    Matcher days = AFTER_DAYS.matcher(reading.fold).region(Math.min(from, limit), limit);
    if (issued != null && reading.fold.indexOf("ngay ky", from) >= 0 && days.find()) {
      LocalDate date = issued.plusDays(Integer.parseInt(days.group(1)));
      return new Facts.Value<>(
          date,
          reading.words(days.start(), days.end()),
          reading.evidence(days.start(), days.end()),
          false);
    }
    return null;
  }

  static Facts.@Nullable Value<LocalDate> end(Reading reading, int from, int to) {
    Matcher m =
        UNTIL
            .matcher(reading.fold)
            .region(Math.min(from, reading.fold.length()), Math.min(to, reading.fold.length()));
    if (reading.fold.indexOf("het ngay", from) >= 0 && m.find()) {
      LocalDate date = Dates.of(m, 1);
      if (date != null) {
        return new Facts.Value<>(
            date, reading.words(m.start(), m.end()), reading.evidence(m.start(), m.end()), false);
      }
    }
    return null;
  }
}
