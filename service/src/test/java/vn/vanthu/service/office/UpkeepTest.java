package vn.vanthu.service.office;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.vanthu.search.index.RecordIndex;
import vn.vanthu.service.ledger.Ledger;
import vn.vanthu.service.ledger.Sequencer;
import vn.vanthu.service.outbox.IndexFeed;
import vn.vanthu.service.records.Direction;
import vn.vanthu.service.records.Intake;
import vn.vanthu.service.records.OfficeRecord;
import vn.vanthu.service.records.RevisionKind;
import vn.vanthu.service.store.BlobStore;
import vn.vanthu.service.store.Database;
import vn.vanthu.service.store.DatabaseSettings;
import vn.vanthu.service.store.DurableFiles;
import vn.vanthu.service.store.OfficeStore;
import vn.vanthu.service.store.StoreFailure;
import vn.vanthu.service.upkeep.Backup;
import vn.vanthu.service.upkeep.Finding;
import vn.vanthu.service.upkeep.Fsck;
import vn.vanthu.service.upkeep.Restore;

class UpkeepTest {
  private static final DurableFiles FILES = DurableFiles.haltingOnFailure();

  @TempDir static Path folder;
  private static Database database;
  private static TestOffice office;

  @BeforeAll
  static void a_filled_office() throws IOException {
    database = Database.open(new DatabaseSettings.Embedded(folder.resolve("data"), 0), 10, FILES);
    office = new TestOffice(database, folder);
    office.register("một");
    OfficeRecord wrong = office.register("hai").record();
    office.registrar().cancel(wrong.id(), wrong.version(), "nhầm", office.clerk);
    Intake signed = office.receive(Direction.INCOMING, "SIGNED ba");
    OfficeRecord record =
        TestOffice.done(
                office.registrar().register(office.order(signed, signed.proposed()), office.clerk))
            .record();
    TestOffice.done(
        office
            .revisions()
            .append(record.id(), 1, RevisionKind.EXTERNAL, bytes("SIGNED ba %sig"), office.clerk));
    office.sequencer.integrateAll();
    office.register("bốn, lá còn chờ");
    settle();
  }

  @AfterAll
  static void close() throws IOException {
    office.index.close();
    database.close();
  }

  @Test
  void an_office_in_order_has_no_fault() throws IOException {
    List<Finding> findings = new ArrayList<>();
    Fsck.Summary summary = fsck(office, findings);
    assertThat(findings).isEmpty();
    assertThat(summary.records()).isGreaterThanOrEqualTo(4);
    assertThat(summary.files()).isGreaterThanOrEqualTo(5);
  }

  @Test
  void a_missing_and_an_altered_file_are_told_apart() throws IOException {
    OfficeRecord record = office.register("sẽ bị đụng tới " + System.nanoTime()).record();
    settle();
    Path file = office.blobs.path(record.current().file().blob());
    byte[] good = Files.readAllBytes(file);
    Files.write(file, "khác".getBytes(StandardCharsets.UTF_8));
    assertThat(codes()).containsExactly("FILE_ALTERED");
    Files.delete(file);
    assertThat(codes()).containsExactly("FILE_MISSING");
    office.blobs.keep(new ByteArrayInputStream(good), 1000);
    assertThat(codes()).isEmpty();
  }

  @Test
  void a_backup_is_restored_into_an_empty_folder_and_everything_goes_on() throws IOException {
    Path backup = folder.resolve("sao lưu");
    Files.createDirectories(folder.resolve("data/keys"));
    Files.writeString(folder.resolve("data/keys/ledger.key"), "khóa");
    new Backup(office.store, office.blobs, FILES)
        .write(folder.resolve("data"), backup, TestOffice.NOW);
    assertThatThrownBy(() ->
            new Backup(office.store, office.blobs, FILES)
                .write(folder.resolve("data"), backup, TestOffice.NOW))
        .isInstanceOf(StoreFailure.class);

    Path fresh = folder.resolve("khôi phục");
    try (Database other = Database.open(new DatabaseSettings.Embedded(fresh, 0), 5, FILES)) {
      new Restore(FILES).read(backup, other, fresh);
      assertThat(fresh.resolve("keys/ledger.key")).hasContent("khóa");
      OfficeStore store = OfficeStore.over(other);
      BlobStore blobs = BlobStore.open(fresh.resolve("blobs"), FILES);
      Ledger ledger = new Ledger(store, office.ledgerKey.publicKey());
      new Sequencer(store, office.ledgerKey, Clock.systemUTC()).integrateAll();
      List<Finding> findings = new ArrayList<>();
      assertThat(new Fsck(store, blobs, ledger, Optional::empty).run(findings::add).faults())
          .as("a restored office has no index yet")
          .isEqualTo(1);
      assertThat(findings.removeFirst().code()).isEqualTo("INDEX_MISSING");
      try (RecordIndex index = RecordIndex.open(fresh.resolve("index"))) {
        IndexFeed feed = new IndexFeed(store, index);
        feed.prepare();
        while (feed.step()) {
          // until the queue is empty
        }
        assertThat(
                new Fsck(store, blobs, ledger, () -> Optional.of(index)).run(findings::add).clean())
            .as(findings.toString())
            .isTrue();
      }
      assertThat(ledger.verify(office.agency).waiting()).isZero();
      assertThatThrownBy(() -> new Restore(FILES).read(backup, other, fresh))
          .hasMessageContaining("not empty");
    }
  }

