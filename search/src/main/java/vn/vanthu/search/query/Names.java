package vn.vanthu.search.query;

import java.text.Normalizer;
import vn.vanthu.search.number.NumberKeys;

/** Names of bodies, types, people and registers as keys: folded, single blanks. Stateless. */
public final class Names {

  private static final int MAX_NAME = 300;

  private Names() {}

  /** The same for {@code Uỷ ban Nhân dân}, {@code ỦY BAN NHÂN DÂN} and {@code uy ban nhan dan}. */
  public static String key(String name) {
    String folded = NumberKeys.fold(Normalizer.normalize(cut(name), Normalizer.Form.NFC));
    StringBuilder key = new StringBuilder(folded.length());
    boolean gap = false;
    for (int i = 0; i < folded.length(); i++) {
      char c = folded.charAt(i);
      if (Character.isLetterOrDigit(c)) {
        if (gap && !key.isEmpty()) {
          key.append(' ');
        }
        key.append(c);
        gap = false;
      } else {
        gap = true;
      }
    }
    return key.toString();
  }

  /** A name of sane length, cut between characters. */
  public static String cut(String name) {
    if (name.length() <= MAX_NAME) {
      return name;
    }
    return name.substring(
        0, Character.isHighSurrogate(name.charAt(MAX_NAME - 1)) ? MAX_NAME - 1 : MAX_NAME);
  }
}
