package vn.vanthu.drills.search;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import vn.vanthu.search.index.Description;
import vn.vanthu.search.index.IndexedRecord;
import vn.vanthu.service.process.ProcessRunner;
import vn.vanthu.service.store.DatabaseSettings;
import vn.vanthu.service.store.DurableFiles;
import vn.vanthu.service.store.EmbeddedPostgres;

/**
 * The full text search of PostgreSQL over the corpus: configuration {@code simple} over lower-case
 * texts without accents, title and context weighted above the text, a GIN index, any of the words,
 * asked by JDBC with a prepared statement on a connection of each asker's own. Thread-safe but for
 * closing.
 */
final class PostgresPeer implements Closeable {
  private static final int BATCH = 500;

  /** Its two ranking functions, the length of the text taken into account. */
  static final List<String> RANKS = List.of("ts_rank", "ts_rank_cd");

  private final EmbeddedPostgres server;
  private final ProcessHandle process;
  private final BlockingQueue<Connection> connections = new LinkedBlockingQueue<>();

  private PostgresPeer(EmbeddedPostgres server, ProcessHandle process) {
    this.server = server;
    this.process = process;
  }

  /**
   * Starts a server and fills it.
   *
   * @param askers how many ask at once
   */
  static PostgresPeer start(Path folder, Path corpus, int records, int askers)
      throws IOException, SQLException {
    DurableFiles files = DurableFiles.haltingOnFailure();
    EmbeddedPostgres server =
        EmbeddedPostgres.start(
            new DatabaseSettings.Embedded(folder, 0), files, new ProcessRunner());
    try {
      PostgresPeer peer = new PostgresPeer(server, ProcessorTime.database(folder));
      try (Connection connection = peer.connect();
          Statement statement = connection.createStatement()) {
        peer.fill(connection, statement, corpus, records);
      }
      for (int i = 0; i < askers; i++) {
        Connection connection = peer.connect();
        try (Statement statement = connection.createStatement()) {
          // each asker has its processor for itself, and pages of the index in one piece
          statement.execute("set max_parallel_workers_per_gather = 0");
          statement.execute("set work_mem = '64MB'");
          statement.execute("set jit = off");
        }
        peer.connections.add(connection);
      }
      return peer;
    } catch (IOException | SQLException | RuntimeException e) {
      server.close();
      throw e;
    }
  }

  private Connection connect() throws SQLException {
    DatabaseSettings.External access = server.access();
    return DriverManager.getConnection(access.url(), access.user(), access.password());
  }

  private void fill(Connection connection, Statement statement, Path corpus, int records)
      throws IOException, SQLException {
    statement.execute("set synchronous_commit = off");
    statement.execute(
        "create table article (id text primary key, title text, number text, words tsvector)");
    connection.setAutoCommit(false);
    try (PreparedStatement row =
        connection.prepareStatement(
            """
            insert into article values (?, ?, ?, setweight(to_tsvector('simple', ?), 'A')
              || setweight(to_tsvector('simple', ?), 'B') || to_tsvector('simple', ?))\
            """)) {
      int[] waiting = {0};
      Corpus.read(
          corpus,
          records,
          record -> {
            try {
              add(row, record);
              if (++waiting[0] % BATCH == 0) {
                row.executeBatch();
              }
            } catch (SQLException e) {
              throw new UncheckedIOException(new IOException(e));
            }
          });
      row.executeBatch();
    }
    connection.commit();
    connection.setAutoCommit(true);
    statement.execute("set maintenance_work_mem = '512MB'");
    statement.execute("create index on article using gin (words) with (fastupdate = off)");
    statement.execute("vacuum analyze article");
  }

  private static void add(PreparedStatement row, IndexedRecord record) throws SQLException {
    Description about = record.description();
    row.setString(1, record.id());
    row.setString(2, about.subject());
    row.setString(3, about.number());
    row.setString(4, folded(about.subject() == null ? "" : about.subject()));
    row.setString(5, folded(about.context() == null ? "" : about.context()));
    row.setString(6, folded(SearchBench.text(record)));
    row.addBatch();
  }

  private static String folded(String text) {
    return SearchQuality.stripped(text).toLowerCase(Locale.ROOT);
  }

  /** Any of its words; those of one question in the form that {@code to_tsquery} reads. */
  static String anyOf(String question) {
    return Arrays.stream(folded(question).split("[^\\p{L}\\p{N}]+", -1))
        .filter(word -> !word.isEmpty())
        .distinct()
        .collect(Collectors.joining(" | "));
  }

  /** Someone who has its answers ranked by one of {@link #RANKS}. */
  Contender asking(String name, String rank) {
    String sql =
        """
        select id, title, number from article, to_tsquery('simple', ?) question
        where words @@ question order by %s(words, question, 1) desc limit 10\
        """
            .formatted(rank);
    return new Contender() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public Supplier<List<String>> ask(String question) throws IOException, InterruptedException {
        Connection connection = connections.take();
        // the driver keeps what it has prepared on the connection
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
          statement.setString(1, anyOf(question));
          List<String> ids = new ArrayList<>();
          try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
              ids.add(rows.getString(1));
            }
          }
          return () -> ids;
        } catch (SQLException e) {
          throw new IOException(e);
        } finally {
          connections.add(connection);
        }
      }

      @Override
      public double processorSeconds() throws IOException {
        return ProcessorTime.ofTrees(List.of(process));
      }
    };
  }

  @Override
  public void close() throws IOException {
    try {
      for (Connection connection : connections) {
        connection.close();
      }
    } catch (SQLException e) {
      throw new IOException(e);
    } finally {
      server.close();
    }
  }
}
