package vn.vanthu.drills.search;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import vn.vanthu.drills.Drill;
import vn.vanthu.search.query.Hit;
import vn.vanthu.search.query.SearchRequest;
import vn.vanthu.search.query.Viewer;

/**
 * {@code drill search-quality --corpus FILE.jsonl.gz --queries FILE.tsv --run OUT}: indexes the
 * corpus with the product's own index, asks every question and writes a TREC run of the first
 * hundred. Several pairs of {@code --queries} and {@code --run} share one index. {@code --accents
 * stripped} asks without accents, {@code half} strips every second question.
 */
public final class SearchQuality implements Drill {

  private static final int HITS = 100;

  @Override
  public int run(List<String> arguments, PrintStream figures) throws Exception {
    Map<String, List<String>> options = Corpus.options(arguments);
    List<String> corpus = options.getOrDefault("corpus", List.of());
    List<String> queries = options.getOrDefault("queries", List.of());
    List<String> runs = options.getOrDefault("run", List.of());
    String accents = options.getOrDefault("accents", List.of("kept")).getFirst();
    if (corpus.size() != 1 || queries.isEmpty() || queries.size() != runs.size()) {
      System.err.println(
          "drill search-quality --corpus FILE.jsonl.gz --queries FILE.tsv --run OUT [--accents stripped|half]");
      return 2;
    }
    try (Built built = Built.of(Path.of(corpus.getFirst()))) {
      figures.printf(Locale.ROOT, "build-seconds: %.1f%n", built.seconds());
      figures.printf(Locale.ROOT, "records: %d%n", built.index().size());
      figures.printf(Locale.ROOT, "index-bytes: %d%n", built.size());
      figures.printf(Locale.ROOT, "text-bytes: %d%n", built.textBytes());
      for (int i = 0; i < queries.size(); i++) {
        ask(built, Path.of(queries.get(i)), Path.of(runs.get(i)), accents, figures);
      }
    }
    return 0;
  }

  private static void ask(Built built, Path queries, Path run, String accents, PrintStream figures)
      throws IOException {
    List<String> lines = new ArrayList<>();
    Map<String, String> questions = Corpus.questions(queries);
    double[] milliseconds = new double[questions.size()];
    int asked = 0;
    long all = System.nanoTime();
    for (Map.Entry<String, String> question : questions.entrySet()) {
      boolean strip = accents.equals("stripped") || (accents.equals("half") && asked % 2 == 1);
      String text = strip ? stripped(question.getValue()) : question.getValue();
      long start = System.nanoTime();
      List<Hit> hits =
          built
              .index()
              .search(
                  SearchRequest.of(text, Viewer.unrestricted())
                      .withLimit(HITS)
                      .withDeadline(Duration.ofSeconds(30)))
              .hits();
      milliseconds[asked++] = (System.nanoTime() - start) / 1e6;
      for (int rank = 0; rank < hits.size(); rank++) {
        lines.add(
            question.getKey()
                + " Q0 "
                + hits.get(rank).id()
                + " "
                + (rank + 1)
                + " "
                + String.format(Locale.ROOT, "%.6f", (double) (HITS - rank))
                + " vanthu");
      }
    }
    double seconds = (System.nanoTime() - all) / 1e9;
    Files.write(run, lines, StandardCharsets.UTF_8);
    Arrays.sort(milliseconds);
    figures.printf(Locale.ROOT, "questions: %d%n", asked);
    figures.printf(Locale.ROOT, "queries-per-second: %.1f%n", asked / seconds);
    figures.printf(Locale.ROOT, "p50-ms: %.2f%n", quantile(milliseconds, 0.5));
    figures.printf(Locale.ROOT, "p99-ms: %.2f%n", quantile(milliseconds, 0.99));
  }

  static double quantile(double[] sorted, double share) {
    return sorted.length == 0
        ? 0
        : sorted[Math.min(sorted.length - 1, (int) Math.floor(share * sorted.length))];
  }

  /** The text as someone types it who leaves all accents out. */
  static String stripped(String text) {
    return java.text.Normalizer.normalize(text, java.text.Normalizer.Form.NFD)
        .replaceAll("\\p{M}+", "")
        .replace('đ', 'd')
        .replace('Đ', 'D');
  }
}
