package vn.vanthu.search.recognise;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.vanthu.search.number.DocumentNumber;
import vn.vanthu.search.number.NumberScanner;
import vn.vanthu.search.reference.DocumentType;
import vn.vanthu.search.reference.Reference;

/**
 * Finds the line that says what kind of document this is, and the subject under it. Immutable,
 * thread-safe.
 *
 * <p>{@code QUYẾT ĐỊNH} alone on a line is a title; {@code QUYẾT ĐỊNH:} with a colon is the
 * enacting word.
 */
final class Title {
  private static final int SEARCHED_LINES = 160;
  private static final int SUBJECT_LINES = 24;

  /** A subject of one line in capitals may name every document that it amends. */
  private static final int LONGEST_CAPITALS = 1_600;

  private static final Pattern MINUTES =
      Pattern.compile(
          "(?:kiem tra|thanh tra|lam viec|hop|cuoc hop|hoi nghi|vi pham hanh chinh|ban giao|nghiem thu|kiem phieu|bau cu|xac minh|giao nhan|doi chieu|kiem ke|thao luan|giam sat|tham dinh|tam giu|niem phong|hien truong)");

  /** A year or span of years alone on its line, and the words before it. */
  private static final Pattern YEARS = Pattern.compile("\\d{4}(?:\\s?-\\s?\\d{4})?");

  private static final Pattern OPEN_YEARS = Pattern.compile("(?:\\d{4}\\s?-|\\bnam|giai doan)$");

  private final Map<String, DocumentType> types = new HashMap<>();

  /**
   * Where a title stands: line index, the kind, and the rest of the line when the subject follows
   * on it.
   */
  record Found(int line, DocumentType type, @Nullable String rest) {}

  Title(Reference reference) {
    for (DocumentType type : reference.types()) {
      types.putIfAbsent(Chars.letters(type.name()), type);
    }
  }

  /** The kind of document that this line names by itself, or null. */
  @Nullable DocumentType kind(Line line) {
    if (line.text().endsWith(":") || !line.capitals() || line.text().length() > 60) {
      return null;
    }
    return types.get(Chars.letters(line.text()));
  }

  @Nullable Found find(Reading reading) {
    int limit = Math.min(reading.lines.size(), SEARCHED_LINES);
    DocumentType consolidated = null;
    int first = -1;
    for (int i = 0; i < limit; i++) {
      Line line = reading.lines.get(i);
      if (line.fold().startsWith("kinh gui")) {
        break;
      }
      DocumentType type = kind(line);
      if (type != null && type.code().equals("VBHN")) {
        consolidated = type;
        first = i;
      } else if (type != null) {
        return new Found(i, consolidated == null ? type : consolidated, null);
      } else if (line.fold().startsWith("van ban hop nhat -")) {
        consolidated = types.get("vanbanhopnhat");
      }
    }
    for (int i = 0; i < limit; i++) {
      if (first >= 0 && consolidated != null) {
        return new Found(first, consolidated, null);
      }
      Line line = reading.lines.get(i);
      if (line.fold().startsWith("kinh gui") || line.fold().startsWith("can cu ")) {
        break;
      }
      DocumentType misread = reading.optical() ? misread(line) : null;
      if (misread != null) {
        return new Found(i, misread, null);
      }
      boolean under =
          i > 0 && Chars.letters(reading.lines.get(i - 1).fold()).contains("doclaptudo");
      Found led = i > 2 || under ? led(line, i) : null;
      if (led != null) {
        return led;
      }
    }
    return null;
  }

  /** A title read optically with one letter too many, too few or wrong. */
  private @Nullable DocumentType misread(Line line) {
    String letters = Chars.letters(line.text());
    if (line.text().endsWith(":")
        || !line.capitals()
        || letters.length() < 7
        || letters.length() > 20) {
      return null;
    }
    for (Map.Entry<String, DocumentType> entry : types.entrySet()) {
      if (entry.getKey().length() >= 7 && SymbolMending.near(letters, entry.getKey(), 1)) {
        return entry.getValue();
      }
    }
    return null;
  }

