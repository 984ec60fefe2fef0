package vn.vanthu.service.office;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.vanthu.service.access.Audience;
import vn.vanthu.service.access.Principal;
import vn.vanthu.service.access.Role;
import vn.vanthu.service.intake.HandedIn;
import vn.vanthu.service.intake.IntakeLimits;
import vn.vanthu.service.intake.Intakes;
import vn.vanthu.service.intake.TextReader;
import vn.vanthu.service.records.ConfirmedName;
import vn.vanthu.service.records.Direction;
import vn.vanthu.service.records.IncomingEntry;
import vn.vanthu.service.records.Intake;
import vn.vanthu.service.records.OfficeRecord;
import vn.vanthu.service.records.ReceiveResult;
import vn.vanthu.service.records.RecordFacts;
import vn.vanthu.service.records.RegisterOrder;
import vn.vanthu.service.records.Reviewed;
import vn.vanthu.service.records.Secrecy;
import vn.vanthu.service.records.TextState;
import vn.vanthu.service.records.Urgency;
import vn.vanthu.service.registers.Proposals;

/** What the clerk put right or confirmed is proposed for the next document, with its source. */
class LearningTest {
  @TempDir Path folder;
  private TestOffice office;
  private Intakes intakes;

  @BeforeEach
  void open() {
    office = new TestOffice(folder);
    intakes = intakes(office);
  }

  private static Intakes intakes(TestOffice office) {
    return new Intakes(
        office.store,
        office.blobs,
        office.rules,
        (file, type, at) -> Optional.empty(),
        new LineReader(),
        Clock.fixed(TestOffice.NOW, ZoneOffset.UTC),
        new IntakeLimits(1 << 20, 5));
  }

