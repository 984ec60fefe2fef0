package vn.vanthu.search.recognise;

import java.time.LocalDate;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The receiver's stamp of arrival (dấu Đến) near the letterhead: number, date, to whom forwarded.
 * Stateless.
 */
final class StampReader {
  private static final Pattern HEAD = Pattern.compile("^(?:(?:cong van|van ban)\\s)?den(?=\\W|$)");
  private static final Pattern NUMBER =
      Pattern.compile(
          "^(?:den\\W{1,4})?so(?:\\sden)?\\s?[:.]\\s?(\\d{1,7})(?=\\W|$)(?!\\s?[/-]\\s?[a-z])");
  private static final Pattern DATE =
      Pattern.compile(
          "^ngay(?:\\sden)?\\s?[:.]\\s?(\\d{1,2})\\s?[/.-]\\s?(\\d{1,2})(?:\\s?[/.-]\\s?(\\d{4}))?(?!\\d)");
  private static final Pattern TRANSFER = Pattern.compile("^chuyen\\s?:\\s*");

  private static final int HANDWRITING_SURE = 85;

  private StampReader() {}

  static Facts.Stamp read(Reading reading, List<Line> lines, @Nullable LocalDate issued) {
    for (int i = 0; i < lines.size(); i++) {
      Line line = lines.get(i);
      if (!HEAD.matcher(line.fold()).find()
          || !line.text()
              .substring(0, Math.min(3, line.text().length()))
              .equals(
                  line.text()
                      .substring(0, Math.min(3, line.text().length()))
                      .toUpperCase(java.util.Locale.ROOT))) {
        continue;
      }
      Facts.Stamp stamp = stamp(reading, lines, i, issued);
      if (stamp != null) {
        return stamp;
      }
    }
    return Facts.Stamp.NONE;
  }

  /** Numbers and days are mostly written into a stamp by hand: they must be read well. */
  private static boolean sure(Reading reading, Line line, int from, int to) {
    return reading.confidence(line.start() + from, line.start() + to) >= HANDWRITING_SURE;
  }

  private static Facts.@Nullable Stamp stamp(
      Reading reading, List<Line> lines, int head, @Nullable LocalDate issued) {
    String number = null;
    String raw = null;
    LocalDate date = null;
    boolean inferred = false;
    String transfer = null;
    int end = lines.get(head).end();
    for (int i = head; i < Math.min(lines.size(), head + 8); i++) {
      Line line = lines.get(i);
      Matcher n = NUMBER.matcher(line.fold());
      Matcher d = DATE.matcher(line.fold());
      Matcher t = TRANSFER.matcher(line.fold());
      if (number == null && n.find() && sure(reading, line, n.start(1), n.end(1))) {
        number = n.group(1);
        end = line.end();
      } else if (raw == null && d.find() && sure(reading, line, d.start(1), d.end())) {
        raw = line.text().substring(d.start(1), d.end()).strip();
        end = line.end();
        if (d.group(3) != null) {
          date = Dates.of(d.group(3), d.group(2), d.group(1));
        } else if (issued != null) {
          date = Dates.of(String.valueOf(issued.getYear()), d.group(2), d.group(1));
          if (date != null && date.isBefore(issued)) {
            date = Dates.of(String.valueOf(issued.getYear() + 1), d.group(2), d.group(1));
          }
          inferred = date != null;
        }
      } else if (t.find()) {
        String to = line.text().substring(t.end()).strip();
        transfer = to.isEmpty() ? null : to;
        end = line.end();
        break;
      }
    }
    return number == null && raw == null
        ? null
        : new Facts.Stamp(
            true,
            number,
            raw,
            date,
            inferred,
            transfer,
            reading.evidence(lines.get(head).start(), end));
  }
}
