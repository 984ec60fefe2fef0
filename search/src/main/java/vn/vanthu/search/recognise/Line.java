package vn.vanthu.search.recognise;

/**
 * A printed line, or one cell of it where cells stand side by side.
 *
 * @param text without blanks around it
 * @param fold the text in lower case without accents
 * @param start offset in the clean text
 * @param end offset behind the last character
 * @param row printed line from 0
 * @param apart whether an empty line, or the border of a cell, stands before it
 * @param capitals whether nearly all its letters are capitals
 */
record Line(
    String text, String fold, int start, int end, int row, boolean apart, boolean capitals) {
  /** A line whose letters are looked at once: many rules ask for capitals. */
  Line(String text, String fold, int start, int end, int row, boolean apart) {
    this(text, fold, start, end, row, apart, Chars.capitals(text));
  }
}
