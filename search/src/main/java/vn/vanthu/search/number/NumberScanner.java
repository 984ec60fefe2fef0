package vn.vanthu.search.number;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.vanthu.search.reference.Reference;
import vn.vanthu.search.reference.Spelling;

/**
 * Finds document numbers in running text, in one pass. Immutable, thread-safe.
 *
 * <p>Blanks around {@code /} and {@code -} are joined inside a candidate only; dates, ratios,
 * periods, technical standards (QCVN, TCVN) and codes of forms (Mẫu số) are no numbers.
 */
public final class NumberScanner {
  private static final int MAX_DIGITS = 6;
  private static final int MAX_SEGMENT = 20;
  private static final int MAX_SEGMENTS = 12;

  /** Instead of an end: the rest of the number is not here. */
  private static final int CUT = -1;

  private static final int MAX_BLANKS = 3;

  private final NumberGrammar grammar;

  /** A number and where it stands: {@code start} inclusive, {@code end} exclusive. */
  public record Found(int start, int end, DocumentNumber number) {}

  public NumberScanner(Reference reference) {
    this.grammar = new NumberGrammar(reference);
  }

  /** A scanner over the tables of this jar. */
  public static NumberScanner standard() {
    return Holder.STANDARD;
  }

  /** Every number of the text (NFC expected), in order, not overlapping. */
  public List<Found> all(String text) {
    return all(text, Integer.MAX_VALUE);
  }

  /** The first numbers of the text, at most {@code limit}. */
  public List<Found> all(String text, int limit) {
    List<Found> found = new ArrayList<>();
    int i = 0;
    while (i < text.length() && found.size() < limit) {
      char c = text.charAt(i);
      if (c < '0' || c > '9') {
        i++;
        continue;
      }
      Found at = at(text, i);
      if (at != null) {
        found.add(at);
        i = at.end();
      } else {
        while (i < text.length() && Character.isLetterOrDigit(text.charAt(i))) {
          i++;
        }
      }
    }
    return List.copyOf(found);
  }

  /** The first number of the text. */
  public Optional<DocumentNumber> first(String text) {
    String nfc = Normalizer.normalize(text, Normalizer.Form.NFC).replace("*", "");
    for (int i = 0; i < nfc.length(); i++) {
      char c = nfc.charAt(i);
      if (c >= '0' && c <= '9') {
        Found at = at(nfc, i);
        if (at != null) {
          return Optional.of(at.number());
        }
        while (i + 1 < nfc.length() && Character.isLetterOrDigit(nfc.charAt(i + 1))) {
          i++;
        }
      }
    }
    return Optional.empty();
  }

  /** The number that begins exactly here, or null. */
  public @Nullable Found at(String text, int start) {
    if (!opens(text, start)) {
      return null;
    }
    int i = start;
    while (i < text.length() && isDigit(text.charAt(i)) && i - start <= MAX_DIGITS) {
      i++;
    }
    int digitsEnd = i;
    if (digitsEnd == start || digitsEnd - start > MAX_DIGITS) {
      return null;
    }
    while (i < text.length() && i - digitsEnd < 3 && Character.isLetter(text.charAt(i))) {
      i++;
    }
    String suffix = text.substring(digitsEnd, i);
    if (!suffix.isEmpty() && !suffixAllowed(suffix)) {
      return null;
    }
    int separator = skipBlanks(text, i);
    if (separator >= text.length() || !isSeparator(text.charAt(separator))) {
      return null;
    }
    boolean blankBefore = separator > i;
    char mark = separatorAt(text, separator);
    i = skipBlanks(text, separator + 1);
    boolean wide = blankBefore && i > separator + 1;
    String year = null;
    if (yearAt(text, i)) {
      int after = skipBlanks(text, i + 4);
      if (after < text.length() && isSeparator(text.charAt(after))) {
        int next = skipBlanks(text, after + 1);
        if (next < text.length() && Character.isLetter(letterAt(text, next))) {
          year = text.substring(i, i + 4);
          i = next;
        }
      }
    }
    List<String> segments = new ArrayList<>();
    StringBuilder joints = new StringBuilder();
    boolean small = i < text.length() && Character.isLowerCase(letterAt(text, i));
    int end = small ? small(text, i, segments, joints) : segments(text, i, segments, joints);
    if (end == CUT || segments.isEmpty()) {
      return null;
    }
    boolean loose = mark == '-' && wide;
    if (loose
        && !(joints.length() > 0
            && joints.charAt(0) == '/'
            && grammar.isType(segments.getFirst()))) {
      return null;
    }
    String raw = text.substring(start, end);
    DocumentNumber number =
        grammar.build(
            raw, text.substring(start, digitsEnd), suffix, year, mark, segments, joints.toString());
    if (number == null && mark == '/' && year == null && segments.size() == 1 && dated(text, end)) {
      number = grammar.letter(raw, text.substring(start, digitsEnd), suffix, segments.getFirst());
    }
    return number == null || isForm(text, start) ? null : new Found(start, end, number);
  }

