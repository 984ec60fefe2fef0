package vn.vanthu.service.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.vanthu.service.records.BlobId;

class DurableFilesTest {
  @TempDir Path folder;

  /** Stands for the end of the process, which a test would not survive. */
  private static final class Halted extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  @Test
  void a_failed_sync_stops_the_process_and_acknowledges_nothing() {
    boolean[] broken = {false};
    DurableFiles files =
        new DurableFiles(
            channel -> {
              if (broken[0]) {
                throw new IOException("Input/output error");
              }
              channel.force(true);
            },
            why -> {
              throw new Halted();
            });
    BlobStore blobs = BlobStore.open(folder.resolve("blobs"), files);
    broken[0] = true;
    assertThatThrownBy(() -> blobs.keep(new ByteArrayInputStream(new byte[] {1}), 10))
        .isInstanceOf(Halted.class);
  }

  /** Nobody was told of the file, so nothing is lost with it; it is not synced a second time. */
  @Test
  void a_disk_that_is_full_at_the_sync_refuses_the_file_and_stops_nothing() {
    List<String> stops = new ArrayList<>();
    int[] syncs = {0};
    boolean[] full = {false};
    DurableFiles files =
        new DurableFiles(
            channel -> {
              syncs[0]++;
              if (full[0]) {
                throw new IOException("No space left on device");
              }
            },
            stops::add);
    BlobStore blobs = BlobStore.open(folder.resolve("blobs"), files);
    syncs[0] = 0;
    full[0] = true;
    assertThatThrownBy(() -> blobs.keep(new ByteArrayInputStream(new byte[] {1}), 10))
        .isInstanceOfSatisfying(
            IOException.class, e -> assertThat(StoreOutage.of(e)).contains(StoreOutage.DISK_FULL));
    assertThat(stops).isEmpty();
    assertThat(syncs[0]).isEqualTo(1);
    assertThat(folder.resolve("blobs/incoming")).isEmptyDirectory();
  }

  /** The file has its name by then, perhaps that of another before it. */
  @Test
  void a_disk_that_is_full_when_the_folder_is_synced_stops_the_process() {
    DurableFiles files =
        new DurableFiles(
            channel -> {
              if (channel.size() != 1) {
                throw new IOException("No space left on device");
              }
            },
            why -> {
              throw new Halted();
            });
    assertThatThrownBy(() -> files.write(folder.resolve("x"), new byte[] {1}))
        .isInstanceOf(Halted.class);
  }

  @Test
  void of_several_new_folders_each_name_is_synced() {
    int[] syncs = {0};
    DurableFiles files = new DurableFiles(channel -> syncs[0]++, why -> {});
    files.privateFolder(folder.resolve("một/hai/ba"));
    assertThat(syncs[0]).isEqualTo(3);
    files.privateFolder(folder.resolve("một/hai/ba"));
    assertThat(syncs[0]).isEqualTo(3);
  }

  @Test
  void what_was_left_half_written_long_ago_is_swept_and_nothing_else() throws IOException {
    Path old = Files.write(folder.resolve(".new-old"), new byte[] {1});
    Path now = Files.write(folder.resolve(".new-now"), new byte[] {1});
    Path key = Files.write(folder.resolve("ledger.key"), new byte[] {1});
    for (Path file : List.of(old, key)) {
      Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofMinutes(61))));
    }
    DurableFiles.sweep(folder, Instant.now().minus(Duration.ofHours(1)));
    assertThat(old).doesNotExist();
    assertThat(now).exists();
    assertThat(key).exists();
    DurableFiles.sweep(folder.resolve("nowhere"), Instant.MAX);
  }

  @Test
  void an_interrupted_thread_is_not_a_broken_disk() {
    List<String> stops = new ArrayList<>();
    DurableFiles files =
        new DurableFiles(
            channel -> {
              throw new ClosedByInterruptException();
            },
            stops::add);
    assertThatThrownBy(() -> files.write(folder.resolve("x"), new byte[] {1}))
        .hasCauseInstanceOf(ClosedByInterruptException.class);
    assertThat(stops).isEmpty();
  }

  @Test
  void file_and_folder_are_synced_in_that_order() throws IOException {
    List<String> synced = new ArrayList<>();
    DurableFiles files =
        new DurableFiles(channel -> synced.add(channel.size() == 3 ? "file" : "folder"), why -> {});
    BlobStore blobs = BlobStore.open(folder.resolve("blobs"), files);
    synced.clear();
    blobs.keep(new ByteArrayInputStream(new byte[] {1, 2, 3}), 10);
    assertThat(synced).startsWith("file").endsWith("folder");
  }

  @Test
  void a_damaged_file_is_healed_by_the_same_bytes() throws IOException {
    BlobStore blobs = BlobStore.open(folder.resolve("blobs"), DurableFiles.haltingOnFailure());
    BlobId id =
        ((StoredBytes.Kept) blobs.keep(new ByteArrayInputStream(new byte[] {1, 2, 3}), 10)).id();
    Files.write(blobs.path(id), new byte[] {9});
    assertThat(blobs.actual(id)).isNotEqualTo(java.util.Optional.of(id));
    blobs.keep(new ByteArrayInputStream(new byte[] {1, 2, 3}), 10);
    assertThat(blobs.actual(id)).contains(id);
  }

  @Test
  void what_a_killed_process_left_half_received_is_removed_at_the_next_start() throws IOException {
    DurableFiles files = DurableFiles.haltingOnFailure();
    BlobStore.open(folder.resolve("blobs"), files);
    Path half = Files.write(folder.resolve("blobs/incoming/half"), new byte[] {1});
    BlobStore.open(folder.resolve("blobs"), files);
    assertThat(half).doesNotExist();
  }
}
