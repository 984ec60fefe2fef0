package vn.vanthu.search.extract;

/**
 * One word of {@link ExtractedText#text()} with its place. Immutable.
 *
 * @param start offset of its first character in the text
 * @param end offset after its last character
 * @param page page number, from 1
 * @param box where it stands on that page
 * @param confidence 0 to 100: what the optical reader thinks of its own reading; 100 for a text
 *     layer
 */
public record Word(int start, int end, int page, Box box, int confidence) {

  /**
   * Below this an optically read word is shown as unsure: it may be handwriting, a stamp or dirt.
   */
  public static final int SURE = 60;

  public Word {
    if (start < 0 || end < start || page < 1 || confidence < 0 || confidence > 100) {
      throw new IllegalArgumentException(
          "word " + start + "-" + end + " page " + page + " confidence " + confidence);
    }
  }

  public boolean unsure() {
    return confidence < SURE;
  }
}
