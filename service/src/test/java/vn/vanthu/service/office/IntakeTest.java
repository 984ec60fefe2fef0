package vn.vanthu.service.office;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.vanthu.service.intake.FileNames;
import vn.vanthu.service.intake.FolderImport;
import vn.vanthu.service.intake.HandedIn;
import vn.vanthu.service.intake.Tray;
import vn.vanthu.service.records.Attachment;
import vn.vanthu.service.records.Direction;
import vn.vanthu.service.records.Intake;
import vn.vanthu.service.records.IntakeState;
import vn.vanthu.service.records.Notice;
import vn.vanthu.service.records.Objection;
import vn.vanthu.service.records.OfficeRecord;
import vn.vanthu.service.records.ReceiveResult;
import vn.vanthu.service.records.Refusal;
import vn.vanthu.service.records.RegisterResult;
import vn.vanthu.service.records.RevisionKind;
import vn.vanthu.service.records.StoredFile;
import vn.vanthu.service.records.TextState;
import vn.vanthu.service.store.NamedBytes;
import vn.vanthu.service.store.StoredBytes;

class IntakeTest {
  @TempDir Path folder;

  @Test
  void an_empty_file_is_refused() {
    TestOffice office = new TestOffice(folder);
    assertThat(office.receive(Direction.INCOMING, "rỗng.pdf", new byte[0]))
        .isEqualTo(new ReceiveResult.Refused(Refusal.EMPTY_FILE));
  }

  @Test
  void a_file_over_the_limit_is_refused_and_leaves_nothing_behind() throws IOException {
    TestOffice office = new TestOffice(folder);
    assertThat(office.receive(Direction.INCOMING, "to.pdf", new byte[(1 << 20) + 1]))
        .isEqualTo(new ReceiveResult.Refused(Refusal.TOO_LARGE));
    List<Object> left = new ArrayList<>();
    office.blobs.forEach(left::add, left::add);
    assertThat(left).isEmpty();
  }

  @Test
  void too_many_attachments_are_refused() {
    TestOffice office = new TestOffice(folder);
    byte[] one = {65};
    assertThat(office.receive(Direction.INCOMING, "a", one, one, one, one, one, one))
        .isEqualTo(new ReceiveResult.Refused(Refusal.TOO_MANY_FILES));
  }

  @Test
  void a_file_that_cannot_be_read_is_registered_all_the_same() {
    TestOffice office = new TestOffice(folder);
    Intake intake =
        received(office.receive(Direction.INCOMING, "lạ.bin", new byte[] {0, 1, 2, (byte) 150}));
    assertThat(intake.text()).isEqualTo(TextState.NO_TEXT);
    assertThat(intake.textNotes()).containsExactly("TEXT_UNSUPPORTED");
    OfficeRecord record =
        TestOffice.done(
                office.registrar().register(office.order(intake, intake.proposed()), office.clerk))
            .record();
    assertThat(record.text()).isEqualTo(TextState.NO_TEXT);
  }

  @Test
  void attachments_keep_their_order() {
    TestOffice office = new TestOffice(folder);
    Intake intake =
        received(
            office.receive(Direction.INCOMING, "x.txt", bytes("chính"), bytes("hai"), bytes("ba")));
    OfficeRecord record =
        TestOffice.done(
                office.registrar().register(office.order(intake, intake.proposed()), office.clerk))
            .record();
    assertThat(record.attachments()).extracting(a -> a.position()).containsExactly(1, 2);
    assertThat(office.records.attachment(record.id(), 2, false, office.clerk).orElseThrow().path())
        .hasContent("ba");
  }

  @Test
  void a_document_marked_secret_is_refused_and_its_bytes_are_removed() throws IOException {
    TestOffice office = new TestOffice(folder);
    assertThat(office.receive(Direction.INCOMING, "mật.txt", bytes("SỞ NỘI VỤ\nMẬT\nnội dung")))
        .isEqualTo(new ReceiveResult.Refused(Refusal.SECRET_NOT_ALLOWED));
    List<Object> left = new ArrayList<>();
    office.blobs.forEach(left::add, left::add);
    assertThat(left).isEmpty();
  }

