package vn.vanthu.search.analysis;

import java.text.Normalizer;

/**
 * An indexed accented syllable as people write it: {@code hanh2} is {@code hành}. The tone goes
 * where the school books put it ({@code hòa}, {@code thủy}, {@code quyền}). Stateless.
 */
public final class WrittenSyllable {

  private static final String TONES = "\u0301\u0300\u0309\u0303\u0323";
  private static final String VOWELS = "aăâeêioôơuưy";
  private static final String MARKED = "ăâêôơư";

  private WrittenSyllable() {}

  /** The written form of a term of an accented field. */
  public static String of(String accented) {
    int last = accented.length() - 1;
    int tone = last > 0 ? accented.charAt(last) - '1' : -1;
    String letters = tone >= 0 && tone < TONES.length() ? accented.substring(0, last) : accented;
    if (letters.length() == accented.length()) {
      return accented;
    }
    int at = bearer(letters);
    return at < 0
        ? accented
        : Normalizer.normalize(
            letters.substring(0, at + 1) + TONES.charAt(tone) + letters.substring(at + 1),
            Normalizer.Form.NFC);
  }

  /** Which letter bears the tone; -1 when there is no vowel. */
  private static int bearer(String letters) {
    for (int i = letters.length() - 1; i >= 0; i--) {
      if (MARKED.indexOf(letters.charAt(i)) >= 0) {
        return i;
      }
    }
    int from = 0;
    boolean glide = letters.startsWith("qu") || letters.startsWith("gi");
    if (glide && letters.length() > 2 && VOWELS.indexOf(letters.charAt(2)) >= 0) {
      from = 2;
    }
    while (from < letters.length() && VOWELS.indexOf(letters.charAt(from)) < 0) {
      from++;
    }
    int to = from;
    while (to < letters.length() && VOWELS.indexOf(letters.charAt(to)) >= 0) {
      to++;
    }
    int vowels = to - from;
    if (vowels == 0) {
      return -1;
    }
    boolean closed = to < letters.length();
    return vowels == 1 ? from : vowels == 2 && !closed ? from : from + 1;
  }
}