  private int segments(String text, int from, List<String> segments, StringBuilder joints) {
    int end = from;
    int i = from;
    while (segments.size() < MAX_SEGMENTS) {
      int stop = segmentEnd(text, i, segments.isEmpty());
      if (stop == i) {
        break;
      }
      String segment = mended(text, i, stop);
      int kept = grammar.codeLength(segment);
      boolean known = kept > 0 && grammar.isKnown(segment.substring(0, kept));
      boolean first = segments.isEmpty();
      if (!first
          && !known
          && endsWithSign(text, end, i)
          && (kept == 0 || !standsAlone(text, stop))) {
        return CUT;
      }
      boolean apart = !first && blankBetween(text, end, i);
      boolean closed = isCode(segment) && (endsLine(text, stop) || dated(text, stop));
      if (kept == 0 || (apart && !known && !closed)) {
        break;
      }
      if (!segments.isEmpty()) {
        joints.append(separatorAt(text, skipBlanks(text, end)));
      }
      segments.add(segment.substring(0, kept));
      end = kept == segment.length() ? stop : i + kept;
      if (kept < segment.length()) {
        break;
      }
      int separator = skipBlanks(text, end);
      if (separator >= text.length() || !isSeparator(text.charAt(separator))) {
        break;
      }
      i = skipBlanks(text, separator + 1);
    }
    return segments.isEmpty() ? from : end;
  }

  /**
   * {@code 12/qđ-ubnd}, {@code 5/2019/tt-btc}: a symbol in small letters throughout, of a kind and
   * a body that are known.
   */
  private int small(String text, int from, List<String> segments, StringBuilder joints) {
    int i = from;
    int end = from;
    boolean more = true;
    while (more && segments.size() < MAX_SEGMENTS) {
      int stop = i;
      while (stop < text.length()
          && stop - i < MAX_SEGMENT
          && (Character.isLowerCase(letterAt(text, stop))
              || (stop > i && isDigit(text.charAt(stop))))) {
        stop++;
      }
      String code = mended(text, i, stop).toUpperCase(Locale.ROOT);
      boolean fits =
          switch (segments.size()) {
            case 0 -> grammar.isType(code);
            case 1 -> grammar.isBody(code);
            default -> stop > i;
          };
      if (!fits) {
        break;
      }
      segments.add(code);
      end = stop;
      more =
          stop + 1 < text.length()
              && isSeparator(text.charAt(stop))
              && Character.isLowerCase(letterAt(text, stop + 1));
      if (more) {
        joints.append(separatorAt(text, stop));
        i = stop + 1;
      }
    }
    boolean whole =
        segments.size() >= 2
            && joints.length() == segments.size() - 1
            && (end == text.length() || !Character.isLetterOrDigit(text.charAt(end)));
    if (!whole) {
      segments.clear();
    }
    return end;
  }

  /** A sign at the line's end and behind it words of another cell: the number goes on elsewhere. */
  private static boolean endsWithSign(String text, int end, int next) {
    String between = text.substring(end, next).strip();
    return !between.isEmpty()
        && text.substring(end, next).stripLeading().indexOf('\n') > 0
        && text.substring(end, text.indexOf(between, end)).indexOf('\n') < 0;
  }

  /** Whether no further capital word follows, as in CỘNG HÒA XÃ HỘI: a code is one word. */
  private static boolean standsAlone(String text, int stop) {
    int next = stop;
    while (next < text.length() && text.charAt(next) == ' ') {
      next++;
    }
    return next == stop
        || next >= text.length()
        || !Character.isUpperCase(LookAlikes.of(text.charAt(next)));
  }

  private static boolean isCode(String segment) {
    return segment.length() >= 2
        && segment.length() <= 8
        && segment
            .chars()
            .allMatch(ch -> ch == '&' || Character.isUpperCase(LookAlikes.of((char) ch)));
  }

  /** Whether a date follows: {@code … ngày 5}. */
  private static boolean dated(String text, int end) {
    int i = skipBlanks(text, end);
    if (!text.regionMatches(true, i, "ngày", 0, 4)) {
      return false;
    }
    int day = skipBlanks(text, i + 4);
    return day < text.length() && isDigit(text.charAt(day));
  }

  private static boolean endsLine(String text, int stop) {
    return stop >= text.length()
        || text.charAt(stop) == '\n'
        || text.charAt(stop) == '\t'
        || text.startsWith("  ", stop);
  }

  /** Blank on both sides of the separator between two segments, or a line break. */
  private static boolean blankBetween(String text, int end, int next) {
    boolean before = end < next && Character.isWhitespace(text.charAt(end));
    boolean after = next > end && Character.isWhitespace(text.charAt(next - 1));
    return before && (after || text.substring(end, next).indexOf('\n') >= 0);
  }

