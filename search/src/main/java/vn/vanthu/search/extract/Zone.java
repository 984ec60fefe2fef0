package vn.vanthu.search.extract;

/**
 * A stretch of {@link ExtractedText#text()} whose place on the page says something: a letterhead is
 * two cells side by side, and so are recipients and signer. Cells are written left cell first, each
 * with its own lines. Immutable.
 *
 * @param kind what it is
 * @param start offset of its first character
 * @param end offset after its last character
 */
public record Zone(Kind kind, int start, int end) {

  /** The kinds of place. */
  public enum Kind {
    /** Left of two cells side by side: issuing body and number, or recipients ("Nơi nhận"). */
    LEFT_CELL,
    /** Right of two cells side by side: national title, place and date, or the signer. */
    RIGHT_CELL,
    /** A table; cells of a row are separated by tabs. */
    TABLE,
    /** What stands in the frames of stamps laid over a page; written behind the page's own text. */
    STAMP
  }

  public Zone {
    if (start < 0 || end < start) {
      throw new IllegalArgumentException("zone " + start + "-" + end);
    }
  }
}
