package vn.vanthu.service.registers;

import java.text.Normalizer;
import java.util.Locale;

/** Keys under which equal names and numbers meet, however they were typed. Pure. */
public final class Names {
  private Names() {}

  /**
   * Folded: no accents, đ as d, lower case, no blanks: {@code 1009/QĐ - UBND} and {@code
   * 1009/qd-ubnd} are one.
   */
  public static String numberKey(String number) {
    return fold(number).replaceAll("[\\s*]++", "");
  }

  /** Folded, with single blanks: {@code UBND Tỉnh Quảng Nam} as {@code ubnd tinh quang nam}. */
  public static String nameKey(String name) {
    return fold(name).replaceAll("[^\\p{L}\\p{N}]++", " ").strip();
  }

  private static String fold(String text) {
    String plain = Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("\\p{M}++", "");
    return plain.replace('đ', 'd').replace('Đ', 'D').toLowerCase(Locale.ROOT);
  }
}
