package vn.vanthu.drills.search;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
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
 * that many questions of each {@link KeptMix} and puts them all to each of that many new records.
 * Exit 1 when p99 of an office's questions is above {@value #GOAL_MS} ms.
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
      boolean met = true;
      for (KeptMix mix : KeptMix.values()) {
        StandingQuestions questions =
            kept(index, all.subList(0, KNOWN), mix, queries, new Random(seed));
        figures.println(mix + "-queries: " + questions.size());
        double p99 = put(questions, all.subList(KNOWN, all.size()), mix, figures);
        met = met && (mix != KeptMix.OFFICE || p99 <= GOAL_MS);
      }
      return met ? 0 : 1;
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
      RecordIndex index, List<IndexedRecord> texts, KeptMix mix, int queries, Random random) {
    StandingQuestions questions = new StandingQuestions();
    for (int i = 0; questions.size() < queries; i++) {
      String typed = mix.question(texts.get(random.nextInt(texts.size())), random);
      if (typed == null) {
        continue;
      }
      StandingQuestion question = index.standing(SearchRequest.of(typed, Viewer.unrestricted()));
      if (question.refusal() == null) {
        questions.put("q" + i, question);
      }
    }
    return questions;
  }

  private static double put(
      StandingQuestions questions, List<IndexedRecord> records, KeptMix mix, PrintStream figures) {
    ThreadMXBean clock = ManagementFactory.getThreadMXBean();
    double[] milliseconds = new double[records.size() - WARM];
    double[] processor = new double[milliseconds.length];
    long matches = 0;
    for (int i = 0; i < records.size(); i++) {
      long start = System.nanoTime();
      long busy = clock.getCurrentThreadCpuTime();
      int matching = questions.matching(records.get(i)).size();
      if (i >= WARM) {
        milliseconds[i - WARM] = (System.nanoTime() - start) / 1e6;
        processor[i - WARM] = (clock.getCurrentThreadCpuTime() - busy) / 1e6;
        matches += matching;
      }
    }
    Arrays.sort(milliseconds);
    Arrays.sort(processor);
    double p99 = SearchQuality.quantile(milliseconds, 0.99);
    figures.printf(
        Locale.ROOT,
        "%1$s-records: %2$d%n%1$s-matches-a-record: %3$.1f%n%1$s-p50-ms: %4$.2f%n"
            + "%1$s-p99-ms: %5$.2f%n%1$s-worst-ms: %6$.2f%n"
            + "%1$s-processor-p50-ms: %7$.2f%n%1$s-processor-p99-ms: %8$.2f%n",
        mix,
        milliseconds.length,
        (double) matches / milliseconds.length,
        SearchQuality.quantile(milliseconds, 0.5),
        p99,
        milliseconds[milliseconds.length - 1],
        SearchQuality.quantile(processor, 0.5),
        SearchQuality.quantile(processor, 0.99));
    return p99;
  }
}
