package vn.vanthu.drills.search;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import vn.vanthu.drills.Drill;
import vn.vanthu.search.index.IndexChange;
import vn.vanthu.search.index.IndexedRecord;
import vn.vanthu.search.index.OutboxPosition;
import vn.vanthu.search.index.Rebuild;
import vn.vanthu.search.index.RecordIndex;
import vn.vanthu.search.opensearch.ClusterIndex;
import vn.vanthu.search.query.Hit;
import vn.vanthu.search.query.SearchRequest;
import vn.vanthu.search.query.SearchResult;
import vn.vanthu.search.query.Viewer;

/**
 * {@code drill search-cluster --corpus FILE.jsonl.gz --queries FILE.tsv…}: three nodes of
 * OpenSearch on this machine. Every question is put to them and to the embedded index over the same
 * records, and the first ten are compared. Then, while two ask and one writes, the node with the
 * first copy is killed: no search may fail from two seconds after, and nothing acknowledged be
 * lost.
 */
public final class SearchCluster implements Drill {

  private static final String NAME = "drill";
  private static final int HEAP = 512;
  private static final int BATCH = 500;
  private static final int ASKERS = 2;
  private static final Duration BEFORE = Duration.ofSeconds(8);
  private static final Duration AFTER = Duration.ofSeconds(25);
  private static final long GRACE = TimeUnit.SECONDS.toNanos(2);
  private static final double SAME = 0.99;

  /** A search that failed or was cut short. */
  private record Failure(long at, String why) {}

  @Override
  public int run(List<String> arguments, PrintStream figures) throws Exception {
    Map<String, List<String>> options = Corpus.options(arguments);
    List<String> corpus = options.getOrDefault("corpus", List.of());
    List<String> queries = options.getOrDefault("queries", List.of());
    Optional<Path> program = OpenSearchNodes.program();
    if (corpus.size() != 1 || queries.isEmpty()) {
      System.err.println("drill search-cluster --corpus FILE.jsonl.gz --queries FILE.tsv ...");
      return 2;
    }
    if (program.isEmpty()) {
      System.err.println("OpenSearch is not fetched: mvn process-test-resources");
      return 2;
    }
    List<String> questions = new ArrayList<>();
    for (String file : queries) {
      questions.addAll(Corpus.questions(Path.of(file)).values());
    }
    try (OpenSearchNodes nodes = OpenSearchNodes.start(program.get(), 3, HEAP);
        RecordIndex far = ClusterIndex.open(nodes.settings(NAME));
        Built near = Built.of(Path.of(corpus.getFirst()))) {
      fill(far, Path.of(corpus.getFirst()), figures);
      boolean same = compare(near.index(), far, questions, figures);
      boolean safe = kill(nodes, far, questions, figures);
      return same && safe ? 0 : 1;
    }
  }

  private static void fill(RecordIndex far, Path corpus, PrintStream figures) throws IOException {
    long start = System.nanoTime();
    try (Rebuild rebuild = far.rebuild()) {
      List<IndexedRecord> batch = new ArrayList<>();
      Corpus.read(
          corpus,
          record -> {
            batch.add(record);
            if (batch.size() == BATCH) {
              rebuild.add(batch);
              batch.clear();
            }
          });
      rebuild.add(batch);
      rebuild.finish();
    }
    figures.printf(Locale.ROOT, "records: %d%n", far.size());
    figures.printf(Locale.ROOT, "cluster-build-seconds: %.1f%n", seconds(start));
  }

  private static boolean compare(
      RecordIndex near, RecordIndex far, List<String> questions, PrintStream figures) {
    int same = 0;
    int sameRecords = 0;
    double[] milliseconds = new double[questions.size()];
    for (int i = 0; i < questions.size(); i++) {
      SearchRequest request =
          SearchRequest.of(questions.get(i), Viewer.unrestricted())
              .withLimit(10)
              .withDeadline(Duration.ofSeconds(30));
      List<String> here = ids(near.search(request));
      long start = System.nanoTime();
      List<String> there = ids(far.search(request));
      milliseconds[i] = (System.nanoTime() - start) / 1e6;
      if (here.equals(there)) {
        same++;
      }
      if (new HashSet<>(here).equals(new HashSet<>(there))) {
        sameRecords++;
      } else {
        System.err.println("other records for: " + questions.get(i));
      }
    }
    Arrays.sort(milliseconds);
    double share = (double) same / questions.size();
    figures.printf(Locale.ROOT, "questions: %d%n", questions.size());
    figures.printf(Locale.ROOT, "same-ten-in-order: %.4f%n", share);
    figures.printf(
        Locale.ROOT, "same-ten-records: %.4f%n", (double) sameRecords / questions.size());
    figures.printf(
        Locale.ROOT,
        "cluster-search-ms: p50 %.1f p99 %.1f%n",
        milliseconds[milliseconds.length / 2],
        milliseconds[milliseconds.length * 99 / 100]);
    return share >= SAME;
  }