  /** Issuer, signer and recipients are lines of the file; an empty line is nothing read. */
  private static final class LineReader implements TextReader {
    @Override
    public Words words(Path file, String fileName) {
      try {
        return new Words(TextState.TEXT, List.of(), Files.readString(file), null);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public Read facts(Words words) {
      List<String> lines = List.of(words.body().split("\n", -1));
      ObjectNode facts = JsonNodeFactory.instance.objectNode();
      var recipients = facts.putArray("recipients");
      lines.stream().skip(3).forEach(line -> recipients.addObject().put("text", line));
      return new Read(LearningTest.facts(lines.get(0), lines.get(1), lines.get(2)), facts);
    }
  }

  private static RecordFacts facts(String number, String issuer, String signer) {
    return new RecordFacts(
        number,
        "QĐ",
        "Quyết định",
        LocalDate.of(2026, 11, 20),
        issuer.isEmpty() ? null : issuer,
        "về việc thử",
        signer.isEmpty() ? null : signer,
        signer.isEmpty() ? null : "Giám đốc",
        Urgency.NORMAL,
        Secrecy.NORMAL);
  }

  private Intake receive(String... lines) {
    try {
      byte[] bytes = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
      ReceiveResult result =
          intakes.receive(
              Direction.INCOMING,
              List.of(new HandedIn("văn bản.txt", new ByteArrayInputStream(bytes))),
              office.clerk);
      return ((ReceiveResult.Received) result).intake();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private OfficeRecord register(
      Intake intake, RecordFacts facts, Audience audience, @Nullable Reviewed reviewed) {
    RegisterOrder order =
        new RegisterOrder(
            intake.id(),
            facts,
            null,
            new IncomingEntry(LocalDate.of(2026, 11, 22), null, null, false, "Phòng Nội chính"),
            audience,
            reviewed);
    return TestOffice.done(office.registrar().register(order, office.clerk)).record();
  }

  private OfficeRecord register(Intake intake, RecordFacts facts) {
    return register(intake, facts, new Audience.Agency(), new Reviewed("KT", List.of("Sở Nội vụ")));
  }

  private Proposals.Offered offered(Intake intake) {
    return intakes.offered(intake, office.clerk);
  }

  @Test
  void a_correction_is_kept_with_what_was_read_by_whom_and_when() {
    Intake intake = receive("1/QĐ-A", "So Noi vu", "", "Sở Nội vu");
    OfficeRecord record = register(intake, facts("1/QĐ-A", "Sở Nội vụ", ""));
    assertThat(office.records.corrections(record.id(), office.clerk))
        .extracting(c -> c.field() + ": " + c.read() + " -> " + c.made() + " by " + c.by())
        .containsExactly(
            "issuer: So Noi vu -> Sở Nội vụ by vanthu",
            "authority: null -> KT by vanthu",
            "recipients: Sở Nội vu -> Sở Nội vụ by vanthu");
    assertThat(office.records.corrections(record.id(), office.clerk).getFirst().at())
        .isEqualTo(TestOffice.NOW);
  }

  @Test
  void a_later_correction_of_the_record_is_kept_too() {
    Intake intake = receive("2/QĐ-A", "Sở Nội vụ", "Lê An");
    OfficeRecord record = register(intake, facts("2/QĐ-A", "Sở Nội vụ", "Lê An"));
    office
        .registrar()
        .correct(
            record.id(),
            record.version(),
            facts("2/QĐ-A", "Sở Nội vụ", "Lê Ân"),
            new Reviewed("TL", List.of("Sở Nội vụ", "Sở Y tế")),
            null,
            office.clerk);
    assertThat(office.records.corrections(record.id(), office.clerk))
        .extracting(c -> c.field() + ": " + c.read() + " -> " + c.made())
        .contains(
            "signer: Lê An -> Lê Ân",
            "authority: KT -> TL",
            "recipients: Sở Nội vụ -> Sở Nội vụ\nSở Y tế");
  }

  @Test
  void the_same_misreading_proposes_what_was_made_of_it_and_names_the_record() {
    OfficeRecord first =
        register(
            receive("3/QĐ-A", "Sờ Nôi vu tinh Mẫn", ""), facts("3/QĐ-A", "Sở Nội vụ tỉnh Mẫu", ""));
    ConfirmedName proposed =
        offered(receive("4/QĐ-A", "Sờ Nôi vu tinh Mẫn", "")).marked().get("issuer").getFirst();
    assertThat(proposed.name()).isEqualTo("Sở Nội vụ tỉnh Mẫu");
    assertThat(proposed.source()).isEqualTo(first.id());
    assertThat(proposed.number()).isEqualTo("3/QĐ-A");
    assertThat(proposed.issuedOn()).isEqualTo("2026-11-20");
  }

  @Test
  void a_confirmed_spelling_is_only_proposed_and_never_stands_in_the_field() {
    register(receive("5/QĐ-A", "Sở Nội vụ", ""), facts("5/QĐ-A", "Sở Nội vụ", ""));
    Intake next = receive("6/QĐ-A", "Sở Nôi vụ", "");
    assertThat(next.proposed().issuer()).isEqualTo("Sở Nôi vụ");
    assertThat(offered(next).marked().get("issuer"))
        .extracting(ConfirmedName::name)
        .containsExactly("Sở Nội vụ");
    Intake same = receive("7/QĐ-A", "Sở Nội vụ", "");
    assertThat(offered(same).marked()).doesNotContainKey("issuer");
  }

  @Test
  void bodies_signers_handlers_and_recipients_are_offered_the_newest_first() {
    register(receive("8/QĐ-A", "Sở Y tế", "Lê An"), facts("8/QĐ-A", "Sở Y tế", "Lê An"));
    register(receive("9/QĐ-A", "Sở Nội vụ", "Vũ Bình"), facts("9/QĐ-A", "Sở Nội vụ", "Vũ Bình"));
    Proposals.Offered offered = offered(receive("10/QĐ-A", "Sở Y tế", ""));
    assertThat(names(offered, "issuer")).containsExactlyInAnyOrder("Sở Y tế", "Sở Nội vụ");
    assertThat(names(offered, "signer"))
        .as("of the body first")
        .containsExactly("Lê An", "Vũ Bình");
    assertThat(offered.choices().get("signer").getFirst().detail()).isEqualTo("Giám đốc");
    assertThat(names(offered, "handedTo")).containsExactly("Phòng Nội chính");
    assertThat(names(offered, "recipients")).containsExactly("Sở Nội vụ");
    assertThat(offered.marked().get("signer"))
        .as("nothing was read: the last signer of this body")
        .extracting(ConfirmedName::name)
        .containsExactly("Lê An");
  }

  @Test
  void recipients_take_the_confirmed_spelling_line_by_line() {
    register(receive("11/QĐ-A", "Sở Y tế", ""), facts("11/QĐ-A", "Sở Y tế", ""));
    Proposals.Offered offered =
        offered(receive("12/QĐ-A", "Sở Y tế", "", "Như Điều 3", "Sở Nôi vu"));
    assertThat(offered.marked().get("recipients"))
        .extracting(ConfirmedName::name)
        .containsExactly("Như Điều 3\nSở Nội vụ");
  }

  @Test
  void what_nobody_looked_at_teaches_nothing() {
    Intake intake = receive("13/QĐ-A", "Sở Lạ", "");
    OfficeRecord record =
        register(intake, facts("13/QĐ-A", "Sở Lạ", ""), new Audience.Agency(), null);
    assertThat(office.records.corrections(record.id(), office.clerk)).isEmpty();
    assertThat(offered(receive("14/QĐ-A", "Sở Khác", "")).choices().get("issuer")).isEmpty();
  }

  @Test
  void a_record_that_the_reader_may_not_see_proposes_nothing_and_hides_nothing() {
    register(receive("15/QĐ-A", "Sở Y tế", ""), facts("15/QĐ-A", "Sở Y tế", ""));
    register(
        receive("16/QĐ-A", "Sở Y tế", "Người Kín"),
        facts("16/QĐ-A", "Sở Y tế", "Người Kín"),
        new Audience.People(Set.of("giamdoc")),
        Reviewed.FACTS);
    Intake next = receive("17/QĐ-A", "Sở Y tế", "");
    Principal other = new Principal("khac", "Khác", office.agency, Set.of(), Set.of(Role.OFFICIAL));
    Proposals.Offered offered = intakes.offered(next, other);
    assertThat(names(offered, "signer")).isEmpty();
    assertThat(offered.marked()).doesNotContainKey("signer");
    assertThat(names(offered, "issuer")).containsExactly("Sở Y tế");
  }

  @Test
  void another_agency_learns_nothing_from_it() {
    register(receive("18/QĐ-A", "Sở Y tế", ""), facts("18/QĐ-A", "Sở Y tế", ""));
    office = new TestOffice(folder);
    intakes = intakes(office);
    assertThat(offered(receive("19/QĐ-A", "Sở Y tế", "")).choices().get("issuer")).isEmpty();
  }

  @Test
  void a_record_that_was_struck_out_proposes_nothing() {
    OfficeRecord record =
        register(receive("20/QĐ-A", "Sở Sai", ""), facts("20/QĐ-A", "Sở Sai", ""));
    office.registrar().cancel(record.id(), record.version(), "nhầm", office.clerk);
    assertThat(offered(receive("21/QĐ-A", "Sở Y tế", "")).choices().get("issuer")).isEmpty();
  }

  private static List<String> names(Proposals.Offered offered, String field) {
    return offered.choices().get(field).stream().map(ConfirmedName::name).toList();
  }
}
