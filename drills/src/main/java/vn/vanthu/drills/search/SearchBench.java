package vn.vanthu.drills.search;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.SequencedSet;
import java.util.concurrent.ExecutionException;
import vn.vanthu.drills.Drill;
import vn.vanthu.search.index.IndexChange;
import vn.vanthu.search.index.IndexedRecord;
import vn.vanthu.search.index.OutboxPosition;
import vn.vanthu.search.index.RecordIndex;
import vn.vanthu.search.query.SearchRequest;
import vn.vanthu.search.query.Viewer;

/**
 * {@code drill search-bench --corpus FILE.jsonl.gz --queries FILE.tsv… [--records N] [--questions
 * N] [--folder FOLDER]}: what building and asking cost. The corpus is repeated, dated anew, until
 * it holds N records. A folder that does not exist yet is filled and kept; one that holds an index
 * is only asked, so that a large index need be built but once. Questions are the given ones and, up
 * to N, runs of five to twelve words cut from the texts themselves: all distinct, none asked before
 * its turn, in an order drawn by a printed seed.
 *
 * <p>Printed: build time against reading alone, postings and terms and words in order against text,
 * peak rate of two askers, answer times at half that rate as they arrive (waiting counted),
 * processor time a question, and how soon what is added is found.
 */
public final class SearchBench implements Drill {

  private static final int ASKERS = 2;
  private static final int WARM = 1000;
  private static final int ADDED = 200;

  @Override
  public int run(List<String> arguments, PrintStream figures) throws Exception {
    Map<String, List<String>> options = Corpus.options(arguments);
    if (options.getOrDefault("corpus", List.of()).size() != 1) {
      System.err.println(
          "drill search-bench --corpus FILE.jsonl.gz --queries FILE.tsv … [--records N]"
              + " [--questions N] [--folder FOLDER]");
      return 2;
    }
    Path corpus = Path.of(options.getOrDefault("corpus", List.of()).getFirst());
    int records = number(options, "records", 0);
    int wanted = number(options, "questions", 10_000);
    long seed = number(options, "seed", (int) (System.nanoTime() & 0xFFFFFF));
    Random random = new Random(seed);
    figures.printf(Locale.ROOT, "seed: %d%n", seed);

    SequencedSet<String> questions = new LinkedHashSet<>();
    for (String file : options.getOrDefault("queries", List.of())) {
      questions.addAll(Corpus.questions(Path.of(file)).values());
    }
    figures.printf(Locale.ROOT, "questions-given: %d%n", questions.size());
    List<String> texts = new ArrayList<>();
    Corpus.read(corpus, record -> texts.add(text(record)));
    while (questions.size() < wanted + WARM) {
      questions.add(cut(texts.get(random.nextInt(texts.size())), random));
    }
    List<String> asked = new ArrayList<>(questions);
    Collections.shuffle(asked, random);
    texts.clear();

    if (!options.containsKey("folder")) {
      double reading = Built.readingSeconds(corpus, records);
      try (Built built = Built.of(corpus, records)) {
        describe(built, reading, figures);
        ask(built.index(), asked, random, figures);
        added(built.index(), figures);
      }
      return 0;
    }
    Path folder = Path.of(options.getOrDefault("folder", List.of()).getFirst());
    if (Files.exists(folder)) {
      try (RecordIndex index = RecordIndex.open(folder)) {
        figures.printf(Locale.ROOT, "records: %d%n", index.size());
        ask(index, asked, random, figures);
      }
    } else {
      double reading = Built.readingSeconds(corpus, records);
      Built built = Built.in(folder, corpus, records);
      try (RecordIndex index = built.index()) {
        describe(built, reading, figures);
        ask(index, asked, random, figures);
      }
    }
    return 0;
  }

  private static void describe(Built built, double reading, PrintStream figures)
      throws IOException {
    figures.printf(Locale.ROOT, "records: %d%n", built.index().size());
    figures.printf(Locale.ROOT, "build-seconds: %.1f%n", built.seconds());
    figures.printf(Locale.ROOT, "build-to-analysis: %.2f%n", built.seconds() / reading);
    figures.printf(
        Locale.ROOT,
        "postings-and-terms-to-text: %.3f%n",
        (double) IndexSize.postingsAndTerms(built.folder()) / built.textBytes());
    figures.printf(
        Locale.ROOT,
        "words-in-order-to-text: %.3f%n",
        (double) IndexSize.shorthand(built.folder()) / built.textBytes());
    figures.printf(Locale.ROOT, "index-to-text: %.3f%n", (double) built.size() / built.textBytes());
  }

  private static void ask(RecordIndex index, List<String> asked, Random random, PrintStream figures)
      throws InterruptedException, ExecutionException {
    int middle = WARM + (asked.size() - WARM) / 2;
    Asking.of(index, asked.subList(0, WARM)).asFastAs(ASKERS);
    Asking half = Asking.of(index, asked.subList(WARM, middle));
    Asking rest = Asking.of(index, asked.subList(middle, asked.size()));
    half.asFastAs(ASKERS);
    half.print("closed", figures);
    figures.printf(Locale.ROOT, "cpu-ms-mean: %.2f%n", half.cpuMillis());
    rest.arriving(half.rate() / 2, ASKERS, random);
    rest.print("open-half-rate", figures);
  }

  /** How long from adding one record to finding it by its own words, each added by itself. */
  private static void added(RecordIndex index, PrintStream figures) {
    double[] milliseconds = new double[ADDED];
    for (int i = 0; i < ADDED; i++) {
      String word = "zz" + Integer.toString(i, 36) + "q";
      IndexedRecord record = Corpus.made("added-" + i, "Văn bản thử " + word);
      long start = System.nanoTime();
      index.apply(List.of(new IndexChange.Upsert(record)), new OutboxPosition(2, i));
      while (index.search(SearchRequest.of(word, Viewer.unrestricted())).hits().isEmpty()) {
        Thread.onSpinWait();
      }
      milliseconds[i] = (System.nanoTime() - start) / 1e6;
    }
    Arrays.sort(milliseconds);
    figures.printf(
        Locale.ROOT,
        "added-to-visible-ms p50 %.2f p99 %.2f%n",
        SearchQuality.quantile(milliseconds, 0.5),
        SearchQuality.quantile(milliseconds, 0.99));
  }

  static String text(IndexedRecord record) {
    StringBuilder text = new StringBuilder();
    record.passages().forEach(passage -> text.append(passage.text()).append(' '));
    return text.toString();
  }

  /** Five to twelve words that stand side by side in a text. */
  static String cut(String text, Random random) {
    String[] words = text.strip().split("\\s+", -1);
    int length = Math.min(words.length, 5 + random.nextInt(8));
    int from = random.nextInt(words.length - length + 1);
    return String.join(" ", Arrays.asList(words).subList(from, from + length));
  }

  private static int number(Map<String, List<String>> options, String name, int otherwise)
      throws IOException {
    List<String> given = options.getOrDefault(name, List.of());
    return given.isEmpty() ? otherwise : Integer.parseInt(given.getFirst());
  }
}
