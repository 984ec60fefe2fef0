package vn.vanthu.drills.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.vanthu.search.index.Audience;
import vn.vanthu.search.index.Description;
import vn.vanthu.search.index.Filing;
import vn.vanthu.search.index.IndexChange;
import vn.vanthu.search.index.IndexedRecord;
import vn.vanthu.search.index.OutboxPosition;
import vn.vanthu.search.index.Passage;
import vn.vanthu.search.index.Rebuild;
import vn.vanthu.search.index.RecordIndex;
import vn.vanthu.search.opensearch.ClusterAway;
import vn.vanthu.search.opensearch.ClusterIndex;
import vn.vanthu.search.opensearch.ClusterSettings;
import vn.vanthu.search.query.Hit;
import vn.vanthu.search.query.SearchRequest;
import vn.vanthu.search.query.SearchResult;
import vn.vanthu.search.query.Viewer;

/** The index on a real node of OpenSearch. */
class ClusterIndexTest extends IndexContract {

  private static final int HEAP = 512;
  private static final AtomicInteger OPENED = new AtomicInteger();
  private static OpenSearchNodes nodes;

  @TempDir Path folder;
  private String name;

  @BeforeAll
  static void startNode() throws Exception {
    Path program =
        OpenSearchNodes.program()
            .orElseThrow(() -> new AssertionError("the build did not fetch OpenSearch"));
    nodes = OpenSearchNodes.start(program, 1, HEAP);
  }

  @AfterAll
  static void stopNode() throws Exception {
    nodes.close();
  }

  @Override
  RecordIndex open() {
    name = "office" + OPENED.incrementAndGet();
    return ClusterIndex.open(nodes.settings(name));
  }

  @Test
  void the_position_is_there_after_the_next_opening_and_never_goes_back() throws Exception {
    assertThat(index.health()).isEqualTo(RecordIndex.Health.NEW);
    index.apply(List.of(), new OutboxPosition(7, 3));
    index.commit();
    try (RecordIndex second = ClusterIndex.open(nodes.settings(name))) {
      assertThat(second.health()).isEqualTo(RecordIndex.Health.READY);
      assertThat(second.position()).isEqualTo(new OutboxPosition(7, 3));
      second.apply(List.of(), new OutboxPosition(6, 9));
      second.commit();
    }
    try (RecordIndex third = ClusterIndex.open(nodes.settings(name))) {
      assertThat(third.position()).isEqualTo(new OutboxPosition(7, 3));
    }
  }

