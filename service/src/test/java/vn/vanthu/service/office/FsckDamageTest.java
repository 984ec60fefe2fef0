package vn.vanthu.service.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.vanthu.search.index.Audience;
import vn.vanthu.search.index.Description;
import vn.vanthu.search.index.Filing;
import vn.vanthu.search.index.IndexChange;
import vn.vanthu.search.index.IndexedRecord;
import vn.vanthu.search.index.SavedIndex;
import vn.vanthu.service.ledger.Ledger;
import vn.vanthu.service.process.ProcessRunner;
import vn.vanthu.service.records.Direction;
import vn.vanthu.service.records.Intake;
import vn.vanthu.service.records.OfficeRecord;
import vn.vanthu.service.records.RevisionKind;
import vn.vanthu.service.store.Database;
import vn.vanthu.service.store.DatabaseSettings;
import vn.vanthu.service.store.DurableFiles;
import vn.vanthu.service.store.EmbeddedPostgres;
import vn.vanthu.service.upkeep.Finding;
import vn.vanthu.service.upkeep.Fsck;

/**
 * Each kind of damage is planted by hand where only a thief, a broken disk or a careless operator
 * reaches, and {@code fsck} names it. Every test has an office of its own in one database, and
 * looks at the findings about that office only.
 */
class FsckDamageTest {
  @TempDir static Path folder;
  private static EmbeddedPostgres postgres;
  private static Database database;
  private TestOffice office;
  private OfficeRecord first;
  private OfficeRecord second;
  private final List<OfficeRecord> further = new ArrayList<>();

  @BeforeAll
  static void open() {
    DurableFiles files = DurableFiles.haltingOnFailure();
    postgres =
        EmbeddedPostgres.start(
            new DatabaseSettings.Embedded(folder.resolve("data"), 0), files, new ProcessRunner());
    database = Database.open(postgres.access(), 10, files);
  }

  @AfterAll
  static void stop() {
    database.close();
    postgres.close();
  }

  @BeforeEach
  void an_office_with_two_entries_in_order() throws IOException {
    office = new TestOffice(database, folder);
    first = office.register("một " + UUID.randomUUID()).record();
    second = office.register("hai " + UUID.randomUUID()).record();
    office.sequencer.integrateAll();
    settle();
    assertThat(codes()).isEmpty();
  }

  @AfterEach
  void close() throws IOException {
    office.index.close();
  }