  @Test
  void a_refused_upload_leaves_no_bytes_but_those_that_another_one_named() throws IOException {
    TestOffice office = new TestOffice(folder);
    Intake kept = office.receive(Direction.INCOMING, "văn bản đã nhận");
    assertThat(
            office.receive(
                Direction.INCOMING, "x.txt", bytes("văn bản đã nhận"), bytes("phụ lục"), bytes("")))
        .isEqualTo(new ReceiveResult.Refused(Refusal.EMPTY_FILE));
    List<Object> left = new ArrayList<>();
    office.blobs.forEach(left::add, left::add);
    assertThat(left).containsExactly(kept.main().blob());
  }

  @Test
  void bytes_that_somebody_is_about_to_name_are_not_taken_from_them() throws IOException {
    TestOffice office = new TestOffice(folder);
    byte[] same = bytes("gửi hai lần cùng lúc");
    var stored = (StoredBytes.Kept) office.blobs.keep(new ByteArrayInputStream(same), 1000);
    var file = new StoredFile(stored.id(), stored.size(), "x.txt", "text/plain");
    var named = new NamedBytes(office.store, office.blobs);
    boolean claimed =
        office
            .store
            .database()
            .inTransaction(tx -> {
              boolean there = named.claim(tx, file);
              CompletableFuture.runAsync(() -> named.discardUnnamed(List.of(file))).join();
              return there && office.blobs.has(file.blob());
            });
    assertThat(claimed).isTrue();

    named.discardUnnamed(List.of(file));
    assertThat(office.blobs.has(file.blob())).isFalse();
    boolean late = office.store.database().inTransaction(tx -> named.claim(tx, file));
    assertThat(late).as("whoever comes later learns that the bytes are gone").isFalse();
  }

  @Test
  void a_broken_signature_is_sent_back_with_a_notice_due_the_same_day() {
    TestOffice office = new TestOffice(folder);
    Intake intake = office.receive(Direction.INCOMING, "SIGNED BROKEN %sig");
    assertThat(intake.verdict()).isEqualTo("ALTERED");
    assertThat(office.intakes().tray().sendBack(intake.id(), " ", null, office.clerk))
        .contains(Refusal.REASON_MISSING);
    assertThat(
            office
                .intakes()
                .tray()
                .sendBack(intake.id(), "chữ ký số hỏng", "Sở Nội vụ", office.clerk))
        .isEmpty();
    assertThat(office.intakes().find(intake.id(), office.clerk).orElseThrow().state())
        .isEqualTo(IntakeState.RETURNED);
    var notices = office.intakes().notices(office.clerk);
    assertThat(notices).hasSize(1);
    assertThat(notices.getFirst().code()).isEqualTo("RETURNED_SIGNATURE");
    assertThat(notices.getFirst().dueOn()).isEqualTo("2026-11-22");
    assertThat(office.registrar().register(office.order(intake, intake.proposed()), office.clerk))
        .isEqualTo(new RegisterResult.Refused(Refusal.INTAKE_CLOSED));
    office.intakes().noticeSent(notices.getFirst().id(), office.clerk);
    assertThat(office.intakes().notices(office.clerk)).isEmpty();
  }

  @Test
  void a_file_received_by_mistake_is_dropped_with_its_bytes_unless_another_names_them() {
    TestOffice office = new TestOffice(folder);
    Intake kept = office.receive(Direction.INCOMING, "cùng nội dung");
    Intake mistake =
        received(
            office.receive(Direction.INCOMING, "x.txt", bytes("nhầm"), bytes("cùng nội dung")));
    Tray tray = office.intakes().tray();
    assertThat(tray.drop(mistake.id(), " ", office.clerk)).contains(Refusal.REASON_MISSING);
    assertThat(tray.drop(mistake.id(), "nhầm", office.official)).contains(Refusal.INTAKE_UNKNOWN);
    assertThat(office.blobs.has(mistake.main().blob())).isTrue();

    assertThat(tray.drop(mistake.id(), "tải nhầm tệp", office.clerk)).isEmpty();
    assertThat(office.intakes().find(mistake.id(), office.clerk).orElseThrow().state())
        .isEqualTo(IntakeState.DROPPED);
    assertThat(office.blobs.has(mistake.main().blob())).isFalse();
    assertThat(office.intakes().words(mistake)).isEmpty();
    assertThat(office.blobs.has(kept.main().blob())).as("another document names these").isTrue();
    assertThat(office.intakes().words(kept)).isEqualTo("cùng nội dung");
    assertThat(office.intakes().notices(office.clerk)).isEmpty();
    assertThat(tray.drop(mistake.id(), "lần nữa", office.clerk)).contains(Refusal.INTAKE_CLOSED);
  }

