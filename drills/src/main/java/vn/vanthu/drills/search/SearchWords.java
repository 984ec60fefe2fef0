package vn.vanthu.drills.search;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import vn.vanthu.drills.Drill;
import vn.vanthu.search.analysis.Shorthand;
import vn.vanthu.search.analysis.Syllable;
import vn.vanthu.search.analysis.Syllables;
import vn.vanthu.search.analysis.WrittenSyllable;
import vn.vanthu.search.index.Passage;

/**
 * {@code drill search-words --corpus FILE.jsonl.gz --words OUT}: counts the words of a corpus and
 * writes the most frequent, as {@link Shorthand} wants them. Another list is another format of the
 * index.
 */
public final class SearchWords implements Drill {

  private static final int A_LINE = 20;

  /** No Vietnamese syllable has more than seven letters. */
  private static final Pattern PLAIN = Pattern.compile("\\p{L}{1,7}|\\d{1,4}");

  @Override
  public int run(List<String> arguments, PrintStream figures) throws Exception {
    Map<String, List<String>> options = Corpus.options(arguments);
    if (!options.containsKey("corpus") || !options.containsKey("words")) {
      System.err.println("drill search-words --corpus FILE.jsonl.gz --words OUT");
      return 2;
    }
    Syllables syllables = new Syllables();
    Map<String, Integer> counts = new HashMap<>();
    Corpus.read(
        Path.of(options.get("corpus").getFirst()),
        record -> {
          for (Passage passage : record.passages()) {
            for (Syllable word : syllables.read(passage.text())) {
              counts.merge(written(word), 1, Integer::sum);
            }
          }
        });
    long all = counts.values().stream().mapToLong(Integer::longValue).sum();
    // "á" and "a1" have one accented form: only the more frequent is listed
    Set<String> forms = new HashSet<>();
    List<String> words =
        counts.keySet().stream()
            .filter(word -> isOneWord(word, syllables))
            .sorted(
                Comparator.comparingInt((String word) -> -counts.getOrDefault(word, 0))
                    .thenComparing(Comparator.naturalOrder()))
            .filter(word -> forms.add(syllables.read(word).getFirst().accented()))
            .limit(Shorthand.MOST)
            .toList();
    long listed = words.stream().mapToLong(word -> counts.getOrDefault(word, 0)).sum();
    List<String> lines = new ArrayList<>();
    lines.add("# Words of Vietnamese regulations, the most frequent first: how often each stands");
    lines.add(
        "# in the articles of a public corpus, counted by drill search-words. Names of files,");
    lines.add("# codes and whatever else is not letters alone or a short number is left out.");
    for (int from = 0; from < words.size(); from += A_LINE) {
      lines.add(String.join(" ", words.subList(from, Math.min(words.size(), from + A_LINE))));
    }
    Files.write(Path.of(options.get("words").getFirst()), lines, StandardCharsets.UTF_8);
    figures.printf(Locale.ROOT, "words: %d%n", words.size());
    figures.printf(Locale.ROOT, "share-of-text: %.4f%n", all == 0 ? 0 : (double) listed / all);
    return 0;
  }

  private static String written(Syllable word) {
    return word.hasAccent() ? WrittenSyllable.of(word.accented()) : word.folded();
  }

  /** Whether it is letters alone or a short number, and is read back as itself. */
  private static boolean isOneWord(String word, Syllables syllables) {
    if (!PLAIN.matcher(word).matches()) {
      return false;
    }
    List<Syllable> read = syllables.read(word);
    return read.size() == 1 && written(read.getFirst()).equals(word);
  }
}
