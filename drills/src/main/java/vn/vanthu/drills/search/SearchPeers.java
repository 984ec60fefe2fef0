package vn.vanthu.drills.search;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SequencedSet;
import java.util.function.Function;
import java.util.stream.Stream;
import vn.vanthu.drills.Drill;

/**
 * {@code drill search-peers --corpus FILE.jsonl.gz --queries FILE.tsv --judgements FILE.qrels …
 * [--documents N] [--questions N] [--seed N] [--warm SECONDS]}: the same questions over the same
 * corpus put to our index in this process, to our server over REST, to a node of OpenSearch over
 * HTTP and to the full text search of PostgreSQL over JDBC. Each question is put to each once (but
 * for the choice of the peers' settings before), in short rounds that take turns, so that what else
 * the machine does falls on all alike; two ask. Each is warmed by questions of its own that are not
 * counted.
 *
 * <p>Printed for each: nDCG@10, processor time of its processes for one question, answers in a
 * second, time waited; then the ratios that count, above 1 where we are better.
 */
public final class SearchPeers implements Drill {
  private static final int ASKERS = 2;
  private static final int ROUND = 50;

  /** Seconds of warming: a server's compiler of machine code is busy for about so long. */
  private static final int WARM = 60;

  /** So many questions choose a peer's setting; PostgreSQL takes long over each. */
  private static final int CHOOSING = 200;

  private static final int CHOOSING_SLOWLY = 24;

  private static final double PROCESSOR_TO_OPENSEARCH = 3;
  private static final double PROCESSOR_TO_POSTGRES = 100;
  private static final double RATE_TO_OPENSEARCH = 3;
  private static final double RATE_TO_POSTGRES = 200;

  @Override
  public int run(List<String> arguments, PrintStream figures) throws Exception {
    Map<String, List<String>> options = Corpus.options(arguments);
    List<Path> corpus = paths(options, "corpus");
    List<Path> queries = paths(options, "queries");
    List<Path> judgements = paths(options, "judgements");
    Optional<Path> program = OpenSearchNodes.program();
    if (corpus.size() != 1 || queries.isEmpty() || queries.size() != judgements.size()) {
      System.err.println(
          "drill search-peers --corpus FILE.jsonl.gz --queries FILE.tsv --judgements FILE.qrels …"
              + " [--documents N] [--questions N] [--seed N] [--warm SECONDS]");
      return 2;
    }
    if (program.isEmpty()) {
      System.err.println("OpenSearch is not fetched: mvn process-test-resources");
      return 2;
    }
    int documents = number(options, "documents", 0);
    int seed = number(options, "seed", (int) (System.nanoTime() & 0xFFFFFF));
    Random random = new Random(seed);
    figures.println("seed: " + seed);
    List<JudgedQuestion> questions =
        JudgedQuestion.read(queries, judgements, number(options, "questions", 0), random);
    Path folder = Files.createTempDirectory("vanthu-peers").toAbsolutePath();
    Path copy = folder.resolve("copy");
    try (ServedOffice office =
            ServedOffice.start(folder.resolve("office"), corpus.getFirst(), documents, copy);
        OwnIndex own = OwnIndex.open(copy, office.reader());
        OpenSearchPeer far = OpenSearchPeer.start(program.get(), corpus.getFirst(), documents);
        PostgresPeer database =
            PostgresPeer.start(folder.resolve("postgres"), corpus.getFirst(), documents, ASKERS)) {
      figures.println("records: " + own.size());
      figures.println("questions: " + questions.size());
      String way =
          best(
              OpenSearchPeer.wayNames(),
              name -> far.asking(name, name, false),
              first(questions, CHOOSING),
              figures);
      String rank =
          best(
              PostgresPeer.RANKS,
              name -> database.asking(name, name),
              first(questions, CHOOSING_SLOWLY),
              figures);
      List<Contender> contenders =
          List.of(
              own,
              office.asking("rest", "&facets="),
              office.asking("rest-page", ""),
              far.asking("opensearch", way, false),
              far.asking("opensearch-page", way, true),
              database.asking("postgres", rank));
      List<String> others = others(corpus.getFirst(), random);
      Duration warming = Duration.ofSeconds(number(options, "warm", WARM));
      for (Contender contender : contenders) {
        warm(contender, others, warming);
      }
      return judge(compare(contenders, questions), figures);
    } finally {
      delete(folder);
    }
  }

  private static List<JudgedQuestion> first(List<JudgedQuestion> questions, int most) {
    return questions.subList(0, Math.min(most, questions.size()));
  }