  @Test
  void one_flipped_bit_of_a_file() throws IOException {
    Path file = office.blobs.path(first.current().file().blob());
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);
    assertThat(codes()).containsExactly("FILE_ALTERED");
  }

  @Test
  void a_file_that_is_gone() throws IOException {
    Files.delete(office.blobs.path(first.current().file().blob()));
    assertThat(codes()).containsExactly("FILE_MISSING");
  }

  @Test
  void a_strange_file_in_the_store() throws IOException {
    Path shelf = office.blobs.path(first.current().file().blob()).getParent();
    Files.writeString(shelf.resolve("khong-phai-bam-" + office.agency), "x");
    assertThat(codes()).containsExactly("FILE_STRANGE");
  }

  @Test
  void a_number_changed_in_its_row() {
    sql("update record set display = '999' where id = ?", first.id().value());
    assertThat(codes()).containsExactly("ENTRY_UNLIKE_LEDGER");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "subject = 'khác'",
        "number = '1/QĐ-XYZ'",
        "issuer = 'Cơ quan khác'",
        "issued_on = date '2001-01-01'",
        "signer = 'Người khác'",
        "sender = 'Nơi khác'",
        "arrived_on = date '2001-01-01'",
        "due_on = date '2001-01-01'",
        "paper_original = not paper_original",
        "handed_to = 'Người khác'",
        "urgency = 'EXPRESS'",
        "marks = marks || array['public'], audience = '{\"kind\":\"public\"}'",
        "version = version + 1"
      })
  void a_fact_changed_in_its_row(String change) throws IOException {
    sql("update record set " + change + " where id = ?", first.id().value());
    assertThat(codes()).contains("FACTS_UNLIKE_LEDGER");
  }

  @Test
  void a_leaf_of_the_first_form_says_nothing_about_facts() {
    sql(
        "update ledger_leaf set content = convert_to((convert_from(content, 'UTF8')::jsonb - 'entry')::text, 'UTF8')"
            + " where record = ?",
        first.id().value());
    assertThat(codes()).doesNotContain("FACTS_UNLIKE_LEDGER");
  }

  @Test
  void a_number_moved_out_of_its_series() {
    sql(
        "update record set entry_number = entry_number + 5, display = '7' where id = ?",
        second.id().value());
    assertThat(codes()).containsExactlyInAnyOrder("SERIES_BROKEN", "ENTRY_UNLIKE_LEDGER");
  }

  @Test
  void a_series_that_was_set_forward_leaves_a_gap() {
    sql("update number_series set next = next + 1 where agency = ?", office.agency.value());
    assertThat(codes()).containsExactly("SERIES_BROKEN");
  }

  @Test
  void a_revision_that_points_at_other_bytes() throws IOException {
    sql(
        "update record_revision set sha256 = ? where record = ?",
        second.current().file().blob().bytes(),
        first.id().value());
    assertThat(codes()).contains("REVISION_UNLIKE_LEDGER", "REVISIONS_BROKEN");
  }

  @Test
  void a_revision_that_is_gone() throws IOException {
    OfficeRecord signed = signedInTwoRevisions();
    sql("delete from record_revision where record = ? and revision = 1", signed.id().value());
    assertThat(codes()).contains("REVISIONS_BROKEN");
  }

  @Test
  void a_later_revision_that_does_not_continue_the_earlier() throws IOException {
    OfficeRecord signed = signedInTwoRevisions();
    Path later = office.blobs.path(signed.current().file().blob());
    byte[] bytes = Files.readAllBytes(later);
    bytes[0] ^= 1;
    Files.write(later, bytes);
    assertThat(codes()).containsExactlyInAnyOrder("FILE_ALTERED", "REVISION_NOT_A_CONTINUATION");
  }

  @Test
  void a_record_that_was_deleted_with_all_its_rows() {
    for (String table :
        List.of("outbox", "record_event", "record_relation", "record_revision", "ledger_leaf")) {
      changed("delete from " + table + " where record = ?", second.id().value());
    }
    sql("delete from record where id = ?", second.id().value());
    assertThat(codes()).contains("SERIES_BROKEN", "LEDGER_BROKEN");
    assertThat(findings())
        .anyMatch(
            f -> f.code().equals("INDEX_STRANGE") && f.subject().equals(second.id().toString()));
  }

  @Test
  void an_entry_struck_out_behind_the_offices_back() {
    sql(
        "update record set state = 'CANCELLED', cancel_reason = 'x' where id = ?",
        first.id().value());
    assertThat(codes())
        .containsExactlyInAnyOrder("CANCELLATION_UNLIKE_LEDGER", "FACTS_UNLIKE_LEDGER");
  }

  @Test
  void an_attachment_added_behind_the_offices_back() {
    sql(
        "insert into record_attachment (record, position, sha256, size, file_name, media_type)"
            + " values (?, 1, ?, 1, 'a', 'text/plain')",
        first.id().value(),
        second.current().file().blob().bytes());
    assertThat(codes()).containsExactly("ATTACHMENTS_UNLIKE_LEDGER");
  }

  @Test
  void a_leaf_missing_from_the_ledger() {
    sql("delete from ledger_leaf where record = ?", first.id().value());
    assertThat(codes()).contains("LEDGER_BROKEN", "ENTRY_UNLIKE_LEDGER", "REVISION_UNLIKE_LEDGER");
    assertThat(faults())
        .containsExactly(
            new Ledger.Fault(
                "LEAF_MISSING", "0", "Thiếu lá số 0 của sổ cái.", "Leaf 0 of the log is missing."));
  }

  @Test
  void the_newest_leaf_missing_from_the_ledger() {
    sql("delete from ledger_leaf where record = ?", second.id().value());
    assertThat(codes()).contains("LEDGER_BROKEN");
    assertThat(faults()).extracting(Ledger.Fault::code).containsExactly("LEAVES_LOST");
  }

  @Test
  void a_leaf_rewritten_together_with_its_row() {
    sql("update record set display = '77' where id = ?", first.id().value());
    sql(
        "update ledger_leaf set content = convert_to(jsonb_set(convert_from(content, 'UTF8')::jsonb,"
            + " '{display}', '\"77\"')::text, 'UTF8') where record = ?",
        first.id().value());
    assertThat(codes()).containsOnly("LEDGER_BROKEN").isNotEmpty();
    assertThat(faults())
        .first()
        .satisfies(fault -> {
          assertThat(fault.code()).isEqualTo("LEAF_ALTERED");
          assertThat(fault.subject()).isEqualTo(first.id().toString());
        });
  }

  @Test
  void a_head_of_the_ledger_rewritten() {
    sql(
        "update ledger_checkpoint set signed ="
            + " replace(signed, chr(10) || '2' || chr(10), chr(10) || '1' || chr(10))"
            + " where agency = ?",
        office.agency.value());
    assertThat(codes()).containsOnly("LEDGER_BROKEN").isNotEmpty();
    assertThat(faults()).extracting(Ledger.Fault::code).containsExactly("HEAD_SIGNATURE_INVALID");
  }

  @Test
  void a_record_missing_from_the_index() {
    office.index.apply(
        List.of(new IndexChange.Delete(first.id().toString(), 99)), office.index.position());
    assertThat(codes()).containsExactly("INDEX_BEHIND");
  }

  @Test
  void a_record_the_index_knows_and_the_database_does_not() {
    String stranger = UUID.randomUUID().toString();
    var unknown =
        new IndexedRecord(
            stranger,
            1,
            Audience.everybody(),
            Description.unknown().withSubject("lạ"),
            Filing.none(),
            List.of());
    office.index.apply(List.of(new IndexChange.Upsert(unknown)), office.index.position());
    List<Finding> findings = findings();
    assertThat(findings)
        .anyMatch(f -> f.code().equals("INDEX_STRANGE") && f.subject().equals(stranger));
  }

  @Test
  void rows_set_back_to_an_earlier_version_than_the_index_has_seen() {
    sql("update record set version = 0 where id = ?", first.id().value());
    assertThat(codes()).containsExactlyInAnyOrder("INDEX_AHEAD", "FACTS_UNLIKE_LEDGER");
  }

  @Test
  void an_index_whose_files_were_damaged() throws IOException {
    Path copy = folder.resolve("hỏng-" + office.agency);
    try (Stream<Path> files = Files.walk(office.folder.resolve("index"))) {
      for (Path file : files.toList()) {
        Files.copy(file, copy.resolve(office.folder.resolve("index").relativize(file).toString()));
      }
    }
    try (Stream<Path> files = Files.walk(copy)) {
      Path stored =
          files.filter(f -> f.toString().matches(".*\\.(cfs|fdt|doc)")).findFirst().orElseThrow();
      byte[] bytes = Files.readAllBytes(stored);
      bytes[bytes.length / 2] ^= 0x40;
      Files.write(stored, bytes);
    }
    List<Finding> findings = new ArrayList<>();
    new Fsck(
            office.store,
            office.blobs,
            office.ledger,
            () -> SavedIndex.open(copy).map(saved -> saved))
        .run(findings::add);
    assertThat(findings).anyMatch(finding -> finding.code().equals("INDEX_DAMAGED"));
  }

  private OfficeRecord signedInTwoRevisions() throws IOException {
    String text = "SIGNED " + UUID.randomUUID();
    Intake signed = office.receive(Direction.INCOMING, text);
    OfficeRecord record =
        TestOffice.done(
                office.registrar().register(office.order(signed, signed.proposed()), office.clerk))
            .record();
    OfficeRecord grown =
        TestOffice.done(
                office
                    .revisions()
                    .append(
                        record.id(),
                        1,
                        RevisionKind.EXTERNAL,
                        new ByteArrayInputStream((text + " %sig").getBytes(StandardCharsets.UTF_8)),
                        office.clerk))
            .record();
    further.add(record);
    further.add(grown);
    office.sequencer.integrateAll();
    settle();
    assertThat(codes()).isEmpty();
    return grown;
  }

  /** Past the program, as someone with the database's password would. */
  private static void sql(String statement, Object... values) {
    assertThat(changed(statement, values)).as(statement).isPositive();
  }

  private static int changed(String statement, Object... values) {
    DatabaseSettings.External access = postgres.access();
    try (Connection connection =
            DriverManager.getConnection(access.url(), access.user(), access.password());
        PreparedStatement prepared = connection.prepareStatement(statement)) {
      for (int i = 0; i < values.length; i++) {
        prepared.setObject(i + 1, values[i]);
      }
      return prepared.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException(statement, e);
    }
  }

  private void settle() {
    while (office.feed.step()) {
      // until the queue is empty
    }
    office.feed.step();
  }

  /** The codes of faults that concern this test's office. */
  private List<Ledger.Fault> faults() {
    return office.ledger.verify(office.agency).faults();
  }

  private List<String> codes() {
    List<String> ours =
        Stream.concat(Stream.of(first, second), further.stream())
            .flatMap(r -> Stream.of(r.id().toString(), r.current().file().blob().hex()))
            .toList();
    return findings().stream()
        .filter(Finding::fault)
        .filter(f -> isOurs(f, ours))
        .map(Finding::code)
        .toList();
  }

  private boolean isOurs(Finding finding, List<String> ours) {
    String subject = finding.subject();
    return subject.contains(office.agency.value()) || ours.stream().anyMatch(subject::contains);
  }

  private List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    try {
      new Fsck(office.store, office.blobs, office.ledger, () -> Optional.of(office.index))
          .run(findings::add);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return findings;
  }
}
