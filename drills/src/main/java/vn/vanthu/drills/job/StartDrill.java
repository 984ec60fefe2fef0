package vn.vanthu.drills.job;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import vn.vanthu.drills.Drill;

/**
 * Starts the server by the launcher and measures the time to its first answer: on a fresh data
 * folder, where it goes on until it has written the archive of its classes that later starts use,
 * and on the same folder again; there also the resident memory of all its processes when idle: the
 * proportional set sizes (PSS) of service, reader and every PostgreSQL process, so that shared
 * pages count once.
 *
 * <p>{@code --clone} measures instead from {@code git clone} of this checkout's last commit, over
 * the build, to the first answer; {@code --cold} does so with an empty Maven repository, which
 * needs the network.
 */
public final class StartDrill implements Drill {
  private static final Duration PATIENCE = Duration.ofMinutes(8);
  private static final Duration ARCHIVE_PATIENCE = Duration.ofMinutes(3);
  private static final long MOST_START_MS = 5_000;
  private static final long MOST_MEGABYTES = 600;
  private static final long MOST_WARM_MS = 60_000;
  private static final long MOST_COLD_MS = 180_000;

  @Override
  public int run(List<String> arguments, PrintStream figures) throws Exception {
    Path folder = Files.createTempDirectory("vanthu-start-").toAbsolutePath();
    int port = freePort();
    Path config = folder.resolve("config.yml");
    Files.writeString(
        config,
        """
        data: %s
        publicUrl: http://127.0.0.1:%d
        server:
          applicationConnectors: [{type: http, bindHost: 127.0.0.1, port: %d}]
          adminConnectors: [{type: http, bindHost: 127.0.0.1, port: 0}]
          requestLog: {appenders: []}
        logging: {level: WARN, appenders: [{type: console, target: stderr}]}
        """
            .formatted(folder.resolve("data"), port, port));
    boolean cold = arguments.contains("--cold");
    if (cold || arguments.contains("--clone")) {
      long milliseconds = fromClone(folder, config, port, cold);
      figures.println((cold ? "clone_cold_ms: " : "clone_warm_ms: ") + milliseconds);
      return milliseconds <= (cold ? MOST_COLD_MS : MOST_WARM_MS) ? 0 : 1;
    }
    Path archive =
        Path.of(System.getProperty("vanthu.home", "."), "service", "target", "dist", "start.jsa");
    figures.println("archive_at_first_start: " + Files.exists(archive));
    long first = start(config, port, _ -> awaitArchive(archive));
    figures.println("first_start_ms: " + first);
    figures.println("archive_at_second_start: " + Files.exists(archive));
    long again = start(config, port, server -> weigh(server, folder, figures));
    figures.println("server_start_ms: " + again);
    return again <= MOST_START_MS ? 0 : 1;
  }

  private static long fromClone(Path folder, Path config, int port, boolean cold)
      throws IOException, InterruptedException {
    Path clone = folder.resolve("clone");
    long begun = System.nanoTime();
    Process git =
        new ProcessBuilder(
                "git", "clone", "-q", System.getProperty("vanthu.home", "."), clone.toString())
            .inheritIO()
            .start();
    if (git.waitFor() != 0) {
      throw new IOException("git clone failed");
    }
    var launcher =
        new ProcessBuilder(clone.resolve("vanthu").toString(), "server", config.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("clone.log").toFile());
    if (cold) {
      launcher
          .environment()
          .put("MAVEN_OPTS", "-Dmaven.repo.local=" + folder.resolve("repository"));
    }
    return untilAnswer(launcher.start(), port, begun, _ -> {});
  }

  /** What is done while the server is up. */
  private interface Meanwhile {
    void with(Process server) throws InterruptedException;
  }

  /** The server writes it when the machine has nothing to do; a busy one may keep it waiting. */
  private static void awaitArchive(Path archive) throws InterruptedException {
    long end = System.nanoTime() + ARCHIVE_PATIENCE.toNanos();
    while (!Files.exists(archive) && System.nanoTime() < end) {
      Thread.sleep(500);
    }
  }

  private static long untilAnswer(Process server, int port, long begun, Meanwhile meanwhile)
      throws IOException, InterruptedException {
    // A drill that is cut short leaves no server behind.
    Thread guard = new Thread(server::destroy);
    Runtime.getRuntime().addShutdownHook(guard);
    try {
      while (!answers(port)) {
        if (!server.isAlive() || System.nanoTime() - begun > PATIENCE.toNanos()) {
          throw new IOException("the server does not answer");
        }
        Thread.sleep(20);
      }
      long milliseconds = (System.nanoTime() - begun) / 1_000_000;
      meanwhile.with(server);
      return milliseconds;
    } finally {
      server.destroy();
      if (!server.waitFor(60, TimeUnit.SECONDS)) {
        server.destroyForcibly();
      }
      Runtime.getRuntime().removeShutdownHook(guard);
    }
  }

  private static long start(Path config, int port, Meanwhile meanwhile)
      throws IOException, InterruptedException {
    long begun = System.nanoTime();
    Process server =
        new ProcessBuilder(
                Path.of(System.getProperty("vanthu.home", "."), "vanthu").toString(),
                "server",
                config.toString())
            .redirectErrorStream(true)
            .redirectOutput(config.resolveSibling("server.log").toFile())
            .start();
    return untilAnswer(server, port, begun, meanwhile);
  }

  private static void weigh(Process server, Path folder, PrintStream figures)
      throws InterruptedException {
    Thread.sleep(5_000);
    long megabytes = proportionalKilobytes(server.toHandle(), folder) / 1024;
    figures.println("resident_mb: " + megabytes);
    figures.println("resident_goal_met: " + (megabytes <= MOST_MEGABYTES));
  }

  private static boolean answers(int port) throws IOException {
    try {
      var connection =
          (HttpURLConnection)
              URI.create("http://127.0.0.1:" + port + "/verify").toURL().openConnection();
      connection.setConnectTimeout(500);
      connection.setReadTimeout(10_000);
      return connection.getResponseCode() == 200;
    } catch (ConnectException | SocketTimeoutException e) {
      return false;
    }
  }

  /** The server, its readers and every PostgreSQL process; shared pages counted once (PSS). */
  private static long proportionalKilobytes(ProcessHandle server, Path folder) {
    Stream<ProcessHandle> own = Stream.concat(Stream.of(server), server.descendants());
    Stream<ProcessHandle> database =
        ProcessHandle.allProcesses()
            .filter(p -> p.info().command().orElse("").endsWith("/bin/postgres"))
            .filter(p -> p.info().command().orElse("").startsWith(folder.toString()));
    return Stream.concat(own, database).distinct().mapToLong(StartDrill::kilobytes).sum();
  }

  private static long kilobytes(ProcessHandle process) {
    Path rollup = Path.of("/proc", Long.toString(process.pid()), "smaps_rollup");
    try (Stream<String> lines = Files.lines(rollup)) {
      return lines
          .filter(line -> line.startsWith("Pss:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
          .sum();
    } catch (IOException | UncheckedIOException e) {
      return 0; // gone meanwhile, or not ours to look at
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