  private static int segmentEnd(String text, int from, boolean first) {
    int i = from;
    while (i < text.length() && i - from <= MAX_SEGMENT) {
      char c = LookAlikes.of(text.charAt(i));
      boolean fits =
          Character.isLetter(c)
              || isDigit(c)
              || (i > from && andFollows(text, i))
              || (i > from
                  && (c == '&' || c == '.')
                  && i + 1 < text.length()
                  && Character.isUpperCase(LookAlikes.of(text.charAt(i + 1))));
      if (!fits) {
        break;
      }
      i++;
    }
    if (i == from || i - from > MAX_SEGMENT) {
      return from;
    }
    char head = LookAlikes.of(text.charAt(from));
    return Character.isUpperCase(head) || (!first && isDigit(head)) ? i : from;
  }

  /** {@code TĐ &GSĐT}: the blank before the sign is a slip. */
  private static boolean andFollows(String text, int blank) {
    return text.charAt(blank) == ' '
        && blank + 2 < text.length()
        && text.charAt(blank + 1) == '&'
        && Character.isUpperCase(LookAlikes.of(text.charAt(blank + 2)));
  }

  private static boolean opens(String text, int start) {
    if (start == 0) {
      return true;
    }
    char before = text.charAt(start - 1);
    if (before == ':') {
      return labelBefore(text, start - 1);
    }
    if (before == ',' && start > 1 && isDigit(text.charAt(start - 2))) {
      return false;
    }
    return !Character.isLetterOrDigit(before)
        && before != '/'
        && before != '.'
        && LookAlikes.of(before) != '-';
  }

  private static boolean labelBefore(String text, int end) {
    return Spelling.lower(text.substring(Math.max(0, end - 10), end)).endsWith("số");
  }

  /** Mẫu số 01/TT-X, Biểu 02/BC and the standards QCVN, TCVN name no document. */
  private static boolean isForm(String text, int start) {
    String before = Spelling.lower(text.substring(Math.max(0, start - 16), start)).strip();
    if (before.endsWith(":")) {
      before = before.substring(0, before.length() - 1).strip();
    }
    if (before.endsWith("số")) {
      before = before.substring(0, before.length() - 2).strip();
      if (labelOpensLine(text, start)) {
        return false; // TỈNH MẪU above a line of its own that begins with Số
      }
    }
    return before.endsWith("mẫu")
        || before.endsWith("biểu")
        || before.endsWith("phụ lục")
        || before.endsWith("qcvn")
        || before.endsWith("tcvn")
        || before.endsWith("tccs")
        || before.endsWith("iso");
  }

  /** Whether the label {@code Số} before a number is the first word of its line. */
  private static boolean labelOpensLine(String text, int start) {
    int i = start;
    while (i > 0 && !Character.isLetter(text.charAt(i - 1))) {
      i--;
    }
    while (i > 0 && Character.isLetter(text.charAt(i - 1))) {
      i--;
    }
    while (i > 0 && (text.charAt(i - 1) == ' ' || text.charAt(i - 1) == '\u00a0')) {
      i--;
    }
    return i > 0 && text.charAt(i - 1) == '\n';
  }

  private static boolean suffixAllowed(String suffix) {
    return suffix.length() <= 2
        && (suffix.equals(suffix.toLowerCase(java.util.Locale.ROOT)) || suffix.length() == 1);
  }

  private static boolean yearAt(String text, int i) {
    return i + 4 <= text.length()
        && (text.startsWith("19", i) || text.startsWith("20", i))
        && isDigit(text.charAt(i + 2))
        && isDigit(text.charAt(i + 3))
        && (i + 4 == text.length() || !Character.isLetterOrDigit(text.charAt(i + 4)));
  }

  private static int skipBlanks(String text, int from) {
    int i = from;
    int breaks = 0;
    while (i < text.length() && i - from < MAX_BLANKS) {
      char c = LookAlikes.of(text.charAt(i));
      if ((c == '\n' && ++breaks > 1) || !Character.isWhitespace(c)) {
        break;
      }
      i++;
    }
    return i;
  }

  private static String mended(String text, int from, int to) {
    StringBuilder out = new StringBuilder(to - from);
    for (int i = from; i < to; i++) {
      if (text.charAt(i) != ' ') {
        out.append(LookAlikes.of(text.charAt(i)));
      }
    }
    return out.toString();
  }

  private static char letterAt(String text, int i) {
    return LookAlikes.of(text.charAt(i));
  }

  private static char separatorAt(String text, int i) {
    return LookAlikes.of(text.charAt(i));
  }

  private static boolean isSeparator(char c) {
    char like = LookAlikes.of(c);
    return like == '/' || like == '-';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static final class Holder {
    static final NumberScanner STANDARD = new NumberScanner(Reference.standard());
  }
}
