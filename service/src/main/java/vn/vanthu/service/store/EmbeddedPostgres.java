package vn.vanthu.service.store;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.vanthu.service.process.ProcessRunner;

/**
 * Our own PostgreSQL in the data folder, durable by force: {@code fsync}, {@code
 * synchronous_commit} and {@code full_page_writes} on. Survives a killed service, a killed server,
 * a reused process number, two services at once. While the service lives, a server that dies is
 * started again. Thread-safe.
 */
public final class EmbeddedPostgres implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);
  private static final String USER = "vanthu";
  private static final Duration TOOL_LIMIT = Duration.ofMinutes(6);

  private final Path data;
  private final Path cluster;
  private final Path home;
  private final int port;
  private final String password;
  private final DataLock lock;
  private final PostgresUser user;
  private final ProcessRunner runner;
  private final Thread watch;
  private volatile boolean closing;

  private EmbeddedPostgres(
      Path data,
      int port,
      String password,
      DataLock lock,
      PostgresUser user,
      ProcessRunner runner) {
    this.data = data;
    this.cluster = data.resolve("pg");
    this.home = PostgresBinaries.unpack(data);
    this.port = port;
    this.password = password;
    this.lock = lock;
    this.user = user;
    this.runner = runner;
    this.watch = Thread.ofPlatform().daemon().name("postgres-watch").unstarted(this::watch);
  }

  /**
   * Starts the server of a data folder, making it when absent.
   *
   * @throws StoreFailure DATA_IN_USE, DATA_NOT_WRITABLE, POSTGRES_… with what to do about it
   */
  public static EmbeddedPostgres start(
      DatabaseSettings.Embedded settings, DurableFiles files, ProcessRunner runner) {
    return start(settings, files, runner, null);
  }

  /**
   * Unpacks the server's programs ahead of the first start, which takes seconds: for a caller who
   * has other work to do meanwhile.
   *
   * @throws StoreFailure as {@link #start}
   */
  public static void prepare(Path folder, DurableFiles files) {
    Path data = folder.toAbsolutePath();
    files.privateFolder(data);
    try (DataLock _ = DataLock.take(data)) {
      PostgresBinaries.unpack(data);
    }
  }

  /** For tests: as a user of their choice. */
  static EmbeddedPostgres start(
      DatabaseSettings.Embedded settings,
      DurableFiles files,
      ProcessRunner runner,
      @Nullable PostgresUser as) {
    Path data = settings.data().toAbsolutePath();
    files.privateFolder(data);
    DataLock lock = DataLock.takeToServe(data);
    try {
      PostgresUser user = as != null ? as : PostgresUser.forHost(data, data.resolve("pg"), runner);
      int port = settings.port() == 0 ? freePort() : settings.port();
      String password = password(data, files);
      EmbeddedPostgres server = new EmbeddedPostgres(data, port, password, lock, user, runner);
      server.initialise(files);
      server.launch();
      server.watch.start();
      return server;
    } catch (IOException e) {
      lock.close();
      throw new StoreFailure(
          StoreFailure.Code.POSTGRES_START_FAILED,
          "PostgreSQL does not start: " + e.getMessage(),
          e);
    } catch (RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  /** Whether a data folder holds a database already; looks only. */
  static boolean exists(Path data) {
    return Files.isDirectory(data.resolve("pg"));
  }

  /** How to reach it. */
  public DatabaseSettings.External access() {
    return access(port, password);
  }

  /**
   * The server that another process of ours runs over this data folder now, if one does. One that
   * is just starting is waited for.
   *
   * @throws StoreFailure DATA_IN_USE when a process holds the folder but its server does not come
   *     up
   */
  public static Optional<DatabaseSettings.External> running(Path folder) {
    Path data = folder.toAbsolutePath();
    if (!Files.exists(data.resolve("lock"))) {
      return Optional.empty(); // never used yet
    }
    return RunningServer.find(data)
        .map(port -> {
          try {
            return access(port, Files.readString(data.resolve("pg-password")).strip());
          } catch (IOException e) {
            throw new StoreFailure(
                StoreFailure.Code.DATA_NOT_READABLE,
                "cannot read the password of the database in " + data,
                e);
          }
        });
  }

  private static DatabaseSettings.External access(int port, String password) {
    return new DatabaseSettings.External(
        "jdbc:postgresql://127.0.0.1:" + port + "/postgres", USER, password);
  }

  private void initialise(DurableFiles files) throws IOException {
    if (Files.isDirectory(cluster)) {
      return;
    }
    Path temp = data.resolve("pg-init-" + UUID.randomUUID());
    Files.createDirectory(temp);
    Path secret = temp.resolve("password");
    files.write(secret, password.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    Path fresh = Files.createDirectory(temp.resolve("pg"));
    user.own(temp);
    tool(
        "initdb",
        List.of(
            "-D",
            fresh.toString(),
            "-U",
            USER,
            "-A",
            "scram-sha-256",
            "--pwfile=" + secret,
            "-E",
            "UTF8",
            "--locale-provider=builtin",
            "--builtin-locale=C.UTF-8",
            "--locale=C"));
    Files.move(fresh, cluster, StandardCopyOption.ATOMIC_MOVE);
    files.syncFolder(data);
    PostgresBinaries.deleteTree(temp);
  }

  private void launch() throws IOException {
    LeftoverServer.clear(cluster, this::fastStop);
    String options =
        "-p "
            + port
            + " -c listen_addresses=127.0.0.1 -c unix_socket_directories=''"
            + " -c fsync=on -c synchronous_commit=on -c full_page_writes=on -c max_connections=50";
    Path log = cluster.resolve("server.log");
    tool(
        "pg_ctl",
        List.of(
            "start",
            "-D",
            cluster.toString(),
            "-w",
            "-t",
            "300",
            "-l",
            log.toString(),
            "-o",
            options));
  }

  private void fastStop() throws IOException {
    tool(
        "pg_ctl",
        List.of(
            "stop",
            "-D",
            cluster.toString(),
            "-m",
            "fast",
            "-w",
            "-t",
            Long.toString(LeftoverServer.PATIENCE.toSeconds())));
  }

  private void tool(String name, List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(home.resolve("bin").resolve(name).toString());
    command.addAll(arguments);
    Path log = data.resolve("tools.log");
    int status = runner.run(user.command(command), log, TOOL_LIMIT);
    if (status != 0) {
      throw new IOException(
          name
              + " "
              + arguments.getFirst()
              + " ended with status "
              + status
              + "; see "
              + log
              + " and "
              + cluster.resolve("server.log")
              + (portBusy() ? "; port " + port + " is busy" : ""));
    }
  }

  private boolean portBusy() {
    try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return !probe.isBound();
    } catch (IOException busy) {
      return true;
    }
  }

  /** Whether the server's parent process lives. */
  private boolean alive() {
    try {
      List<String> lines = Files.readAllLines(cluster.resolve("postmaster.pid"));
      return !lines.isEmpty()
          && ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
              .filter(h -> LeftoverServer.serves(h, cluster))
              .isPresent();
    } catch (IOException | NumberFormatException gone) {
      return false;
    }
  }

  private void watch() {
    while (!closing) {
      try {
        Thread.sleep(300);
        if (!alive()) {
          restart();
        }
      } catch (InterruptedException stop) {
        return;
      }
    }
  }

  private synchronized void restart() {
    if (closing || alive()) {
      return;
    }
    LOG.error("PostgreSQL has died; starting it again");
    try {
      launch();
      LOG.warn("PostgreSQL is back");
    } catch (IOException e) {
      LOG.error("PostgreSQL does not come back; trying again", e);
    }
  }

  /** For tests: lets go as a killed service does, with the server left running. */
  void abandon() {
    closing = true;
    watch.interrupt();
    lock.close();
  }

  /** Stops the server and lets go of the folder. Close the pool before. */
  @Override
  public synchronized void close() {
    if (closing) {
      return;
    }
    closing = true;
    watch.interrupt();
    try {
      if (alive()) {
        fastStop();
      }
    } catch (IOException e) {
      LOG.error("PostgreSQL does not stop in time; the next start will see to it", e);
    } finally {
      lock.close();
    }
  }

  private static String password(Path data, DurableFiles files) throws IOException {
    Path file = data.resolve("pg-password");
    if (!Files.exists(file)) {
      byte[] random = new byte[24];
      new SecureRandom().nextBytes(random);
      files.write(
          file, HexFormat.of().formatHex(random).getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
    return Files.readString(file).strip();
  }

  private static int freePort() throws IOException {
    try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return probe.getLocalPort();
    }
  }
}
