package vn.vanthu.search.extract.legacy;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Whether a word can be a Vietnamese syllable: an initial of the language followed by a rime of the
 * language, at most one tone. This is evidence, not a dictionary: it knows nothing of meaning.
 * Immutable.
 */
public final class Syllable {

  private static final int LONGEST = 7;

  private static final List<String> INITIALS =
      List.of(
          "", "b", "c", "ch", "d", "đ", "g", "gh", "gi", "h", "k", "kh", "l", "m", "n", "ng", "ngh",
          "nh", "p", "ph", "qu", "q", "r", "s", "t", "th", "tr", "v", "x");

  private static final Set<String> RIMES =
      Set.of(
          ("a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây e ec em en eng eo ep et"
                  + " ê êch êm ên ênh êp êt êu i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu o oa oac oach oai"
                  + " oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oe oen oeo oet oi om on ong ooc oong op ot oc"
                  + " ô ôc ôi ôm ôn ông ôp ôt ôông ơ ơi ơm ơn ơp ơt u ua uân uâng uât uây uc uê uêch uênh ui um un ung uơ"
                  + " up ut uy uya uych uyên uyêt uyn uynh uyt uyu uôc uôi uôm uôn uông uôt ư ưa ưc ưi ưm ưn ưng ưt ưu ươc"
                  + " ươi ươm ươn ương ươp ươt ươu y yêm yên yêng yêt yêu yt ynh ych yn yu")
              .split(" ", -1));

  private Syllable() {}

  /** Whether the word, in any case and normal form, can be a Vietnamese syllable. */
  public static boolean possible(String word) {
    String plain = withoutTone(word.toLowerCase(Locale.ROOT));
    if (plain.isEmpty() || plain.length() > LONGEST) {
      return false;
    }
    for (String initial : INITIALS) {
      if (plain.startsWith(initial) && RIMES.contains(plain.substring(initial.length()))) {
        return true;
      }
    }
    return plain.equals("gi") || plain.equals("gin") || plain.equals("gich");
  }

  private static String withoutTone(String word) {
    String parts = Normalizer.normalize(word, Normalizer.Form.NFD);
    var kept = new StringBuilder(parts.length());
    int tones = 0;
    for (int i = 0; i < parts.length(); i++) {
      char c = parts.charAt(i);
      if (c == '\u0300' || c == '\u0301' || c == '\u0303' || c == '\u0309' || c == '\u0323') {
        tones++;
      } else {
        kept.append(c);
      }
    }
    return tones > 1 ? "" : Normalizer.normalize(kept, Normalizer.Form.NFC);
  }
}
