package vn.vanthu.service.office;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.vanthu.service.store.BlobStore;
import vn.vanthu.service.store.Database;
import vn.vanthu.service.store.DatabaseSettings;
import vn.vanthu.service.store.DurableFiles;
import vn.vanthu.service.store.OfficeStore;
import vn.vanthu.service.store.StoreFailure;
import vn.vanthu.service.upkeep.Backup;
import vn.vanthu.service.upkeep.Restore;

/** Backup and restore where parts of a data folder lie on another disk. */
class LinkedFoldersTest {
  private static final DurableFiles FILES = DurableFiles.haltingOnFailure();

  @TempDir static Path shared;
  private static Database database;

  @TempDir Path folder;
  private Path data;
  private Path disk;
  private Path backup;

  @BeforeAll
  static void an_empty_office() {
    database = Database.open(new DatabaseSettings.Embedded(shared, 0), 4, FILES);
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @BeforeEach
  void keys_on_another_disk() throws IOException {
    data = Files.createDirectories(folder.resolve("data"));
    disk = Files.createDirectories(folder.resolve("đĩa khác/keys/sở"));
    backup = folder.resolve("sao lưu");
    Files.writeString(disk.resolve("ledger.key"), "khóa");
  }

  @Test
  void a_linked_folder_and_a_linked_file_are_carried() throws IOException {
    Files.createSymbolicLink(data.resolve("keys"), disk.getParent());
    Files.createSymbolicLink(data.resolve("seal.key"), disk.resolve("ledger.key"));
    write();
    assertThat(backup.resolve("files/keys/sở/ledger.key")).hasContent("khóa");
    assertThat(backup.resolve("files/seal.key")).hasContent("khóa");
    Path fresh = folder.resolve("khôi phục");
    new Restore(FILES).read(backup, database, fresh);
    assertThat(fresh.resolve("keys/sở/ledger.key")).hasContent("khóa");
  }

  @Test
  void a_link_that_leads_nowhere_refuses_the_backup_by_name() throws IOException {
    Files.createSymbolicLink(data.resolve("keys"), folder.resolve("đĩa đã tháo"));
    refused(this::write, "BACKUP_SOURCE", "keys is a link that leads nowhere");
    assertThat(backup).doesNotExist();
  }

  @Test
  void a_circle_of_links_refuses_the_backup_by_name() throws IOException {
    Files.createSymbolicLink(data.resolve("keys"), disk.getParent());
    Files.createSymbolicLink(disk.resolve("again"), disk.getParent());
    refused(this::write, "BACKUP_SOURCE", "again is a link to a folder above it");
  }

  @Test
  void what_is_made_anew_may_be_linked_anywhere() throws IOException {
    Files.createSymbolicLink(data.resolve("index"), folder.resolve("đĩa đã tháo"));
    write();
    assertThat(backup.resolve("manifest.json")).exists();
  }

  @Test
  void nothing_is_restored_through_a_link() throws IOException {
    Files.createDirectories(data.resolve("keys/sở"));
    Files.writeString(data.resolve("keys/sở/seal.key"), "khóa dấu");
    write();
    Path fresh = Files.createDirectories(folder.resolve("khôi phục"));
    Files.createSymbolicLink(fresh.resolve("keys"), disk.getParent());
    refused(
        () -> new Restore(FILES).read(backup, database, fresh), "RESTORE_TARGET", "keys is a link");
    assertThat(disk).isDirectoryContaining("glob:**/ledger.key");
    assertThat(disk.resolve("seal.key")).doesNotExist();
  }

  @Test
  void an_office_behind_a_linked_data_folder_is_seen() throws IOException {
    write();
    Path office = Files.createDirectories(folder.resolve("cơ quan khác/keys"));
    Files.writeString(office.resolve("ledger.key"), "khóa của họ");
    Path link = Files.createSymbolicLink(folder.resolve("khôi phục"), office.getParent());
    refused(
        () -> new Restore(FILES).read(backup, database, link), "RESTORE_TARGET", "ledger.key is");
  }

  @Test
  void a_backup_into_the_data_folder_itself_is_refused_and_writes_nothing() throws IOException {
    backup = data.resolve("backups/hôm nay");
    refused(this::write, "BACKUP_TARGET", "would hold itself");
    backup = data.resolve("blobs/hôm nay");
    refused(this::write, "BACKUP_TARGET", "would hold itself");
    Path link = Files.createSymbolicLink(folder.resolve("lối khác"), data);
    backup = folder.resolve("chưa có/../lối khác").resolve("hôm nay");
    refused(this::write, "BACKUP_TARGET", "would hold itself");
    assertThat(link.resolve("hôm nay")).doesNotExist();
    assertThat(data.resolve("backups")).doesNotExist();
    assertThat(data.resolve("blobs/hôm nay")).doesNotExist();
    assertThat(folder.resolve("chưa có")).doesNotExist();
  }

  @Test
  void a_backup_into_what_a_link_leads_to_is_refused_and_writes_nothing() throws IOException {
    Files.createSymbolicLink(data.resolve("keys"), disk.getParent());
    for (Path inside : List.of(disk.resolveSibling("sao lưu"), disk.resolve("trong/sao lưu"))) {
      backup = inside;
      refused(this::write, "BACKUP_TARGET", "would hold itself");
      assertThat(inside).doesNotExist();
    }
    assertThat(disk.resolve("trong")).doesNotExist();
  }

  @Test
  void a_backup_beside_what_a_link_leads_to_is_written() throws IOException {
    Files.createSymbolicLink(data.resolve("keys"), disk.getParent());
    backup = folder.resolve("đĩa khác/keys-sao-lưu");
    write();
    assertThat(backup.resolve("files/keys/sở/ledger.key")).hasContent("khóa");
  }

  private void write() throws IOException {
    BlobStore blobs = BlobStore.open(data.resolve("blobs"), FILES);
    new Backup(OfficeStore.over(database), blobs, FILES).write(data, backup, TestOffice.NOW);
  }

  private static void refused(ThrowingCallable work, String code, String words) {
    assertThatThrownBy(work)
        .isInstanceOf(StoreFailure.class)
        .hasMessageContaining(words)
        .extracting(e -> ((StoreFailure) e).code().name())
        .isEqualTo(code);
  }
}
