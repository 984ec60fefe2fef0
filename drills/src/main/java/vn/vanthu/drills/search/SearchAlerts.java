package vn.vanthu.drills.search;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import vn.vanthu.drills.Drill;
import vn.vanthu.search.index.IndexChange;
import vn.vanthu.search.index.IndexedRecord;
import vn.vanthu.search.index.OutboxPosition;
import vn.vanthu.search.index.RecordIndex;
import vn.vanthu.search.index.StandingQuestions;
import vn.vanthu.search.query.SearchRequest;
import vn.vanthu.search.query.StandingQuestion;
import vn.vanthu.search.query.Viewer;

/**
 * {@code drill search-alerts --corpus FILE.jsonl.gz [--queries N] [--records N] [--seed N]}: keeps
 * that many questions (words of real texts, phrases, fields, numbers) and puts them all to each of
 * that many new records. Exit 1 when p99 is above {@value #GOAL_MS} ms.
 */
public final class SearchAlerts implements Drill {

  private static final double GOAL_MS = 20;
  private static final int KNOWN = 5000;
  private static final int WARM = 300;

  @Override
  public int run(List<String> arguments, PrintStream figures) throws Exception {
    Map<String, List<String>> options = Corpus.options(arguments);
    Path corpus =
        Path.of(
            options
                .getOrDefault("corpus", List.of("../shared/search/articles.jsonl.gz"))
                .getFirst());
    if (!Files.isReadable(corpus)) {
      System.err.println("no corpus at " + corpus + ": search-alerts is skipped");
      return 0;
    }
    int queries = Integer.parseInt(options.getOrDefault("queries", List.of("10000")).getFirst());
    int records = Integer.parseInt(options.getOrDefault("records", List.of("2000")).getFirst());
    long seed =
        options.containsKey("seed")
            ? Long.parseLong(options.get("seed").getFirst())
            : new Random().nextInt(1_000_000);
    figures.println("seed: " + seed);
    List<IndexedRecord> all = sample(corpus, KNOWN + WARM + records, new Random(seed));
    Path folder = Files.createTempDirectory("vanthu-alerts");
    try (RecordIndex index = RecordIndex.open(folder)) {
      index.apply(
          all.subList(0, KNOWN).stream().<IndexChange>map(IndexChange.Upsert::new).toList(),
          new OutboxPosition(1, 1));
      StandingQuestions questions = kept(index, all.subList(0, KNOWN), queries, new Random(seed));
      figures.println("queries: " + questions.size());
      return put(questions, all.subList(KNOWN, all.size()), figures);
    } finally {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  /** A random sample of the corpus, in random order. */
  private static List<IndexedRecord> sample(Path corpus, int size, Random random)
      throws IOException {
    List<IndexedRecord> sample = new ArrayList<>();
    int[] seen = {0};
    Corpus.read(
        corpus,
        record -> {
          seen[0]++;
          if (sample.size() < size) {
            sample.add(record);
          } else {
            int at = random.nextInt(seen[0]);
            if (at < size) {
              sample.set(at, record);
            }
          }
        });
    java.util.Collections.shuffle(sample, random);
    return sample;
  }

  private static StandingQuestions kept(
      RecordIndex index, List<IndexedRecord> texts, int queries, Random random) {
    StandingQuestions questions = new StandingQuestions();
    for (int i = 0; questions.size() < queries; i++) {
      StandingQuestion question =
          index.standing(SearchRequest.of(question(texts, random), Viewer.unrestricted()));
      if (question.refusal() == null) {
        questions.put("q" + i, question);
      }
    }
    return questions;
  }

  /** What people keep: some words of a text, now and then quoted, of a body, or a number. */
  private static String question(List<IndexedRecord> texts, Random random) {
    IndexedRecord record = texts.get(random.nextInt(texts.size()));
    String text = record.passages().isEmpty() ? "văn thư" : record.passages().getFirst().text();
    List<String> words =
        Arrays.stream(text.split("[^\\p{L}\\p{M}]+", -1)).filter(w -> w.length() > 1).toList();
    if (words.size() < 8) {
      return "công tác văn thư";
    }
    int length = 2 + random.nextInt(5);
    int from = random.nextInt(words.size() - length);
    String some = String.join(" ", words.subList(from, from + length));
    return switch (random.nextInt(10)) {
      case 0 -> '"' + some + '"';
      case 1 -> some + " -" + words.get(random.nextInt(words.size()));
      case 2 -> "cơ quan:\"Bộ Y tế\" " + some;
      case 3 -> (1 + random.nextInt(3000)) + "/QĐ-UBND";
      default -> some;
    };
  }

  private static int put(
      StandingQuestions questions, List<IndexedRecord> records, PrintStream figures) {
    double[] milliseconds = new double[records.size() - WARM];
    long matches = 0;
    for (int i = 0; i < records.size(); i++) {
      long start = System.nanoTime();
      int matching = questions.matching(records.get(i)).size();
      if (i >= WARM) {
        milliseconds[i - WARM] = (System.nanoTime() - start) / 1e6;
        matches += matching;
      }
    }
    Arrays.sort(milliseconds);
    double p99 = SearchQuality.quantile(milliseconds, 0.99);
    figures.println("records: " + milliseconds.length);
    figures.println("matches: " + matches);
    figures.printf(Locale.ROOT, "p50-ms: %.2f%n", SearchQuality.quantile(milliseconds, 0.5));
    figures.printf(Locale.ROOT, "p99-ms: %.2f%n", p99);
    figures.printf(Locale.ROOT, "worst-ms: %.2f%n", milliseconds[milliseconds.length - 1]);
    return p99 <= GOAL_MS ? 0 : 1;
  }
}
