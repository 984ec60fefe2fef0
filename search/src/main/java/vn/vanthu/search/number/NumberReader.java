package vn.vanthu.search.number;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the document number in what a person typed, however it is spelled: any separators, blanks,
 * case, accents, leading zeros, the year apart, letters read for digits. Works on folded text.
 * Stateless.
 */
public final class NumberReader {

  /** Where it stood and what it says. */
  public record Found(TypedNumber number, int from, int to) {}

  private static final String YEAR = "(?:19|20)\\d{2}";
  private static final String SYMBOL =
      "(?:[a-z]|[08](?=[a-z]))[a-z0-9&.]{0,24}(?:\\s{0,2}[-/_]\\s{0,2}[a-z0-9&.]{1,20}){0,7}";

  /** 25/2013/TTLT-BYT-BTC, 25-2013-ttlt-byt-btc, 25 / 2013, 25_2013_TT. */
  private static final Pattern WITH_YEAR =
      Pattern.compile(
          "(?<![a-z0-9/_-])(\\d{1,6})([a-z]{0,2})\\s{0,2}[-/_.]\\s{0,2}("
              + YEAR
              + ")(?![0-9])(?:\\s{0,2}[-/_]\\s{0,2}("
              + SYMBOL
              + ")|("
              + SYMBOL
              + "))?");

  /** 1009/QĐ-UBND, 27-CT/TU, 51/qd. */
  private static final Pattern WITHOUT_YEAR =
      Pattern.compile(
          "(?<![a-z0-9/_-])(\\d{1,6})([a-z]{0,1})\\s{0,2}[-/_]\\s{0,2}(" + SYMBOL + ")");

  /** số 25 năm 2013; "tháng 5 năm 2020" is a date. */
  private static final Pattern YEAR_APART =
      Pattern.compile(
          "(?<![a-z0-9/_-])(?<!thang\\s{1,2})(?:so\\s{1,2})?(\\d{1,6})([a-z]{0,1})\\s{1,2}nam\\s{1,2}("
              + YEAR
              + ")(?![0-9])");

  /** số 1009. */
  private static final Pattern LABELLED =
      Pattern.compile("(?<![a-z0-9])so:?\\s{0,3}(\\d{1,6})([a-z]{0,1})(?![a-z0-9/.-])");

  /** 1009qdubnd, 252013ttltbytbtc is too much to ask. */
  private static final Pattern RUN_TOGETHER = Pattern.compile("^\\s*(\\d{1,6})([a-z]{2,24})\\s*$");

  private static final Pattern BARE = Pattern.compile("^\\s*(\\d{1,6})([a-z]{0,1})\\s*$");

  private static final Pattern MISREAD =
      Pattern.compile(
          "(?<![a-z0-9])(?=[0-9oil|z]{0,5}\\d)[0-9oil|z]{2,6}(?=\\s{0,2}[-/_]|\\s{1,2}nam\\s|\\s*$)");

  private static final Pattern MISREAD_YEAR =
      Pattern.compile("(?<=[-/_]\\s{0,2})[12il|z][09o][0-9oil|]{2}(?![0-9a-z])");

  private NumberReader() {}

  /**
   * The first number; null when there is none.
   *
   * @param folded by {@link NumberKeys#fold}
   */
  public static @Nullable Found read(String folded) {
    String text = digits(digits(folded, MISREAD), MISREAD_YEAR);
    Matcher m = WITH_YEAR.matcher(text);
    if (m.find()) {
      return found(m, 3, m.group(4) == null ? 5 : 4);
    }
    m = YEAR_APART.matcher(text);
    if (m.find()) {
      return found(m, 3, 0);
    }
    m = WITHOUT_YEAR.matcher(text);
    if (m.find()) {
      return found(m, 0, 3);
    }
    m = LABELLED.matcher(text);
    if (m.find()) {
      return found(m, 0, 0);
    }
    m = BARE.matcher(text);
    if (m.find()) {
      return found(m, 0, 0);
    }
    m = RUN_TOGETHER.matcher(text);
    return m.find()
        ? new Found(
            new TypedNumber(NumberKeys.stripZeros(m.group(1)), "", "", m.group(2)),
            m.start(),
            m.end())
        : null;
  }

  private static Found found(Matcher m, int year, int symbol) {
    String letters = symbol == 0 || m.group(symbol) == null ? "" : m.group(symbol);
    return new Found(
        new TypedNumber(
            NumberKeys.stripZeros(m.group(1)),
            m.group(2),
            year == 0 ? "" : m.group(year),
            letters.replaceAll("[^a-z0-9]", "")),
        m.start(),
        m.end());
  }

  /** Letters that were read for digits, in places where only digits can stand; the length stays. */
  private static String digits(String text, Pattern where) {
    return where
        .matcher(text)
        .replaceAll(match ->
            match
                .group()
                .replace('o', '0')
                .replace('i', '1')
                .replace('l', '1')
                .replace('|', '1')
                .replace('z', '2'));
  }
}
