package vn.vanthu.search.extract.legacy;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The encoding of the "VNI-…" fonts read as Latin-1: a vowel followed by a code that draws its
 * circumflex, breve or horn with the tone; a few letters have a code of their own. Immutable.
 */
final class Vni {

  /** Codes that are letters by themselves, small and capital. */
  private static final Map<Character, Character> LETTERS =
      Map.ofEntries(
          Map.entry('æ', 'ỉ'),
          Map.entry('Æ', 'Ỉ'),
          Map.entry('ó', 'ĩ'),
          Map.entry('Ó', 'Ĩ'),
          Map.entry('ò', 'ị'),
          Map.entry('Ò', 'Ị'),
          Map.entry('ô', 'ơ'),
          Map.entry('Ô', 'Ơ'),
          Map.entry('ö', 'ư'),
          Map.entry('Ö', 'Ư'),
          Map.entry('î', 'ỵ'),
          Map.entry('Î', 'Ỵ'),
          Map.entry('ñ', 'đ'),
          Map.entry('Ñ', 'Đ'));

  private static final String TONES = "ùøûõï";

  private static final Map<Character, String> AFTER =
      Map.of(
          'a',
          TONES + "êéèúüëâáàåãä",
          'e',
          TONES + "âáàåãä",
          'o',
          TONES + "âáàåãä",
          'u',
          TONES,
          'y',
          "ùøûõ",
          'ô',
          TONES,
          'ö',
          TONES);

  private static final Map<Character, String> LETTER =
      Map.of(
          'a', "áàảãạăắằẳẵặâấầẩẫậ",
          'e', "éèẻẽẹêếềểễệ",
          'o', "óòỏõọôốồổỗộ",
          'u', "úùủũụ",
          'y', "ýỳỷỹ",
          'ô', "ớờởỡợ",
          'ö', "ứừửữự");

  private Vni() {}

  static String convert(String text) {
    var converted = new StringBuilder(text.length());
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      @Nullable Character pair = i + 1 < text.length() ? pair(c, text.charAt(i + 1)) : null;
      if (pair != null) {
        converted.append(pair.charValue());
        i += 2;
      } else {
        converted.append(LETTERS.getOrDefault(c, c).charValue());
        i++;
      }
    }
    return converted.toString();
  }

  private static @Nullable Character pair(char vowel, char mark) {
    char small = Character.toLowerCase(vowel);
    @Nullable String marks = AFTER.get(small);
    @Nullable String letters = LETTER.get(small);
    if (marks == null || letters == null) {
      return null;
    }
    int index = marks.indexOf(Character.toLowerCase(mark));
    if (index < 0) {
      return null;
    }
    char letter = letters.charAt(index);
    return small == vowel ? letter : Character.toUpperCase(letter);
  }
}
