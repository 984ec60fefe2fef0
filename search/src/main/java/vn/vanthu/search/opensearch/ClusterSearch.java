package vn.vanthu.search.opensearch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TotalHits;
import org.jspecify.annotations.Nullable;
import vn.vanthu.search.query.Facet;
import vn.vanthu.search.query.FacetCount;
import vn.vanthu.search.query.FarIndex;
import vn.vanthu.search.query.FarRecord;
import vn.vanthu.search.query.Fields;
import vn.vanthu.search.query.Sort;

/** Asks the serving index of a cluster. Thread-safe. */
final class ClusterSearch implements FarIndex {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final Duration COUNTING = Duration.ofSeconds(2);

  /** How long counts and names of issuers may be remembered, in nanoseconds. */
  private static final long FRESH = 1_000_000_000;

  /** So many records are fetched at once. */
  private static final int FETCHED = 200;

  private static final int MOST_FACETS = 50;

  /** As many values as a cluster lists at once. */
  private static final int MOST_ISSUERS = 65_000;

  private static final long MOST_CACHED = 128L << 20;

  private final Cluster cluster;
  private final String alias;
  private final RecordCache cache =
      new RecordCache(Math.min(MOST_CACHED, Runtime.getRuntime().maxMemory() / 10));
  private volatile Known<Long> documents = Known.nothing(0L);
  private volatile Known<Issuers> issuers = Known.nothing(Issuers.NONE);

  ClusterSearch(Cluster cluster, String alias) {
    this.cluster = cluster;
    this.alias = alias;
  }

  /**
   * @param asked whether it was asked at all
   */
  private record Known<T>(T value, boolean asked, long since) {
    static <T> Known<T> nothing(T value) {
      return new Known<>(value, false, 0);
    }

    boolean fresh() {
      return asked && System.nanoTime() - since < FRESH;
    }
  }

  /**
   * The names of issuers.
   *
   * @param all whether there are no others
   */
  private record Issuers(Set<String> keys, boolean all) {
    static final Issuers NONE = new Issuers(Set.of(), true);
  }

  /** What was remembered holds no more: something was written. */
  void changed() {
    documents = Known.nothing(0L);
    issuers = Known.nothing(Issuers.NONE);
  }

  @Override
  public long documents() {
    Known<Long> known = documents;
    if (!known.fresh()) {
      long began = System.nanoTime();
      JsonNode counted = cluster.get("/" + alias + "/_count", COUNTING).orThrow().body();
      known = new Known<>(counted.path("count").asLong(), true, began);
      documents = known;
    }
    return known.value();
  }

  @Override
  public Frequencies frequencies(Map<String, Set<String>> terms, String visit, Duration within) {
    ObjectNode asked = JSON.objectNode();
    ObjectNode doc = asked.putObject("doc");
    terms.forEach((field, texts) -> doc.put(Mapping.name(field), String.join(" ", texts)));
    asked.put("term_statistics", true).put("field_statistics", true);
    asked.put("positions", false).put("offsets", false).put("payloads", false);
    Map<String, Map<String, Integer>> frequencies = new HashMap<>();
    Map<String, Long> lengths = new HashMap<>();
    try {
      JsonNode vectors =
          cluster
              .post("/" + alias + "/_termvectors?preference=" + visit, asked, within)
              .orThrow()
              .body()
              .path("term_vectors");
      for (String field : terms.keySet()) {
        JsonNode here = vectors.path(Mapping.name(field));
        Map<String, Integer> counts = new HashMap<>();
        for (Map.Entry<String, JsonNode> term : here.path("terms").properties()) {
          counts.put(term.getKey(), term.getValue().path("doc_freq").asInt());
        }
        frequencies.put(field, counts);
        lengths.put(field, Math.max(0, here.path("field_statistics").path("sum_ttf").asLong()));
      }
    } catch (ClusterAway e) {
      unlessSlow(e);
    }
    return new Frequencies(frequencies, lengths);
  }

