package vn.vanthu.search.recognise;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.vanthu.search.extract.ExtractedText;
import vn.vanthu.search.extract.Origin;
import vn.vanthu.search.extract.Zone;

/**
 * A text as the rules read it: marks of markup taken out, lines and paragraphs found, with the way
 * back to the extracted text for every character. Immutable.
 *
 * <p>{@code clean} and {@code fold} have the same length; {@code fold} is lower case without
 * accents, so that a rule matched on it tells its place in {@code clean} too.
 */
final class Reading {
  private static final Pattern ITEM =
      Pattern.compile("(?:(\\d{1,2})[.)]\\s|\\p{Ll}\\)\\s|[IVX]{1,5}\\.\\s)(?=\\p{Lu})");

  /** Words that a number follows. */
  private static final Pattern COUNTS =
      Pattern.compile(
          "(?:[,(/-]|\\b(?:dieu|khoan|diem|ngay|thang|nam|so|quy|muc|phan|chuong|bang|va|den|tu))\\s?$");

  /** Opening words and how they go on; an empty rest is any word with a capital. */
  private static final Map<String, String> OPENINGS =
      Map.of(
          "uy", "ban ",
          "kinh", "gui",
          "noi", "nhan",
          "can", "cu ",
          "can cu", "",
          "hoi", "dong nhan dan");

  private static final int LONGEST_OPENING = 6;

  /** So many capitals at least, and so many characters at most, stand before a glued line. */
  private static final int MIN_GLUED = 6;

  private static final int LONGEST_GLUED = 120;

  /** With what a syllable begins, other than by a consonant and a vowel. */
  private static final Set<String> SYLLABLES =
      Set.of("ng", "nh", "th", "tr", "ph", "ch", "kh", "gh");

  final String clean;
  final String fold;
  final List<Line> lines;
  final List<Span> paragraphs;
  private final int[] origin;
  private final ExtractedText source;

  /** A stretch of the clean text. */
  record Span(int start, int end) {}

