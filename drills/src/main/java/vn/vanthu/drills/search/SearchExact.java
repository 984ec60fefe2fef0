package vn.vanthu.drills.search;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.vanthu.drills.Drill;
import vn.vanthu.search.analysis.Syllables;
import vn.vanthu.search.index.IndexChange;
import vn.vanthu.search.index.OutboxPosition;
import vn.vanthu.search.index.RecordIndex;
import vn.vanthu.search.query.Filters;
import vn.vanthu.search.query.Hit;
import vn.vanthu.search.query.SearchRequest;
import vn.vanthu.search.query.Sort;
import vn.vanthu.search.query.Viewer;
import vn.vanthu.service.process.ProcessRunner;
import vn.vanthu.service.store.DatabaseSettings;
import vn.vanthu.service.store.DurableFiles;
import vn.vanthu.service.store.EmbeddedPostgres;

/**
 * {@code drill search-exact [--sets N] [--seed N] [--corpus FILE.jsonl.gz]}: what has one right
 * answer. Every candidate of an ambiguous number; date and body against the same question in SQL; a
 * number with one sign misread; every spelling of every syllable of a corpus (default {@code
 * ../shared/search/articles.jsonl.gz}, skipped loudly when absent). Exit 1 when a figure misses its
 * goal.
 */
public final class SearchExact implements Drill {

  private static final double SLIPS_GOAL = 0.99;
  private static final int FILTERS = 400;

  private boolean good = true;

