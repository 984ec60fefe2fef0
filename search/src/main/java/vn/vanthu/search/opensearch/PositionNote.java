package vn.vanthu.search.opensearch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import vn.vanthu.search.index.OutboxPosition;

/**
 * Up to which row of the outbox the cluster holds everything. Several processes write it; it never
 * goes back. Thread-safe.
 */
final class PositionNote {

  private static final Duration SHORT = Duration.ofSeconds(30);
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final Cluster cluster;
  private final String index;

  PositionNote(Cluster cluster, String alias) {
    this.cluster = cluster;
    this.index = alias + "-position";
  }

  /** Forgets what was written: the index begins anew. */
  void clear() {
    Cluster.Reply gone = cluster.delete("/" + index, SHORT);
    if (gone.status() != 404) {
      gone.orThrow();
    }
  }

  OutboxPosition read() {
    JsonNode source = document().path("_source");
    return source.isMissingNode()
        ? OutboxPosition.START
        : OutboxPosition.parse(source.path("position").asText());
  }

  private JsonNode document() {
    Cluster.Reply reply = cluster.get("/" + index + "/_doc/1", SHORT);
    return reply.status() == 404 ? JSON.objectNode() : reply.orThrow().body();
  }

  /** Moves the position forward; one that is already further stays. */
  void advance(OutboxPosition to) {
    while (true) {
      JsonNode held = document();
      JsonNode source = held.path("_source");
      String only;
      if (source.isMissingNode()) {
        create();
        only = "?op_type=create";
      } else if (OutboxPosition.parse(source.path("position").asText()).compareTo(to) >= 0) {
        return;
      } else {
        only =
            "?if_seq_no=%d&if_primary_term=%d"
                .formatted(held.path("_seq_no").asLong(), held.path("_primary_term").asLong());
      }
      ObjectNode note = JSON.objectNode().put("position", to.toString());
      Cluster.Reply written = cluster.put("/" + index + "/_doc/1" + only, note, SHORT);
      if (written.status() != 409) {
        written.orThrow();
        return;
      }
    }
  }

  /** Another process may have made it. */
  private void create() {
    ObjectNode settings = JSON.objectNode();
    settings
        .putObject("settings")
        .putObject("index")
        .put("number_of_shards", 1)
        .put("auto_expand_replicas", "0-2");
    settings
        .putObject("mappings")
        .put("dynamic", "strict")
        .putObject("properties")
        .putObject("position")
        .put("type", "keyword");
    Cluster.Reply made = cluster.put("/" + index, settings, SHORT);
    if (made.status() != 400) {
      made.orThrow();
    }
  }
}
