package vn.vanthu.drills.made;

import java.text.Normalizer;

/** What happens to a text on its way: each keeps the facts readable to a person. */
enum Noise {
  NONE,
  /** Decomposed letters, as some systems write them. */
  DECOMPOSED,
  /** Letters of other alphabets that look the same. */
  LOOK_ALIKE,
  /** Blanks that do not break. */
  HARD_BLANKS,
  /** The tone mark on the other vowel. */
  OLD_TONES,
  /** Dashes of a word processor, blanks around the strokes of a number. */
  DASHES,
  /** Typed with ".Vn…" fonts before Unicode. */
  TCVN3,
  /** Typed with "VNI-…" fonts before Unicode. */
  VNI;

  String over(String text) {
    return switch (this) {
      case NONE -> text;
      case DECOMPOSED -> Normalizer.normalize(text, Normalizer.Form.NFD);
      case LOOK_ALIKE ->
          text.replace('Đ', '\u00d0')
              .replace("-UBND", "-U\u0412ND")
              .replace("/TT-", "/\u0422\u0422-");
      case HARD_BLANKS -> text.replace(" tháng ", "\u00a0tháng\u00a0").replace("Số: ", "Số:\u00a0");
      case OLD_TONES ->
          text.replace("ỦY", "UỶ").replace("Ủy", "Uỷ").replace("HÒA", "HOÀ").replace("Hòa", "Hoà");
      case TCVN3 -> LegacyTyping.tcvn3(text);
      case VNI -> LegacyTyping.vni(text);
      case DASHES -> text.replace(" - ", " – ").replaceAll("(\\d)/(QĐ|KH|CT|TB)-", "$1 /$2-");
    };
  }
}