  @Test
  void a_broken_signature_of_an_attachment_sends_the_whole_document_back() {
    TestOffice office = new TestOffice(folder);
    Intake intake =
        received(
            office.receive(
                Direction.INCOMING,
                "x.txt",
                bytes("SIGNED công văn %sig"),
                bytes("phụ lục không ký"),
                bytes("SIGNED BROKEN phụ lục %sig")));
    assertThat(intake.verdict()).isEqualTo("INTACT");
    assertThat(intake.attachments())
        .extracting(Attachment::verdict)
        .containsExactly(null, "ALTERED");
    assertThat(intake.objection()).isEqualTo(Objection.ALTERED);
    assertThat(office.intakes().attachmentReports(intake)).containsOnlyKeys(2);

    RegisterResult.Done filed =
        TestOffice.done(
            office.registrar().register(office.order(intake, intake.proposed()), office.clerk));
    assertThat(filed.warnings()).extracting(Notice::code).contains("SIGNATURE_ALTERED");
    assertThat(filed.record().attachments()).isEqualTo(intake.attachments());
    assertThat(office.records.attachmentReports(filed.record().id(), office.clerk))
        .as("the record keeps what was found on receipt")
        .containsOnlyKeys(2);

    Intake again =
        received(
            office.receive(
                Direction.INCOMING, "x.txt", bytes("bìa thư"), bytes("SIGNED BROKEN %sig")));
    office.intakes().tray().sendBack(again.id(), "phụ lục hỏng", null, office.clerk);
    assertThat(office.intakes().notices(office.clerk).getFirst().code())
        .isEqualTo("RETURNED_SIGNATURE");
  }

  @Test
  void another_file_becomes_the_main_one_with_its_own_facts_and_verdict() {
    TestOffice office = new TestOffice(folder);
    Intake intake =
        received(
            office.receive(
                Direction.INCOMING,
                "x.txt",
                bytes("SIGNED phụ lục một %sig"),
                bytes("phụ lục hai"),
                bytes("SIGNED BROKEN công văn %sig")));
    Tray tray = office.intakes().tray();
    assertThat(tray.putFirst(intake.id(), 2, office.official)).contains(Refusal.INTAKE_UNKNOWN);
    assertThat(tray.putFirst(intake.id(), 3, office.clerk)).contains(Refusal.STALE);
    assertThat(tray.putFirst(intake.id(), 2, office.clerk)).isEmpty();

    Intake after = office.intakes().find(intake.id(), office.clerk).orElseThrow();
    assertThat(after.main()).isEqualTo(intake.attachments().get(1).file());
    assertThat(after.verdict()).isEqualTo("ALTERED");
    assertThat(after.signatureReport()).hasToString("{\"document\":\"ALTERED\"}");
    assertThat(after.proposed().subject())
        .isEqualTo(
            office.receive(Direction.INCOMING, "SIGNED BROKEN công văn %sig").proposed().subject())
        .isNotEqualTo(intake.proposed().subject());
    assertThat(after.attachments())
        .extracting(a -> a.file().blob(), Attachment::position, Attachment::verdict)
        .containsExactly(
            tuple(intake.main().blob(), 1, "INTACT"),
            tuple(intake.attachments().getFirst().file().blob(), 2, null));
    assertThat(office.intakes().attachmentReports(after)).containsOnlyKeys(1);

    tray.sendBack(intake.id(), "sai nơi nhận", null, office.clerk);
    assertThat(tray.putFirst(intake.id(), 1, office.clerk)).contains(Refusal.INTAKE_CLOSED);
  }

