package vn.vanthu.search.recognise;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.vanthu.search.number.DocumentNumber;
import vn.vanthu.search.number.NumberScanner;

/**
 * The lines above the title: the number, and whether the document is the state's or the party's.
 * Its place and date are read by {@link DateLine}. Immutable.
 */
final class Letterhead {
  private static final int MAX_LINES = 70;
  private static final int LONG_LINE = 160;
  private static final int LINKS = 16;
  private static final Pattern LABEL =
      Pattern.compile(
          "^(?:bo luat|luat|phap lenh|nghi quyet|lenh)?\\s?s[o06]\\s?[:.;,]?\\s?|(?<=[\\t ])s[o0]\\s?:\\s?");

  /**
   * The number of the decision by which others act: {@code ĐOÀN KIỂM TRA THEO QUYẾT ĐỊNH / SỐ …}.
   */
  private static final Pattern OTHERS_NUMBER =
      Pattern.compile(
          "(?:theo|can cu)(?:\\s(?:quyet dinh|qd|ke hoach|cong van|de nghi)[a-z ]{0,40})?$");

  /** The word that opens the articles; a page that lost its title still has it. */
  private static final Pattern ENACTS =
      Pattern.compile("(?:quyet dinh|quyet nghi|nghi quyet|nghi dinh|chi thi|thong tu)\\s?:");

  /** The rest of a symbol, alone in its cell. */
  private static final Pattern CODE =
      Pattern.compile("\\p{Lu}[\\p{Lu}a-z0-9&.]{1,11}(?:-\\p{Lu}[\\p{L}0-9&.]{0,11})?");

  /** A code behind a blank: plain capitals, as marks of urgency are not. */
  private static final Pattern CUT_OFF =
      Pattern.compile("\\s+([-\u2013]?) ?([A-Z\u0110]{2,12}(?:-[A-Z\u0110&]{2,12})?)");

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
      boolean text = f.startsWith("can cu ") || line.text().length() > LONG_LINE;
      if (title == null && text && (state || communist || !flagBelow(n))) {
        break;
      }
      if (f.startsWith("kinh gui") || (title == null && ENACTS.matcher(f).matches())) {
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

  /** Whether the name of the state stands a few lines further on: a page put links before it. */
  private boolean flagBelow(int from) {
    int limit = Math.min(reading.lines.size(), from + LINKS);
    for (int i = from + 1; i < limit; i++) {
      Line line = reading.lines.get(i);
      if (line.capitals() && Chars.letters(line.fold()).contains("chunghiavietnam")) {
        return true;
      }
    }
    return false;
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
    List<Line> lines = lines();
    for (int i = 0; i < lines.size(); i++) {
      Line line = lines.get(i);
      Matcher label = LABEL.matcher(line.fold());
      if (i > 0 && OTHERS_NUMBER.matcher(lines.get(i - 1).fold()).find()) {
        continue;
      }
      while (label.find()) {
        int at = line.start() + label.end();
        while (at < reading.clean.length()
            && Character.isWhitespace(reading.clean.charAt(at))
            && at < line.end() + 3) {
          at++;
        }
        var found = at < reading.clean.length() ? scanner.at(reading.clean, at) : null;
        if (found != null) {
          return open(line, found.end())
              ? overCells(scanner, lines, i, found.start())
              : whole(scanner, line, new Numbered(found.number(), found.start(), found.end()));
        }
      }
    }
    for (Line line : lines) {
      var found = scanner.at(reading.clean, line.start());
      if (found != null && line.end() - found.end() <= 1) {
        return new Numbered(found.number(), found.start(), found.end());
      }
    }
    return null;
  }

  /** Whether the number's cell ends with a hyphen or stroke behind it: there is more of it. */
  private boolean open(Line line, int end) {
    String rest = end < line.end() ? reading.clean.substring(end, line.end()).strip() : "";
    return rest.equals("-") || rest.equals("/") || rest.equals("–");
  }

  /** {@code 31/TB VPCP}, {@code 512/VPCP - KTTH}: the number with the code that a blank cut off. */
  private Numbered whole(NumberScanner scanner, Line line, Numbered head) {
    String rest = head.end() < line.end() ? reading.clean.substring(head.end(), line.end()) : "";
    Matcher cut = CUT_OFF.matcher(rest);
    boolean hyphen = cut.matches() && !cut.group(1).isEmpty();
    if (!cut.matches() || (!hyphen && head.number().orgCode() != null)) {
      return head;
    }
    String printed = reading.clean.substring(head.start(), head.end()) + "-" + cut.group(2);
    var found = scanner.at(printed, 0);
    return found == null || found.end() < printed.length()
        ? head
        : new Numbered(found.number(), head.start(), line.end());
  }

  /** The number that goes on in the cell below; null, so that it is unsure, when none does. */
  private @Nullable Numbered overCells(
      NumberScanner scanner, List<Line> lines, int index, int start) {
    Line line = lines.get(index);
    for (int k = index + 1; k < lines.size() && lines.get(k).row() <= line.row() + 2; k++) {
      Line below = lines.get(k);
      boolean first = below.row() > line.row() && lines.get(k - 1).row() < below.row();
      if (!first) {
        continue;
      }
      if (!CODE.matcher(below.text()).matches()) {
        return null;
      }
      String whole = reading.clean.substring(start, line.end()) + below.text();
      var found = scanner.at(whole, 0);
      return found == null || found.end() < whole.length()
          ? null
          : new Numbered(found.number(), start, line.end());
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
}
