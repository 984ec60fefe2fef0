package vn.vanthu.search.query;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.vanthu.search.analysis.Syllable;
import vn.vanthu.search.analysis.Syllables;

/**
 * The words of asking ("như thế nào", "đúng hay sai"): frequent in questions, rare in regulations,
 * so that they would weigh most where they mean least. The list is data in {@code
 * config/reference/question-words.tsv}. Immutable.
 */
final class QuestionWords {

  private final Map<String, List<List<Syllable>>> byFirst = new HashMap<>();

  private QuestionWords(List<String> phrases) {
    Syllables syllables = new Syllables();
    for (String phrase : phrases) {
      List<Syllable> read = syllables.read(phrase);
      byFirst.computeIfAbsent(read.getFirst().folded(), _ -> new ArrayList<>()).add(read);
    }
  }

  static QuestionWords standard() {
    return Holder.STANDARD;
  }

  /** For each word of {@code typed}, whether it belongs to a phrase of asking. */
  boolean[] among(List<Syllable> typed) {
    boolean[] asking = new boolean[typed.size()];
    for (int i = 0; i < typed.size(); i++) {
      for (List<Syllable> phrase : byFirst.getOrDefault(typed.get(i).folded(), List.of())) {
        if (Words.stand(phrase, typed, i)) {
          for (int k = 0; k < phrase.size(); k++) {
            asking[i + k] = true;
          }
        }
      }
    }
    return asking;
  }

  private static final class Holder {
    static final QuestionWords STANDARD = load();

    private static QuestionWords load() {
      try (InputStream stream =
          QuestionWords.class.getResourceAsStream("/vn/vanthu/reference/question-words.tsv")) {
        if (stream == null) {
          throw new IllegalStateException("question-words.tsv missing from the jar");
        }
        List<String> phrases =
            new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .skip(1)
                .toList();
        return new QuestionWords(phrases);
      } catch (IOException e) {
        throw new UncheckedIOException("reading the jar", e);
      }
    }
  }
}
