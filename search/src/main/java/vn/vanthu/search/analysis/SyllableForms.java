package vn.vanthu.search.analysis;

import java.text.Normalizer;
import java.util.Locale;

/**
 * The forms of one word. Vietnamese writes the tone of a syllable on one of its vowels, and there
 * are two schools of which one (hòa, hoà; ủy, uỷ); taking the tone off and putting it at the end
 * makes them one, whatever the normal form of the input. Immutable.
 */
record SyllableForms(String accented, String folded) {

  private static final String TONES = "\u0301\u0300\u0309\u0303\u0323";
  private static final String BEFORE_Y = "hklmstv";

  static SyllableForms of(String word) {
    int length = word.length();
    char[] base = new char[length];
    char[] bare = new char[length];
    char[] tones = new char[length];
    int marked = 0;
    boolean plain = true;
    for (int i = 0; i < length; i++) {
      char c = word.charAt(i);
      if (!LetterTable.knows(c)) {
        return normalized(word);
      }
      plain &= c < 0x80;
      base[i] = LetterTable.toneless(c);
      bare[i] = LetterTable.bare(c);
      int tone = LetterTable.tone(c);
      if (tone > 0) {
        tones[marked++] = (char) ('0' + tone);
      }
    }
    String folded = oneY(new String(bare));
    return plain
        ? new SyllableForms(folded, folded)
        : new SyllableForms(oneY(new String(base)) + new String(tones, 0, marked), folded);
  }

  /** For letters and marks that stand apart (NFD) and for what is no Latin letter. */
  private static SyllableForms normalized(String word) {
    String lower = Normalizer.normalize(word, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    String apart = Normalizer.normalize(lower, Normalizer.Form.NFD);
    StringBuilder base = new StringBuilder(apart.length());
    StringBuilder bare = new StringBuilder(apart.length());
    StringBuilder tones = new StringBuilder(2);
    for (int i = 0; i < apart.length(); i++) {
      char c = apart.charAt(i);
      int tone = TONES.indexOf(c);
      if (tone >= 0) {
        tones.append((char) ('1' + tone));
      } else if (Character.getType(c) == Character.NON_SPACING_MARK) {
        base.append(c);
      } else {
        base.append(LetterTable.barred(c) ? 'đ' : c);
        bare.append(LetterTable.barred(c) ? 'd' : c);
      }
    }
    String toneless = oneY(Normalizer.normalize(base, Normalizer.Form.NFC));
    return new SyllableForms(toneless + tones, oneY(bare.toString()));
  }

  /**
   * kỹ and kĩ, lý and lí, quý and quí: one spelling where the syllable ends in that vowel alone.
   */
  private static String oneY(String word) {
    int n = word.length();
    if (n < 2 || word.charAt(n - 1) != 'y') {
      return word;
    }
    boolean alone = n == 2 && BEFORE_Y.indexOf(word.charAt(0)) >= 0;
    boolean afterQu = n == 3 && word.startsWith("qu");
    return alone || afterQu ? word.substring(0, n - 1) + 'i' : word;
  }
}
