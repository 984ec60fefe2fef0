package vn.vanthu.drills.made;

import java.util.HashMap;
import java.util.Map;

/**
 * Types a text as it was typed before Unicode: with the ".Vn…" fonts (TCVN 5712:1993) or the
 * "VNI-…" fonts, read as if it were Latin-1. Written from the standards, not from the reader's own
 * tables, so that a slip in those shows. Stateless.
 */
final class LegacyTyping {
  private static final Map<Character, String> TCVN3 = new HashMap<>();
  private static final Map<Character, String> VNI = new HashMap<>();

  static {
    String small = "àảãáạăằẳẵắặâầẩẫấậèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵđ";
    int[] codes = {
      0xB5, 0xB6, 0xB7, 0xB8, 0xB9, 0xA8, 0xBB, 0xBC, 0xBD, 0xBE, 0xC6, 0xA9, 0xC7, 0xC8, 0xC9,
      0xCA, 0xCB, 0xCC, 0xCE, 0xCF, 0xD0, 0xD1, 0xAA, 0xD2, 0xD3, 0xD4, 0xD5, 0xD6, 0xD7, 0xD8,
      0xDC, 0xDD, 0xDE, 0xDF, 0xE1, 0xE2, 0xE3, 0xE4, 0xAB, 0xE5, 0xE6, 0xE7, 0xE8, 0xE9, 0xAC,
      0xEA, 0xEB, 0xEC, 0xED, 0xEE, 0xEF, 0xF1, 0xF2, 0xF3, 0xF4, 0xAD, 0xF5, 0xF6, 0xF7, 0xF8,
      0xF9, 0xFA, 0xFB, 0xFC, 0xFD, 0xFE, 0xAE
    };
    for (int i = 0; i < codes.length; i++) {
      String code = String.valueOf((char) codes[i]);
      TCVN3.put(small.charAt(i), code);
      // A capital with a tone has no code of its own: it is the small one in a capital font.
      TCVN3.put(Character.toUpperCase(small.charAt(i)), code);
    }
    String capitals = "ĂÂÊÔƠƯĐ";
    for (int i = 0; i < capitals.length(); i++) {
      TCVN3.put(capitals.charAt(i), String.valueOf((char) (0xA1 + i)));
    }
    vni("áàảãạ", "a", "ùøûõï");
    vni("ăắằẳẵặ", "a", "êéèúüë");
    vni("âấầẩẫậ", "a", "âáàåãä");
    vni("éèẻẽẹ", "e", "ùøûõï");
    vni("êếềểễệ", "e", "âáàåãä");
    vni("óòỏõọ", "o", "ùøûõï");
    vni("ôốồổỗộ", "o", "âáàåãä");
    vni("ớờởỡợ", "ô", "ùøûõï");
    vni("úùủũụ", "u", "ùøûõï");
    vni("ứừửữự", "ö", "ùøûõï");
    vni("ýỳỷỹ", "y", "ùøûõ");
    String[] alone = {"ơô", "ưö", "ỉæ", "ĩó", "ịò", "ỵî", "đñ"};
    for (String pair : alone) {
      VNI.put(pair.charAt(0), pair.substring(1));
      VNI.put(
          Character.toUpperCase(pair.charAt(0)),
          String.valueOf(Character.toUpperCase(pair.charAt(1))));
    }
  }

  private LegacyTyping() {}

  static String tcvn3(String text) {
    return typed(text, TCVN3);
  }

  static String vni(String text) {
    return typed(text, VNI);
  }

  private static void vni(String letters, String base, String marks) {
    for (int i = 0; i < letters.length(); i++) {
      char letter = letters.charAt(i);
      String pair = base + marks.charAt(i);
      VNI.put(letter, pair);
      VNI.put(Character.toUpperCase(letter), pair.toUpperCase(java.util.Locale.ROOT));
    }
  }

  private static String typed(String text, Map<Character, String> table) {
    var out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char letter = text.charAt(i);
      out.append(table.getOrDefault(letter, String.valueOf(letter)));
    }
    return out.toString();
  }
}