  @Test
  void a_next_revision_continues_the_stored_bytes_exactly_and_verifies() throws IOException {
    TestOffice office = new TestOffice(folder);
    OfficeRecord record = office.register("SIGNED hợp đồng").record();
    assertThat(append(office, record, "SIGNED hợp ĐỒNG %sig", 1))
        .isEqualTo(new RegisterResult.Refused(Refusal.NOT_A_CONTINUATION));
    assertThat(append(office, record, "SIGNED hợp đồng thêm chữ", 1))
        .isEqualTo(new RegisterResult.Refused(Refusal.NOT_SIGNED));
    assertThat(append(office, record, "SIGNED hợp đồng %sig BROKEN", 1))
        .isEqualTo(new RegisterResult.Refused(Refusal.SIGNATURE_BROKEN));
    OfficeRecord signed =
        TestOffice.done(append(office, record, "SIGNED hợp đồng %sig", 1)).record();
    assertThat(signed.current().number()).isEqualTo(2);
    assertThat(append(office, record, "SIGNED hợp đồng %sig %sig", 1))
        .isEqualTo(new RegisterResult.Refused(Refusal.STALE));
    assertThat(office.records.content(record.id(), 1, office.clerk).orElseThrow().path())
        .hasContent("SIGNED hợp đồng");
  }

  @Test
  void a_source_that_breaks_off_leaves_nothing() throws IOException {
    TestOffice office = new TestOffice(folder);
    InputStream broken =
        new InputStream() {
          private int left = 100_000;

          @Override
          public int read() throws IOException {
            if (left-- <= 0) {
              throw new IOException("connection reset");
            }
            return 'x';
          }
        };
    assertThatThrownBy(() ->
            office
                .intakes()
                .receive(Direction.INCOMING, List.of(new HandedIn("x", broken)), office.clerk))
        .hasMessage("connection reset");
    try (var left = Files.list(office.folder.resolve("blobs/incoming"))) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void file_names_become_harmless() {
    assertThat(FileNames.clean("../../etc/passwd")).isEqualTo("passwd");
    assertThat(FileNames.clean("..\\..\\x.pdf")).isEqualTo("x.pdf");
    assertThat(FileNames.clean("a\u0000b.pdf")).isEqualTo("ab.pdf");
    assertThat(FileNames.clean("hợp\u202Efdp.exe")).isEqualTo("hợpfdp.exe");
    assertThat(FileNames.clean("..")).isEqualTo("tep");
    String longest = FileNames.clean("ệ".repeat(300) + ".pdf");
    assertThat(longest).endsWith("ệ.pdf");
    assertThat(longest.getBytes(StandardCharsets.UTF_8).length).isBetween(250, 255);
  }

  @Test
  void an_import_run_twice_registers_nothing_new_and_no_file_stops_it() throws IOException {
    TestOffice office = new TestOffice(folder);
    Path source = Files.createDirectories(folder.resolve("nguồn/thư mục con"));
    Files.writeString(source.resolve("một.txt"), "văn bản một");
    Files.writeString(source.resolve("hai.txt"), "văn bản hai");
    Files.write(source.resolve("lạ.bin"), new byte[] {0, 7});
    Files.write(source.resolve("rỗng.pdf"), new byte[0]);
    office.receive(Direction.INCOMING, "văn bản hai"); // received, then the program was killed

    FolderImport importing = new FolderImport(office.intakes(), office.registrar(), 2);
    List<FolderImport.Outcome> outcomes = new ArrayList<>();
    assertThat(importing.run(folder.resolve("nguồn"), office.clerk, outcomes::add))
        .isEqualTo(new FolderImport.Summary(3, 1, 0, 0, 1, 0));
    assertThat(outcomes).hasSize(4);
    assertThat(importing.run(folder.resolve("nguồn"), office.clerk, o -> {}))
        .isEqualTo(new FolderImport.Summary(0, 0, 0, 3, 1, 0));
    assertThat(office.intakes().waiting(office.clerk)).isEmpty();
  }

  private static RegisterResult append(
      TestOffice office, OfficeRecord record, String content, long version) throws IOException {
    return office
        .revisions()
        .append(
            record.id(),
            version,
            RevisionKind.EXTERNAL,
            new ByteArrayInputStream(bytes(content)),
            office.official);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static Intake received(ReceiveResult result) {
    return switch (result) {
      case ReceiveResult.Received(Intake intake) -> intake;
      case ReceiveResult.Refused(var reason) -> throw new AssertionError(reason.code());
    };
  }
}
