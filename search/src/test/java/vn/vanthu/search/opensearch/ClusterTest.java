package vn.vanthu.search.opensearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Nodes that fail in their several ways, and one that answers. */
class ClusterTest {
  private static final Duration TWO_SECONDS = Duration.ofSeconds(2);
  private static final String SEARCH = "/vanthu/_search?request_cache=false";

  private final List<HttpServer> servers = new ArrayList<>();
  private final CountDownLatch end = new CountDownLatch(1);
  private final AtomicInteger failures = new AtomicInteger();
  private final AtomicInteger answers = new AtomicInteger();

  private interface Node {
    void answer(HttpExchange exchange) throws IOException, InterruptedException;
  }

  @AfterEach
  void stop() {
    end.countDown();
    servers.forEach(server -> server.stop(0));
  }

  @Test
  void a_search_that_meets_a_dying_node_asks_the_next_in_its_time() throws IOException {
    assertAnswered(node(this::dying), node(this::well));
  }

  @Test
  void a_search_whose_node_lost_the_records_asks_the_next_in_its_time() throws IOException {
    assertAnswered(node(exchange -> says(500, exchange)), node(this::well));
    assertAnswered(node(exchange -> says(503, exchange)), node(this::well));
  }

  @Test
  void a_search_whose_node_is_silent_asks_the_next_in_its_time() throws IOException {
    assertAnswered(node(this::silent), node(this::well));
  }

  @Test
  void a_search_whose_node_takes_no_connection_asks_the_next_in_its_time() throws IOException {
    URI gone = node(this::well);
    servers.removeLast().stop(0);
    assertAnswered(gone, node(this::well));
  }

  @Test
  void the_node_that_answered_is_asked_first_from_then_on() throws IOException {
    try (Cluster cluster = cluster(node(exchange -> says(500, exchange)), node(this::well))) {
      for (int i = 0; i < 5; i++) {
        assertThat(search(cluster).ok()).isTrue();
      }
    }
    assertThat(failures).hasValue(1);
    assertThat(answers).hasValue(5);
  }

  @Test
  void what_all_nodes_fail_at_is_asked_of_each_once_and_told() throws IOException {
    Node failing = exchange -> says(500, exchange);
    try (Cluster cluster = cluster(node(failing), node(failing), node(failing))) {
      assertThat(search(cluster).status()).isEqualTo(500);
    }
    assertThat(failures).hasValue(3);
  }

  @Test
  void a_failed_writing_is_told_at_once_and_a_refused_question_too() throws IOException {
    try (Cluster cluster = cluster(node(exchange -> says(500, exchange)), node(this::well))) {
      assertThat(cluster.lines("/_bulk", "{}\n", TWO_SECONDS).status()).isEqualTo(500);
    }
    try (Cluster cluster = cluster(node(exchange -> says(400, exchange)), node(this::well))) {
      assertThat(search(cluster).status()).isEqualTo(400);
    }
    assertThat(answers).hasValue(0);
  }

  @Test
  void when_no_node_is_there_the_search_ends_in_its_time() throws IOException {
    try (Cluster cluster = cluster(node(this::dying), node(this::silent))) {
      long begun = System.nanoTime();
      assertThatThrownBy(() -> search(cluster)).isInstanceOf(ClusterAway.class);
      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
    }
  }

  /** A cluster asked within two seconds never answers later. */
  private static void assertAnswered(URI first, URI second) throws IOException {
    try (Cluster cluster = cluster(first, second)) {
      assertThat(search(cluster).ok()).isTrue();
    }
  }

  private static Cluster.Reply search(Cluster cluster) {
    return cluster.post(SEARCH, Cluster.JSON.createObjectNode(), TWO_SECONDS);
  }

  private static Cluster cluster(URI... nodes) {
    return new Cluster(
        new ClusterSettings(List.of(nodes), "vanthu", Optional.empty(), Optional.empty()));
  }

  private URI node(Node node) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(task -> Thread.ofVirtual().start(task));
    server.createContext(
        "/",
        exchange -> {
          try {
            exchange.getRequestBody().readAllBytes();
            node.answer(exchange);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          } finally {
            exchange.close();
          }
        });
    server.start();
    servers.add(server);
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private void well(HttpExchange exchange) throws IOException {
    answers.incrementAndGet();
    write(200, exchange);
  }

  private void says(int status, HttpExchange exchange) throws IOException {
    failures.incrementAndGet();
    write(status, exchange);
  }

  private static void write(int status, HttpExchange exchange) throws IOException {
    byte[] body = "{}".getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }

  /** Promises an answer and ends in the middle of it. */
  private void dying(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(200, 1000);
    exchange.getResponseBody().write('{');
    exchange.getResponseBody().flush();
  }

  private void silent(HttpExchange exchange) throws InterruptedException {
    end.await();
  }
}
