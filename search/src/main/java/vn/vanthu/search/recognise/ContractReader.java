package vn.vanthu.search.recognise;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.vanthu.search.number.NumberScanner;

/**
 * The head of a contract (hợp đồng, thỏa thuận, bản ghi nhớ): number and object stand under the
 * title, the day in {@code Hôm nay, ngày …} (Civil Code 91/2015/QH13, Article 398). Stateless.
 */
final class ContractReader {
  private static final Set<String> KINDS =
      Set.of("Hợp đồng", "Thỏa thuận", "Bản thỏa thuận", "Bản ghi nhớ");

  private static final Pattern LABEL =
      Pattern.compile("^\\(?(?:hop dong\\s)?so(?:\\s(?:hd|hop dong))?\\s?[:.]?\\s?(?=\\d)");

  private static final Pattern NUMBERED = Pattern.compile("(?:hop dong\\s)?so\\s?[:.]");

  private static final Pattern ABOUT =
      Pattern.compile(
          "^\\(?(?:ve viec|v/v\\s?:?|goi thau(?:\\sso\\s\\d{1,3})?\\s?:|cong trinh\\s?:|du an\\s?:|hang muc\\s?:|noi dung\\s?:)\\s?");

  private static final Pattern TODAY =
      Pattern.compile(
          "hom nay,?(?:\\svao)?(?:\\shoi\\s[^,]{2,30},)?\\s(?:la\\s)?ngay\\s" + Dates.DATE);

  /** So many lines under the title its number and object stand at most. */
  private static final int HEAD_LINES = 8;

  private ContractReader() {}

  static boolean is(Title.@Nullable Found title) {
    return title != null && KINDS.contains(title.type().name());
  }

  /** A cover names both sides: {@code GIỮA / … / VÀ / …}. */
  static boolean between(Letterhead head) {
    return head.lines().stream().anyMatch(line -> line.fold().equals("giua"));
  }

  /** The lines between the title and the text. */
  private static List<Line> head(Reading reading, Title.Found title) {
    int end = title.line() + 1;
    int limit = Math.min(reading.lines.size(), end + HEAD_LINES);
    while (end < limit && !TitleLines.opensBody(reading.lines.get(end).fold())) {
      end++;
    }
    return reading.lines.subList(title.line() + 1, end);
  }

  /** The number, alone on a line under the title; null when it is none that is known whole. */
  static Letterhead.@Nullable Numbered number(
      Reading reading, Title.Found title, NumberScanner scanner) {
    for (Line line : head(reading, title)) {
      Matcher label = LABEL.matcher(line.fold());
      if (label.find()) {
        var found = scanner.at(reading.clean, line.start() + label.end());
        return found == null || found.end() < end(line)
            ? null
            : new Letterhead.Numbered(found.number(), found.start(), found.end());
      }
    }
    return null;
  }

  /** The number when it is written otherwise than offices number their documents. */
  static Facts.@Nullable Value<String> unread(Reading reading, Title.Found title) {
    for (Line line : head(reading, title)) {
      Matcher label = LABEL.matcher(line.fold());
      int start = label.find() ? line.start() + label.end() : -1;
      if (start >= 0 && end(line) - start > 2) {
        String raw = reading.words(start, end(line));
        return new Facts.Value<>(raw, raw, reading.evidence(start, end(line)), true);
      }
    }
    return null;
  }

  private static int end(Line line) {
    int end = line.end();
    String text = line.text();
    for (int i = text.length(); i > 0 && ".;)".indexOf(text.charAt(i - 1)) >= 0; i--) {
      end--;
    }
    return end;
  }

  /** What the contract is about: its object, or else what kind of contract it is. */
  static Facts.@Nullable Value<String> subject(Reading reading, Title.Found title) {
    Facts.Value<String> kind = null;
    for (Line line : head(reading, title)) {
      if (ABOUT.matcher(line.fold()).find()) {
        return Title.value(reading, line.start(), line.end());
      }
      boolean named = kind == null && line.capitals() && !line.fold().equals("giua");
      if (named && line.fold().indexOf(':') < 0 && !TitleLines.isRule(line)) {
        kind = Title.value(reading, line.start(), line.end());
      }
    }
    if (title.rest() == null || NUMBERED.matcher(Chars.fold(title.rest())).lookingAt()) {
      return kind;
    }
    Line line = reading.lines.get(title.line());
    return Title.value(reading, line.end() - title.rest().length(), line.end());
  }

  /** The day on which the sides met; the last one to sign may have done so later. */
  static Facts.@Nullable Value<LocalDate> day(Reading reading, Title.Found title) {
    int from = reading.lines.get(title.line()).end();
    int limit = Math.min(reading.fold.length(), from + 6_000);
    Matcher today = TODAY.matcher(reading.fold).region(from, limit);
    LocalDate date = today.find() ? Dates.of(today, 1) : null;
    return date == null
        ? null
        : new Facts.Value<>(
            date,
            reading.words(today.start(), today.end()),
            reading.evidence(today.start(), today.end()),
            true);
  }
}
