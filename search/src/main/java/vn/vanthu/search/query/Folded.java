package vn.vanthu.search.query;

import java.text.Normalizer;
import vn.vanthu.search.number.NumberKeys;

/**
 * A text without accents, lower case, with look-alike letters mended, and where each of its
 * characters came from. Immutable.
 */
final class Folded {

  final String original;
  final String text;
  private final int[] origin;

  private Folded(String original, String text, int[] origin) {
    this.original = original;
    this.text = text;
    this.origin = origin;
  }

  static Folded of(String typed) {
    String original = Normalizer.normalize(typed, Normalizer.Form.NFC);
    StringBuilder text = new StringBuilder(original.length());
    int[] origin = new int[original.length() * 4 + 1];
    for (int i = 0; i < original.length(); i++) {
      String folded = NumberKeys.fold(original.substring(i, i + 1));
      for (int k = 0; k < Math.min(4, folded.length()); k++) {
        origin[text.length()] = i;
        text.append(folded.charAt(k));
      }
    }
    origin[text.length()] = original.length();
    return new Folded(original, text.toString(), origin);
  }

  /** What was typed for this stretch of the folded text. */
  String typed(int from, int to) {
    return original
        .substring(origin[from], to == text.length() ? original.length() : origin[to])
        .strip();
  }

  /** The original with this stretch blanked. */
  Folded without(int from, int to) {
    int first = origin[from];
    int last = to == text.length() ? original.length() : origin[to];
    return of(original.substring(0, first) + " ".repeat(last - first) + original.substring(last));
  }
}
