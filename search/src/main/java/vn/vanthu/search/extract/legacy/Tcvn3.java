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
            case UNSURE -> near(words, i - 2) || near(words, i + 2);
          };
      converted.append(convert(words[i], capital));
    }
    return converted.toString();
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
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      if (c >= 'a' && c <= 'z') {
        return Case.SMALL;
      }
      capitals += c >= 'A' && c <= 'Z' ? 1 : 0;
    }
    if (capitals > 1) {
      return Case.CAPITAL;
    }
    return capitals == 1 || word.length() < 3 ? Case.UNSURE : Case.SMALL;
  }
}
