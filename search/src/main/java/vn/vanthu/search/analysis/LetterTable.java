package vn.vanthu.search.analysis;

import java.text.Normalizer;
import java.util.Locale;

/**
 * What each Latin letter with marks of its own stands for: its letter without tone, its bare letter
 * and its tone. A table, because a text holds millions of letters and only a few hundred kinds.
 * Immutable.
 */
final class LetterTable {

  private static final int FIRST = 0x80;
  private static final int LAST = 0x1EFF;
  private static final String TONES = "\u0301\u0300\u0309\u0303\u0323";

  private static final char[] TONELESS = new char[LAST + 1 - FIRST];
  private static final char[] BARE = new char[LAST + 1 - FIRST];
  private static final byte[] TONE = new byte[LAST + 1 - FIRST];

  static {
    for (int c = FIRST; c <= LAST; c++) {
      describe((char) c);
    }
  }

  private LetterTable() {}

  private static void describe(char c) {
    if (Character.UnicodeScript.of(c) != Character.UnicodeScript.LATIN) {
      return;
    }
    String lower =
        Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    StringBuilder base = new StringBuilder();
    StringBuilder bare = new StringBuilder();
    int tone = 0;
    String apart = Normalizer.normalize(lower, Normalizer.Form.NFD);
    for (int i = 0; i < apart.length(); i++) {
      char part = apart.charAt(i);
      int at = TONES.indexOf(part);
      if (at >= 0 && tone > 0) {
        return;
      } else if (at >= 0) {
        tone = at + 1;
      } else if (Character.getType(part) == Character.NON_SPACING_MARK) {
        base.append(part);
      } else {
        base.append(barred(part) ? 'đ' : part);
        bare.append(barred(part) ? 'd' : part);
      }
    }
    String toneless = Normalizer.normalize(base, Normalizer.Form.NFC);
    if (toneless.length() == 1 && bare.length() == 1) {
      TONELESS[c - FIRST] = toneless.charAt(0);
      BARE[c - FIRST] = bare.charAt(0);
      TONE[c - FIRST] = (byte) tone;
    }
  }

  /** Vietnamese đ and the letters of other alphabets that are typed for it. */
  static boolean barred(char c) {
    return c == 'đ' || c == 'ð' || c == 'ɖ';
  }

  /** Whether the letter is described here; others need a full normalisation. */
  static boolean knows(char c) {
    return c < FIRST || (c <= LAST && TONELESS[c - FIRST] != 0);
  }

  /** Lower case, without tone, with the marks that make another vowel: {@code Ớ} is {@code ơ}. */
  static char toneless(char c) {
    return c < FIRST ? lower(c) : TONELESS[c - FIRST];
  }

  /** Lower case without any mark: {@code Ớ} is {@code o}. */
  static char bare(char c) {
    return c < FIRST ? lower(c) : BARE[c - FIRST];
  }

  /** 1 to 5 for sắc, huyền, hỏi, ngã, nặng; 0 for none. */
  static int tone(char c) {
    return c < FIRST ? 0 : TONE[c - FIRST];
  }

  private static char lower(char c) {
    return c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
  }
}