  @Test
  void a_restore_over_another_office_is_refused_and_changes_nothing_there() throws IOException {
    Path backup = folder.resolve("sao lưu để nhầm");
    Files.createDirectories(folder.resolve("data/keys"));
    Files.writeString(folder.resolve("data/keys/ledger.key"), "khóa");
    new Backup(office.store, office.blobs, FILES)
        .write(folder.resolve("data"), backup, TestOffice.NOW);

    Path elsewhere = Files.createDirectories(folder.resolve("cơ quan khác"));
    Path empty = folder.resolve("thư mục trống");
    try (Database other = Database.open(new DatabaseSettings.Embedded(elsewhere, 0), 5, FILES)) {
      TestOffice theirs = new TestOffice(other, elsewhere);
      theirs.register("văn bản của cơ quan khác");
      Files.createDirectories(elsewhere.resolve("keys"));
      Files.writeString(elsewhere.resolve("keys/ledger.key"), "khóa của cơ quan khác");
      Map<String, String> before = tree(elsewhere);

      refusedOver(backup, other, elsewhere);
      assertThat(tree(elsewhere)).isEqualTo(before);
      refusedOver(backup, other, empty);
      assertThat(empty).doesNotExist();
      List<Finding> findings = new ArrayList<>();
      Fsck.Summary summary = fsck(theirs, findings);
      assertThat(summary.records()).isEqualTo(1);
      assertThat(findings).isEmpty();
      theirs.index.close();
    }
    try (Database fresh =
        Database.open(new DatabaseSettings.Embedded(folder.resolve("dữ liệu mới"), 0), 5, FILES)) {
      Map<String, String> before = tree(elsewhere);
      refusedOver(backup, fresh, elsewhere);
      assertThat(tree(elsewhere)).isEqualTo(before);
    }
  }

  private static void refusedOver(Path backup, Database database, Path data) {
    assertThatThrownBy(() -> new Restore(FILES).read(backup, database, data))
        .isInstanceOf(StoreFailure.class)
        .extracting(e -> ((StoreFailure) e).code())
        .isEqualTo(StoreFailure.Code.RESTORE_TARGET);
  }

