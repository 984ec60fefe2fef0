package vn.vanthu.search.recognise;

import java.text.Normalizer;

/** Vietnamese letters without accents, one character for one, and the shape of words. Stateless. */
final class Chars {
  private static final char[] FOLD = table();

  private Chars() {}

  /**
   * Lower case without accents; blanks of every kind become a plain blank but for line breaks and
   * tabs.
   */
  static char fold(char c) {
    return c < FOLD.length ? FOLD[c] : other(c);
  }

  static String fold(CharSequence text) {
    char[] out = new char[text.length()];
    for (int i = 0; i < out.length; i++) {
      out[i] = fold(text.charAt(i));
    }
    return new String(out);
  }

  private static char other(char c) {
    return switch (c) {
      case '\u2013', '\u2014', '\u2010', '\u2011', '\u2012', '\u2212' -> '-';
      case '\u2018', '\u2019' -> '\'';
      case '\u201c', '\u201d' -> '"';
      case '\u2007', '\u202f', '\u2009', '\u2003', '\u2002' -> ' ';
      default -> Character.toLowerCase(c);
    };
  }

  private static char[] table() {
    char[] table = new char[0x1F00];
    for (int i = 0; i < table.length; i++) {
      char c = (char) i;
      if (c == '\u0111' || c == '\u0110' || c == '\u00d0' || c == '\u00f0' || c == '\u0189') {
        table[i] = 'd';
      } else if (c == '\u00a0') {
        table[i] = ' ';
      } else {
        String decomposed = Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFD);
        table[i] = Character.toLowerCase(decomposed.charAt(0));
      }
    }
    return table;
  }

  static boolean isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\n';
  }

  /** Nearly all letters are capitals, and there are at least two. */
  static boolean capitals(CharSequence text) {
    int upper = 0;
    int lower = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isUpperCase(c)) {
        upper++;
      } else if (Character.isLowerCase(c) && ++lower * 8 > text.length()) {
        return false;
      }
    }
    return upper >= 2 && lower * 8 <= upper;
  }

  /** Letters and digits only, folded: {@code "Q U Y Ế T ĐỊNH:"} becomes {@code "quyetdinh"}. */
  static String letters(CharSequence text) {
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = fold(text.charAt(i));
      if (Character.isLetterOrDigit(c)) {
        out.append(c);
      }
    }
    return out.toString();
  }
}
