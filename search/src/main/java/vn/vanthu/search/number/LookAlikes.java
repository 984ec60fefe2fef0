package vn.vanthu.search.number;

import java.text.Normalizer;

/**
 * Letters and dashes that look like those of a document number but are other characters: Cyrillic
 * and Greek capitals, the Icelandic Ð, the African Ɖ, and the various dashes. Stateless.
 */
public final class LookAlikes {
  private static final String FROM =
      "\u00d0\u0189\u0410\u0412\u0421\u0415\u041d\u041a\u041c\u041e\u0420\u0422\u0425\u0391\u0392\u0395\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a7\u2013\u2014\u2010\u2011\u2012\u2212\u00ad\uff0f\u2044\u2215\uff0d\u00a0\u2007\u202f\u00f0\u0256";
  private static final String TO = "\u0110\u0110ABCEHKMOPTXABEHIKMNOPTX-------///-   \u0111\u0111";

  private static final String LOWER = "đðɖ" + "авсекмнортхуіј" + "αβεηικμνορτχυ" + "–—‐‑−⁄∕";
  private static final String LOWER_TO = "ddd" + "abcekmhoptxyij" + "abehikmnoptxy" + "-----//";

  private LookAlikes() {}

  static {
    if (FROM.length() != TO.length() || LOWER.length() != LOWER_TO.length()) {
      throw new IllegalStateException("look-alike table out of step");
    }
  }

  /** The character it is taken for, or itself. */
  public static char of(char c) {
    if (c < 0x80) {
      return c;
    }
    int at = FROM.indexOf(c);
    return at < 0 ? c : TO.charAt(at);
  }

  /** The bare Latin character that a lower-case one is taken for when accents do not matter. */
  static char ofLower(char c) {
    int at = c < 0x80 ? -1 : LOWER.indexOf(c);
    return at < 0 ? c : LOWER_TO.charAt(at);
  }

  /** Same length as the NFC form of the text. */
  public static String mend(String text) {
    String nfc = Normalizer.normalize(text, Normalizer.Form.NFC);
    char[] chars = nfc.toCharArray();
    for (int i = 0; i < chars.length; i++) {
      chars[i] = of(chars[i]);
    }
    return new String(chars);
  }
}
