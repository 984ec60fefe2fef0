package vn.vanthu.search.recognise;

import java.time.LocalDate;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.vanthu.search.number.DocumentNumber;
import vn.vanthu.search.number.NumberScheme;

/**
 * Days of sittings: when an assembly passed its act, when the meeting took place that a notice
 * tells of. Stateless.
 */
final class SittingReader {
  private static final Pattern PASSED =
      Pattern.compile("thong\\squa\\s(?:vao\\s)?ngay\\s" + Dates.DATE);

  private static final Pattern MEETING =
      Pattern.compile("^\\s*ngay\\s" + Dates.DATE + ",?\\stai\\s([^,;.]{3,120})");

  private static final Pattern TIME =
      Pattern.compile("^[-+\\d. ]{0,5}thoi gian(?: hop)?\\s?:.{0,60}?ngay\\s" + Dates.DATE);

  private static final Pattern PLACE = Pattern.compile("^[-+\\d. ]{0,5}dia diem(?: hop)?\\s?:\\s?");

  /** Within so many lines under its title an invitation says when. */
  private static final int INVITATION = 40;

  private SittingReader() {}

  /** The day of the sitting that the document came out of, where its letterhead has no date. */
  static Facts.@Nullable Value<LocalDate> held(
      Reading reading,
      Title.@Nullable Found title,
      @Nullable DocumentNumber number,
      Facts.@Nullable Kind kind) {
    Facts.Value<LocalDate> passed = passed(reading, number, kind);
    return passed == null ? MinutesReader.day(reading, title) : passed;
  }

  /** A law is dated by the day the National Assembly passed it. */
  private static Facts.@Nullable Value<LocalDate> passed(
      Reading reading, @Nullable DocumentNumber number, Facts.@Nullable Kind kind) {
    boolean assembly = number != null && number.scheme() == NumberScheme.NATIONAL_ASSEMBLY;
    boolean council =
        number != null && number.orgCode() != null && number.orgCode().startsWith("HĐND");
    if (!assembly && !council && !(kind != null && kind.name().equals("Luật"))) {
      return null;
    }
    Matcher m = PASSED.matcher(reading.fold);
    Facts.Value<LocalDate> last = null;
    while (m.find()) {
      LocalDate date = Dates.of(m, 1);
      if (date != null) {
        last =
            new Facts.Value<>(
                date,
                reading.words(m.start(), m.end()),
                reading.evidence(m.start(), m.end()),
                false);
      }
    }
    return last;
  }

  /** {@code Thời gian: 14 giờ 00, ngày …} and {@code Địa điểm: …} of an invitation. */
  private static Facts.@Nullable Meeting invited(Reading reading, Title.Found title) {
    List<Line> lines = reading.lines;
    for (int i = title.line() + 1; i < Math.min(lines.size(), title.line() + INVITATION); i++) {
      Line time = lines.get(i);
      Matcher m = TIME.matcher(time.fold());
      LocalDate date = m.find() ? Dates.of(m, 1) : null;
      if (date == null) {
        continue;
      }
      int first = m.start(1) >= 0 ? m.start(1) : m.start(4);
      String day = reading.words(time.start() + first, time.start() + m.end());
      for (int k = i + 1; k < Math.min(lines.size(), i + 4); k++) {
        Line place = lines.get(k);
        Matcher at = PLACE.matcher(place.fold());
        if (at.find()) {
          String where = reading.words(place.start() + at.end(), place.end()).strip();
          return new Facts.Meeting(
              date,
              day,
              where.replaceAll("[.;]+$", ""),
              reading.evidence(time.start(), place.end()));
        }
      }
      return new Facts.Meeting(date, day, null, reading.evidence(time.start(), time.end()));
    }
    return null;
  }

  /** The meeting whose conclusions a notice (thông báo kết luận) makes known. */
  static Facts.@Nullable Meeting meeting(Reading reading, Title.@Nullable Found title) {
    if (title != null && title.type().name().equals("Giấy mời")) {
      return invited(reading, title);
    }
    if (title == null || !title.type().name().equals("Thông báo")) {
      return null;
    }
    for (int i = title.line() + 1; i < Math.min(reading.lines.size(), title.line() + 25); i++) {
      Line line = reading.lines.get(i);
      if (!line.fold().startsWith("ngay ")) {
        continue;
      }
      Matcher m =
          MEETING
              .matcher(reading.fold)
              .region(line.start(), Math.min(reading.fold.length(), line.start() + 260));
      if (m.lookingAt()) {
        LocalDate date = Dates.of(m, 1);
        if (date != null) {
          int first = m.start(1) >= 0 ? m.start(1) : m.start(4);
          int last = m.start(1) >= 0 ? m.end(3) : m.end(6);
          return new Facts.Meeting(
              date,
              reading.words(first, last),
              reading.words(m.start(7), m.end(7)),
              reading.evidence(m.start(), m.end()));
        }
      }
    }
    return null;
  }
}
