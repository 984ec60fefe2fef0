package vn.vanthu.service.typesetting;

import java.util.List;

/**
 * A paper that states something, part by part, without the frame of an administrative document.
 * Immutable.
 *
 * @param title of the file, also its first line
 * @param languageTag of the words, such as {@code vi-VN}
 */
public record Statement(String title, String languageTag, List<Part> parts) {
  public Statement {
    parts = List.copyOf(parts);
  }

  /** One part of the paper. */
  public sealed interface Part {
    /** The title on a page: the first part, or the beginning of a further statement. */
    record Title(String text) implements Part {}

    /** The answer in words, framed, with the sentence that explains it. */
    record Answer(String text, String explanation) implements Part {}

    /** The head of what follows; never the last line of a page. */
    record Heading(String text) implements Part {}

    record Paragraph(String text) implements Part {}

    /** A name and what is known under it. */
    record Fact(String name, String value) implements Part {}

    /**
     * A table with lines; its first row is the head.
     *
     * @param shares of the width, one a column
     */
    record Table(List<Integer> shares, List<List<String>> rows) implements Part {
      public Table {
        shares = List.copyOf(shares);
        rows = rows.stream().map(List::copyOf).toList();
        int columns = shares.size();
        if (rows.stream().anyMatch(row -> row.size() != columns)) {
          throw new IllegalArgumentException("every row has one cell for each column");
        }
      }
    }
  }
}
