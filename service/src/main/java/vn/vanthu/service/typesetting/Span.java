package vn.vanthu.service.typesetting;

import java.util.Objects;

/**
 * A run of characters in one style. Immutable.
 *
 * @param text the characters, without line breaks
 * @param style how they are set
 */
public record Span(String text, Style style) {
  /** The four cuts of the one typeface that official documents use. */
  public enum Style {
    REGULAR,
    BOLD,
    ITALIC,
    BOLD_ITALIC
  }

  public Span {
    Objects.requireNonNull(style);
    if (text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0) {
      throw new IllegalArgumentException("a span holds one line");
    }
  }

  static Span of(String text) {
    return new Span(text, Style.REGULAR);
  }

  static Span bold(String text) {
    return new Span(text, Style.BOLD);
  }

  static Span italic(String text) {
    return new Span(text, Style.ITALIC);
  }

  Span with(Style other) {
    return new Span(text, other);
  }
}
