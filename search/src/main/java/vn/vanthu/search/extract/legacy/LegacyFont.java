package vn.vanthu.search.extract.legacy;

import java.util.Locale;
import java.util.Optional;

/** A font whose name tells that its text is not Unicode. */
public enum LegacyFont {
  /** ".VnTime" and its family: TCVN 5712. */
  TCVN3,
  /** ".VnTimeH" and its family: TCVN 5712, every letter drawn as a capital. */
  TCVN3_CAPITALS,
  /** "VNI-Times" and its family. */
  VNI;

  /**
   * Reads the encoding off a font name as written in DOC, DOCX, RTF or PDF (with or without subset
   * prefix).
   */
  public static Optional<LegacyFont> named(String fontName) {
    String name = fontName.toLowerCase(Locale.ROOT).strip();
    int plus = name.indexOf('+');
    if (plus == 6) {
      name = name.substring(7);
    }
    if (name.startsWith("vni-") || name.startsWith("vni ") || name.startsWith("vni_")) {
      return Optional.of(VNI);
    }
    if (name.startsWith(".vn")
        || name.startsWith("#2evn")
        || name.startsWith("_vn")
        || name.startsWith("vntime")
        || name.startsWith("vnarial")) {
      int style = name.indexOf(',') >= 0 ? name.indexOf(',') : name.indexOf('-');
      String family = style > 0 ? name.substring(0, style) : name;
      family = family.endsWith(" bold") ? family.substring(0, family.length() - 5) : family;
      return Optional.of(
          family.strip().endsWith("h") && !family.endsWith("english") ? TCVN3_CAPITALS : TCVN3);
    }
    return Optional.empty();
  }

  /**
   * The text in Unicode. Text that already holds letters outside Latin-1 was typed in Unicode
   * although the font says otherwise, and is returned as it is.
   */
  public String convert(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c > 0xFF && Character.isLetter(c)) {
        return text;
      }
    }
    return switch (this) {
      case TCVN3 -> Tcvn3.convert(text, false);
      case TCVN3_CAPITALS -> Tcvn3.convert(text, true);
      case VNI -> Vni.convert(text);
    };
  }
}