  /** Every file but the database's own, with what is in it. */
  private static Map<String, String> tree(Path top) throws IOException {
    Map<String, String> tree = new TreeMap<>();
    try (Stream<Path> all = Files.walk(top)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        Path relative = top.relativize(file);
        if (!relative.getName(0).toString().startsWith("pg")) {
          tree.put(relative.toString(), HexFormat.of().formatHex(Files.readAllBytes(file)));
        }
      }
    }
    return tree;
  }

  @Test
  void an_altered_backup_is_not_restored() throws IOException {
    Path backup = folder.resolve("sao lưu hỏng");
    new Backup(office.store, office.blobs, FILES)
        .write(folder.resolve("data"), backup, TestOffice.NOW);
    Path table = backup.resolve("tables/record.copy");
    Files.writeString(table, Files.readString(table).replace("nhầm", "khác"));
    Path fresh = folder.resolve("không thành");
    try (Database other = Database.open(new DatabaseSettings.Embedded(fresh, 0), 5, FILES)) {
      assertThatThrownBy(() -> new Restore(FILES).read(backup, other, fresh))
          .hasMessageContaining("table record was altered");
      List<vn.vanthu.service.records.Agency> agencies =
          other.read(tx -> OfficeStore.over(other).agencies().all(tx));
      assertThat(agencies).isEmpty();
      assertThat(fresh.resolve("blobs")).as("nothing was written").doesNotExist();
    }
  }

  @Test
  void a_restore_cut_short_is_simply_run_again() throws IOException {
    Path backup = folder.resolve("sao lưu dở dang");
    Files.createDirectories(folder.resolve("data/keys"));
    Files.writeString(folder.resolve("data/keys/ledger.key"), "khóa");
    new Backup(office.store, office.blobs, FILES)
        .write(folder.resolve("data"), backup, TestOffice.NOW);
    Path fresh = folder.resolve("khôi phục dở dang");
    BlobStore cut = BlobStore.open(fresh.resolve("blobs"), FILES);
    List<Path> blobs = blobs(backup);
    for (Path blob : blobs.subList(0, 2)) {
      cut.keep(new ByteArrayInputStream(Files.readAllBytes(blob)), Long.MAX_VALUE);
    }
    Path received = fresh.resolve("blobs/incoming").resolve(UUID.randomUUID().toString());
    Files.writeString(received, "một nửa tệp");
    Path key = Files.createDirectories(fresh.resolve("keys")).resolve(".new-" + UUID.randomUUID());
    Files.writeString(key, "một nửa khóa");
    try (Database other = Database.open(new DatabaseSettings.Embedded(fresh, 0), 5, FILES)) {
      new Restore(FILES).read(backup, other, fresh);
      assertThat(received).doesNotExist();
      assertThat(key).doesNotExist();
      assertThat(fresh.resolve("keys/ledger.key")).hasContent("khóa");
      OfficeStore store = OfficeStore.over(other);
      Ledger ledger = new Ledger(store, office.ledgerKey.publicKey());
      new Sequencer(store, office.ledgerKey, Clock.systemUTC()).integrateAll();
      List<Finding> findings = new ArrayList<>();
      Fsck.Summary summary = new Fsck(store, cut, ledger, Optional::empty).run(findings::add);
      assertThat(findings).extracting(Finding::code).containsExactly("INDEX_MISSING");
      assertThat(summary.files()).isEqualTo(blobs.size());
    }
  }

  @Test
  void a_backup_that_lost_a_file_or_its_end_is_refused_before_anything_is_written()
      throws IOException {
    Path backup = folder.resolve("sao lưu thiếu");
    new Backup(office.store, office.blobs, FILES)
        .write(folder.resolve("data"), backup, TestOffice.NOW);
    Path fresh = folder.resolve("không được viết");
    Path lost = blobs(backup).getLast();
    byte[] whole = Files.readAllBytes(lost);
    Files.write(lost, Arrays.copyOf(whole, whole.length - 1));
    notWhole(backup, fresh);
    Files.delete(lost);
    notWhole(backup, fresh);
    for (Path blob : blobs(backup)) {
      Files.delete(blob);
    }
    notWhole(backup, fresh);
  }

  @Test
  void a_backup_with_another_byte_anywhere_is_refused_before_anything_is_written()
      throws IOException {
    Path backup = folder.resolve("sao lưu đổi byte");
    Files.createDirectories(folder.resolve("data/keys"));
    Files.writeString(folder.resolve("data/keys/ledger.key"), "khóa");
    new Backup(office.store, office.blobs, FILES)
        .write(folder.resolve("data"), backup, TestOffice.NOW);
    Path key = backup.resolve("files/keys/ledger.key");
    try (Database empty =
        Database.open(new DatabaseSettings.Embedded(folder.resolve("bảng trống"), 0), 2, FILES)) {
      for (Path file :
          List.of(key, blobs(backup).getLast(), backup.resolve("tables/record.copy"))) {
        byte[] good = Files.readAllBytes(file);
        byte[] other = good.clone();
        other[other.length / 2] ^= 1;
        Files.write(file, other);
        refused(backup, empty, "was altered");
        Files.write(file, good);
      }
      byte[] good = Files.readAllBytes(key);
      Files.delete(key);
      refused(backup, empty, "keys/ledger.key is missing");
      Files.write(key, good);
      Files.writeString(backup.resolve("files/keys/lạ.key"), "khóa lạ");
      refused(backup, empty, "not in the backup's manifest: keys/lạ.key");
    }
  }

  private static void refused(Path backup, Database empty, String why) {
    Path fresh = folder.resolve("không được viết, lần nữa");
    assertThatThrownBy(() -> new Restore(FILES).read(backup, empty, fresh))
        .isInstanceOf(StoreFailure.class)
        .hasMessageContaining(why)
        .extracting(e -> ((StoreFailure) e).code())
        .isEqualTo(StoreFailure.Code.BACKUP_NOT_WHOLE);
    assertThat(fresh).doesNotExist();
  }

  private static void notWhole(Path backup, Path fresh) {
    Restore restore = new Restore(FILES);
    for (ThrowingCallable way :
        List.<ThrowingCallable>of(
            () -> restore.read(backup, database, fresh),
            () -> restore.open(backup, new DatabaseSettings.Embedded(fresh, 0), 2, fresh))) {
      assertThatThrownBy(way)
          .isInstanceOf(StoreFailure.class)
          .hasMessageContaining("its manifest says")
          .extracting(e -> ((StoreFailure) e).code())
          .isEqualTo(StoreFailure.Code.BACKUP_NOT_WHOLE);
      assertThat(fresh).doesNotExist();
    }
  }

  private static List<Path> blobs(Path backup) throws IOException {
    try (Stream<Path> all = Files.walk(backup.resolve("blobs"))) {
      return all.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static void settle() {
    while (office.feed.step()) {
      // until the queue is empty
    }
    office.feed.step();
  }

  private static List<String> codes() throws IOException {
    List<Finding> findings = new ArrayList<>();
    fsck(office, findings);
    return findings.stream().filter(Finding::fault).map(Finding::code).toList();
  }

  private static Fsck.Summary fsck(TestOffice office, List<Finding> findings) throws IOException {
    return new Fsck(office.store, office.blobs, office.ledger, () -> Optional.of(office.index))
        .run(findings::add);
  }

  private static ByteArrayInputStream bytes(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }
}
