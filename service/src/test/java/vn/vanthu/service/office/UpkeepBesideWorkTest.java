package vn.vanthu.service.office;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.vanthu.service.intake.HandedIn;
import vn.vanthu.service.intake.Readings;
import vn.vanthu.service.intake.TextReader;
import vn.vanthu.service.process.ProcessRunner;
import vn.vanthu.service.records.BlobId;
import vn.vanthu.service.records.Direction;
import vn.vanthu.service.records.Intake;
import vn.vanthu.service.records.ReceiveResult;
import vn.vanthu.service.records.Refusal;
import vn.vanthu.service.store.Database;
import vn.vanthu.service.store.DatabaseSettings;
import vn.vanthu.service.store.DurableFiles;
import vn.vanthu.service.store.EmbeddedPostgres;
import vn.vanthu.service.store.ReadingTable;
import vn.vanthu.service.store.StoreFailure;
import vn.vanthu.service.upkeep.Backup;
import vn.vanthu.service.upkeep.BackupManifest;
import vn.vanthu.service.upkeep.Finding;
import vn.vanthu.service.upkeep.Fsck;
import vn.vanthu.service.upkeep.Restore;

/** Backup and fsck look for minutes while the office works on: what it may do is no loss. */
class UpkeepBesideWorkTest {
  private static final DurableFiles FILES = DurableFiles.haltingOnFailure();

  @TempDir Path folder;
  private EmbeddedPostgres server;
  private DatabaseSettings.External access;
  private Database database;
  private TestOffice office;

  @BeforeEach
  void an_office_of_its_own() {
    server =
        EmbeddedPostgres.start(
            new DatabaseSettings.Embedded(folder.resolve("data"), 0), FILES, new ProcessRunner());
    access = server.access();
    database = Database.open(access, 10, FILES);
    office = new TestOffice(database, folder);
    office.register("ở lại");
  }

  @AfterEach
  void close() throws IOException {
    office.index.close();
    database.close();
    server.close();
  }

  /** The rows are read already when the receipt is dropped: the database holds the backup there. */
  @Test
  void a_backup_during_which_a_receipt_is_dropped_holds_neither_its_words_nor_its_bytes()
      throws Exception {
    Intake mistaken = office.receive(Direction.INCOMING, "Số: 9/CV-ABC\nvề nhận nhầm");
    backupWhileDropped(mistaken);
    assertThat(office.blobs.has(mistaken.main().blob())).isFalse();
    assertNothingOf(mistaken, "nhận nhầm", "9/CV-ABC");
  }

  /** Its bytes stay, for another document has the same: no missing file tells of the drop. */
  @Test
  void a_backup_during_which_one_of_two_equal_receipts_is_dropped_knows_it() throws Exception {
    Intake mistaken = office.receive(Direction.INCOMING, "trong sổ");
    office.receive(Direction.INCOMING, "trong sổ");
    assertThat(backupWhileDropped(mistaken).files()).isEqualTo(2);
    assertThat(Files.readAllLines(folder.resolve("sao lưu/tables/intake.copy")))
        .filteredOn(row -> row.contains(mistaken.id().toString()))
        .singleElement()
        .asString()
        .contains("DROPPED")
        .doesNotContain("trong sổ");
    assertThat(folder.resolve("sao lưu/tables/intake_file.copy"))
        .content()
        .doesNotContain(mistaken.id().toString());
  }

  private BackupManifest backupWhileDropped(Intake mistaken) throws Exception {
    CompletableFuture<BackupManifest> backup;
    try (Connection held = connect();
        Statement statement = held.createStatement()) {
      held.setAutoCommit(false);
      statement.execute("lock table number_series in access exclusive mode");
      backup = CompletableFuture.supplyAsync(this::backup);
      awaitSomebodyWaiting();
      assertThat(office.intakes().tray().drop(mistaken.id(), "của nơi khác", office.clerk))
          .isEmpty();
      held.commit();
    }
    return backup.get(60, TimeUnit.SECONDS);
  }

