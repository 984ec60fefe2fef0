package vn.vanthu.drills.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import vn.vanthu.search.index.Description;
import vn.vanthu.search.index.IndexedRecord;

/**
 * One node of OpenSearch over the corpus, set up as its manual says: standard analyzer, BM25, one
 * shard without copies merged to one segment, a question put by {@code multi_match} to title, text
 * and context. No answer is kept: request cache and query cache are off. Thread-safe but for
 * closing.
 */
final class OpenSearchPeer implements Closeable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String INDEX = "/articles";
  private static final int HEAP = 2048;
  private static final int BULK = 1000;

  private static final String SETTINGS =
      """
      {"settings": {"number_of_shards": 1, "number_of_replicas": 0, "refresh_interval": "-1",
        "requests.cache.enable": false, "queries.cache.enabled": false},
       "mappings": {"properties": {
        "title": {"type": "text"}, "text": {"type": "text"}, "context": {"type": "text"},
        "number": {"type": "keyword"}, "type": {"type": "keyword"}, "issuer": {"type": "keyword"},
        "year": {"type": "integer"}}}}
      """;

  /** The usual ways to ask several fields at once, by name. */
  private static final Map<String, String> WAYS = ways();

  private final OpenSearchNodes node;
  private final URI address;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private OpenSearchPeer(OpenSearchNodes node) {
    this.node = node;
    this.address = node.settings("articles").nodes().getFirst();
  }

  private static Map<String, String> ways() {
    String fields = "\"fields\": [\"title\", \"text\", \"context\"]";
    Map<String, String> ways = new LinkedHashMap<>();
    ways.put("best_fields", "\"type\": \"best_fields\", " + fields);
    ways.put("best_fields, ties .3", "\"type\": \"best_fields\", \"tie_breaker\": 0.3, " + fields);
    ways.put("most_fields", "\"type\": \"most_fields\", " + fields);
    ways.put("cross_fields", "\"type\": \"cross_fields\", " + fields);
    return ways;
  }

  /** Starts the node and fills it. */
  static OpenSearchPeer start(Path program, Path corpus, int records) throws IOException {
    OpenSearchPeer peer = new OpenSearchPeer(OpenSearchNodes.start(program, 1, HEAP));
    try {
      peer.fill(corpus, records);
      return peer;
    } catch (IOException | RuntimeException e) {
      peer.close();
      throw e;
    }
  }

  private void fill(Path corpus, int records) throws IOException {
    done(send("PUT", INDEX, SETTINGS));
    List<IndexedRecord> batch = new ArrayList<>();
    Corpus.read(
        corpus,
        records,
        record -> {
          batch.add(record);
          if (batch.size() == BULK) {
            add(batch);
            batch.clear();
          }
        });
    if (!batch.isEmpty()) {
      add(batch);
    }
    done(send("POST", INDEX + "/_refresh", ""));
    done(send("POST", INDEX + "/_forcemerge?max_num_segments=1", ""));
    done(send("POST", INDEX + "/_refresh", ""));
  }

  private void add(List<IndexedRecord> records) {
    StringBuilder lines = new StringBuilder();
    for (IndexedRecord record : records) {
      ObjectNode order = JSON.createObjectNode();
      order.putObject("index").put("_id", record.id());
      lines.append(order).append('\n').append(document(record)).append('\n');
    }
    try {
      if (done(send("POST", INDEX + "/_bulk", lines.toString())).path("errors").asBoolean(true)) {
        throw new IOException("OpenSearch does not take the records");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ObjectNode document(IndexedRecord record) {
    Description about = record.description();
    ObjectNode document = JSON.createObjectNode();
    document.put("title", about.subject()).put("context", about.context());
    document.put("text", SearchBench.text(record));
    document.put("number", about.number()).put("type", about.type());
    document.put("issuer", about.issuer());
    if (about.issuedOn() != null) {
      document.put("year", about.issuedOn().getYear());
    }
    return document;
  }

  private HttpResponse<byte[]> send(String method, String path, String body) throws IOException {
    try {
      return http.send(
          HttpRequest.newBuilder(address.resolve(path))
              .header(
                  "Content-Type",
                  path.endsWith("/_bulk") ? "application/x-ndjson" : "application/json")
              .method(method, BodyPublishers.ofString(body))
              .build(),
          BodyHandlers.ofByteArray());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private static JsonNode done(HttpResponse<byte[]> answer) throws IOException {
    if (answer.statusCode() != 200) {
      throw new IOException("OpenSearch answers " + answer.statusCode());
    }
    return JSON.readTree(answer.body());
  }

  /** The names of the ways to ask. */
  static List<String> wayNames() {
    return List.copyOf(WAYS.keySet());
  }

  /**
   * Someone who asks in one way.
   *
   * @param page whether the whole of our page is wanted: counts of all matches by type, issuer and
   *     year, title and text with their matches marked; else only what names the record
   */
  Contender asking(String name, String way, boolean page) {
    String matching = WAYS.get(way);
    return new Contender() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public Supplier<List<String>> ask(String question) throws IOException {
        String body =
            "{\"size\": 10, \"_source\": [\"title\", \"number\", \"type\", \"issuer\", \"year\"],"
                + " \"query\": {\"multi_match\": {\"query\": "
                + JSON.writeValueAsString(question)
                + ", "
                + matching
                + "}}"
                + (page ? PAGE : "")
                + "}";
        HttpResponse<byte[]> answer = send("POST", INDEX + "/_search?request_cache=false", body);
        return () -> ids(answer);
      }

      @Override
      public double processorSeconds() throws IOException {
        return ProcessorTime.ofTrees(node.processes());
      }
    };
  }

  private static final String PAGE =
      """
      , "track_total_hits": true,
      "highlight": {"fields": {"title": {"number_of_fragments": 0}, "text": {"number_of_fragments": 1}}},
      "aggs": {"type": {"terms": {"field": "type"}}, "issuer": {"terms": {"field": "issuer"}},
        "year": {"terms": {"field": "year"}}}\
      """;

  private static List<String> ids(HttpResponse<byte[]> answer) {
    try {
      List<String> ids = new ArrayList<>();
      done(answer).path("hits").path("hits").forEach(hit -> ids.add(hit.path("_id").asText()));
      return ids;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    http.shutdownNow();
    node.close();
  }
}
