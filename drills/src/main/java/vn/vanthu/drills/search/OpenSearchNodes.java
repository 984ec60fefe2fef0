package vn.vanthu.drills.search;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import vn.vanthu.search.opensearch.ClusterSettings;

/**
 * A real cluster of OpenSearch on this machine, each node a process of its own, made of the
 * artifacts that the build has fetched. Closing ends the processes and deletes their folders.
 */
public final class OpenSearchNodes implements Closeable {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private static final String LOGGING =
      """
      status = error
      appender.console.type = Console
      appender.console.name = console
      appender.console.layout.type = PatternLayout
      appender.console.layout.pattern = %d %p %c{1} %m%n
      rootLogger.level = warn
      rootLogger.appenderRef.console.ref = console
      """;

  private record Node(String name, int port, int transport, Path folder, Process process) {}

  private final Path folder;
  private final List<Node> nodes;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private OpenSearchNodes(Path folder, List<Node> nodes) {
    this.folder = folder;
    this.nodes = nodes;
  }

  /** Where the build puts OpenSearch; empty when it did not ({@code -Dvanthu.lean}). */
  public static Optional<Path> program() {
    for (String home : List.of(System.getProperty("vanthu.home", "."), "..")) {
      Path jars = Path.of(home).resolve("drills/target/dist/opensearch");
      if (Files.isDirectory(jars)) {
        return Optional.of(jars.toAbsolutePath());
      }
    }
    return Optional.empty();
  }

  /**
   * Starts a cluster and waits until it is whole.
   *
   * @param heap megabytes of each node
   * @throws IOException when it does not become whole in two minutes; the nodes' words are in it
   */
  public static OpenSearchNodes start(Path program, int count, int heap) throws IOException {
    Path folder = Files.createTempDirectory("vanthu-opensearch");
    try (InputStream source = OpenSearchNodes.class.getResourceAsStream("OpenSearchNode.java")) {
      if (source == null) {
        throw new IOException("OpenSearchNode.java is not among the resources");
      }
      Files.copy(source, folder.resolve("OpenSearchNode.java"));
    }
    Files.writeString(folder.resolve("log4j2.properties"), LOGGING);
    List<Integer> ports = freePorts(2 * count);
    String names =
        IntStream.range(0, count).mapToObj(i -> "node" + i).collect(Collectors.joining(","));
    String addresses =
        IntStream.range(0, count)
            .mapToObj(i -> "127.0.0.1:" + ports.get(count + i))
            .collect(Collectors.joining(","));
    List<Node> nodes = new ArrayList<>();
    OpenSearchNodes cluster = new OpenSearchNodes(folder, nodes);
    try {
      for (int i = 0; i < count; i++) {
        Path own = Files.createDirectories(folder.resolve("node" + i));
        Process process =
            new ProcessBuilder(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xms" + heap + "m",
                    "-Xmx" + heap + "m",
                    "-XX:+UseSerialGC",
                    "--add-modules",
                    "jdk.incubator.vector",
                    "--enable-native-access=ALL-UNNAMED",
                    "-cp",
                    folder + ":" + program + "/*",
                    folder.resolve("OpenSearchNode.java").toString(),
                    own.toString(),
                    "node" + i,
                    String.valueOf(ports.get(i)),
                    String.valueOf(ports.get(count + i)),
                    addresses,
                    names)
                .redirectErrorStream(true)
                .redirectOutput(own.resolve("log").toFile())
                .start();
        nodes.add(new Node("node" + i, ports.get(i), ports.get(count + i), own, process));
      }
      cluster.awaitAll();
      return cluster;
    } catch (IOException | RuntimeException e) {
      cluster.close();
      throw e;
    }
  }

  private static List<Integer> freePorts(int count) throws IOException {
    List<ServerSocket> held = new ArrayList<>();
    try {
      for (int i = 0; i < count; i++) {
        held.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
      }
      return held.stream().map(ServerSocket::getLocalPort).toList();
    } finally {
      for (ServerSocket socket : held) {
        socket.close();
      }
    }
  }

  private void awaitAll() throws IOException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    String wanted = "/_cluster/health?timeout=5s&wait_for_nodes=" + nodes.size();
    while (System.nanoTime() < end) {
      for (Node node : nodes) {
        if (!node.process.isAlive()) {
          throw new IOException("a node ended: " + words(node));
        }
      }
      try {
        if (ask(nodes.getFirst(), wanted).contains("\"timed_out\":false")) {
          return;
        }
      } catch (IOException notYet) {
        pause();
      }
    }
    throw new IOException("the cluster did not start: " + words(nodes.getFirst()));
  }

  private static void pause() throws IOException {
    try {
      Thread.sleep(200);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private static String words(Node node) throws IOException {
    String log = Files.readString(node.folder.resolve("log"), StandardCharsets.UTF_8);
    return log.substring(Math.max(0, log.length() - 4000));
  }

  private String ask(Node node, String path) throws IOException {
    try {
      return http.send(
              HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + node.port + path))
                  .timeout(Duration.ofSeconds(20))
                  .build(),
              BodyHandlers.ofString())
          .body();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  /** What a client needs to know. */
  public ClusterSettings settings(String name) {
    List<URI> addresses =
        nodes.stream().map(node -> URI.create("http://127.0.0.1:" + node.port)).toList();
    return new ClusterSettings(addresses, name, Optional.empty(), Optional.empty());
  }

  /** The programs that run. */
  public List<ProcessHandle> processes() {
    return nodes.stream().map(node -> node.process.toHandle()).toList();
  }

  /** Kills the node that holds the first copy of the indexes of this name; which it was. */
  public String killFirstCopy(String name) throws IOException {
    String shards = ask(nodes.getFirst(), "/_cat/shards/" + name + "-*?h=prirep,node");
    String holder =
        shards
            .lines()
            .filter(line -> line.startsWith("p "))
            .map(line -> line.substring(2).strip())
            .findFirst()
            .orElseThrow(() -> new IOException("no shard of " + name));
    for (Node node : nodes) {
      if (node.name.equals(holder)) {
        node.process.destroyForcibly();
        return holder;
      }
    }
    throw new IOException("no node " + holder);
  }

  @Override
  public void close() throws IOException {
    for (Node node : nodes) {
      node.process.destroyForcibly();
    }
    for (Node node : nodes) {
      try {
        node.process.waitFor(20, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    http.shutdownNow();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
