package vn.vanthu.search.opensearch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import vn.vanthu.search.index.IndexChange;
import vn.vanthu.search.index.OutboxPosition;
import vn.vanthu.search.index.Rebuild;
import vn.vanthu.search.index.RecordIndex;
import vn.vanthu.search.query.Explained;
import vn.vanthu.search.query.Fields;
import vn.vanthu.search.query.RecordSearch;
import vn.vanthu.search.query.SearchRequest;
import vn.vanthu.search.query.SearchResult;
import vn.vanthu.search.query.StandingQuestion;
import vn.vanthu.search.query.Suggestion;
import vn.vanthu.search.query.Viewer;

/**
 * The index of records on an OpenSearch cluster. Several processes may open it at once, each
 * feeding it from the same outbox: what one has written the others write again, to no effect. A
 * change is durable when it was applied; a commit only notes the position. Thread-safe.
 */
public final class ClusterIndex implements RecordIndex {

  private static final Duration SHORT = Duration.ofSeconds(30);
  private static final Duration SOON = Duration.ofSeconds(5);
  private static final int PAGE = 5000;

  /** An index may be dropped between looking and writing, but not again and again. */
  private static final int ATTEMPTS = 5;

  private final Cluster cluster;
  private final Generations generations;
  private final ClusterWriter writer;
  private final PositionNote note;
  private final ClusterSearch asked;
  private final RecordSearch search = new RecordSearch();
  private final Health health;
  private volatile OutboxPosition applied;
  private volatile OutboxPosition committed;
  private @Nullable ClusterRebuild rebuild;

  private ClusterIndex(Cluster cluster, Generations generations, boolean made) {
    this.cluster = cluster;
    this.generations = generations;
    this.writer = new ClusterWriter(cluster);
    this.note = new PositionNote(cluster, generations.alias());
    this.asked = new ClusterSearch(cluster, generations.alias());
    this.health = made ? Health.NEW : Health.READY;
    if (made) {
      note.clear();
    }
    this.committed = note.read();
    this.applied = committed;
  }

  /**
   * Opens the index, making it when there is none of this version of the program.
   *
   * @throws ClusterAway when the cluster does not answer or refuses
   */
  public static ClusterIndex open(ClusterSettings settings) {
    Cluster cluster = new Cluster(settings);
    try {
      Generations generations = new Generations(cluster, settings.name());
      boolean made = !generations.exist() && generations.createFirst();
      return new ClusterIndex(cluster, generations, made);
    } catch (RuntimeException e) {
      cluster.close();
      throw e;
    }
  }

  /**
   * What stands on the cluster, to be compared or searched; empty when there is none of this
   * version of the program. Makes nothing.
   *
   * @throws ClusterAway when the cluster does not answer
   */
  public static Optional<ClusterIndex> look(ClusterSettings settings) {
    Cluster cluster = new Cluster(settings);
    try {
      Generations generations = new Generations(cluster, settings.name());
      if (generations.exist()) {
        return Optional.of(new ClusterIndex(cluster, generations, false));
      }
    } catch (RuntimeException e) {
      cluster.close();
      throw e;
    }
    cluster.close();
    return Optional.empty();
  }

  /**
   * The version of OpenSearch that answers, such as {@code 3.9.0}.
   *
   * @throws ClusterAway when none does
   */
  public static String version(ClusterSettings settings) {
    try (Cluster cluster = new Cluster(settings)) {
      JsonNode version = cluster.get("/", SOON).orThrow().body().path("version");
      return version.path("distribution").asText().equals("opensearch")
          ? version.path("number").asText()
          : "0";
    }
  }

  @Override
  public Health health() {
    return health;
  }

  @Override
  public OutboxPosition position() {
    return committed;
  }

  @Override
  public void apply(List<IndexChange> changes, OutboxPosition position) {
    if (!changes.isEmpty()) {
      Set<String> done = new HashSet<>();
      boolean all = false;
      for (int attempt = 0; !all; attempt++) {
        List<String> wanted =
            generations.writing().stream().filter(alias -> !done.contains(alias)).toList();
        if (attempt == ATTEMPTS || (wanted.isEmpty() && done.isEmpty())) {
          throw new ClusterAway("the index " + generations.alias() + " is gone", false);
        }
        Set<String> gone = writer.write(changes, wanted, true);
        done.addAll(wanted);
        done.removeAll(gone);
        all = gone.isEmpty();
      }
      asked.changed();
    }
    applied = position;
  }

