package vn.vanthu.search.opensearch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import vn.vanthu.search.index.IndexChange;
import vn.vanthu.search.index.RecordDocuments;

/**
 * Writes changes to indexes of a cluster. The version of a document is the revision of its record:
 * a lower one never replaces a higher, whoever sends it and however often, so that several
 * processes may feed one cluster. What is acknowledged stands in the log of every copy.
 * Thread-safe.
 */
final class ClusterWriter {

  private static final Duration WRITING = Duration.ofSeconds(30);

  /** Characters of one request; a longer record goes alone. */
  private static final int REQUEST = 4 << 20;

  private static final int NOT_FOUND = 404;
  private static final int OLDER = 409;
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final Cluster cluster;

  ClusterWriter(Cluster cluster) {
    this.cluster = cluster;
  }

  /**
   * Writes each change to each index.
   *
   * @param aliases for writing
   * @param visible whether it returns only when searches see it
   * @return those that were dropped meanwhile
   */
  Set<String> write(List<IndexChange> changes, List<String> aliases, boolean visible) {
    Set<String> gone = new HashSet<>();
    StringBuilder lines = new StringBuilder();
    RecordDocuments documents = new RecordDocuments();
    for (IndexChange change : changes) {
      String document =
          switch (change) {
            case IndexChange.Upsert upsert -> Mapping.document(documents, upsert.record()) + "\n";
            case IndexChange.Delete _ -> "";
          };
      for (String alias : aliases) {
        if (!lines.isEmpty() && lines.length() + document.length() > REQUEST) {
          gone.addAll(send(lines.toString(), visible));
          lines.setLength(0);
        }
        lines.append(action(change, alias)).append('\n').append(document);
      }
    }
    if (!lines.isEmpty()) {
      gone.addAll(send(lines.toString(), visible));
    }
    return gone;
  }

  private static ObjectNode action(IndexChange change, String alias) {
    ObjectNode what = JSON.objectNode();
    what.put("_index", alias).put("_id", change.id());
    what.put("version", change.revision()).put("version_type", "external_gte");
    what.put("require_alias", true);
    ObjectNode action = JSON.objectNode();
    action.set(change instanceof IndexChange.Upsert ? "index" : "delete", what);
    return action;
  }

  private List<String> send(String lines, boolean visible) {
    JsonNode answer =
        cluster.lines("/_bulk?timeout=20s&refresh=" + visible, lines, WRITING).orThrow().body();
    List<String> gone = new ArrayList<>();
    if (!answer.path("errors").asBoolean()) {
      return gone;
    }
    for (JsonNode item : answer.path("items")) {
      JsonNode done = item.elements().next();
      int status = done.path("status").asInt();
      if (status == NOT_FOUND && done.has("error")) {
        gone.add(done.path("_index").asText());
      } else if (done.has("error") && status != OLDER) {
        throw new ClusterAway(
            "the cluster refuses %s (%d): %s"
                .formatted(
                    done.path("_id").asText(), status, done.path("error").path("reason").asText()),
            false);
      }
    }
    return gone;
  }
}
