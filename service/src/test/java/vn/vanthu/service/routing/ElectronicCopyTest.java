package vn.vanthu.service.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.vanthu.service.access.Audience;
import vn.vanthu.service.intake.HandedIn;
import vn.vanthu.service.records.Direction;
import vn.vanthu.service.records.IncomingEntry;
import vn.vanthu.service.records.Intake;
import vn.vanthu.service.records.IntakeId;
import vn.vanthu.service.records.OfficeRecord;
import vn.vanthu.service.records.ReceiveResult;
import vn.vanthu.service.records.RecordFacts;
import vn.vanthu.service.records.RegisterOrder;
import vn.vanthu.service.records.RegisterResult;
import vn.vanthu.service.records.Secrecy;
import vn.vanthu.service.records.Urgency;
import vn.vanthu.service.store.DatabaseSettings;
import vn.vanthu.service.store.EmbeddedPostgres;

/** Sao y of a document on paper: the scan with the agency's signature and no person's. */
class ElectronicCopyTest {
  @TempDir static Path folder;
  private static KeyedOffice office;
  private static int number = 1;

  @BeforeAll
  static void open() throws Exception {
    office = new KeyedOffice(folder);
  }

  @AfterAll
  static void close() {
    if (office != null) {
      office.close();
    }
  }

  private static byte[] scan() throws IOException {
    try (var document = new PDDocument()) {
      var page = new PDPage();
      document.addPage(page);
      try (var content = new PDPageContentStream(document, page)) {
        content.addRect(100, 100, 200, 40 + number);
        content.fill();
      }
      var bytes = new ByteArrayOutputStream();
      document.save(bytes);
      return bytes.toByteArray();
    }
  }

  private static OfficeRecord incoming(byte[] file, boolean paper) throws IOException {
    HttpResponse<String> received =
        office.upload(Direction.INCOMING, new KeyedOffice.Paper("quét.pdf", file));
    assertThat(received.statusCode()).as(received.body()).isEqualTo(201);
    var facts =
        new RecordFacts(
            number++ + "/QĐ-BM",
            "QĐ",
            "Quyết định",
            office.whole.office.registrar().today(),
            "Bộ Mẫu",
            "Ban hành quy chế",
            null,
            null,
            Urgency.NORMAL,
            Secrecy.NORMAL);
    var order =
        new RegisterOrder(
            IntakeId.parse(WholeOffice.json(received).get("id").asText()).orElseThrow(),
            facts,
            null,
            new IncomingEntry(office.whole.office.registrar().today(), null, null, paper, null),
            new Audience.Agency());
    RegisterResult result =
        office.whole.office.registrar().register(order, office.whole.clerk.principal());
    return ((RegisterResult.Done) result).record();
  }

  private static HttpResponse<String> copy(OfficeRecord source) {
    return office.whole.send(
        HttpRequest.newBuilder(office.whole.address("/api/v1/drafts/copies"))
            .header("Authorization", "Bearer " + office.whole.token(office.whole.clerk, null))
            .header("Content-Type", "application/json")
            .POST(
                HttpRequest.BodyPublishers.ofString("{\"record\":\"%s\"}".formatted(source.id()))));
  }

  private static String relations(OfficeRecord record) {
    return office
        .whole
        .send(
            HttpRequest.newBuilder(
                    office.whole.address("/api/v1/records/" + record.id() + "/relations"))
                .header("Authorization", "Bearer " + office.whole.token(office.whole.clerk, null)))
        .body();
  }

  private static String refused(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(409);
    return WholeOffice.json(answer).get("code").asText();
  }