  @Override
  public OutboxPosition commit() {
    OutboxPosition now = applied;
    note.advance(now);
    committed = now;
    return now;
  }

  @Override
  public SearchResult search(SearchRequest request) {
    try {
      return search.search(asked, request);
    } catch (IOException e) {
      throw new UncheckedIOException("index not readable", e);
    }
  }

  @Override
  public List<Suggestion> suggest(String typed, Viewer viewer, int limit) {
    try {
      return search.suggest(asked, typed, viewer, limit);
    } catch (IOException e) {
      throw new UncheckedIOException("index not readable", e);
    }
  }

  @Override
  public SearchResult moreLike(String id, Viewer viewer, int limit) {
    try {
      return search.moreLike(asked, id, viewer, limit);
    } catch (IOException e) {
      throw new UncheckedIOException("index not readable", e);
    }
  }

  @Override
  public StandingQuestion standing(SearchRequest request) {
    try {
      return StandingQuestion.of(asked, request);
    } catch (IOException e) {
      throw new UncheckedIOException("index not readable", e);
    }
  }

  @Override
  public List<Explained> explain(SearchRequest request, int depth) {
    try {
      return search.explain(asked, request, depth);
    } catch (IOException e) {
      throw new UncheckedIOException("index not readable", e);
    }
  }

  @Override
  public long size() {
    return cluster
        .get("/" + generations.alias() + "/_count", SHORT)
        .orThrow()
        .body()
        .path("count")
        .asLong();
  }

  @Override
  public long revision(String id) {
    Cluster.Reply reply =
        cluster.get(
            "/%s/_doc/%s?_source=false"
                .formatted(generations.alias(), URLEncoder.encode(id, StandardCharsets.UTF_8)),
            SHORT);
    return reply.status() == 404 ? -1 : reply.orThrow().body().path("_version").asLong();
  }

  @Override
  public void ids(Consumer<String> each) {
    String last = "";
    while (true) {
      ObjectNode page = JsonNodeFactory.instance.objectNode();
      page.put("size", PAGE).put("_source", false).put("track_total_hits", false);
      page.putArray("sort").addObject().put(Fields.ID, "asc");
      if (!last.isEmpty()) {
        page.putArray("search_after").add(last);
      }
      JsonNode hits =
          cluster
              .post("/" + generations.alias() + "/_search", page, SHORT)
              .orThrow()
              .body()
              .path("hits")
              .path("hits");
      if (hits.isEmpty()) {
        return;
      }
      for (JsonNode hit : hits) {
        last = hit.path("_id").asText();
        each.accept(last);
      }
    }
  }

  /** Whether every copy is there; the cluster itself compares bytes with their checksums. */
  @Override
  public List<String> check() {
    JsonNode state = cluster.get("/_cluster/health/" + generations.alias(), SHORT).orThrow().body();
    List<String> wrong = new ArrayList<>();
    switch (state.path("status").asText()) {
      case "green" -> {}
      case "yellow" -> wrong.add("copies missing: " + state.path("unassigned_shards").asInt());
      default -> wrong.add("the index is not there: " + state.path("status").asText());
    }
    return wrong;
  }

  @Override
  public synchronized Rebuild rebuild() {
    ClusterRebuild running = rebuild;
    if (running != null && running.isOpen()) {
      throw new IllegalStateException("a rebuild is running");
    }
    ClusterRebuild begun = new ClusterRebuild(this, generations, writer);
    rebuild = begun;
    return begun;
  }

  /** The serving index is another one. */
  void changed() {
    asked.changed();
    commit();
  }

  @Override
  public void close() throws IOException {
    ClusterRebuild running;
    synchronized (this) {
      running = rebuild;
    }
    if (running != null) {
      running.close();
    }
    cluster.close();
  }
}