  /** The setting with the best nDCG@10, so that no peer is beaten for want of a better one. */
  private static String best(
      List<String> settings,
      Function<String, Contender> asking,
      List<JudgedQuestion> questions,
      PrintStream figures)
      throws IOException, InterruptedException {
    Map<String, Double> reached = new LinkedHashMap<>();
    for (String setting : settings) {
      PeerFigures tried = new PeerFigures(setting);
      tried.add(questions, Round.of(asking.apply(setting), texts(questions), ASKERS));
      reached.put(setting, tried.ndcg());
      figures.printf(Locale.ROOT, "setting %s: ndcg %.4f%n", setting, tried.ndcg());
    }
    return settings.stream().max(Comparator.comparing(reached::get)).orElseThrow();
  }

  private static List<String> texts(List<JudgedQuestion> questions) {
    return questions.stream().map(JudgedQuestion::text).toList();
  }

  /** Runs of words of the corpus. */
  private static List<String> others(Path corpus, Random random) throws IOException {
    List<String> texts = new ArrayList<>();
    Corpus.read(
        corpus,
        record -> {
          if (random.nextInt(10) == 0) {
            texts.add(SearchBench.text(record));
          }
        });
    SequencedSet<String> others = new LinkedHashSet<>();
    texts.stream()
        .filter(text -> !text.isBlank())
        .forEach(text -> others.add(SearchBench.cut(text, random)));
    return List.copyOf(others);
  }

  /** Asks until the time is over; with few records the same questions come again. */
  private static void warm(Contender contender, List<String> others, Duration warming)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + warming.toNanos();
    int size = Math.min(ROUND, others.size());
    for (int from = 0; System.nanoTime() < end; from += size) {
      if (from + size > others.size()) {
        from = 0;
      }
      Round.of(contender, others.subList(from, from + size), ASKERS);
    }
  }

  private static Map<String, PeerFigures> compare(
      List<Contender> contenders, List<JudgedQuestion> questions)
      throws IOException, InterruptedException {
    Map<String, PeerFigures> all = new LinkedHashMap<>();
    contenders.forEach(one -> all.put(one.name(), new PeerFigures(one.name())));
    for (int from = 0; from < questions.size(); from += ROUND) {
      List<JudgedQuestion> some = questions.subList(from, Math.min(questions.size(), from + ROUND));
      for (Contender contender : contenders) {
        Round round = Round.of(contender, texts(some), ASKERS);
        all.computeIfAbsent(contender.name(), PeerFigures::new).add(some, round);
      }
    }
    return all;
  }

  /** Prints every figure and the ratios; 0 when all goals are met. */
  private static int judge(Map<String, PeerFigures> all, PrintStream figures) {
    all.values().forEach(one -> one.print(figures));
    PeerFigures own = of(all, "in-process");
    PeerFigures rest = of(all, "rest");
    PeerFigures far = of(all, "opensearch");
    PeerFigures database = of(all, "postgres");
    double page =
        of(all, "opensearch-page").processorMillis() / of(all, "rest-page").processorMillis();
    figures.printf(Locale.ROOT, "opensearch-page-processor-to-rest-page: %.2f%n", page);
    boolean met =
        atLeast(
            PROCESSOR_TO_OPENSEARCH,
            far.processorMillis() / rest.processorMillis(),
            "opensearch-processor-to-rest",
            figures);
    met &=
        atLeast(
            PROCESSOR_TO_POSTGRES,
            database.processorMillis() / rest.processorMillis(),
            "postgres-processor-to-rest",
            figures);
    met &= atLeast(RATE_TO_OPENSEARCH, own.rate() / far.rate(), "rate-to-opensearch", figures);
    met &= atLeast(RATE_TO_POSTGRES, own.rate() / database.rate(), "rate-to-postgres", figures);
    met &= atLeast(1, rest.ndcg() / far.ndcg(), "ndcg-to-opensearch", figures);
    met &= atLeast(1, rest.ndcg() / database.ndcg(), "ndcg-to-postgres", figures);
    return met ? 0 : 1;
  }

  private static PeerFigures of(Map<String, PeerFigures> all, String name) {
    return Optional.ofNullable(all.get(name)).orElseThrow();
  }

  private static boolean atLeast(double goal, double reached, String name, PrintStream figures) {
    boolean met = reached >= goal;
    figures.printf(
        Locale.ROOT, "%s: %.2f (goal %.0f: %s)%n", name, reached, goal, met ? "met" : "missed");
    return met;
  }

  private static List<Path> paths(Map<String, List<String>> options, String name) {
    return options.getOrDefault(name, List.of()).stream().map(Path::of).toList();
  }

  private static int number(Map<String, List<String>> options, String name, int otherwise) {
    List<String> given = options.getOrDefault(name, List.of());
    return given.isEmpty() ? otherwise : Integer.parseInt(given.getFirst());
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
