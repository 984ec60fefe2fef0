package vn.vanthu.search.recognise;

import java.time.LocalDate;
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

  /** The meeting whose conclusions a notice (thông báo kết luận) makes known. */
  static Facts.@Nullable Meeting meeting(Reading reading, Title.@Nullable Found title) {
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
