package vn.vanthu.service.surroundings;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.vanthu.search.opensearch.ClusterSettings;

/** What the doctor says of a search cluster; one that answers as it is told stands for it. */
class SearchClusterTest {
  @TempDir static Path folder;
  private static ExaminedOffice office;

  @BeforeAll
  static void open() throws Exception {
    office = new ExaminedOffice(folder);
  }

  @AfterAll
  static void close() {
    if (office != null) {
      office.close();
    }
  }

  @Test
  void one_that_is_away() throws IOException {
    assertThat(met(URI.create("http://127.0.0.1:" + ExaminedOffice.freePort())))
        .containsExactly(Ailment.SEARCH_UNREACHABLE);
  }

  @Test
  void one_that_is_too_old_or_short_of_copies() throws IOException {
    Map<String, String> answers = new ConcurrentHashMap<>();
    HttpServer cluster =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 16);
    cluster.createContext(
        "/",
        exchange -> {
          String path = exchange.getRequestURI().getPath();
          String asked = path.startsWith("/_cluster/health/") ? "health" : path;
          byte[] answer = answers.getOrDefault(asked, "{}").getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(path.endsWith("/_doc/1") ? 404 : 200, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    cluster.start();
    try {
      URI node = URI.create("http://127.0.0.1:" + cluster.getAddress().getPort());
      String version = "{\"version\":{\"number\":\"%s\",\"distribution\":\"opensearch\"}}";
      answers.put("/", version.formatted("2.19.0"));
      assertThat(met(node)).containsExactly(Ailment.SEARCH_TOO_OLD);
      answers.put("/", version.formatted("3.9.0"));
      answers.put("health", "{\"status\":\"yellow\",\"unassigned_shards\":1}");
      assertThat(met(node)).containsExactly(Ailment.SEARCH_COPIES_MISSING);
      answers.put("health", "{\"status\":\"green\"}");
      assertThat(met(node)).isEmpty();
    } finally {
      cluster.stop(0);
    }
  }

  private static List<Ailment> met(URI node) throws IOException {
    var cluster = new ClusterSettings(List.of(node), "vanthu", Optional.empty(), Optional.empty());
    List<Symptom> met = new ArrayList<>();
    new Surroundings(
            office.healthy().deployment().withSearch(cluster),
            List.of(),
            met::add,
            ExaminedOffice.NOTHING_NEEDED)
        .look();
    return met.stream().map(Symptom::ailment).toList();
  }
}
