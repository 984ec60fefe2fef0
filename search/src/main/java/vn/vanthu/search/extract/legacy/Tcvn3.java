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
   * Converts text whose font is not known: a word with a plain capital and no plain small letter
   * was typed in a capital font, so all of it is capital.
   */
  static String convertGuessingCapitals(String text) {
    var converted = new StringBuilder(text.length());
    int start = 0;
    while (start < text.length()) {
      int end = start;
      while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
        end++;
      }
      String word = text.substring(start, end);
      converted.append(convert(word, capital(word)));
      if (end < text.length()) {
        converted.append(text.charAt(end));
      }
      start = end + 1;
    }
    return converted.toString();
  }

  private static boolean capital(String word) {
    boolean upper = false;
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      if (c >= 'a' && c <= 'z') {
        return false;
      }
      upper |= c >= 'A' && c <= 'Z';
    }
    return upper;
  }
}