  @Override
  public boolean knowsIssuer(String key, Duration within) {
    Known<Issuers> known = issuers;
    if (!known.fresh()) {
      long began = System.nanoTime();
      ObjectNode asked = JSON.objectNode().put("size", 0).put("track_total_hits", false);
      asked
          .putObject("aggs")
          .putObject("names")
          .putObject("terms")
          .put("field", Fields.ISSUER)
          .put("size", MOST_ISSUERS);
      JsonNode names;
      try {
        names = search(asked, "", within).path("aggregations").path("names");
      } catch (ClusterAway e) {
        unlessSlow(e);
        return true;
      }
      Set<String> keys = new HashSet<>();
      names.path("buckets").forEach(bucket -> keys.add(bucket.path("key").asText()));
      known =
          new Known<>(
              new Issuers(keys, names.path("sum_other_doc_count").asLong() == 0), true, began);
      issuers = known;
    }
    return !known.value().all() || known.value().keys().contains(key);
  }

  @Override
  public List<String> near(String field, String text, int most, Duration within) {
    ObjectNode asked = JSON.objectNode().put("size", 0);
    ObjectNode near = asked.putObject("suggest").putObject("near");
    near.put("text", text);
    ObjectNode term = near.putObject("term").put("field", Mapping.name(field));
    term.put("suggest_mode", "always").put("max_edits", 1).put("prefix_length", 0);
    term.put("min_word_length", 1).put("size", most).put("shard_size", most);
    term.put("accuracy", 0.01).put("max_term_freq", 2e9).put("string_distance", "internal");
    List<String> found = new ArrayList<>();
    try {
      for (JsonNode one : search(asked, "", within).path("suggest").path("near")) {
        one.path("options").forEach(option -> found.add(option.path("text").asText()));
      }
    } catch (ClusterAway e) {
      unlessSlow(e);
    }
    return found;
  }

  @Override
  public Found find(Wanted wanted) {
    ObjectNode asked = JSON.objectNode();
    asked.put("size", wanted.limit()).put("_source", false).put("version", true);
    asked.set("query", QueryJson.of(wanted.query()));
    asked.put("timeout", Math.max(1, wanted.within().toMillis()) + "ms");
    if (wanted.counted() == Integer.MAX_VALUE) {
      asked.put("track_total_hits", true);
    } else if (wanted.counted() == 0) {
      asked.put("track_total_hits", false);
    } else {
      asked.put("track_total_hits", wanted.counted());
    }
    Sort sort = wanted.sort();
    if (sort != null) {
      order(asked.putArray("sort"), sort);
    }
    Row after = wanted.after();
    if (after != null) {
      asked.putArray("search_after").add(after.order()).add(after.id());
    }
    for (Facet facet : wanted.facets()) {
      ObjectNode terms = asked.withObject("/aggs").putObject(facet.name()).putObject("terms");
      terms.put("field", facet.field() + Mapping.SHOWN).put("size", MOST_FACETS);
      terms.putArray("order").addObject().put("_count", "desc");
      terms.withArray("/order").addObject().put("_key", "asc");
    }
    try {
      return found(search(asked, "&preference=" + wanted.visit(), wanted.within()), wanted);
    } catch (ClusterAway e) {
      unlessSlow(e);
      return new Found(
          List.of(),
          new TotalHits(0, TotalHits.Relation.GREATER_THAN_OR_EQUAL_TO),
          Map.of(),
          false);
    }
  }

  private static void order(ArrayNode by, Sort sort) {
    if (sort == Sort.RELEVANCE) {
      by.add("_score");
    }
    String field = sort == Sort.NUMBER ? Fields.NUMBER_ORDER : Fields.ISSUED;
    boolean newestFirst = sort == Sort.NEWEST || sort == Sort.RELEVANCE;
    by.addObject()
        .putObject(field)
        .put("order", newestFirst ? "desc" : "asc")
        .put("missing", newestFirst ? Long.MIN_VALUE : Long.MAX_VALUE);
    by.addObject().put(Fields.ID, "asc");
  }

