package vn.vanthu.search.query;

import java.util.ArrayList;
import java.util.List;
import vn.vanthu.search.analysis.Syllable;
import vn.vanthu.search.analysis.Syllables;

/**
 * A piece of text with the stretches that matched. Plain text: whoever shows it escapes it.
 *
 * @param matches start and end offsets in {@code text}, in order, not overlapping
 */
public record Highlight(String text, List<Span> matches) {

  public Highlight {
    matches = List.copyOf(matches);
  }

  /** A text with the words of a question marked as the hits mark them; signs and filters aside. */
  public static Highlight of(String text, String question) {
    Syllables syllables = new Syllables();
    QuestionSyntax syntax = QuestionSyntax.read(question);
    List<Syllable> typed = new ArrayList<>(syllables.read(syntax.plain()));
    for (Sign sign : syntax.signs()) {
      boolean words = sign.kind() == Sign.Kind.PHRASE || sign.kind() == Sign.Kind.WORD;
      if (words && !sign.without()) {
        typed.addAll(syllables.read(sign.text()));
      }
    }
    Abbreviations.Expanded expanded = Abbreviations.standard().expand(typed);
    List<Syllable> all = new ArrayList<>(expanded.words());
    expanded.otherForms().forEach(all::addAll);
    return new Highlighter(all).mark(text);
  }

  /** From inclusive, to exclusive, in UTF-16 units. */
  public record Span(int from, int to) {}
}