  private static List<String> ids(SearchResult result) {
    return result.hits().stream().map(Hit::id).toList();
  }

  private static boolean kill(
      OpenSearchNodes nodes, RecordIndex far, List<String> questions, PrintStream figures)
      throws IOException, InterruptedException {
    AtomicBoolean going = new AtomicBoolean(true);
    ConcurrentLinkedQueue<Failure> failures = new ConcurrentLinkedQueue<>();
    ConcurrentLinkedQueue<String> acknowledged = new ConcurrentLinkedQueue<>();
    AtomicLong searches = new AtomicLong();
    AtomicLong unwritten = new AtomicLong();
    AtomicLong longestWrite = new AtomicLong();
    long killed;
    try (ExecutorService people = Executors.newFixedThreadPool(ASKERS + 1)) {
      for (int asker = 0; asker < ASKERS; asker++) {
        int from = asker;
        people.execute(() -> {
          for (int i = from; going.get(); i += ASKERS) {
            ask(far, questions.get(i % questions.size()), failures);
            searches.incrementAndGet();
          }
        });
      }
      people.execute(() -> {
        for (int i = 0; going.get(); i++) {
          String id = "written-" + i;
          IndexedRecord record = Corpus.made(id, "văn bản ghi thử số " + i);
          long start = System.nanoTime();
          try {
            far.apply(List.of(new IndexChange.Upsert(record)), new OutboxPosition(1, i + 1));
            acknowledged.add(id);
          } catch (RuntimeException e) {
            unwritten.incrementAndGet();
          }
          longestWrite.accumulateAndGet(System.nanoTime() - start, Math::max);
        }
      });
      Thread.sleep(BEFORE);
      String node = nodes.killFirstCopy(NAME);
      killed = System.nanoTime();
      System.err.println("killed " + node);
      Thread.sleep(AFTER);
      going.set(false);
    }
    long lost = acknowledged.stream().filter(id -> far.revision(id) != 1).count();
    long hidden = acknowledged.stream().filter(id -> !found(far, id)).count();
    long before = failures.stream().filter(f -> f.at < killed).count();
    long late = failures.stream().filter(f -> f.at > killed + GRACE).count();
    failures.stream().limit(5).forEach(f -> System.err.println(f.why));
    figures.printf(Locale.ROOT, "searches-under-load: %d%n", searches.get());
    figures.printf(
        Locale.ROOT,
        "failed-searches: %d before, %d within 2 s of the kill, %d later%n",
        before,
        failures.size() - before - late,
        late);
    figures.printf(
        Locale.ROOT, "acknowledged: %d, refused: %d%n", acknowledged.size(), unwritten.get());
    figures.printf(Locale.ROOT, "longest-write-seconds: %.1f%n", longestWrite.get() / 1e9);
    figures.printf(Locale.ROOT, "acknowledged-lost: %d, not-found: %d%n", lost, hidden);
    return before == 0 && late == 0 && lost == 0 && hidden == 0 && !acknowledged.isEmpty();
  }

  private static void ask(
      RecordIndex far, String question, ConcurrentLinkedQueue<Failure> failures) {
    try {
      SearchResult result = far.search(SearchRequest.of(question, Viewer.unrestricted()));
      if (!result.complete()) {
        failures.add(new Failure(System.nanoTime(), "cut short: " + question));
      }
    } catch (RuntimeException e) {
      failures.add(new Failure(System.nanoTime(), e.toString()));
    }
  }

  private static boolean found(RecordIndex far, String id) {
    String text = "\"ghi thử số " + id.substring(id.indexOf('-') + 1) + "\"";
    return ids(far.search(SearchRequest.of(text, Viewer.unrestricted()).withLimit(50)))
        .contains(id);
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) / 1e9;
  }
}