  private static Found found(JsonNode answer, Wanted wanted) {
    JsonNode hits = answer.path("hits");
    List<Row> rows = new ArrayList<>();
    boolean sorted = wanted.sort() != null;
    for (JsonNode hit : hits.path("hits")) {
      rows.add(
          new Row(
              hit.path("_id").asText(),
              hit.path("_version").asLong(),
              sorted ? 0 : (float) hit.path("_score").asDouble(),
              sorted ? hit.path("sort").path(0).asLong() : 0));
    }
    TotalHits.Relation relation =
        hits.path("total").path("relation").asText("gte").equals("eq")
            ? TotalHits.Relation.EQUAL_TO
            : TotalHits.Relation.GREATER_THAN_OR_EQUAL_TO;
    long total = hits.path("total").path("value").asLong(rows.size());
    Map<Facet, List<FacetCount>> facets = new EnumMap<>(Facet.class);
    for (Facet facet : wanted.facets()) {
      List<FacetCount> counts = new ArrayList<>();
      for (JsonNode bucket : answer.path("aggregations").path(facet.name()).path("buckets")) {
        counts.add(new FacetCount(bucket.path("key").asText(), bucket.path("doc_count").asLong()));
      }
      facets.put(facet, List.copyOf(counts));
    }
    boolean complete =
        !answer.path("timed_out").asBoolean() && answer.path("_shards").path("failed").asInt() == 0;
    return new Found(rows, new TotalHits(total, relation), facets, complete);
  }

  @Override
  public Map<String, FarRecord> records(
      List<Row> rows, @Nullable Query readable, String visit, Duration within) {
    Map<String, FarRecord> records = new HashMap<>();
    List<String> missing = new ArrayList<>();
    for (Row row : rows) {
      FarRecord cached = cache.get(row.id(), row.revision());
      if (cached == null) {
        missing.add(row.id());
      } else {
        records.put(row.id(), cached);
      }
    }
    try {
      for (int from = 0; from < missing.size(); from += FETCHED) {
        List<String> some = missing.subList(from, Math.min(missing.size(), from + FETCHED));
        fetch(some, readable, visit, within, records);
      }
    } catch (ClusterAway e) {
      unlessSlow(e);
    }
    return records;
  }

  private void fetch(
      List<String> ids,
      @Nullable Query readable,
      String visit,
      Duration within,
      Map<String, FarRecord> records) {
    ObjectNode asked = JSON.objectNode().put("size", ids.size()).put("track_total_hits", false);
    Mapping.GIVEN_BACK.forEach(asked.putArray("_source")::add);
    ArrayNode filter = asked.putObject("query").putObject("bool").putArray("filter");
    ids.forEach(filter.addObject().putObject("terms").putArray(Fields.ID)::add);
    if (readable != null) {
      filter.add(QueryJson.of(readable));
    }
    JsonNode hits = search(asked, "&preference=" + visit, within).path("hits").path("hits");
    try {
      for (JsonNode hit : hits) {
        JsonNode source = hit.path("_source");
        FarRecord record =
            FarRecord.of(
                source.path(Fields.CARD).binaryValue(),
                source.path(Fields.TEXT).binaryValue(),
                source.path(Mapping.CONTEXT_TEXT).asText());
        String id = hit.path("_id").asText();
        records.put(id, record);
        cache.put(id, record);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("a record of the index cannot be read", e);
    }
  }

  private JsonNode search(ObjectNode asked, String more, Duration within) {
    return cluster
        .post("/" + alias + "/_search?request_cache=false" + more, asked, within)
        .orThrow()
        .body();
  }

  private static void unlessSlow(ClusterAway e) {
    if (!e.slow()) {
      throw e;
    }
  }
}