  @Override
  public int run(List<String> arguments, PrintStream figures) throws Exception {
    Map<String, List<String>> options = Corpus.options(arguments);
    int sets = Integer.parseInt(options.getOrDefault("sets", List.of("800")).getFirst());
    long seed =
        options.containsKey("seed")
            ? Long.parseLong(options.get("seed").getFirst())
            : new Random().nextInt(1_000_000);
    Path corpus =
        Path.of(
            options
                .getOrDefault("corpus", List.of("../shared/search/articles.jsonl.gz"))
                .getFirst());
    figures.println("seed: " + seed);
    MadeNumbers maker = new MadeNumbers(seed);
    Map<String, List<MadeNumbers.Made>> made = maker.sets(sets);
    Path folder = Files.createTempDirectory("vanthu-exact");
    try (RecordIndex index = RecordIndex.open(folder.resolve("index"))) {
      List<MadeNumbers.Made> all = made.values().stream().flatMap(List::stream).toList();
      index.apply(
          all.stream().<IndexChange>map(m -> new IndexChange.Upsert(m.record())).toList(),
          new OutboxPosition(1, 1));
      figures.println("documents: " + all.size());
      ambiguous(index, made, figures);
      slips(index, made, maker.random(), figures);
      filters(index, all, maker.random(), folder, figures);
      spellings(corpus, figures);
    } finally {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(file);
        }
      }
    }
    return good ? 0 : 1;
  }

  /** Every document of the number is listed, each with its year and body, and nothing else. */
  private void ambiguous(
      RecordIndex index, Map<String, List<MadeNumbers.Made>> made, PrintStream figures) {
    int complete = 0;
    int byYear = 0;
    int years = 0;
    for (Map.Entry<String, List<MadeNumbers.Made>> set : made.entrySet()) {
      List<Hit> hits = index.search(asked(set.getKey())).hits();
      boolean told = hits.stream().allMatch(h -> h.issuedOn() != null && h.issuer() != null);
      complete += told && ids(hits).equals(ids(set.getValue().stream())) ? 1 : 0;
      Set<Integer> distinct =
          set.getValue().stream().map(m -> m.issued().getYear()).collect(Collectors.toSet());
      for (int year : distinct) {
        years++;
        Set<String> wanted = ids(set.getValue().stream().filter(m -> m.issued().getYear() == year));
        byYear +=
            ids(index.search(asked(set.getKey() + " năm " + year)).hits()).equals(wanted) ? 1 : 0;
      }
    }
    share(figures, "same-number-complete", complete, made.size(), 1);
    share(figures, "same-number-with-year", byYear, years, 1);
  }

  /** A document of the number that was meant stands first. */
  private void slips(
      RecordIndex index,
      Map<String, List<MadeNumbers.Made>> made,
      Random random,
      PrintStream figures) {
    int first = 0;
    List<String> missed = new ArrayList<>();
    for (Map.Entry<String, List<MadeNumbers.Made>> set : made.entrySet()) {
      String typed = Slips.one(set.getKey(), random);
      List<Hit> hits = index.search(asked(typed)).hits();
      if (!hits.isEmpty() && ids(set.getValue().stream()).contains(hits.getFirst().id())) {
        first++;
      } else {
        missed.add(set.getKey() + " typed " + typed);
      }
    }
    share(figures, "one-slip-success-at-1", first, made.size(), SLIPS_GOAL);
    missed.stream().limit(10).forEach(miss -> figures.println("# missed: " + miss));
  }

  /** Date by body, the same question to the index and to PostgreSQL. */
  private void filters(
      RecordIndex index,
      List<MadeNumbers.Made> all,
      Random random,
      Path folder,
      PrintStream figures)
      throws IOException, SQLException {
    int same = 0;
    int found = 0;
    try (EmbeddedPostgres server =
            EmbeddedPostgres.start(
                new DatabaseSettings.Embedded(folder.resolve("database"), 0),
                DurableFiles.haltingOnFailure(),
                new ProcessRunner());
        Connection database =
            DriverManager.getConnection(
                server.access().url(), server.access().user(), server.access().password())) {
      fill(database, all);
      for (int i = 0; i < FILTERS; i++) {
        MadeNumbers.Made like = all.get(random.nextInt(all.size()));
        LocalDate from = like.issued().minusDays(random.nextInt(1500));
        LocalDate to = like.issued().plusDays(random.nextInt(1500));
        Set<String> sql = select(database, like, from, to);
        Filters filters = Filters.none().withIssuer(like.body()).withIssued(from, to);
        List<Hit> hits =
            index
                .search(
                    SearchRequest.of("", Viewer.unrestricted())
                        .withFilters(filters)
                        .withSort(Sort.NEWEST)
                        .withLimit(SearchRequest.MAX_LIMIT))
                .hits();
        same += ids(hits).equals(sql) ? 1 : 0;
        found += sql.size();
      }
    }
    figures.println("filter-hits: " + found);
    share(figures, "date-by-body-as-sql", same, FILTERS, 1);
  }

  private static void fill(Connection database, List<MadeNumbers.Made> all) throws SQLException {
    try (Statement statement = database.createStatement()) {
      statement.execute(
          "create table made (id text, council boolean, before text, now text, issued date)");
    }
    try (PreparedStatement row =
        database.prepareStatement("insert into made values (?, ?, ?, ?, ?)")) {
      for (MadeNumbers.Made made : all) {
        row.setString(1, made.id());
        row.setBoolean(2, made.council());
        row.setString(3, made.before());
        row.setString(4, made.now());
        row.setObject(5, made.issued());
        row.addBatch();
      }
      row.executeBatch();
    }
  }

  /** Whoever asks for a province means it, what it became, and what was merged into it. */
  private static Set<String> select(
      Connection database, MadeNumbers.Made asked, LocalDate from, LocalDate to)
      throws SQLException {
    Set<String> ids = new TreeSet<>();
    try (PreparedStatement question =
        database.prepareStatement(
            "select id from made where council = ? and (before in (?, ?) or now = ?) and issued between ? and ?")) {
      question.setBoolean(1, asked.council());
      question.setString(2, asked.before());
      question.setString(3, asked.now());
      question.setString(4, asked.before());
      question.setObject(5, from);
      question.setObject(6, to);
      try (ResultSet rows = question.executeQuery()) {
        while (rows.next()) {
          ids.add(rows.getString(1));
        }
      }
    }
    return ids;
  }

  /** NFC, NFD, both schools of tone and TCVN3 are one word: for every syllable of a corpus. */
  private void spellings(Path corpus, PrintStream figures) throws IOException {
    if (!Files.isReadable(corpus)) {
      System.err.println("no corpus at " + corpus + ": the spellings of its syllables are skipped");
      return;
    }
    Set<String> syllables = new LinkedHashSet<>();
    Corpus.read(
        corpus,
        record ->
            record
                .passages()
                .forEach(p -> {
                  for (String word : p.text().split("[^\\p{L}\\p{M}]+", -1)) {
                    if (Spellings.isVietnamese(word)) {
                      syllables.add(word.toLowerCase(Locale.ROOT));
                    }
                  }
                }));
    Syllables reader = new Syllables();
    int same = 0;
    List<String> differ = new ArrayList<>();
    for (String syllable : syllables) {
      Set<String> forms = new LinkedHashSet<>();
      for (String spelling : Spellings.of(syllable)) {
        forms.add(
            reader.read(spelling).stream()
                .map(s -> s.accented() + " " + s.folded())
                .toList()
                .toString());
      }
      if (forms.size() == 1) {
        same++;
      } else {
        differ.add(syllable);
      }
    }
    share(figures, "syllable-spellings-one-word", same, syllables.size(), 1);
    differ.stream().limit(10).forEach(word -> figures.println("# differs: " + word));
  }

  private void share(PrintStream figures, String name, int holds, int of, double goal) {
    double share = of == 0 ? 0 : (double) holds / of;
    figures.printf(Locale.ROOT, "%s: %.4f (%d of %d)%n", name, share, holds, of);
    good &= share >= goal;
  }

  private static SearchRequest asked(String typed) {
    return SearchRequest.of(typed, Viewer.unrestricted()).withLimit(50);
  }

  private static Set<String> ids(List<Hit> hits) {
    return hits.stream().map(Hit::id).collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> ids(Stream<MadeNumbers.Made> made) {
    return made.map(MadeNumbers.Made::id).collect(Collectors.toCollection(TreeSet::new));
  }
}
