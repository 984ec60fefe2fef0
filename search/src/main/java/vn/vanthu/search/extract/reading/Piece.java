package vn.vanthu.search.extract.reading;

import java.util.List;

/** A part of an Office or web document, in the order of the file. */
sealed interface Piece {

  /**
   * A paragraph. Tabs and runs of blanks are kept: old letterheads stand side by side by them; a
   * line break inside is a {@code \n}.
   */
  record Paragraph(String text) implements Piece {}

  /** A table: rows of cells of paragraphs. */
  record Grid(List<List<List<String>>> rows) implements Piece {}
}
