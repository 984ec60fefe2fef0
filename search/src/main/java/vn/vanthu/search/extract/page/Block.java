package vn.vanthu.search.extract.page;

import java.util.List;

/** A part of a page that is read in one go. */
sealed interface Block {

  /** A printed line over the full width. */
  record Line(Row row) implements Block {}

  /** Two cells side by side: all of the left one is read before the right one. */
  record Cells(List<Row> left, List<Row> right) implements Block {}

  /** Rows of cells: each cell is a list of printed lines, possibly empty. */
  record Table(List<List<List<Row>>> rows) implements Block {}
}
