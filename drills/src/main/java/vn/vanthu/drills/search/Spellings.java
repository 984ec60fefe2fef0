package vn.vanthu.drills.search;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import vn.vanthu.search.extract.legacy.LegacyFont;

/** The ways in which one written syllable comes: normal forms, schools of tone, an old encoding. */
final class Spellings {

  private static final String VOWELS = "aăâeêioôơuưy";
  private static final int LONGEST = 12;
  private static final Map<Character, Character> TCVN3 = tcvn3();

  private Spellings() {}

  /** Whether a word is written in letters that the old encoding has too. */
  static boolean isVietnamese(String word) {
    String nfc = Normalizer.normalize(word, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    return !nfc.isEmpty()
        && nfc.length() <= LONGEST
        && nfc.chars().allMatch(c -> (c >= 'a' && c <= 'z') || TCVN3.containsKey((char) c));
  }

  /** NFC, NFD, the tone on the other of two final vowels, and back from TCVN3. */
  static Set<String> of(String syllable) {
    Set<String> all = new LinkedHashSet<>();
    String nfc = Normalizer.normalize(syllable, Normalizer.Form.NFC);
    all.add(nfc);
    all.add(Normalizer.normalize(syllable, Normalizer.Form.NFD));
    all.add(otherSchool(nfc));
    StringBuilder codes = new StringBuilder();
    for (int i = 0; i < nfc.length(); i++) {
      codes.append(TCVN3.getOrDefault(nfc.charAt(i), nfc.charAt(i)));
    }
    all.add(LegacyFont.named(".VnTime").orElseThrow().convert(codes.toString()));
    return all;
  }

  /** hòa is hoà, thủy is thuỷ; every other syllable stays. */
  private static String otherSchool(String nfc) {
    String apart = Normalizer.normalize(nfc, Normalizer.Form.NFD);
    for (int i = 1; i < apart.length(); i++) {
      boolean tone = "\u0301\u0300\u0309\u0303\u0323".indexOf(apart.charAt(i)) >= 0;
      if (tone && i + 2 == apart.length()) {
        String pair = "" + apart.charAt(i - 1) + apart.charAt(i + 1);
        boolean initial = i > 1 && "qg".indexOf(Character.toLowerCase(apart.charAt(i - 2))) >= 0;
        if (!initial
            && "oa oe uy".contains(pair.toLowerCase(Locale.ROOT))
            && VOWELS.indexOf(Character.toLowerCase(apart.charAt(i + 1))) >= 0) {
          return Normalizer.normalize(
              apart.substring(0, i) + apart.charAt(i + 1) + apart.charAt(i), Normalizer.Form.NFC);
        }
      }
    }
    return nfc;
  }

  /** The codes of small letters, found by asking the decoder for every code. */
  private static Map<Character, Character> tcvn3() {
    Map<Character, Character> codes = new HashMap<>();
    LegacyFont font = LegacyFont.named(".VnTime").orElseThrow();
    for (char code = 0xA1; code <= 0xFF; code++) {
      String letter = font.convert(String.valueOf(code));
      if (letter.length() == 1 && letter.charAt(0) != code) {
        codes.put(letter.charAt(0), code);
      }
    }
    return codes;
  }
}
