package vn.vanthu.search.recognise;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.vanthu.search.number.DocumentNumber;
import vn.vanthu.search.number.NumberScanner;
import vn.vanthu.search.reference.Reference;

/**
 * The lines above the title: number, place and date, and whether the document is the state's or the
 * party's. Immutable.
 */
final class Letterhead {
  private static final int MAX_LINES = 70;
  private static final int LONG_LINE = 160;
  private static final int CLOSING_LINES = 8;
  private static final Pattern LABEL =
      Pattern.compile(
          "^(?:bo luat|luat|phap lenh|nghi quyet|lenh)?\\s?s[o06]\\s?[:.;,]?\\s?|(?<=[\\t ])s[o0]\\s?:\\s?");

  /** What is left of a date whose day and month were misread. */
  private static final Pattern YEAR = Pattern.compile("\\bnam\\s(?:19|20)\\d{2}(?!\\d)");

  private static final Pattern DAY = Pattern.compile("ngay(?=[\\s\\d.…_/]|$)");

  private static final Set<String> PLACES =
      Reference.standard().provinces().stream()
          .flatMap(p -> Stream.of(p.before(), p.now(), p.seat()))
          .map(Chars::fold)
          .collect(Collectors.toUnmodifiableSet());

  final Reading reading;

  /** Index behind the last line of the letterhead. */
  final int lineCount;

  final boolean republic;
  final boolean party;

  Letterhead(Reading reading, Title.@Nullable Found title) {
    this.reading = reading;
    int limit = Math.min(reading.lines.size(), title == null ? MAX_LINES : title.line());
    int n = 0;
    boolean state = false;
    boolean communist = false;
    while (n < limit) {
      Line line = reading.lines.get(n);
      String f = line.fold();
      if (title == null && (f.startsWith("can cu ") || line.text().length() > LONG_LINE)) {
        break;
      }
      if (f.startsWith("kinh gui")) {
        break;
      }
      String letters = Chars.letters(f);
      state |=
          letters.contains("conghoaxahoi")
              || letters.contains("doclaptudo")
              || letters.contains("dansuchucong");
      communist |=
          letters.contains("dangcongsanviet")
              || (letters.contains("dangcongsan") && line.capitals());
      n++;
    }
    this.lineCount = n;
    this.republic = state;
    this.party = communist && !state;
  }

  List<Line> lines() {
    return reading.lines.subList(0, lineCount);
  }

  /** Offset behind the letterhead. */
  int end() {
    return lineCount == 0 ? 0 : reading.lines.get(lineCount - 1).end();
  }

  /** A number and where it stands in the clean text. */
  record Numbered(DocumentNumber number, int start, int end) {}

  /** The number behind the label Số; without a label a line that is nothing but a number. */
  @Nullable Numbered number(NumberScanner scanner) {
    for (Line line : lines()) {
      Matcher label = LABEL.matcher(line.fold());
      while (label.find()) {
        int at = line.start() + label.end();
        while (at < reading.clean.length()
            && Character.isWhitespace(reading.clean.charAt(at))
            && at < line.end() + 3) {
          at++;
        }
        var found = at < reading.clean.length() ? scanner.at(reading.clean, at) : null;
        if (found != null) {
          return new Numbered(found.number(), found.start(), found.end());
        }
      }
    }
    for (Line line : lines()) {
      var found = scanner.at(reading.clean, line.start());
      if (found != null && line.end() - found.end() <= 1) {
        return new Numbered(found.number(), found.start(), found.end());
      }
    }
    return null;
  }

  /** The words behind the label Số when they are no number: blank, or written by hand. */
  Facts.@Nullable Value<String> unreadNumber() {
    List<Line> lines = lines();
    for (int i = 0; i < lines.size(); i++) {
      Line line = lines.get(i);
      Matcher label = LABEL.matcher(line.fold());
      if (!label.find() || label.start() != 0 || line.text().length() > 60) {
        continue;
      }
      boolean apart =
          label.end() >= line.fold().length()
              && i + 1 < lines.size()
              && lines.get(i + 1).row() == line.row();
      Line last = apart ? lines.get(i + 1) : line;
      if (last.text().indexOf('/') >= 0 && last.text().length() < 60) {
        String raw = reading.words(line.start(), last.end());
        return new Facts.Value<>(raw, raw, reading.evidence(line.start(), last.end()), true);
      }
    }
    return null;
  }

  /** Place and date of issue; either may be null. */
  record Dated(
      Facts.@Nullable Value<String> place, Facts.@Nullable Value<LocalDate> date, boolean blank) {
    static final Dated NONE = new Dated(null, null, false);
  }

  Dated dated() {
    return dated(lines(), end());
  }

  /**
   * The number of a consolidated text (văn bản hợp nhất) of the gazette: it stands at the close,
   * beside the words of certification (Pháp lệnh 01/2012/UBTVQH13).
   */
  @Nullable Numbered closingNumber(NumberScanner scanner) {
    if (!reading.fold.contains("/vbhn-")) {
      return null;
    }
    List<Line> lines = reading.lines;
    for (int i = lines.size() - 1; i >= lineCount; i--) {
      Line line = lines.get(i);
      Matcher label = LABEL.matcher(line.fold());
      if (line.text().length() < 60 && label.lookingAt()) {
        var found = scanner.at(reading.clean, line.start() + label.end());
        if (found != null && "VBHN".equals(found.number().typeCode())) {
          return new Numbered(found.number(), found.start(), found.end());
        }
      }
    }
    return null;
  }

  /** Place and date among the lines around the closing number. */
  Dated closingDate(Numbered closing) {
    List<Line> lines = reading.lines;
    int at = 0;
    while (at < lines.size() && lines.get(at).end() < closing.end()) {
      at++;
    }
    List<Line> near =
        lines
            .subList(
                Math.max(lineCount, at - CLOSING_LINES), Math.min(lines.size(), at + CLOSING_LINES))
            .stream()
            .filter(line -> line.text().length() < 60 && line.fold().contains(", ngay"))
            .toList();
    return dated(near, reading.clean.length());
  }

  private Dated dated(List<Line> among, int end) {
    for (Line line : among) {
      Matcher day = DAY.matcher(line.fold());
      while (day.find()) {
        Dated dated = at(line, line.start() + day.start(), end);
        if (dated != null) {
          return dated;
        }
      }
    }
    return Dated.NONE;
  }

  /** The date of a gazette copy's title block, where the letterhead has none. */
  Dated dated(Dated above, Title.Block block) {
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
      if (!named(word)) {
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
