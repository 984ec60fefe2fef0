package vn.vanthu.search.extract.legacy;

import java.util.Locale;

/**
 * TCVN 5712:1993 VN3, the encoding of the ".Vn…" (ABC) fonts, read as if it were Latin-1. One
 * letter is one code. Capitals with tone marks have no code: they come from fonts whose name ends
 * in H, which draw every letter as a capital. Immutable.
 */
final class Tcvn3 {

  private static final char FIRST = 0xA1;

  /** The Unicode letters for the codes 0xA1 to 0xFF; a blank where the code is not used. */
  private static final String LETTERS =
      "ĂÂÊÔƠƯĐăâêôơưđẰ     àảãáạẲằẳẵắẴẮẦẨẪẤỀặầẩẫấậèỂẻẽéẹềểễếệìỉỄẾỒĩíịòỔỏõóọồổỗốộờởỡớợùỖủũúụừửữứựỳỷỹýỵỐ";

  private Tcvn3() {}

  static char letter(char code) {
    int index = code - FIRST;
    if (index < 0 || index >= LETTERS.length() || LETTERS.charAt(index) == ' ') {
      return code;
    }
    return LETTERS.charAt(index);
  }

  /** Converts letter by letter; {@code capitals} for the H fonts. */
  static String convert(String text, boolean capitals) {
    var converted = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      converted.append(letter(text.charAt(i)));
    }
    return capitals ? converted.toString().toUpperCase(Locale.ROOT) : converted.toString();
  }

  /**
   * Converts text whose font is not known: a word with two plain capitals and no plain small letter
   * was typed in a capital font, so all of it is capital; a word with one capital in front is so
   * only beside such a word.
   */
  static String convertGuessingCapitals(String text) {
    String[] words = text.split("(?<=\\s)(?=\\S)|(?<=\\S)(?=\\s)", -1);
    var converted = new StringBuilder(text.length());
    for (int i = 0; i < words.length; i++) {
      boolean capital =
          switch (caseOf(words[i])) {
            case CAPITAL -> true;
            case SMALL -> false;
            case UNSURE -> unsureIsCapital(words, i);
          };
      converted.append(convert(words[i], capital));
    }
    return converted.toString();
  }

  /**
   * A word with one capital in front ({@code Së} of SỞ Y TẾ or of Sở Y tế) is read like the words
   * beside it in its cell: capital behind a capital word; in a row of three such words, or where
   * none beside it can tell, like the line above or below.
   */
  private static boolean unsureIsCapital(String[] words, int index) {
    int first = index;
    while (first >= 2 && joined(words, first - 2) && caseOf(words[first - 2]) == Case.UNSURE) {
      first -= 2;
    }
    int last = index;
    while (last + 2 < words.length
        && joined(words, last)
        && caseOf(words[last + 2]) == Case.UNSURE) {
      last += 2;
    }
    if (first >= 2 && joined(words, first - 2)) {
      return caseOf(words[first - 2]) == Case.CAPITAL;
    }
    boolean above = near(words, first - 2);
    if (last - first >= 4 && above) {
      return true;
    }
    return (last + 2 < words.length && joined(words, last))
        ? caseOf(words[last + 2]) == Case.CAPITAL
        : above || near(words, last + 2);
  }

  /** Whether a word and the next one stand in one cell: one blank between them, no number. */
  private static boolean joined(String[] words, int index) {
    return words[index + 1].equals(" ") && spoken(words[index]) && spoken(words[index + 2]);
  }

  private static boolean spoken(String word) {
    return word.chars().noneMatch(c -> c == '/' || c == '|' || Character.isDigit(c));
  }

  private static boolean near(String[] words, int index) {
    return index >= 0 && index < words.length && caseOf(words[index]) == Case.CAPITAL;
  }

  private enum Case {
    CAPITAL,
    SMALL,
    UNSURE
  }

  private static Case caseOf(String word) {
    int capitals = 0;
    boolean inside = false; // no word begins small and goes on capital: ¸N is ÁN
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      if (c >= 'a' && c <= 'z') {
        return Case.SMALL;
      }
      boolean capital = c >= 'A' && c <= 'Z';
      capitals += capital ? 1 : 0;
      inside |= capital && i > 0 && letter(word.charAt(i - 1)) != word.charAt(i - 1);
    }
    if (capitals > 1 || inside) {
      return Case.CAPITAL;
    }
    return capitals == 1 || word.length() < 3 ? Case.UNSURE : Case.SMALL;
  }
}
