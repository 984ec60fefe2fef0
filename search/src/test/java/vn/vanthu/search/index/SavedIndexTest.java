package vn.vanthu.search.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.vanthu.search.query.Hit;
import vn.vanthu.search.query.SearchRequest;
import vn.vanthu.search.query.Viewer;

class SavedIndexTest {
  @TempDir Path folder;

  @Test
  void before_the_first_commit_there_is_nothing_to_see() throws Exception {
    assertThat(SavedIndex.open(folder)).isEmpty();
    assertThat(RecordIndex.isKept(folder)).isFalse();
  }

  @Test
  void what_the_writer_committed_is_seen_beside_it_and_nothing_later() throws Exception {
    try (RecordIndex writer = RecordIndex.open(folder)) {
      writer.apply(List.of(upsert("r1", 3, "đê điều sông Hồng")), new OutboxPosition(1, 1));
      writer.commit();
      writer.apply(List.of(upsert("r2", 1, "đê điều sông Mã")), new OutboxPosition(1, 2));
      try (SavedIndex saved = SavedIndex.open(folder).orElseThrow()) {
        assertThat(found(saved, "de dieu")).containsExactly("r1");
        assertThat(saved.revision("r1")).isEqualTo(3);
        assertThat(saved.revision("r2")).isEqualTo(-1);
        assertThat(saved.size()).isEqualTo(1);
        assertThat(ids(saved)).containsExactly("r1");
        assertThat(saved.check()).isEmpty();
        writer.commit();
        assertThat(saved.size()).isEqualTo(1);
      }
      try (SavedIndex saved = SavedIndex.open(folder).orElseThrow()) {
        assertThat(ids(saved)).containsExactlyInAnyOrder("r1", "r2");
      }
      assertThat(ids(writer)).containsExactlyInAnyOrder("r1", "r2");
    }
  }

  @Test
  void a_record_taken_out_is_not_listed() throws Exception {
    try (RecordIndex writer = RecordIndex.open(folder)) {
      writer.apply(
          List.of(upsert("r1", 1, "một"), upsert("r2", 1, "hai")), new OutboxPosition(1, 1));
      writer.apply(List.of(new IndexChange.Delete("r1", 2)), new OutboxPosition(1, 2));
      writer.commit();
      try (SavedIndex saved = SavedIndex.open(folder).orElseThrow()) {
        assertThat(ids(saved)).containsExactly("r2");
      }
    }
  }

  @Test
  void a_rebuild_beside_it_changes_nothing_for_who_looks() throws Exception {
    try (RecordIndex writer = RecordIndex.open(folder)) {
      writer.apply(List.of(upsert("r1", 1, "một")), new OutboxPosition(1, 1));
      writer.commit();
      try (SavedIndex before = SavedIndex.open(folder).orElseThrow()) {
        Rebuild rebuild = writer.rebuild();
        rebuild.add(List.of(record("r9", 1, "chín")));
        rebuild.finish();
        assertThat(found(before, "một")).containsExactly("r1");
        try (SavedIndex after = SavedIndex.open(folder).orElseThrow()) {
          assertThat(ids(after)).containsExactly("r9");
        }
      }
    }
  }

  @Test
  void the_writers_lock_is_seen_and_a_second_writer_refused() throws Exception {
    try (RecordIndex _ = RecordIndex.open(folder)) {
      assertThat(RecordIndex.isKept(folder)).isTrue();
      assertThatThrownBy(() -> RecordIndex.open(folder)).isInstanceOf(IndexInUse.class);
    }
    assertThat(RecordIndex.isKept(folder)).isFalse();
  }

  @Test
  void who_keeps_the_data_of_an_index_elsewhere_is_seen_too() throws Exception {
    try (FolderLock _ = FolderLock.of(folder)) {
      assertThat(RecordIndex.isKept(folder)).isTrue();
      assertThatThrownBy(() -> FolderLock.of(folder)).isInstanceOf(IndexInUse.class);
    }
    assertThat(RecordIndex.isKept(folder)).isFalse();
  }

  @Test
  void damaged_files_are_named_not_searched() throws Exception {
    try (RecordIndex writer = RecordIndex.open(folder)) {
      writer.apply(List.of(upsert("r1", 1, "một")), new OutboxPosition(1, 1));
      writer.commit();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file :
          files.filter(f -> f.getFileName().toString().startsWith("segments_")).toList()) {
        Files.write(file, new byte[] {1, 2, 3});
      }
    }
    assertThatThrownBy(() -> SavedIndex.open(folder)).isInstanceOf(IOException.class);
  }

  private static List<String> found(IndexContents index, String words) {
    return index.search(SearchRequest.of(words, Viewer.unrestricted())).hits().stream()
        .map(Hit::id)
        .toList();
  }

  private static List<String> ids(IndexContents index) {
    List<String> ids = new ArrayList<>();
    index.ids(ids::add);
    return ids;
  }

  private static IndexChange upsert(String id, long revision, String subject) {
    return new IndexChange.Upsert(record(id, revision, subject));
  }

  private static IndexedRecord record(String id, long revision, String subject) {
    return new IndexedRecord(
        id,
        revision,
        Audience.everybody(),
        Description.unknown().withSubject(subject),
        Filing.none(),
        List.of());
  }
}
