package vn.vanthu.search.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.SortField;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.vanthu.search.query.Facet;
import vn.vanthu.search.query.FacetCount;
import vn.vanthu.search.query.Fields;
import vn.vanthu.search.query.Filters;
import vn.vanthu.search.query.Hit;
import vn.vanthu.search.query.SearchRequest;
import vn.vanthu.search.query.SearchResult;
import vn.vanthu.search.query.Sort;
import vn.vanthu.search.query.Viewer;

class RecordIndexTest {

  private static final Viewer ALL = Viewer.unrestricted();

  @TempDir Path folder;

  @Test
  void what_is_applied_is_found_at_once_and_its_position_is_there_after_the_next_opening()
      throws Exception {
    try (RecordIndex index = RecordIndex.open(folder)) {
      assertThat(index.health()).isEqualTo(RecordIndex.Health.NEW);
      index.apply(upserts(record("r1", 1, "Quy chế quản lý đê điều")), new OutboxPosition(7, 3));
      assertThat(ids(index, "quản lý đê điều")).containsExactly("r1");
      assertThat(index.position()).isEqualTo(OutboxPosition.START);
      assertThat(index.commit()).isEqualTo(new OutboxPosition(7, 3));
    }
    try (RecordIndex index = RecordIndex.open(folder)) {
      assertThat(index.health()).isEqualTo(RecordIndex.Health.READY);
      assertThat(index.position()).isEqualTo(new OutboxPosition(7, 3));
      assertThat(ids(index, "quan ly de dieu")).containsExactly("r1");
      assertThat(index.check()).isEmpty();
    }
  }

  @Test
  void a_lower_revision_never_replaces_a_higher_one() throws Exception {
    try (RecordIndex index = RecordIndex.open(folder)) {
      index.apply(upserts(record("r1", 5, "bản mới")), new OutboxPosition(1, 1));
      index.apply(upserts(record("r1", 4, "bản cũ")), new OutboxPosition(1, 2));
      assertThat(index.revision("r1")).isEqualTo(5);
      assertThat(index.size()).isEqualTo(1);
      index.apply(List.of(new IndexChange.Delete("r1", 6)), new OutboxPosition(1, 3));
      assertThat(index.revision("r1")).isEqualTo(-1);
    }
  }

  @Test
  void totals_and_facets_count_only_what_the_viewer_may_read() throws Exception {
    try (RecordIndex index = RecordIndex.open(folder)) {
      index.apply(
          upserts(
              record("open", 1, "kế hoạch chung", Audience.everybody()),
              record("mine", 1, "kế hoạch của sở", Audience.agency("so-y-te")),
              record("theirs", 1, "kế hoạch kín", Audience.agency("so-noi-vu")),
              record("person", 1, "kế hoạch riêng", Audience.people(Set.of("an")))),
          new OutboxPosition(1, 1));
      Viewer viewer = Viewer.of(Set.of("so-y-te"), Set.of(), Set.of("an"));
      SearchResult result =
          index.search(SearchRequest.of("kế hoạch", viewer).withFacets(Set.of(Facet.TYPE)));
      assertThat(result.hits())
          .extracting(Hit::id)
          .containsExactlyInAnyOrder("open", "mine", "person");
      assertThat(result.total()).isEqualTo(3);
      assertThat(result.facets().get(Facet.TYPE)).containsExactly(new FacetCount("Quyết định", 3));
      assertThat(index.search(SearchRequest.of("kế hoạch", Viewer.publicOnly())).total())
          .isEqualTo(1);
    }
  }

  @Test
  void a_rebuild_serves_only_when_finished_and_keeps_changes_made_meanwhile() throws Exception {
    try (RecordIndex index = RecordIndex.open(folder)) {
      index.apply(upserts(record("r1", 1, "cũ"), record("r2", 1, "cũ")), new OutboxPosition(1, 1));
      try (Rebuild rebuild = index.rebuild()) {
        index.apply(upserts(record("r1", 2, "mới")), new OutboxPosition(2, 1));
        rebuild.add(List.of(record("r1", 1, "cũ"), record("r3", 1, "cũ")));
        assertThat(index.size()).isEqualTo(2);
        rebuild.finish();
      }
      assertThat(index.revision("r1")).isEqualTo(2);
      assertThat(index.revision("r2")).isEqualTo(-1);
      assertThat(index.revision("r3")).isEqualTo(1);
      assertThat(index.position()).isEqualTo(new OutboxPosition(2, 1));
    }
    try (var generations = Files.list(folder)) {
      assertThat(generations.filter(Files::isDirectory)).hasSize(1);
    }
  }

  @Test
  void a_rebuild_holds_each_record_of_a_large_batch_once_and_as_it_last_changed() throws Exception {
    try (RecordIndex index = RecordIndex.open(folder)) {
      try (Rebuild rebuild = index.rebuild()) {
        rebuild.add(IntStream.range(0, 101).mapToObj(i -> record("r" + i, 1, "văn bản")).toList());
        index.apply(upserts(record("r50", 2, "văn bản")), new OutboxPosition(1, 1));
        index.apply(List.of(new IndexChange.Delete("r7", 2)), new OutboxPosition(1, 2));
        rebuild.finish();
      }
      assertThat(index.size()).isEqualTo(100);
      assertThat(index.revision("r50")).isEqualTo(2);
      assertThat(index.revision("r7")).isEqualTo(-1);
      SearchRequest all = SearchRequest.of("văn bản", Viewer.unrestricted()).withLimit(200);
      assertThat(index.search(all).hits()).extracting(Hit::id).doesNotHaveDuplicates().hasSize(100);
    }
  }

