package vn.vanthu.service.typesetting;

import java.util.ArrayList;
import java.util.List;

/** Breaks spans into lines that fit a width. Immutable; shares the document's typeface. */
final class Lines {
  /** A word, or part of one, in one style with its width. */
  record Piece(String text, Span.Style style, float width) {}

  /** A word: pieces without a gap between them. */
  record Word(List<Piece> pieces, float width) {}

  /** One line: words, the width without gaps, and whether it ends its paragraph. */
  record Line(List<Word> words, float width, boolean last) {}

  private final Typeface typeface;

  Lines(Typeface typeface) {
    this.typeface = typeface;
  }

  /** Greedy breaking; a word wider than a whole line is cut where it must be. */
  List<Line> fill(List<Span> spans, float size, float width, float indent) {
    float gap = typeface.width(" ", Span.Style.REGULAR, size);
    List<Line> lines = new ArrayList<>();
    List<Word> line = new ArrayList<>();
    float used = 0;
    float room = width - indent;
    for (Word word : words(spans, size, width - indent)) {
      float needed = line.isEmpty() ? word.width() : word.width() + gap;
      if (!line.isEmpty() && used + needed > room) {
        lines.add(new Line(List.copyOf(line), ink(line), false));
        line.clear();
        used = 0;
        room = width;
        needed = word.width();
      }
      line.add(word);
      used += needed;
    }
    if (!line.isEmpty()) {
      lines.add(new Line(List.copyOf(line), ink(line), true));
    }
    return lines;
  }

  private static float ink(List<Word> words) {
    float sum = 0;
    for (Word word : words) {
      sum += word.width();
    }
    return sum;
  }

  private List<Word> words(List<Span> spans, float size, float widest) {
    List<Word> words = new ArrayList<>();
    List<Piece> open = new ArrayList<>();
    float width = 0;
    for (Span span : spans) {
      int start = 0;
      String text = span.text();
      for (int i = 0; i <= text.length(); i++) {
        boolean end = i == text.length();
        boolean blank = !end && (text.charAt(i) == ' ' || text.charAt(i) == '\t');
        if (end || blank) {
          if (i > start) {
            for (Piece piece : cut(text.substring(start, i), span.style(), size, widest)) {
              if (width + piece.width() > widest && !open.isEmpty()) {
                words.add(new Word(List.copyOf(open), width));
                open.clear();
                width = 0;
              }
              open.add(piece);
              width += piece.width();
            }
          }
          start = i + 1;
        }
        if (blank && !open.isEmpty()) {
          words.add(new Word(List.copyOf(open), width));
          open.clear();
          width = 0;
        }
      }
    }
    if (!open.isEmpty()) {
      words.add(new Word(List.copyOf(open), width));
    }
    return words;
  }

  private List<Piece> cut(String text, Span.Style style, float size, float widest) {
    float width = typeface.width(text, style, size);
    if (width <= widest) {
      return List.of(new Piece(text, style, width));
    }
    List<Piece> pieces = new ArrayList<>();
    int from = 0;
    float sum = 0;
    for (int i = 0; i < text.length(); ) {
      int next = i + Character.charCount(text.codePointAt(i));
      float w = typeface.width(text.substring(i, next), style, size);
      if (sum + w > widest && i > from) {
        pieces.add(new Piece(text.substring(from, i), style, sum));
        from = i;
        sum = 0;
      }
      sum += w;
      i = next;
    }
    pieces.add(new Piece(text.substring(from), style, sum));
    return pieces;
  }
}
