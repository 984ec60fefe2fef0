package vn.vanthu.service.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.apache.tomcat.jdbc.pool.DataSource;
import org.apache.tomcat.jdbc.pool.PoolProperties;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.postgres.PostgresPlugin;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.vanthu.service.pace.Pace;
import vn.vanthu.service.process.ProcessRunner;

/**
 * The rows: one PostgreSQL, checked for durability before the first statement, migrated, behind a
 * pool. Thread-safe.
 */
public final class Database implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Database.class);
  private static final int OLDEST_SERVER = 16;

  private final @Nullable EmbeddedPostgres server;
  private final DataSource pool;
  private final Jdbi jdbi;

  private final Pace pace;
  private volatile Runnable announced = () -> {};

  private Database(@Nullable EmbeddedPostgres server, DataSource pool, Pace pace) {
    this.server = server;
    this.pool = pool;
    this.pace = pace;
    this.jdbi = Jdbi.create(pool).installPlugin(new PostgresPlugin());
  }

  /**
   * Opens the database and brings its tables up to date.
   *
   * @param connections most connections at once
   * @throws StoreFailure when it cannot be reached, is too old or not durable
   */
  public static Database open(DatabaseSettings settings, int connections, DurableFiles files) {
    Database database = connect(settings, connections, files);
    try {
      database.migrate();
      return database;
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  /**
   * Whether another process of ours runs the database of this data folder now; always false for a
   * server elsewhere, which no process of ours owns.
   */
  public static boolean isRunning(DatabaseSettings settings) {
    return settings instanceof DatabaseSettings.Embedded embedded
        && EmbeddedPostgres.running(embedded.data()).isPresent();
  }

  /**
   * Whether there is a database to open: the embedded one is made at the first start, one elsewhere
   * is somebody else's. Looks only.
   */
  public static boolean isMade(DatabaseSettings settings) {
    return !(settings instanceof DatabaseSettings.Embedded embedded)
        || EmbeddedPostgres.exists(embedded.data());
  }

  /**
   * Opens the database beside a running service: joins the server that the service runs, or the one
   * elsewhere that it uses, and leaves the tables as they are. When nobody runs the embedded one,
   * opens it as usual.
   *
   * @throws StoreFailure also DATABASE_OTHER_VERSION, when the running service has older tables
   */
  public static Database join(DatabaseSettings settings, int connections, DurableFiles files) {
    DatabaseSettings access =
        switch (settings) {
          case DatabaseSettings.External elsewhere -> elsewhere;
          case DatabaseSettings.Embedded embedded -> runningOr(embedded);
        };
    if (access instanceof DatabaseSettings.Embedded) {
      return open(access, connections, files);
    }
    Database database = connect(access, connections, files);
    try {
      database.refuseOtherVersion();
      return database;
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  /** Which tables a database holds, held against those of this program. */
  public enum Tables {
    /** None of ours: no office was opened over it. */
    NONE,
    /** Those of an older version of the program, which the next start brings up to date. */
    OLDER,
    CURRENT
  }

  /**
   * Opens the database only to look at it: beside a running service, or alone. Tables are neither
   * made nor brought up to date: ask {@link #tables} before reading rows. The embedded server of a
   * service that does not run is started for as long as this is open.
   *
   * @return empty when the data folder holds no embedded database yet
   * @throws StoreFailure when it cannot be reached, is too old or not durable
   */
  public static Optional<Database> look(
      DatabaseSettings settings, int connections, DurableFiles files) {
    return switch (settings) {
      case DatabaseSettings.External elsewhere ->
          Optional.of(connect(elsewhere, connections, files));
      case DatabaseSettings.Embedded embedded ->
          EmbeddedPostgres.exists(embedded.data())
              ? Optional.of(connect(runningOr(embedded), connections, files))
              : Optional.empty();
    };
  }

  private static DatabaseSettings runningOr(DatabaseSettings.Embedded embedded) {
    return EmbeddedPostgres.running(embedded.data())
        .<DatabaseSettings>map(running -> running)
        .orElse(embedded);
  }

  static Database connect(DatabaseSettings settings, int connections, DurableFiles files) {
    return switch (settings) {
      case DatabaseSettings.Embedded embedded -> {
        EmbeddedPostgres server = EmbeddedPostgres.start(embedded, files, new ProcessRunner());
        yield checked(new Database(server, pool(server.access(), connections), files.pace()));
      }
      case DatabaseSettings.External external ->
          checked(new Database(null, pool(external, connections), files.pace()));
    };
  }

  private static Database checked(Database database) {
    try {
      database.refuseUnlessDurable();
      return database;
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  private static DataSource pool(DatabaseSettings.External access, int connections) {
    PoolProperties p = new PoolProperties();
    p.setUrl(access.url());
    p.setUsername(access.user());
    p.setPassword(access.password());
    p.setDriverClassName("org.postgresql.Driver");
    p.setInitialSize(1);
    p.setMinIdle(1);
    p.setMaxIdle(connections);
    p.setMaxActive(connections);
    p.setMaxWait(30_000);
    p.setFairQueue(true);
    // After a crash of the server every pooled connection is dead: each is asked before use.
    p.setTestOnBorrow(true);
    p.setValidationInterval(500);
    p.setValidationQuery("select 1");
    p.setConnectionProperties("connectTimeout=5;socketTimeout=120;ApplicationName=vanthu");
    p.setJdbcInterceptors("ConnectionState");
    p.setRollbackOnReturn(true);
    p.setJmxEnabled(false);
    return new DataSource(p);
  }

  /** Durability is not a preference: with any of these off, an acknowledged entry could be lost. */
  private void refuseUnlessDurable() {
    try {
      jdbi.useHandle(h -> {
        int version =
            h.select("select current_setting('server_version_num')::int / 10000")
                .mapTo(Integer.class)
                .one();
        if (version < OLDEST_SERVER) {
          throw new StoreFailure(
              StoreFailure.Code.DATABASE_TOO_OLD,
              "PostgreSQL " + version + " is too old; at least " + OLDEST_SERVER + " is needed");
        }
        for (String setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
          String value = h.select("select current_setting(?)", setting).mapTo(String.class).one();
          if (value.equals("off")) {
            throw new StoreFailure(
                StoreFailure.Code.DATABASE_NOT_DURABLE,
                "PostgreSQL runs with " + setting + "=" + value + "; set it to on");
          }
        }
      });
    } catch (StoreFailure e) {
      throw e;
    } catch (RuntimeException e) {
      throw new StoreFailure(
          StoreFailure.Code.DATABASE_UNREACHABLE,
          "the database does not answer: " + e.getMessage(),
          e);
    }
  }

  /** Which tables it holds. Changes nothing. */
  public Tables tables() {
    var found = flyway().info();
    if (found.applied().length == 0) {
      return Tables.NONE;
    }
    return found.pending().length == 0 ? Tables.CURRENT : Tables.OLDER;
  }

  private Flyway flyway() {
    return Flyway.configure()
        .dataSource(pool)
        .locations("classpath:db/migration")
        .outOfOrder(true) // parts of the program number their tables in ranges of their own
        .group(true) // all or none: a process killed under way leaves the tables as they were
        .load();
  }

  private void refuseOtherVersion() {
    int pending = flyway().info().pending().length;
    if (pending > 0) {
      throw new StoreFailure(
          StoreFailure.Code.DATABASE_OTHER_VERSION,
          "the running service is an older version of the program ("
              + pending
              + " changes of the tables are missing): restart it first");
    }
  }

  private void migrate() {
    try {
      int done = flyway().migrate().migrationsExecuted;
      if (done > 0) {
        LOG.info("database brought up to date: {} migrations", done);
      }
    } catch (FlywayException e) {
      throw new StoreFailure(
          StoreFailure.Code.DATABASE_MIGRATION,
          "the tables cannot be brought up to date: " + e.getMessage(),
          e);
    }
  }

  /** The clock over its sessions, for steps that belong with them. */
  public Pace pace() {
    return pace;
  }

  /**
   * From now on this runs after every commit of this process that left work in the outbox: a hint
   * to look at once. Commits of other processes are found by looking now and then.
   */
  public void afterAnnouncing(Runnable hint) {
    announced = hint;
  }

  /** Work with rows. */
  @FunctionalInterface
  public interface Work<T extends @Nullable Object> {
    T in(Transaction transaction);
  }

  /**
   * Runs the work in a transaction at read committed: when this returns, it is durable; when it
   * throws, nothing happened.
   */
  public <T extends @Nullable Object> T inTransaction(Work<T> work) {
    boolean[] left = new boolean[1];
    T result =
        pace.of(
            Pace.Step.DATABASE,
            () ->
                jdbi.inTransaction(handle -> {
                  Transaction transaction = new Transaction(handle);
                  T done = work.in(transaction);
                  transaction.flush();
                  left[0] = transaction.hasAnnounced();
                  return done;
                }));
    if (left[0]) {
      announced.run();
    }
    return result;
  }

  /** Runs reading work on one unchanging view of all rows. */
  public <T extends @Nullable Object> T inSnapshot(Work<T> work) {
    return pace.of(
        Pace.Step.DATABASE,
        () ->
            jdbi.inTransaction(handle -> {
              // Said to the server within the transaction: asking for the level, setting and
              // restoring it for the session would be three trips more.
              handle.execute("set transaction isolation level repeatable read");
              return flushed(handle, work);
            }));
  }

  /** Runs reading work, each statement by itself. */
  public <T extends @Nullable Object> T read(Work<T> work) {
    return pace.of(Pace.Step.DATABASE, () -> jdbi.withHandle(handle -> flushed(handle, work)));
  }

  private static <T extends @Nullable Object> T flushed(Handle handle, Work<T> work) {
    Transaction transaction = new Transaction(handle);
    T done = work.in(transaction);
    transaction.flush();
    return done;
  }

  /**
   * Whether a failed transaction may succeed when run again: it met another one (serialization,
   * deadlock, a key taken in the same moment). SQLSTATE classes of PostgreSQL, Appendix A.
   */
  public static boolean worthAnotherTry(Throwable failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof SQLException sql && sql.getSQLState() != null) {
        return switch (sql.getSQLState()) {
          case "40001", "40P01", "23505" -> true;
          default -> false;
        };
      }
    }
    return false;
  }

  /** Whether the database answers now. */
  public boolean answers() {
    try (Connection c = pool.getConnection()) {
      return c.isValid(2);
    } catch (SQLException e) {
      LOG.warn("the database does not answer: {}", e.getMessage());
      return false;
    }
  }

  @Override
  public void close() {
    pool.close(true);
    if (server != null) {
      server.close();
    }
  }
}
