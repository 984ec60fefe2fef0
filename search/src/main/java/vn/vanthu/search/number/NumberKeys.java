package vn.vanthu.search.number;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A document number taken apart for the index, whatever custom it follows: digits, a year, and the
 * letters of its symbol run together, so that order and kind of separators do not matter.
 * Immutable.
 *
 * @param digits without leading zeros
 * @param suffix letters right after the digits, as in {@code 30c}; empty when none
 * @param year the year inside the number; empty when none
 * @param parts folded parts of the symbol, {@code [qd, ubnd]}
 */
public record NumberKeys(String digits, String suffix, String year, List<String> parts) {

  public static final String DIGITS = "n:";
  public static final String SUFFIX = "x:";
  public static final String YEAR = "y:";
  public static final String PRINTED_YEAR = "Y:";
  public static final String EXACT = "e:";
  public static final String SYMBOL = "s:";
  public static final String PART = "p:";
  public static final String PREFIX = "k:";

  public NumberKeys {
    parts = List.copyOf(parts);
  }

  /** Takes a printed number apart; null when it has no digits to go by. */
  public static @Nullable NumberKeys of(String printed) {
    List<String> chunks = chunks(fold(printed));
    if (chunks.isEmpty() || !isDigit(chunks.getFirst().charAt(0))) {
      return null;
    }
    String first = chunks.getFirst();
    int n = 0;
    while (n < first.length() && isDigit(first.charAt(n))) {
      n++;
    }
    boolean year = chunks.size() > 1 && isYear(chunks.get(1));
    return new NumberKeys(
        stripZeros(first.substring(0, n)),
        first.substring(n),
        year ? chunks.get(1) : "",
        chunks.subList(year ? 2 : 1, chunks.size()));
  }

  /** Type, body and unit run together: {@code qdubnd}. */
  public String symbol() {
    return String.join("", parts);
  }

  /** The terms to index; {@code yearOfIssue} is 0 when unknown. */
  public Set<String> terms(int yearOfIssue) {
    Set<String> terms = new LinkedHashSet<>();
    terms.add(DIGITS + digits);
    terms.add(SUFFIX + digits + suffix);
    if (!year.isEmpty()) {
      terms.add(YEAR + year);
      terms.add(PRINTED_YEAR + year);
    }
    if (yearOfIssue > 0) {
      terms.add(YEAR + yearOfIssue);
    }
    if (!parts.isEmpty()) {
      terms.add(SYMBOL + symbol());
      parts.forEach(part -> terms.add(PART + part));
    }
    terms.add(EXACT + exact(digits, suffix, year, symbol()));
    terms.add(PREFIX + digits + suffix + year + symbol());
    if (!year.isEmpty()) {
      terms.add(PREFIX + digits + suffix + symbol());
    }
    return terms;
  }

  public static String exact(String digits, String suffix, String year, String symbol) {
    return digits + suffix + '|' + year + '|' + symbol;
  }

  public static boolean isYear(String chunk) {
    return chunk.length() == 4
        && chunk.chars().allMatch(c -> isDigit((char) c))
        && (chunk.startsWith("19") || chunk.startsWith("20"));
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /** Without leading zeros; a single zero stays. */
  public static String stripZeros(String digits) {
    int i = 0;
    while (i < digits.length() - 1 && digits.charAt(i) == '0') {
      i++;
    }
    return digits.substring(i);
  }

  /** Letters without accents, look-alikes of other scripts mended, lower case. */
  public static String fold(String text) {
    String apart = Normalizer.normalize(text, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
    StringBuilder folded = new StringBuilder(apart.length());
    for (int i = 0; i < apart.length(); i++) {
      char c = apart.charAt(i);
      if (Character.getType(c) != Character.NON_SPACING_MARK) {
        folded.append(LookAlikes.ofLower(c));
      }
    }
    return folded.toString();
  }

  private static List<String> chunks(String folded) {
    List<String> chunks = new ArrayList<>();
    int from = -1;
    for (int i = 0; i <= folded.length(); i++) {
      boolean inside = i < folded.length() && Character.isLetterOrDigit(folded.charAt(i));
      if (inside && from < 0) {
        from = i;
      } else if (!inside && from >= 0) {
        chunks.add(folded.substring(from, i));
        from = -1;
      }
    }
    return chunks;
  }
}