  private void assertNothingOf(Intake gone, String... words) throws IOException {
    Path copy = folder.resolve("sao lưu");
    try (Stream<Path> all = Files.walk(copy)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        assertThat(file.toString()).doesNotContain(gone.main().blob().hex());
        assertThat(new String(Files.readAllBytes(file), StandardCharsets.UTF_8))
            .as(file.toString())
            .doesNotContain(words)
            .doesNotContain(gone.main().blob().hex());
      }
    }
    assertThat(copy.resolve("tables/intake.copy")).content().contains("DROPPED", "của nơi khác");
    assertThat(copy.resolve("manifest.json")).exists();
  }

  /** Whether its bytes may be kept is known at its last page; a backup cannot be swept after. */
  @Test
  void a_backup_holds_nothing_of_a_document_that_is_still_being_read() throws Exception {
    CountDownLatch letGo = new CountDownLatch(1);
    byte[] secret = "Kế hoạch\nMẬT\n".getBytes(StandardCharsets.UTF_8);
    try (Readings readings = new Readings(office.intakes(waitingFor(letGo)))) {
      Readings.Reading reading =
          readings.begin(
              Direction.INCOMING,
              List.of(new HandedIn("a.txt", new ByteArrayInputStream(secret))),
              office.clerk,
              Duration.ofMillis(1));
      assertThat(readings.running(office.clerk)).containsExactly(reading);
      BackupManifest backup = backup();
      assertThat(backup.unread()).isEqualTo(1);
      assertThat(backup.files()).isEqualTo(1);
      letGo.countDown();
      while (reading.result().isEmpty() && !reading.failed()) {
        Thread.sleep(5);
      }
      assertThat(reading.result()).contains(new ReceiveResult.Refused(Refusal.SECRET_NOT_ALLOWED));
    }
    try (Stream<Path> all = Files.walk(folder.resolve("sao lưu"))) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        assertThat(new String(Files.readAllBytes(file), StandardCharsets.UTF_8))
            .as(file.toString())
            .doesNotContain("MẬT", "a.txt");
      }
    }
    Path fresh = folder.resolve("khôi phục");
    try (Database other = Database.open(new DatabaseSettings.Embedded(fresh, 0), 3, FILES)) {
      new Restore(FILES).read(folder.resolve("sao lưu"), other, fresh);
      List<ReadingTable.CutOff> cutOff = other.read(tx -> office.store.readings().again(tx));
      assertThat(cutOff).isEmpty();
    }
  }

  private static TextReader waitingFor(CountDownLatch letGo) {
    TextReader reader = new TestOffice.PlainReader();
    return new TextReader() {
      @Override
      public Words words(Path file, String fileName) {
        try {
          letGo.await();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
        return reader.words(file, fileName);
      }

      @Override
      public Read facts(Words words) {
        return reader.facts(words);
      }
    };
  }

  @Test
  void a_file_that_rows_still_name_stops_the_backup() throws IOException {
    Intake kept = office.receive(Direction.INCOMING, "sẽ mất");
    Files.delete(office.blobs.path(kept.main().blob()));
    assertThatThrownBy(this::backup)
        .isInstanceOfSatisfying(
            StoreFailure.class,
            why -> assertThat(why.code()).isEqualTo(StoreFailure.Code.FILE_MISSING));
  }

  /**
   * Files are looked at in the order of their hashes; the first one found lost gives the moment.
   */
  @Test
  void fsck_does_not_call_the_bytes_of_a_dropped_receipt_missing() throws IOException {
    List<Intake> byHash =
        IntStream.range(0, 3)
            .mapToObj(i -> office.receive(Direction.INCOMING, "tiếp nhận " + i))
            .sorted(Comparator.comparing(intake -> intake.main().blob().hex()))
            .toList();
    BlobId lost = byHash.getFirst().main().blob();
    Files.delete(office.blobs.path(lost));
    List<String> missing = new ArrayList<>();
    new Fsck(office.store, office.blobs, office.ledger, Optional::empty)
        .run(finding -> {
          if (finding.code().equals("FILE_MISSING")) {
            missing.add(finding.subject());
            drop(byHash.getLast(), finding);
          }
        });
    assertThat(office.blobs.has(byHash.getLast().main().blob())).isFalse();
    assertThat(missing).containsExactly(lost.hex());
  }

  private void drop(Intake intake, Finding finding) {
    assertThat(office.intakes().tray().drop(intake.id(), "nhầm", office.clerk))
        .as(finding.subject())
        .isEmpty();
  }

  @Test
  void answers_that_the_service_throws_away_meanwhile_are_no_loss() throws Exception {
    Path data = folder.resolve("data");
    Path answers = Files.createDirectories(data.resolve("answers"));
    Path keys = Files.createDirectories(data.resolve("keys"));
    for (int i = 0; i < 50; i++) {
      Files.writeString(answers.resolve("giữ " + i), "trả lời " + i);
    }
    Files.writeString(keys.resolve("ledger.key"), "khóa");
    AtomicBoolean over = new AtomicBoolean();
    CompletableFuture<Void> service =
        CompletableFuture.runAsync(() -> {
          while (!over.get()) {
            comeAndGo(answers);
          }
        });
    try {
      backup();
    } finally {
      over.set(true);
      service.get(60, TimeUnit.SECONDS);
    }
    Path copy = folder.resolve("sao lưu/files");
    for (int i = 0; i < 50; i++) {
      assertThat(copy.resolve("answers/giữ " + i)).hasContent("trả lời " + i);
    }
    assertThat(copy.resolve("keys/ledger.key")).hasContent("khóa");
    try (Stream<Path> all = Files.walk(copy)) {
      assertThat(all.filter(DurableFiles::isUnfinished)).isEmpty();
    }
  }

  private static void comeAndGo(Path answers) {
    try {
      for (int i = 0; i < 200; i++) {
        Files.writeString(answers.resolve("đi " + i), "x");
        Files.writeString(answers.resolve(".new-" + i), "x");
      }
      for (int i = 0; i < 200; i++) {
        Files.delete(answers.resolve("đi " + i));
        Files.delete(answers.resolve(".new-" + i));
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private BackupManifest backup() {
    try {
      return new Backup(office.store, office.blobs, FILES)
          .write(folder.resolve("data"), folder.resolve("sao lưu"), TestOffice.NOW);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(access.url(), access.user(), access.password());
  }

  private void awaitSomebodyWaiting() throws SQLException, InterruptedException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      for (int i = 0; i < 300; i++) {
        try (ResultSet rows =
            statement.executeQuery("select count(*) from pg_locks where not granted")) {
          rows.next();
          if (rows.getInt(1) > 0) {
            return;
          }
        }
        Thread.sleep(100);
      }
    }
    throw new AssertionError("the backup did not come to the locked table");
  }
}