  @Test
  void several_processes_feed_it_in_any_order_without_double_or_lost_records() throws Exception {
    int records = 40;
    int feeders = 3;
    long seed = System.nanoTime();
    List<Future<?>> feeding = new ArrayList<>();
    try (ExecutorService processes = Executors.newFixedThreadPool(feeders)) {
      for (int feeder = 0; feeder < feeders; feeder++) {
        Random random = new Random(seed + feeder);
        feeding.add(
            processes.submit(() -> {
              try (RecordIndex own = ClusterIndex.open(nodes.settings(name))) {
                for (int step = 1; step <= 10; step++) {
                  List<IndexChange> changes = new ArrayList<>();
                  for (int i = 0; i < records; i++) {
                    long revision = step == 10 ? 10 : 1 + random.nextInt(10);
                    changes.add(new IndexChange.Upsert(record("m" + i, revision)));
                  }
                  own.apply(changes, new OutboxPosition(1, step));
                }
                own.commit();
              }
              return null;
            }));
      }
    }
    for (Future<?> each : feeding) {
      each.get();
    }
    assertThat(index.size()).as("seed %d", seed).isEqualTo(7 + records);
    SearchRequest all = SearchRequest.of("thuyên chuyển", Viewer.publicOnly()).withLimit(100);
    assertThat(ids(all))
        .as("seed %d", seed)
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(0, records).mapToObj(i -> "m" + i).toList());
    for (int i = 0; i < records; i++) {
      assertThat(index.revision("m" + i)).as("seed %d", seed).isEqualTo(10);
    }
  }

  @Test
  void what_another_process_writes_during_a_rebuild_is_in_the_new_index() throws Exception {
    try (RecordIndex other = ClusterIndex.open(nodes.settings(name));
        Rebuild rebuild = index.rebuild()) {
      other.apply(List.of(new IndexChange.Upsert(record("late", 3))), new OutboxPosition(9, 9));
      rebuild.add(List.of(record("late", 2)));
      rebuild.finish();
      assertThat(other.revision("late")).isEqualTo(3);
      other.apply(List.of(new IndexChange.Upsert(record("later", 1))), new OutboxPosition(9, 10));
      assertThat(ids("thuyên chuyển")).containsExactlyInAnyOrder("late", "later");
    }
  }

  @Test
  void texts_are_ranked_as_in_the_embedded_index() throws Exception {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    List<IndexChange> changes = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      changes.add(new IndexChange.Upsert(text("t" + i, random)));
    }
    try (RecordIndex embedded = RecordIndex.open(folder);
        RecordIndex far = ClusterIndex.open(nodes.settings(name + "-ranked"))) {
      embedded.apply(changes, new OutboxPosition(1, 1));
      far.apply(changes, new OutboxPosition(1, 1));
      for (int q = 0; q < 60; q++) {
        SearchRequest request =
            SearchRequest.of(words(random, 2 + random.nextInt(7)), Viewer.unrestricted());
        SearchResult here = embedded.search(request);
        SearchResult there = far.search(request);
        String about = "seed " + seed + ": " + request.text();
        assertThat(there.total()).as(about).isEqualTo(here.total());
        assertThat(scores(there)).as(about).isEqualTo(scores(here));
        assertThat(there.hits())
            .as(about)
            .extracting(Hit::snippet)
            .containsAll(here.hits().stream().limit(1).map(Hit::snippet).toList());
      }
    }
  }

  /** Records of equal score may stand in either order. */
  private static List<Float> scores(SearchResult result) {
    return result.hits().stream().map(Hit::score).toList();
  }

  private static final List<String> SYLLABLES =
      List.of(
          "thuế", "thuê", "đất", "nhà", "nước", "công", "dân", "cán", "bộ", "chức", "lương", "phí",
          "lệ", "xây", "dựng", "giáo", "dục", "y", "tế", "rừng", "biển", "hải", "quan", "hợp",
          "đồng", "lao", "động", "bảo", "hiểm", "xã", "hội", "an", "toàn", "giao", "thông", "an");

  private static String words(Random random, int count) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      // some are frequent, most are rare
      int at = (int) (SYLLABLES.size() * Math.pow(random.nextDouble(), 1.7));
      text.append(i == 0 ? "" : " ").append(SYLLABLES.get(at));
    }
    return text.toString();
  }

  private static IndexedRecord text(String id, Random random) {
    return new IndexedRecord(
        id,
        1,
        Audience.everybody(),
        Description.unknown()
            .withSubject(words(random, 3 + random.nextInt(6)))
            .withContext(random.nextBoolean() ? words(random, 3) : null),
        Filing.none(),
        List.of(
            new Passage("Điều 1. " + words(random, 3), words(random, 20 + random.nextInt(200))),
            new Passage("Điều 2. " + words(random, 3), words(random, 20 + random.nextInt(200)))));
  }

  @Test
  void a_cluster_that_is_not_there_is_said_so() {
    ClusterSettings nowhere =
        new ClusterSettings(
            List.of(URI.create("http://127.0.0.1:9")),
            "office",
            Optional.empty(),
            Optional.empty());
    assertThatThrownBy(() -> ClusterIndex.open(nowhere))
        .isInstanceOf(ClusterAway.class)
        .hasMessageContaining("does not answer");
  }

  @Test
  void a_node_that_is_not_there_is_passed_over() throws Exception {
    List<URI> two = new ArrayList<>(List.of(URI.create("http://127.0.0.1:9")));
    two.addAll(nodes.settings(name).nodes());
    ClusterSettings settings = new ClusterSettings(two, name, Optional.empty(), Optional.empty());
    try (RecordIndex second = ClusterIndex.open(settings)) {
      assertThat(second.size()).isEqualTo(7);
    }
  }
}
