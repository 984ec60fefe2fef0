package vn.vanthu.search.recognise;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.vanthu.search.reference.Reference;

/**
 * The date line of a document, {@code Hà Nội, ngày 05 tháng 3 năm 2026}: where and when it was
 * issued (NĐ 30/2020 Phụ lục I, Phần I, mục II.4). Immutable.
 */
final class DateLine {
  private static final int CLOSING_LINES = 8;

  /** What is left of a date whose day and month were misread. */
  private static final Pattern YEAR = Pattern.compile("\\bnam\\s(?:19|20)\\d{2}(?!\\d)");

  private static final Pattern DAY = Pattern.compile("ngay(?=[\\s\\d.…_/]|$)");

  private static final Pattern NUMBERED = Pattern.compile("\\b(?:quan|phuong|q\\.|p\\.)\\s?$");

  private static final Set<String> PLACES =
      Reference.standard().provinces().stream()
          .flatMap(p -> Stream.of(p.before(), p.now(), p.seat()))
          .map(Chars::fold)
          .collect(Collectors.toUnmodifiableSet());

  /**
   * What a date line says; either may be null.
   *
   * @param blank whether day and month are still to be filled in, or cannot be read
   */
  record Dated(
      Facts.@Nullable Value<String> place, Facts.@Nullable Value<LocalDate> date, boolean blank) {
    private static final Dated NONE = new Dated(null, null, false);
  }

  private final Letterhead head;
  private final Reading reading;

  DateLine(Letterhead head) {
    this.head = head;
    this.reading = head.reading;
  }

  /** Place and date in the letterhead. */
  Dated inLetterhead() {
    return among(head.lines(), head.end());
  }

  /** The date of a gazette copy's title block, where the letterhead has none. */
  Dated inLetterheadOr(Title.Block block) {
    Dated above = inLetterhead();
    Dates.Found date = block.date();
    if (above.date() != null || date == null) {
      return above;
    }
    return new Dated(
        above.place(),
        new Facts.Value<>(
            date.date(),
            reading.words(date.start(), date.end()),
            reading.evidence(date.start(), date.end()),
            false),
        false);
  }

  /** Place and date among the lines around the closing number. */
  Dated atClose(Letterhead.Numbered closing) {
    List<Line> lines = reading.lines;
    int at = 0;
    while (at < lines.size() && lines.get(at).end() < closing.end()) {
      at++;
    }
    List<Line> near =
        lines
            .subList(
                Math.max(head.lineCount, at - CLOSING_LINES),
                Math.min(lines.size(), at + CLOSING_LINES))
            .stream()
            .filter(line -> line.text().length() < 60 && line.fold().contains(", ngay"))
            .toList();
    return among(near, reading.clean.length());
  }

  /** The first with a place; a day alone on its line may be another's. */
  private Dated among(List<Line> lines, int end) {
    Dated placeless = null;
    for (Line line : lines) {
      Matcher day = DAY.matcher(line.fold());
      while (day.find()) {
        Dated dated = at(line, line.start() + day.start(), end);
        if (dated != null && dated.place() != null) {
          return dated;
        }
        placeless = placeless == null ? dated : placeless;
      }
    }
    return placeless == null ? Dated.NONE : placeless;
  }

  private @Nullable Dated at(Line line, int ngay, int end) {
    Facts.Value<String> place = place(line, ngay);
    int at = ngay + 4;
    while (at < end && Character.isWhitespace(reading.clean.charAt(at))) {
      at++;
    }
    Dates.Found date = Dates.at(reading.fold, at);
    if (date == null) {
      String behind = reading.fold.substring(ngay, Math.min(end, ngay + 60));
      boolean blank =
          behind.contains("thang") || (reading.optical() && YEAR.matcher(behind).find());
      return place != null && blank ? new Dated(place, null, true) : null;
    }
    if (place == null && !line.fold().startsWith("ngay")) {
      return null;
    }
    int start = place == null ? ngay : startOfPlace(line, ngay);
    boolean unsure = reading.optical() && reading.unsure(date.start(), date.end());
    Facts.Value<LocalDate> value =
        new Facts.Value<>(
            date.date(),
            reading.words(start, date.end()),
            reading.evidence(start, date.end()),
            unsure);
    return new Dated(place, value, false);
  }

  private int startOfPlace(Line line, int ngay) {
    int[] span = placeSpan(line, ngay);
    return span == null ? ngay : span[0];
  }

  private Facts.@Nullable Value<String> place(Line line, int ngay) {
    int[] span = placeSpan(line, ngay);
    return span == null ? null : Title.value(reading, span[0], span[1]);
  }

  /** The words of the same cell before {@code ngày}: Title Case, at most six. */
  private int @Nullable [] placeSpan(Line line, int ngay) {
    int end = trimBack(ngay);
    int start = line.start();
    if (end <= start) {
      int index = reading.lines.indexOf(line);
      if (index <= 0) {
        return null;
      }
      Line before = reading.lines.get(index - 1);
      if (!before.text().endsWith(",") || before.text().length() > 40) {
        return null;
      }
      start = before.start();
      end = trimBack(before.end());
    }
    int at = end;
    int from = end;
    int words = 0;
    start = openedAbove(line, start);
    while (at > start && words < 6) {
      int wordEnd = at;
      while (at > start && !Character.isWhitespace(reading.clean.charAt(at - 1))) {
        at--;
      }
      String word = reading.clean.substring(at, wordEnd);
      if (!named(word) && !numbered(word, at, start)) {
        break;
      }
      from = at;
      words++;
      while (at > start && Character.isWhitespace(reading.clean.charAt(at - 1))) {
        at--;
      }
    }
    String whole = reading.clean.substring(start, end).strip();
    if (words * 6 < whole.length() && whole.length() < 30 && PLACES.contains(Chars.fold(whole))) {
      return new int[] {start, end};
    }
    return words == 0 ? null : new int[] {from, end};
  }

  /**
   * Where the cell begins whose words run on from the line above ({@code Thành phố Hồ | Chí Minh,
   * ngày …}).
   */
  private int openedAbove(Line line, int start) {
    int index = reading.lines.indexOf(line);
    if (index <= 0 || line.apart() || start != line.start()) {
      return start;
    }
    Line above = reading.lines.get(index - 1);
    if (above.row() != line.row() - 1 || above.text().length() > 30 || above.capitals()) {
      return start;
    }
    for (String word : above.text().split(" ", -1)) {
      if (word.isEmpty() || !named(word)) {
        return start;
      }
    }
    return above.start();
  }

  /** {@code Quận 5}, {@code Phường 12}: districts and wards whose name is a number. */
  private boolean numbered(String word, int at, int start) {
    return word.length() <= 2
        && word.chars().allMatch(Character::isDigit)
        && NUMBERED.matcher(reading.fold).region(Math.max(start, at - 8), at).find();
  }

  private int trimBack(int from) {
    int end = from;
    while (end > 0
        && (Character.isWhitespace(reading.clean.charAt(end - 1))
            || ",;.".indexOf(reading.clean.charAt(end - 1)) >= 0)) {
      end--;
    }
    return end;
  }

  private static boolean named(String word) {
    if (word.equals("-")
        || word.equals("–")
        || word.equals("phố")
        || word.equals("thị")
        || word.equals("xã")) {
      return true;
    }
    return Character.isUpperCase(word.charAt(0))
        && word.chars().allMatch(c -> Character.isLetter(c) || c == '.' || c == '\'' || c == '-')
        && (word.length() < 2 || Character.isLowerCase(word.charAt(1)) || word.startsWith("TP"));
  }
}
