package vn.vanthu.search.opensearch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import vn.vanthu.search.query.Fields;

/**
 * The indexes of one office on a cluster: one serves under the alias, others are being filled.
 * Every version of the fields has an alias of its own, so that old and new program serve side by
 * side. What is written goes to all indexes of the version, each under an alias for writing: an
 * index that was dropped can then never come back by a late write. Thread-safe.
 */
final class Generations {

  /** Copies beside the first: as many as there are nodes for, two at most. */
  private static final String COPIES = "0-2";

  private static final String WRITE = ".write";
  private static final Duration OPENING = Duration.ofSeconds(10);
  private static final Duration SHORT = Duration.ofSeconds(30);
  private static final Duration LONG = Duration.ofMinutes(30);
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final Cluster cluster;
  private final String alias;

  Generations(Cluster cluster, String name) {
    this.cluster = cluster;
    this.alias = name + "-v" + Fields.SCHEMA;
  }

  /** The name under which the serving index is asked. */
  String alias() {
    return alias;
  }

  boolean exist() {
    return cluster.get("/_alias/" + alias, OPENING).status() == 200;
  }

  /** Makes the first index and serves it; false when another process was quicker. */
  boolean createFirst() {
    ObjectNode index = Mapping.index(COPIES, "1s");
    String first = alias + "-1";
    index.putObject("aliases").putObject(alias);
    index.withObject("/aliases").putObject(first + WRITE);
    Cluster.Reply made = cluster.put("/" + first, index, SHORT);
    if (made.ok()) {
      awaitPrimary(first);
      return true;
    }
    if (exist()) {
      awaitPrimary(first);
      return false;
    }
    made.orThrow();
    return false;
  }

  private void awaitPrimary(String index) {
    cluster
        .get("/_cluster/health/" + index + "?wait_for_status=yellow&timeout=20s", SHORT)
        .orThrow();
  }

  /** Makes an index to be filled, without copies; drops those that nobody finished. */
  String create() {
    List<String> serving = serving();
    for (String index : all()) {
      if (!serving.contains(index)) {
        drop(index);
      }
    }
    String name = alias + "-" + UUID.randomUUID();
    ObjectNode index = Mapping.index("false", "-1");
    index.withObject("/settings/index").put("number_of_replicas", 0);
    index.putObject("aliases").putObject(name + WRITE);
    cluster.put("/" + name, index, SHORT).orThrow();
    awaitPrimary(name);
    return name;
  }

  /** The aliases to write to now. */
  List<String> writing() {
    return all().stream().map(index -> index + WRITE).toList();
  }

  static String writing(String index) {
    return index + WRITE;
  }

  private List<String> all() {
    return indexes(alias + "-*" + WRITE);
  }

  private List<String> serving() {
    return indexes(alias);
  }

  private List<String> indexes(String wanted) {
    Cluster.Reply reply = cluster.get("/_alias/" + wanted, SHORT);
    List<String> names = new ArrayList<>();
    if (reply.status() != 404) {
      for (Map.Entry<String, JsonNode> index : reply.orThrow().body().properties()) {
        names.add(index.getKey());
      }
    }
    return names;
  }

  /**
   * Merges an index to one segment, gives it its copies and serves it instead of the one before.
   */
  void serve(String index) {
    ObjectNode nothing = JSON.objectNode();
    cluster.post("/" + index + "/_refresh", nothing, LONG).orThrow();
    cluster.post("/" + index + "/_forcemerge?max_num_segments=1", nothing, LONG).orThrow();
    ObjectNode settings = JSON.objectNode();
    settings.putObject("index").put("refresh_interval", "1s").put("auto_expand_replicas", COPIES);
    cluster.put("/" + index + "/_settings", settings, SHORT).orThrow();
    cluster
        .get(
            "/_cluster/health/" + index + "?wait_for_no_initializing_shards=true&timeout=10m", LONG)
        .orThrow();
    cluster.post("/" + index + "/_refresh", nothing, LONG).orThrow();
    List<String> before = serving();
    ObjectNode change = JSON.objectNode();
    ArrayNode actions = change.putArray("actions");
    before.forEach(old -> named(actions.addObject().putObject("remove"), old));
    named(actions.addObject().putObject("add"), index);
    cluster.post("/_aliases", change, SHORT).orThrow();
    before.forEach(this::drop);
  }

  private void named(ObjectNode action, String index) {
    action.put("index", index).put("alias", alias);
  }

  void drop(String index) {
    Cluster.Reply gone = cluster.delete("/" + index, SHORT);
    if (gone.status() != 404) {
      gone.orThrow();
    }
  }
}
