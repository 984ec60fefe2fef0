package vn.vanthu.search.analysis;

/**
 * One syllable of a text in the two forms that are searched.
 *
 * @param accented lower case, the tone as a digit at the end ({@code hoà} and {@code hòa} are both
 *     {@code hoa2}), y written i where both spellings are in use ({@code kỹ, kĩ})
 * @param folded the same without any accent, {@code đ} as {@code d}
 * @param from offset in the text, inclusive, in UTF-16 units
 * @param to offset in the text, exclusive
 */
public record Syllable(String accented, String folded, int from, int to) {

  /**
   * Whether the writer typed an accent; without one the syllable may stand for any that folds to
   * it.
   */
  public boolean hasAccent() {
    return !accented.equals(folded);
  }
}
