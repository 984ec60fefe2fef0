package vn.vanthu.search.reference;

import java.text.Normalizer;
import java.util.Locale;

/** Folds of Vietnamese spelling that decide whether two names or codes are the same. Stateless. */
public final class Spelling {
  private static final String TONED_OLD = "oàoáoảoãoạoèoéoẻoẽoẹuỳuýuỷuỹuỵ";
  private static final String TONED_NEW = "òaóaỏaõaọaòeóeỏeõeọeùyúyủyũyụy";

  private Spelling() {}

  /**
   * Lower case, NFC, single blanks, and the tone of an open {@code oa}, {@code oe}, {@code uy} on
   * its first vowel: {@code UỶ BAN} and {@code Ủy ban} become one.
   */
  public static String lower(String text) {
    String nfc = Normalizer.normalize(text, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    StringBuilder out = new StringBuilder(nfc.length());
    boolean blank = false;
    for (int i = 0; i < nfc.length(); i++) {
      char c = nfc.charAt(i);
      if (Character.isWhitespace(c) || c == '\u00a0') {
        blank = out.length() > 0;
        continue;
      }
      if (blank) {
        out.append(' ');
        blank = false;
      }
      out.append(c);
    }
    return tone(out);
  }

  private static String tone(StringBuilder text) {
    for (int i = 0; i + 1 < text.length(); i++) {
      char first = text.charAt(i);
      if (first != 'o' && first != 'u') {
        continue;
      }
      if (i + 2 < text.length() && Character.isLetter(text.charAt(i + 2))) {
        continue;
      }
      if (first == 'u' && i > 0 && text.charAt(i - 1) == 'q') {
        continue;
      }
      for (int k = 0; k < TONED_OLD.length(); k += 2) {
        if (TONED_OLD.charAt(k) == first && TONED_OLD.charAt(k + 1) == text.charAt(i + 1)) {
          text.setCharAt(i, TONED_NEW.charAt(k));
          text.setCharAt(i + 1, TONED_NEW.charAt(k + 1));
          break;
        }
      }
    }
    return text.toString();
  }

  /** Without any diacritics and in lower case; Đ becomes d. */
  public static String fold(String text) {
    String nfd = Normalizer.normalize(text, Normalizer.Form.NFD);
    StringBuilder out = new StringBuilder(nfd.length());
    for (int i = 0; i < nfd.length(); i++) {
      char c = nfd.charAt(i);
      if (Character.getType(c) == Character.NON_SPACING_MARK) {
        continue;
      }
      out.append(c == 'đ' || c == 'Đ' ? 'd' : Character.toLowerCase(c));
    }
    return out.toString();
  }

  /** A code of a symbol as a look-up key: folded, without dots and ampersands. */
  public static String code(String code) {
    return fold(code).replace(".", "").replace("&", "");
  }
}