  /**
   * A line of capitals that begins with a kind and goes on with the subject: {@code LUẬT ĐẤT ĐAI}.
   */
  private @Nullable Found led(Line line, int index) {
    if (!line.capitals() || line.text().endsWith(":")) {
      return null;
    }
    String[] words = line.text().split(" ", 6);
    StringBuilder head = new StringBuilder();
    Found best = null;
    for (int n = 0; n < words.length - 1 && n < 4; n++) {
      head.append(Chars.letters(words[n]));
      DocumentType type = types.get(head.toString());
      if (type != null) {
        int cut = 0;
        for (int k = 0; k <= n; k++) {
          cut += words[k].length() + 1;
        }
        best = new Found(index, type, line.text().substring(cut).strip());
      }
    }
    return best;
  }

  /**
   * Gazette copies print it all under the title: {@code CỦA CHÍNH PHỦ SỐ 1/2010/NĐ-CP NGÀY 4 THÁNG
   * 1 NĂM 2010 VỀ …}.
   *
   * @param issuerStart offset of the issuer's name, {@code issuerEnd} behind it
   * @param subjectStart offset where the subject goes on
   */
  record Block(
      int issuerStart,
      int issuerEnd,
      NumberScanner.Found number,
      Dates.@Nullable Found date,
      int subjectStart) {}

  private static final Pattern BLOCK =
      Pattern.compile(
          "\\s*cua\\s+((?:(?!\\sso\\s|\\sve\\s|\\n\\n).){3,140}?)\\s+so\\s?:?\\s?(?=\\d)",
          Pattern.DOTALL);
  private static final Pattern BARE =
      Pattern.compile(
          "(\\d{1,4}(?:-[a-z]{1,2}|[a-z]{1,3}(?:/[a-z]{1,3})?)?)\\s{1,3}ngay\\s{1,3}\\d");
  private static final Pattern BLOCK_DATE = Pattern.compile("[\\s,]{0,3}ngay\\s{1,3}");

  @Nullable Block block(Reading reading, Found title, NumberScanner scanner) {
    int from = reading.lines.get(title.line()).end();
    int limit = Math.min(reading.fold.length(), from + 260);
    Matcher m = BLOCK.matcher(reading.fold).region(from, limit);
    if (!m.lookingAt() || !Character.isUpperCase(reading.clean.charAt(m.start(1)))) {
      return null;
    }
    NumberScanner.Found number = scanner.at(reading.clean, m.end());
    if (number == null) {
      number = bare(reading, m.end(), limit);
    }
    if (number == null) {
      return null;
    }
    Matcher day =
        BLOCK_DATE
            .matcher(reading.fold)
            .region(number.end(), Math.min(reading.fold.length(), number.end() + 20));
    Dates.Found date = day.lookingAt() ? Dates.at(reading.fold, day.end()) : null;
    return new Block(m.start(1), m.end(1), number, date, date == null ? number.end() : date.end());
  }

  /**
   * A number without symbol, or with a letter or two behind it, as decrees of the first years have,
   * is one where a day follows.
   */
  private static NumberScanner.@Nullable Found bare(Reading reading, int start, int limit) {
    Matcher m = BARE.matcher(reading.fold).region(start, limit);
    return m.lookingAt()
        ? new NumberScanner.Found(
            start, m.end(1), DocumentNumber.bare(reading.clean.substring(start, m.end(1))))
        : null;
  }

  /** The subject from an offset in the title block on. */
  Facts.@Nullable Value<String> subject(Reading reading, Found title, Block block) {
    List<Line> taken = new ArrayList<>();
    List<Line> lines = reading.lines;
    int start = block.subjectStart();
    for (int i = title.line() + 1; i < lines.size() && taken.size() < SUBJECT_LINES; i++) {
      Line line = lines.get(i);
      if (line.end() <= start) {
        continue;
      }
      if (line.start() >= start && stops(lines, i, taken)) {
        break;
      }
      taken.add(line);
    }
    return taken.isEmpty() ? null : value(reading, start, taken.getLast().end());
  }

