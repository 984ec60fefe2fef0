package vn.vanthu.search.query;

import java.util.List;

/**
 * A piece of text with the stretches that matched. Plain text: whoever shows it escapes it.
 *
 * @param matches start and end offsets in {@code text}, in order, not overlapping
 */
public record Highlight(String text, List<Span> matches) {

  public Highlight {
    matches = List.copyOf(matches);
  }

  /** From inclusive, to exclusive, in UTF-16 units. */
  public record Span(int from, int to) {}
}
