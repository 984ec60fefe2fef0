package vn.vanthu.search.extract.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Words on one printed line, from left to right; never empty. Immutable. */
record Row(int page, List<Token> tokens) {

  Row {
    tokens = List.copyOf(tokens);
  }

  float left() {
    return tokens.getFirst().left();
  }

  float right() {
    return tokens.getLast().right();
  }

  float top() {
    return (float) tokens.stream().mapToDouble(t -> t.box().top()).average().orElse(0);
  }

  float bottom() {
    return (float) tokens.stream().mapToDouble(t -> t.box().bottom()).average().orElse(0);
  }

  float middle() {
    return (left() + right()) / 2;
  }

  float size() {
    return (float) tokens.stream().mapToDouble(Token::size).average().orElse(10);
  }

  String text() {
    return tokens.stream().map(Token::text).collect(Collectors.joining(" "));
  }

  /** Groups words into lines, from top to bottom. */
  static List<Row> of(int page, List<Token> tokens) {
    var sorted = new ArrayList<>(tokens);
    sorted.sort(Comparator.comparingDouble(Token::middle));
    var rows = new ArrayList<List<Token>>();
    var centres = new ArrayList<Float>();
    for (Token token : sorted) {
      int home = -1;
      float best = Float.MAX_VALUE;
      // Only the last few lines can still be near: the words come from top to bottom.
      for (int i = rows.size() - 1; i >= 0 && i >= rows.size() - 4; i--) {
        float away = Math.abs(centres.get(i) - token.middle());
        float allowed =
            0.45f * Math.min(token.box().height(), rows.get(i).getFirst().box().height());
        if (away <= allowed && away < best) {
          best = away;
          home = i;
        }
      }
      if (home < 0) {
        rows.add(new ArrayList<>(List.of(token)));
        centres.add(token.middle());
      } else {
        List<Token> row = rows.get(home);
        row.add(token);
        centres.set(home, centres.get(home) + (token.middle() - centres.get(home)) / row.size());
      }
    }
    return rows.stream()
        .map(row ->
            new Row(page, row.stream().sorted(Comparator.comparingDouble(Token::left)).toList()))
        .sorted(Comparator.comparingDouble(Row::top))
        .toList();
  }

  /** The parts of the line between wide gaps: cells, as far as one line can tell. */
  List<Row> parts() {
    var parts = new ArrayList<Row>();
    var part = new ArrayList<Token>();
    for (Token token : tokens) {
      if (!part.isEmpty()
          && token.left() - part.getLast().right() > wideGap(token, part.getLast())) {
        parts.add(new Row(page, part));
        part = new ArrayList<>();
      }
      part.add(token);
    }
    parts.add(new Row(page, part));
    return parts;
  }

  private static float wideGap(Token one, Token other) {
    return Math.max(9f, 1.25f * Math.max(one.size(), other.size()));
  }
}