  /** The subject under a title; null when there is none. */
  Facts.@Nullable Value<String> subject(Reading reading, Found title) {
    List<Line> lines = reading.lines;
    List<Line> taken = new ArrayList<>();
    int i = title.line() + 1;
    while (i < lines.size()
        && (TitleLines.isRule(lines.get(i)) || TitleLines.issuerLine(lines.get(i)))) {
      i++;
    }
    int first = i;
    while (i < lines.size() && taken.size() < SUBJECT_LINES) {
      Line line = lines.get(i);
      if (TitleLines.stamped(line) || (reading.optical() && TitleLines.junk(line))) {
        i++;
        continue;
      }
      if (stops(lines, i, taken)) {
        break;
      }
      taken.add(line);
      i++;
      if (i - first == 1 && line.text().length() > 400) {
        break;
      }
    }
    if (title.rest() != null && !ofMinutes(title)) {
      Line head = lines.get(title.line());
      int start = head.end() - title.rest().length();
      int end = taken.isEmpty() ? head.end() : taken.getLast().end();
      return value(reading, start, end);
    }
    if (taken.isEmpty()) {
      return null;
    }
    String raw =
        String.join(
            " ", taken.stream().map(line -> reading.words(line.start(), line.end())).toList());
    return new Facts.Value<>(
        raw, raw, reading.evidence(taken.getFirst().start(), taken.getLast().end()), false);
  }

  /** {@code BIÊN BẢN KIỂM TRA}: what kind of minutes they are, not yet about what. */
  static boolean ofMinutes(Found title) {
    return title.rest() != null
        && title.type().name().equals("Biên bản")
        && MINUTES.matcher(Chars.fold(title.rest())).matches();
  }

  static Facts.Value<String> value(Reading reading, int start, int end) {
    String raw = reading.words(start, end);
    return new Facts.Value<>(raw, raw, reading.evidence(start, end), false);
  }

  private boolean stops(List<Line> lines, int i, List<Line> taken) {
    Line line = lines.get(i);
    String f = line.fold();
    if (TitleLines.isRule(line)
        || (TitleLines.opensBody(f) && !article(line, taken))
        || kind(line) != null
        || (line.text().endsWith(":") && taken.isEmpty() && !f.startsWith("ve viec "))
        || TitleLines.authority(lines, i, taken)) {
      return true;
    }
    if (taken.isEmpty()) {
      return line.text().length() > (line.capitals() ? LONGEST_CAPITALS : 700);
    }
    Line before = taken.getLast();
    boolean lower = Character.isLowerCase(line.text().charAt(0));
    boolean wasCapitals = taken.getFirst().capitals();
    if (!line.apart()
        && YEARS.matcher(line.fold()).matches()
        && OPEN_YEARS.matcher(before.fold()).find()) {
      return false; // NĂM 2019 - / 2020
    }
    if (wasCapitals && !line.capitals()) {
      return !(lower && !line.apart()) || line.text().length() > 200;
    }
    if (line.apart()) {
      return !(wasCapitals || lower);
    }
    if (!wasCapitals && before.text().endsWith(".")) {
      return true;
    }
    if (!wasCapitals
        && !lower
        && TitleLines.sentence(line)
        && !TitleLines.connects(before)
        && !TitleLines.beforeBasis(lines, i)) {
      return true;
    }
    return !wasCapitals && !lower && (line.text().length() > 150 || before.text().length() > 120);
  }

  /** {@code … quy định tại / Điều 1 Nghị định …}: the subject goes on with an article's number. */
  private static boolean article(Line line, List<Line> taken) {
    return line.fold().startsWith("dieu ")
        && !line.apart()
        && !taken.isEmpty()
        && TitleLines.connects(taken.getLast());
  }
}