  @Test
  void a_scan_becomes_a_copy_with_the_agencys_signature_alone() throws Exception {
    byte[] scan = scan();
    OfficeRecord paper = incoming(scan, true);
    HttpResponse<String> answer = copy(paper);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    assertThat(relations(office.entered(answer))).contains("copies", paper.id().toString());
    assertThat(relations(paper)).contains("copies", office.entered(answer).id().toString());
    assertThat(office.entered(answer).facts().subject()).startsWith("Sao y: Quyết định, ");
    OfficeRecord checked = office.checked(office.entered(answer));
    assertThat(office.seal(checked)).isEqualTo(new RouteResult.Refused(RouteRefusal.NOT_NUMBERED));
    assertThat(office.sign(checked))
        .isEqualTo(new RouteResult.Refused(RouteRefusal.COPY_NEEDS_NO_PERSON));
    OfficeRecord numbered = office.numbered(checked);
    assertThat(numbered.entry().orElseThrow().display()).endsWith("/SY-SNV");
    OfficeRecord sealed = WholeOffice.done(office.seal(numbered));
    WholeOffice.done(office.release(sealed));

    assertThat(sealed.current().verdict()).isEqualTo("INTACT");
    byte[] copy = office.bytes(sealed.current().file());
    assertThat(Arrays.copyOf(copy, scan.length)).isEqualTo(scan);
    try (PDDocument document = Loader.loadPDF(copy)) {
      assertThat(document.getSignatureDictionaries()).hasSize(1);
      document.getDocumentCatalog().getAcroForm(null).flatten();
      assertThat(new PDFTextStripper().getText(document).lines().map(String::strip))
          .containsSequence("Sao y", WholeOffice.AGENCY.name())
          .anyMatch(line -> line.matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\+07:00"));
    }
  }

  @Test
  void one_paper_is_copied_as_often_as_is_asked_for() throws Exception {
    OfficeRecord paper = incoming(scan(), true);
    OfficeRecord first = office.entered(copy(paper));
    OfficeRecord second = office.entered(copy(paper));
    assertThat(second.id()).isNotEqualTo(first.id());
    assertThat(second.current().file().blob()).isEqualTo(first.current().file().blob());
    OfficeRecord numbered = office.numbered(office.checked(first));
    OfficeRecord third = office.numbered(office.checked(office.entered(copy(paper))));
    assertThat(third.entry().orElseThrow().display())
        .isNotEqualTo(numbered.entry().orElseThrow().display());
    assertThat(office.whole.now(second.id())).isEqualTo(second);
    assertThat(waiting()).isEmpty();
  }

  /** A file that is no copy is still held once, and the answer reads well without a number. */
  @Test
  void the_same_file_as_a_draft_of_ones_own_is_refused_in_plain_words() throws Exception {
    byte[] scan = scan();
    OfficeRecord copy = office.entered(copy(incoming(scan, true)));
    var same = new HandedIn("quét.pdf", new ByteArrayInputStream(scan));
    ReceiveResult received =
        office
            .whole
            .office
            .intakes()
            .receive(Direction.OUTGOING, List.of(same), office.whole.clerk.principal());
    String id = ((ReceiveResult.Received) received).intake().id().toString();
    HttpResponse<String> answer = register(id, "vi");
    assertThat(refused(answer)).isEqualTo("ALREADY_REGISTERED");
    assertThat(answer.body())
        .contains("Tệp này đã có ở một dự thảo chưa có số", copy.id().toString())
        .doesNotContain("với số");
    assertThat(register(id, "en").body())
        .contains("This file is already a draft, which has no number yet");
    assertThat(
            office
                .whole
                .office
                .intakes()
                .tray()
                .drop(IntakeId.parse(id).orElseThrow(), "thử", office.whole.clerk.principal()))
        .isEmpty();
  }

  /** A subject that a copy's own no longer has room for: refused after its file was received. */
  @Test
  void a_refused_copy_leaves_nothing_in_the_tray() throws Exception {
    OfficeRecord paper = incoming(scan(), true);
    HttpResponse<String> renamed = patch(paper, "{\"subject\":\"" + "dài ".repeat(999) + "\"}");
    assertThat(renamed.statusCode()).as(renamed.body()).isEqualTo(200);
    HttpResponse<String> answer = copy(office.entered(renamed));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
    assertThat(WholeOffice.json(answer).get("code").asText()).isEqualTo("FIELD_TOO_LONG");
    assertThat(waiting()).isEmpty();
    assertThat(office.bytes(paper.current().file())).isNotEmpty();
  }

  private static List<Intake> waiting() {
    return office.whole.office.intakes().waiting(office.whole.clerk.principal());
  }

  private static HttpResponse<String> register(String intake, String language) {
    return office.whole.send(
        HttpRequest.newBuilder(office.whole.address("/api/v1/records"))
            .header("Authorization", "Bearer " + office.whole.token(office.whole.clerk, null))
            .header("Content-Type", "application/json")
            .header("Accept-Language", language)
            .POST(HttpRequest.BodyPublishers.ofString("{\"intake\":\"%s\"}".formatted(intake))));
  }

  private static HttpResponse<String> patch(OfficeRecord record, String facts) {
    return office.whole.send(
        HttpRequest.newBuilder(office.whole.address("/api/v1/records/" + record.id()))
            .header("Authorization", "Bearer " + office.whole.token(office.whole.clerk, null))
            .header("If-Match", "\"v" + record.version() + "\"")
            .header("Content-Type", "application/json")
            .method("PATCH", HttpRequest.BodyPublishers.ofString(facts)));
  }

  @Test
  void a_copy_is_sealed_here_for_nobody_else_vouches_for_what_the_file_shows() throws Exception {
    OfficeRecord checked = office.checked(office.entered(copy(incoming(scan(), true))));
    OfficeRecord numbered = office.numbered(checked);
    byte[] elsewhere =
        SignedElsewhereTest.signed(
            office.bytes(numbered.current().file()), office.seal, "Signature1");
    HttpResponse<String> answer =
        office.whole.post(
            office.whole.token(office.whole.clerk, null),
            numbered,
            "versions",
            "application/pdf",
            elsewhere);
    assertThat(refused(answer)).isEqualTo("COPY_SEALED_HERE");
    assertThat(office.whole.now(numbered.id())).isEqualTo(numbered);
    WholeOffice.done(office.seal(numbered));
  }

  @Test
  void a_copy_never_becomes_a_document_of_the_agencys_own() throws Exception {
    OfficeRecord draft = office.entered(copy(incoming(scan(), true)));
    assertThat(refused(patch(draft, "{\"typeCode\":\"QĐ\",\"typeName\":\"Quyết định\"}")))
        .isEqualTo("FACTS_CHECKED");
    HttpResponse<String> named = patch(draft, "{\"subject\":\"Sao y: Quyết định khác\"}");
    assertThat(named.statusCode()).as(named.body()).isEqualTo(200);
    OfficeRecord checked = office.checked(office.entered(named));
    assertThat(refused(patch(checked, "{\"subject\":\"Việc khác\"}"))).isEqualTo("FACTS_CHECKED");
  }

  /** The events of copies as they were before they named the form, then what the update does. */
  @Test
  void copies_of_before_go_on_after_the_update_and_what_was_renamed_does_not() throws Exception {
    OfficeRecord sourceOfOne = incoming(scan(), true);
    OfficeRecord byItsBytes = office.checked(office.entered(copy(sourceOfOne)));
    OfficeRecord sourceOfOther = incoming(scan(), true);
    OfficeRecord byItsRelation = office.checked(office.entered(copy(sourceOfOther)));
    OfficeRecord plan =
        office.drafted(
            "Kế hoạch đổi tên",
            new KeyedOffice.Paper("kế hoạch.txt", "Kế hoạch.".getBytes(StandardCharsets.UTF_8)));
    OfficeRecord renamed =
        office.checked(
            office.entered(patch(plan, "{\"typeCode\":\"SY\",\"typeName\":\"Bản sao y\"}")));
    String update;
    try (InputStream script =
        ElectronicCopyTest.class.getResourceAsStream("/db/migration/V176__copies.sql")) {
      update = new String(script.readAllBytes(), StandardCharsets.UTF_8);
    }
    DatabaseSettings.External access =
        EmbeddedPostgres.running(folder.resolve("data")).orElseThrow();
    try (Connection connection =
            DriverManager.getConnection(access.url(), access.user(), access.password());
        Statement statement = connection.createStatement()) {
      statement.executeUpdate("update record_event set detail = '{}' where kind = 'DRAFTED'");
      assertThat(
              statement.executeUpdate(
                  "delete from record_relation where record = '" + byItsBytes.id() + "'"))
          .isEqualTo(1);
      assertThat(
              statement.executeUpdate(
                  "update record set paper_original = false where id = '"
                      + sourceOfOther.id()
                      + "'"))
          .isEqualTo(1);
      for (OfficeRecord copy : List.of(byItsBytes, byItsRelation)) {
        assertThat(office.whole.stage(copy.id()).paper().copy()).isNull();
      }
      statement.executeUpdate(update);
    }
    assertThat(office.whole.stage(renamed.id()).paper().copy()).isNull();
    for (OfficeRecord copy : List.of(byItsBytes, byItsRelation)) {
      WholeOffice.done(office.seal(office.numbered(copy)));
    }
  }

  @Test
  void what_is_electronic_already_is_sent_itself() throws Exception {
    assertThat(refused(copy(incoming(scan(), false)))).isEqualTo("COPY_NO_PAPER");
    OfficeRecord plan = office.signed(office.whole.checked("KH", "Kế hoạch", "Văn bản ký số"));
    byte[] electronic = office.bytes(plan.current().file());
    assertThat(refused(copy(incoming(electronic, true)))).isEqualTo("COPY_OF_SIGNED");
  }
}