  @Test
  void a_damaged_index_is_set_aside_and_says_so() throws Exception {
    try (RecordIndex index = RecordIndex.open(folder)) {
      index.apply(upserts(record("r1", 1, "gì đó")), new OutboxPosition(1, 1));
    }
    try (var files = Files.walk(folder)) {
      for (Path file :
          files.filter(path -> path.getFileName().toString().startsWith("segments")).toList()) {
        Files.write(file, new byte[] {1, 2, 3});
      }
    }
    try (RecordIndex index = RecordIndex.open(folder)) {
      assertThat(index.health()).isEqualTo(RecordIndex.Health.DAMAGED);
      assertThat(index.size()).isZero();
      assertThat(index.position()).isEqualTo(OutboxPosition.START);
    }
  }

  @Test
  void an_index_of_another_version_is_set_aside_and_filled_anew() throws Exception {
    try (RecordIndex index = RecordIndex.open(folder)) {
      index.apply(upserts(record("r1", 1, "quản lý đê điều")), new OutboxPosition(1, 1));
      index.commit();
    }
    writtenBy("2");
    try (RecordIndex index = RecordIndex.open(folder)) {
      assertThat(index.health()).isEqualTo(RecordIndex.Health.OTHER_VERSION);
      assertThat(index.size()).isZero();
      assertThat(index.position()).isEqualTo(OutboxPosition.START);
      index.apply(upserts(record("r1", 1, "quản lý đê điều")), new OutboxPosition(1, 1));
      assertThat(ids(index, "\"quản lý đê điều\"")).containsExactly("r1");
      index.commit();
    }
    try (RecordIndex index = RecordIndex.open(folder)) {
      assertThat(index.health()).isEqualTo(RecordIndex.Health.READY);
      assertThat(ids(index, "\"quản lý đê điều\"")).containsExactly("r1");
    }
  }

  /** Makes the kept index one of another version. */
  private void writtenBy(String schema) throws IOException {
    Path kept = folder.resolve(Files.readString(folder.resolve("current")).strip());
    IndexWriterConfig config =
        new IndexWriterConfig()
            .setIndexSort(
                new org.apache.lucene.search.Sort(
                    new SortField(Fields.ISSUED, SortField.Type.LONG, true, Long.MIN_VALUE)));
    try (Directory directory = FSDirectory.open(kept);
        IndexWriter writer = new IndexWriter(directory, config)) {
      writer.setLiveCommitData(Map.of("position", "1:1", "schema", schema).entrySet());
      writer.commit();
    }
  }

  @Test
  void pages_by_date_follow_each_other_without_gap_or_repeat() throws Exception {
    try (RecordIndex index = RecordIndex.open(folder)) {
      for (int i = 0; i < 25; i++) {
        index.apply(
            upserts(record("r" + i, 1, "văn bản", LocalDate.of(2020, 1, 1 + i / 3))),
            new OutboxPosition(1, i));
      }
      for (Sort sort : Sort.values()) {
        Set<String> seen = new java.util.LinkedHashSet<>();
        String cursor = null;
        do {
          SearchResult page =
              index.search(
                  SearchRequest.of("văn bản", ALL).withSort(sort).withLimit(7).withCursor(cursor));
          page.hits().forEach(hit -> assertThat(seen.add(hit.id())).as(hit.id()).isTrue());
          cursor = page.cursor();
        } while (cursor != null);
        assertThat(seen).as(sort.name()).hasSize(25);
      }
    }
  }

  @Test
  void filters_by_date_type_body_and_validity_hold() throws Exception {
    try (RecordIndex index = RecordIndex.open(folder)) {
      index.apply(
          upserts(
              record("a", 1, "một", LocalDate.of(2020, 5, 1)),
              record("b", 1, "hai", LocalDate.of(2021, 5, 1))),
          new OutboxPosition(1, 1));
      Filters filters =
          Filters.none()
              .withIssued(LocalDate.of(2021, 1, 1), null)
              .withType("quyet dinh")
              .withIssuer("UBND TỈNH Thử");
      assertThat(index.search(SearchRequest.of("", ALL).withFilters(filters)).hits())
          .extracting(Hit::id)
          .containsExactly("b");
      assertThat(
              index
                  .search(
                      SearchRequest.of("", ALL)
                          .withFilters(Filters.none().withValidOn(LocalDate.of(2020, 12, 1))))
                  .hits())
          .extracting(Hit::id)
          .containsExactly("a");
    }
  }

  private static List<String> ids(RecordIndex index, String text) {
    return index.search(SearchRequest.of(text, ALL)).hits().stream().map(Hit::id).toList();
  }

  private static List<IndexChange> upserts(IndexedRecord... records) {
    return java.util.Arrays.stream(records).<IndexChange>map(IndexChange.Upsert::new).toList();
  }

  private static IndexedRecord record(String id, long revision, String subject) {
    return record(id, revision, subject, Audience.everybody());
  }

  private static IndexedRecord record(String id, long revision, String subject, Audience audience) {
    return new IndexedRecord(
        id,
        revision,
        audience,
        description(subject, LocalDate.of(2020, 1, 1)),
        Filing.none(),
        List.of());
  }

  private static IndexedRecord record(String id, long revision, String subject, LocalDate issued) {
    return new IndexedRecord(
        id, revision, Audience.everybody(), description(subject, issued), Filing.none(), List.of());
  }

  private static Description description(String subject, LocalDate issued) {
    return Description.unknown()
        .withSubject(subject)
        .withType("QĐ", "Quyết định")
        .withIssuer("UBND tỉnh Thử")
        .withIssuedOn(issued)
        .withEffective(issued, null);
  }
}
