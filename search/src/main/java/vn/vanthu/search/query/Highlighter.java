package vn.vanthu.search.query;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.vanthu.search.analysis.Syllable;
import vn.vanthu.search.analysis.Syllables;

/**
 * Marks the words of a question in a text and cuts the stretch that holds most of them. Accents
 * count when they were typed. For one search by one thread.
 */
final class Highlighter {

  private static final int SNIPPET_SYLLABLES = 45;

  /** As many characters are read for a snippet when nobody knows where the words stand. */
  private static final int WINDOW = 1500;

  /** As many around a known place: a stretch of words that stand close and a snippet beside it. */
  private static final int NEARBY = 600;

  private final Syllables syllables = new Syllables();
  private final Set<String> accented = new HashSet<>();
  private final Set<String> folded = new HashSet<>();

  Highlighter(List<Syllable> typed) {
    for (Syllable word : typed) {
      if (word.hasAccent()) {
        accented.add(word.accented());
      } else {
        folded.add(word.folded());
      }
    }
  }

  /** The whole text with its matches. */
  Highlight mark(String text) {
    return new Highlight(text, spans(syllables.read(text), 0, text.length(), 0));
  }

  /**
   * The stretch of at most {@value #SNIPPET_SYLLABLES} syllables with most matches, looked for in
   * the {@value #NEARBY} characters around a place; null for an empty text.
   *
   * @param near how many syllables into the text the place is; 0 looks through the first {@value
   *     #WINDOW} characters
   */
  @Nullable Highlight snippet(String text, int near) {
    int window = near == 0 ? WINDOW : NEARBY;
    int shift = blankBefore(text, Syllables.about(text, near) - window / 2);
    String read = text.substring(shift, Math.min(text.length(), shift + window));
    List<Syllable> all = syllables.read(read);
    if (all.isEmpty()) {
      return null;
    }
    int first = Math.max(0, densest(all) - 4);
    int last = Math.min(all.size(), first + SNIPPET_SYLLABLES) - 1;
    int from = first == 0 ? 0 : all.get(first).from();
    int to = last == all.size() - 1 ? read.length() : all.get(last).to();
    return new Highlight(
        read.substring(from, to), spans(all.subList(first, last + 1), from, to, from));
  }

  /** The first syllable of the stretch that holds most different matches. */
  private int densest(List<Syllable> all) {
    Map<String, Integer> numbers = new HashMap<>();
    int[] kinds = new int[all.size()];
    for (int i = 0; i < kinds.length; i++) {
      kinds[i] =
          matches(all.get(i))
              ? numbers.computeIfAbsent(all.get(i).folded(), _ -> numbers.size())
              : -1;
    }
    int[] inside = new int[numbers.size()];
    int different = 0;
    int best = 0;
    int most = 0;
    for (int end = 0; end < kinds.length; end++) {
      if (kinds[end] >= 0 && inside[kinds[end]]++ == 0) {
        different++;
      }
      int out = end - SNIPPET_SYLLABLES;
      if (out >= 0 && kinds[out] >= 0 && --inside[kinds[out]] == 0) {
        different--;
      }
      if (different > most) {
        most = different;
        best = Math.max(0, out + 1);
      }
    }
    while (most > 0 && kinds[best] < 0) {
      best++;
    }
    return best;
  }

  /** The first blank at or before a place, so that no word is cut; 0 when there is none. */
  private static int blankBefore(String text, int place) {
    int at = Math.max(0, place);
    while (at > 0 && !Character.isWhitespace(text.charAt(at - 1))) {
      at--;
    }
    return at;
  }

  private boolean matches(Syllable syllable) {
    return accented.contains(syllable.accented()) || folded.contains(syllable.folded());
  }

  private List<Highlight.Span> spans(List<Syllable> read, int from, int to, int shift) {
    List<Highlight.Span> spans = new ArrayList<>();
    for (Syllable syllable : read) {
      if (syllable.from() >= from && syllable.to() <= to && matches(syllable)) {
        spans.add(new Highlight.Span(syllable.from() - shift, syllable.to() - shift));
      }
    }
    return spans;
  }
}