  private Reading(ExtractedText source) {
    this.source = source;
    String text = source.text();
    int length = text.length();
    char[] chars = new char[length];
    int[] from = new int[length + 1];
    int n = 0;
    boolean lineStart = true;
    boolean halfCapitals = false;
    PageNumbers pages = new PageNumbers(text);
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (i == pages.start()) {
        i = pages.skip();
        continue;
      }
      if (c == '*' || c == '\r' || c == '\u200b' || c == '\ufeff' || c == '\u00ad' || c == '\f') {
        if (c == '\f') {
          c = '\n';
        } else {
          continue;
        }
      }
      if (lineStart && (c == '#' || c == '>')) {
        continue;
      }
      if (c == '\\' && i + 1 < length && "-.*_#>()[]".indexOf(text.charAt(i + 1)) >= 0) {
        continue;
      }
      if (c == '\u00a0' || c == '\u2007' || c == '\u202f') {
        c = ' ';
      } else if (c == '|') {
        c = '\t';
      } else {
        c = letter(c);
      }
      if (c > '\u007f' && n > 0 && i + 1 < length && capital(chars[n - 1])) {
        halfCapitals |= capital(text.charAt(i + 1)) && Character.isLowerCase(c);
      }
      boolean blank = c == ' ' || c == '\t';
      if (lineStart && blank) {
        continue;
      }
      while (c == '\n' && n > 0 && (chars[n - 1] == ' ' || chars[n - 1] == '\t')) {
        n--;
      }
      from[n] = i;
      chars[n++] = c;
      lineStart = c == '\n';
    }
    if (halfCapitals) {
      wholeCapitals(chars, n);
    }
    joinOpenings(chars, n);
    from[n] = length;
    this.clean = new String(chars, 0, n);
    this.origin = from;
    this.fold = Chars.fold(clean);
    this.lines = findLines();
    this.paragraphs = findParagraphs();
  }

  private static boolean capital(char c) {
    return c >= 'A' && c <= 'Z';
  }

  /**
   * {@code SắC LệNH} is SẮC LỆNH: copies out of old fonts lost the case of accented letters. Words
   * with two plain capitals and no plain small letter are meant.
   */
  private static void wholeCapitals(char[] chars, int length) {
    int start = 0;
    for (int i = 0; i <= length; i++) {
      if (i < length && Character.isLetter(chars[i])) {
        continue;
      }
      int plain = 0;
      boolean small = false;
      for (int k = start; k < i; k++) {
        plain += capital(chars[k]) ? 1 : 0;
        small |= chars[k] >= 'a' && chars[k] <= 'z';
      }
      for (int k = start; plain > 1 && !small && k < i; k++) {
        chars[k] = Character.toUpperCase(chars[k]);
      }
      start = i + 1;
    }
  }

  /**
   * {@code ỦY / BAN NHÂN DÂN}, {@code Kính / gửi:}, {@code Căn cứ / Luật}: pages of legal data
   * banks break a line behind the first word of a phrase by which it is known.
   */
  private static void joinOpenings(char[] chars, int length) {
    int line = 0;
    for (int i = 0; i + 1 < length; i++) {
      if (chars[i] != '\n') {
        continue;
      }
      if (i - line >= 2 && i - line <= LONGEST_OPENING) {
        String next = OPENINGS.get(Chars.fold(new String(chars, line, i - line)));
        if (next != null
            && Chars.fold(new String(chars, i + 1, Math.min(next.length(), length - i - 1)))
                .equals(next)
            && (!next.isEmpty() || Character.isUpperCase(chars[i + 1]))) {
          chars[i] = ' ';
        }
      }
      line = i + 1;
    }
  }

  /** The Vietnamese letter that another alphabet's was typed for. */
  private static char letter(char c) {
    return switch (c) {
      case '\u00d0', '\u0189' -> 'Đ';
      case '\u00f0' -> 'đ';
      default -> c;
    };
  }

  static Reading of(ExtractedText source) {
    return new Reading(source);
  }

  /** The words between two offsets of the clean text, as they stand in the extracted text. */
  Evidence evidence(int start, int end) {
    int from = start;
    int to = end;
    while (from < to && Character.isWhitespace(clean.charAt(from))) {
      from++;
    }
    while (to > from && Character.isWhitespace(clean.charAt(to - 1))) {
      to--;
    }
    int first = origin[from];
    int last = to > from ? origin[to - 1] + 1 : first;
    return new Evidence(
        source.text().substring(first, last),
        first,
        last,
        source.places(first, last),
        source.unsure(first, last));
  }

  /** Offset in the clean text of words that were taken from it. */
  int before(Evidence evidence) {
    int at = java.util.Arrays.binarySearch(origin, 0, clean.length(), evidence.start());
    return at < 0 ? -at - 1 : at;
  }

  /** Offset in the clean text behind words that were taken from it. */
  int behind(Evidence evidence) {
    int at = java.util.Arrays.binarySearch(origin, 0, clean.length(), evidence.end());
    return at < 0 ? -at - 1 : at;
  }

  /** Whether the text was read from a picture, so that a letter may stand for another. */
  boolean optical() {
    return source.origin() == Origin.OCR || source.origin() == Origin.MIXED;
  }

  /** These lines and those in the frames of stamps, which stand behind their page's text. */
  List<Line> withStamps(List<Line> letterhead) {
    var all = new ArrayList<Line>(letterhead);
    int known = letterhead.isEmpty() ? 0 : letterhead.getLast().end();
    for (Zone zone : source.zones()) {
      if (zone.kind() == Zone.Kind.STAMP) {
        lines.stream()
            .filter(line ->
                line.start() >= known
                    && origin[line.start()] >= zone.start()
                    && origin[line.start()] < zone.end())
            .forEach(all::add);
      }
    }
    return all;
  }

  /** The lowest confidence of the words between two offsets, in percent. */
  int confidence(int start, int end) {
    return source.confidence(origin[start], origin[Math.max(start, end - 1)] + 1);
  }

  /** Whether the words were read optically without certainty. */
  boolean unsure(int start, int end) {
    return source.unsure(origin[start], origin[Math.max(start, end - 1)] + 1);
  }

  /** The clean words between two offsets on one line, blanks joined. */
  String words(int start, int end) {
    StringBuilder out = new StringBuilder(end - start);
    boolean blank = false;
    for (int i = start; i < end; i++) {
      char c = clean.charAt(i);
      if (Character.isWhitespace(c)) {
        blank = !out.isEmpty();
      } else {
        if (blank) {
          out.append(' ');
          blank = false;
        }
        out.append(c);
      }
    }
    return out.toString();
  }

  private List<Line> findLines() {
    List<Line> found = new ArrayList<>();
    int row = 0;
    boolean apart = true;
    int at = 0;
    while (at <= clean.length()) {
      int stop = clean.indexOf('\n', at);
      if (stop < 0) {
        stop = clean.length();
      }
      boolean any = false;
      int i = at;
      while (i < stop) {
        while (i < stop && Character.isWhitespace(clean.charAt(i))) {
          i++;
        }
        int begin = i;
        int last = i;
        int blanks = 0;
        while (i < stop) {
          char c = clean.charAt(i);
          if (c == '\t') {
            break;
          }
          if (c == ' ') {
            if (++blanks >= 3) {
              break;
            }
          } else {
            blanks = 0;
            last = i + 1;
          }
          i++;
        }
        if (last > begin) {
          int glued = glued(begin, last);
          if (glued > 0) {
            found.add(line(begin, glued, row++, apart || any));
            begin = glued;
          }
          found.add(line(begin, last, row, glued < 0 && (apart || any)));
          any = true;
        }
      }
      apart = !any;
      row++;
      at = stop + 1;
    }
    return List.copyOf(found);
  }

  private Line line(int start, int end, int row, boolean apart) {
    return new Line(
        clean.substring(start, end), fold.substring(start, end), start, end, row, apart);
  }

  /**
   * Where a second line begins that a copy glued to one in capitals: {@code GIÁM ĐỐCNguyễn Văn An},
   * {@code QUYẾT ĐỊNHVề việc …}; -1 when none does. In words read optically letters are mistaken.
   */
  private int glued(int start, int end) {
    int limit = optical() ? start : Math.min(end - 1, start + LONGEST_GLUED);
    int letters = 0;
    for (int i = start; i < limit; i++) {
      char c = clean.charAt(i);
      if (Character.isLowerCase(c)) {
        boolean word =
            letters > MIN_GLUED
                && Character.isUpperCase(clean.charAt(i - 1))
                && Character.isUpperCase(clean.charAt(i - 2))
                && ("aeiouy".indexOf(fold.charAt(i)) >= 0
                    || SYLLABLES.contains(fold.substring(i - 1, i + 1)));
        return word && clean.charAt(i + 1) != '/' ? i - 1 : -1;
      }
      if (Character.isDigit(c) || c == '/') {
        return -1;
      }
      letters += Character.isUpperCase(c) ? 1 : 0;
    }
    return -1;
  }

  private List<Span> findParagraphs() {
    List<Span> found = new ArrayList<>();
    int start = -1;
    int end = -1;
    int row = -1;
    for (Line line : lines) {
      boolean gap = line.apart() && line.row() != row && !(row >= 0 && goesOn(end, line));
      boolean fresh =
          start < 0
              || gap
              || opens(line)
              || closed(end, line)
              || (row != line.row() && item(end, line));
      if (fresh) {
        if (start >= 0) {
          found.add(new Span(start, end));
        }
        start = line.start();
      }
      end = line.end();
      row = line.row();
    }
    if (start >= 0) {
      found.add(new Span(start, end));
    }
    return List.copyOf(found);
  }

  /**
   * Whether a line goes on with the sentence above the empty line before it: some copies have one
   * after each printed line.
   */
  private boolean goesOn(int end, Line next) {
    char first = next.text().charAt(0);
    if (Character.isLowerCase(first)) {
      char last = clean.charAt(end - 1);
      boolean item = next.text().length() > 1 && ").".indexOf(next.text().charAt(1)) >= 0;
      return !item && (Character.isLetterOrDigit(last) || last == ',');
    }
    if (!Character.isDigit(first)) {
      return false;
    }
    String above = fold.substring(Math.max(0, end - 8), end);
    return above.endsWith(" ngay") || above.endsWith(" thang") || above.endsWith(" nam");
  }

  private static boolean opens(Line line) {
    String f = line.fold();
    char first = f.charAt(0);
    return f.startsWith("can cu ")
        || f.startsWith("theo de nghi")
        || f.startsWith("xet de nghi")
        || f.startsWith("xet to trinh")
        || (f.startsWith("dieu ") && f.length() > 5 && Character.isDigit(f.charAt(5)))
        || f.startsWith("noi nhan")
        || f.startsWith("kinh gui")
        || ((first == '-' || first == '+' || first == '\u2022') && f.length() > 2);
  }

  /**
   * {@code a) Chủ trì …}, {@code 1. Sở …} on a line of its own, whatever the line above ends with.
   */
  private boolean item(int end, Line next) {
    int stop = next.text().indexOf(' ');
    boolean marked = stop > 1 && stop < 7 && ".)".indexOf(next.text().charAt(stop - 1)) >= 0;
    Matcher mark = ITEM.matcher(next.text());
    if (!marked || !mark.lookingAt()) {
      return false;
    }
    String above = fold.substring(Math.max(0, end - 8), end);
    return mark.start(1) < 0 || !COUNTS.matcher(above).find();
  }

  private boolean closed(int end, Line next) {
    if (end <= 0) {
      return true;
    }
    char last = clean.charAt(end - 1);
    char first = next.text().charAt(0);
    return (last == '.' || last == ';' || last == ':')
        && (Character.isUpperCase(first)
            || Character.isDigit(first)
            || (next.fold().length() > 1 && next.fold().charAt(1) == ')'));
  }
}
