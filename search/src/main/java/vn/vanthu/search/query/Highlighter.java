package vn.vanthu.search.query;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
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
  private static final int LONGEST_READ = 20_000;

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
   * The stretch of at most {@value #SNIPPET_SYLLABLES} syllables with most matches; null for an
   * empty text.
   */
  @Nullable Highlight snippet(String text) {
    String read = text.length() > LONGEST_READ ? text.substring(0, LONGEST_READ) : text;
    List<Syllable> all = syllables.read(read);
    if (all.isEmpty()) {
      return null;
    }
    int best = 0;
    int bestKinds = -1;
    for (int i = 0; i < all.size(); i++) {
      if (i > 0 && !matches(all.get(i))) {
        continue;
      }
      Set<String> kinds = new HashSet<>();
      for (int k = i; k < Math.min(all.size(), i + SNIPPET_SYLLABLES); k++) {
        if (matches(all.get(k))) {
          kinds.add(all.get(k).folded());
        }
      }
      if (kinds.size() > bestKinds) {
        bestKinds = kinds.size();
        best = i;
      }
    }
    int first = Math.max(0, best - 4);
    int last = Math.min(all.size(), first + SNIPPET_SYLLABLES) - 1;
    int from = first == 0 ? 0 : all.get(first).from();
    int to =
        last == all.size() - 1 && read.length() == text.length()
            ? text.length()
            : all.get(last).to();
    return new Highlight(
        text.substring(from, to), spans(all.subList(first, last + 1), from, to, from));
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
