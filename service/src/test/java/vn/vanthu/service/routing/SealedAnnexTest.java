package vn.vanthu.service.routing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.pdfparser.PDFStreamParser;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAppearanceStream;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.vanthu.service.Main;
import vn.vanthu.service.Wiring;
import vn.vanthu.service.demo.pki.DemoKey;
import vn.vanthu.service.keys.KeyBinding;
import vn.vanthu.service.keys.KeyHome;
import vn.vanthu.service.keys.SigningAuthority;
import vn.vanthu.service.records.Attachment;
import vn.vanthu.service.records.BlobId;
import vn.vanthu.service.records.OfficeRecord;
import vn.vanthu.service.records.SealedAnnex;
import vn.vanthu.service.store.BlobStore;
import vn.vanthu.service.store.Database;
import vn.vanthu.service.store.DatabaseSettings;
import vn.vanthu.service.store.DurableFiles;
import vn.vanthu.service.store.EmbeddedPostgres;
import vn.vanthu.service.store.OfficeStore;
import vn.vanthu.service.upkeep.Backup;
import vn.vanthu.service.upkeep.Finding;
import vn.vanthu.service.upkeep.Fsck;
import vn.vanthu.service.upkeep.Restore;

/** Annexes in files of their own: each bears the agency's seal before the document goes out. */
class SealedAnnexTest {
  private static final String DRAFT =
      """
      SỞ NỘI VỤ TỈNH AN LẠC
      Số:             /KH-SNV
      An Lạc, ngày       tháng       năm
      KẾ HOẠCH
      Kiểm tra công tác văn thư năm 2027
      Sở Nội vụ ban hành kế hoạch kiểm tra kèm theo phụ lục.

      GIÁM ĐỐC




      Trần Thị Bích Hạnh
      """;

  @TempDir static Path folder;
  private static KeyedOffice office;

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

  private static byte[] pdf(int pages) throws IOException {
    try (var document = new PDDocument()) {
      for (int i = 0; i < pages; i++) {
        document.addPage(new PDPage());
      }
      var bytes = new ByteArrayOutputStream();
      document.save(bytes);
      return bytes.toByteArray();
    }
  }

  /** A text draft; the made PDF's own text goes along as the last attachment. */
  private static OfficeRecord drafted(byte[]... annexes) {
    Stream<KeyedOffice.Paper> files =
        Arrays.stream(annexes).map(annex -> new KeyedOffice.Paper("phụ lục.pdf", annex));
    var text = new KeyedOffice.Paper("kế hoạch.txt", DRAFT.getBytes(UTF_8));
    return office.drafted(
        "Kiểm tra", Stream.concat(Stream.of(text), files).toArray(KeyedOffice.Paper[]::new));
  }

  private static OfficeRecord numbered(OfficeRecord draft) {
    return office.numbered(office.signed(office.checked(draft)));
  }

  private static byte[] bytes(Attachment annex) throws IOException {
    return office.bytes(annex.newest());
  }

  /** Codes of what is wrong. */
  private static List<String> faults() throws IOException {
    List<Finding> found = new ArrayList<>();
    Wiring wired = office.whole.office;
    new Fsck(wired.store(), wired.blobs(), wired.ledger(), wired::indexContents).run(found::add);
    return found.stream().filter(Finding::fault).map(Finding::code).toList();
  }

  @Test
  void every_pdf_annex_is_sealed_with_the_document_and_its_filed_bytes_stay() throws Exception {
    byte[] first = pdf(1);
    byte[] second = pdf(3);
    OfficeRecord numbered = numbered(drafted(first, second));
    OfficeRecord sealed = WholeOffice.done(office.seal(numbered));
    List<Attachment> files = office.whole.now(sealed.id()).attachments();
    assertThat(files).hasSize(3);
    assertThat(files.get(2).sealed()).as("the text that the draft was made of").isNull();
    for (int i = 0; i < 2; i++) {
      byte[] filed = List.of(first, second).get(i);
      SealedAnnex annex = Objects.requireNonNull(files.get(i).sealed());
      assertThat(annex.verdict()).isEqualTo("INTACT");
      assertThat(annex.by()).isEqualTo(office.whole.clerk.principal().id());
      byte[] now = bytes(files.get(i));
      assertThat(Arrays.copyOf(now, filed.length)).isEqualTo(filed);
    }
    WholeOffice.done(office.release(sealed));
    assertThat(faults()).isEmpty();
  }

  @Test
  void the_seal_shows_number_and_time_at_the_top_right_and_no_picture() throws Exception {
    OfficeRecord sealed = WholeOffice.done(office.seal(numbered(drafted(pdf(2)))));
    try (PDDocument document = Loader.loadPDF(bytes(sealed.attachments().getFirst()))) {
      var widget =
          document
              .getDocumentCatalog()
              .getAcroForm(null)
              .getField("VanThu-agency")
              .getWidgets()
              .getFirst();
      var page = document.getPage(0).getCropBox();
      assertThat(widget.getRectangle().getLowerLeftX()).isGreaterThan(page.getWidth() / 2);
      assertThat(widget.getRectangle().getLowerLeftY()).isGreaterThan(page.getHeight() * 0.9f);
      var shown = widget.getNormalAppearanceStream();
      assertThat(shown.getResources().getXObjectNames()).as("no picture").isEmpty();
      var sheet = new PDPage();
      document.addPage(sheet);
      try (var content = new PDPageContentStream(document, sheet)) {
        content.drawForm(shown);
      }
      Set<Float> sizes = new TreeSet<>();
      var reader =
          new PDFTextStripper() {
            @Override
            protected void writeString(String line, List<TextPosition> places) throws IOException {
              places.forEach(place -> sizes.add(place.getFontSizeInPt()));
              super.writeString(line, places);
            }
          };
      reader.setStartPage(document.getNumberOfPages());
      String[] lines = reader.getText(document).strip().split("\\R", -1);
      assertThat(lines).hasSize(2);
      assertThat(lines[0].strip()).isEqualTo(sealed.entry().orElseThrow().display());
      var signedAt = Objects.requireNonNull(sealed.attachments().getFirst().sealed()).at();
      assertThat(lines[1].strip()).endsWith("+07:00");
      assertThat(OffsetDateTime.parse(lines[1].strip()).toInstant())
          .isBetween(signedAt.minusSeconds(60), signedAt.plusSeconds(1));
      assertThat(sizes).containsExactly(10f);
      assertThat(inks(shown)).as("black").isSubsetOf(List.of(0f));
    }
  }

  /** Every number that sets a colour. */
  private static Set<Float> inks(PDAppearanceStream shown) throws IOException {
    Set<Float> inks = new TreeSet<>();
    List<Float> operands = new ArrayList<>();
    for (Object token : new PDFStreamParser(shown).parse()) {
      if (token instanceof COSNumber number) {
        operands.add(number.floatValue());
      } else if (token instanceof Operator operator) {
        if (List.of("g", "G", "rg", "RG", "k", "K", "sc", "scn").contains(operator.getName())) {
          inks.addAll(operands);
        }
        operands.clear();
      }
    }
    return inks;
  }

  @Test
  void verifying_a_sealed_annex_names_its_record_to_those_who_may_read_it() throws Exception {
    OfficeRecord sealed = WholeOffice.done(office.seal(numbered(drafted(pdf(1), pdf(2)))));
    byte[] second = bytes(sealed.attachments().get(1));
    JsonNode report = verified(second, office.whole.token(office.whole.clerk, null));
    assertThat(report.get("document").asText()).isEqualTo("INTACT");
    assertThat(report.get("registered").get("id").asText()).isEqualTo(sealed.id().toString());
    assertThat(report.get("registered").get("annex").asInt()).isEqualTo(2);
    byte[] main = office.bytes(sealed.current().file());
    JsonNode whole = verified(main, office.whole.token(office.whole.clerk, null)).get("registered");
    assertThat(whole.get("annex").isNull()).isTrue();
    assertThat(verified(second, null).get("registered").isNull()).isTrue();
    assertThat(
            verified(pdf(2), office.whole.token(office.whole.clerk, null))
                .get("registered")
                .isNull())
        .as("what was filed is another document than what was sealed")
        .isTrue();
  }

  private static JsonNode verified(byte[] file, @Nullable String token) {
    var request =
        HttpRequest.newBuilder(office.whole.address("/api/v1/verifications"))
            .header("Content-Type", "application/pdf")
            .POST(HttpRequest.BodyPublishers.ofByteArray(file));
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    HttpResponse<String> answer = office.whole.send(request);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return WholeOffice.json(answer);
  }

  @Test
  void fsck_sees_a_sealed_annex_that_is_gone_altered_or_exchanged() throws Exception {
    OfficeRecord sealed = WholeOffice.done(office.seal(numbered(drafted(pdf(1), pdf(2)))));
    BlobId annex = sealed.attachments().getFirst().newest().blob();
    BlobId other = sealed.attachments().get(1).newest().blob();
    Path file = office.whole.office.blobs().path(annex);
    byte[] good = Files.readAllBytes(file);
    byte[] bad = good.clone();
    bad[bad.length / 2] ^= 1;
    Files.write(file, bad);
    assertThat(faults()).containsExactly("FILE_ALTERED");
    Files.delete(file);
    assertThat(faults()).containsExactly("FILE_MISSING");
    Files.write(file, good);
    assertThat(faults()).isEmpty();
    exchange(sealed, other);
    assertThat(faults())
        .containsExactlyInAnyOrder(
            "REVISION_NOT_A_CONTINUATION", "SEALED_ANNEXES_UNLIKE_LEDGER", "EVIDENCE_UNLIKE_FILES");
    exchange(sealed, annex);
    assertThat(faults()).isEmpty();
  }

  /** Past the program, as someone with the database's password would. */
  private static void exchange(OfficeRecord record, BlobId file) throws Exception {
    DatabaseSettings.External access =
        EmbeddedPostgres.running(folder.resolve("data")).orElseThrow();
    try (Connection connection =
            DriverManager.getConnection(access.url(), access.user(), access.password());
        PreparedStatement update =
            connection.prepareStatement(
                "update sealed_annex set sha256 = ? where record = ? and position = 1")) {
      update.setBytes(1, file.bytes());
      update.setObject(2, record.id().value());
      assertThat(update.executeUpdate()).isEqualTo(1);
    }
  }

  @Test
  void a_backup_holds_sealed_annexes() throws Exception {
    OfficeRecord sealed = WholeOffice.done(office.seal(numbered(drafted(pdf(1)))));
    BlobId annex = sealed.attachments().getFirst().newest().blob();
    Path copy = folder.resolve("sao lưu");
    Wiring wired = office.whole.office;
    DurableFiles files = DurableFiles.haltingOnFailure();
    new Backup(wired.store(), wired.blobs(), files)
        .write(folder.resolve("data"), copy, Instant.EPOCH);
    Path fresh = folder.resolve("khôi phục");
    try (Database other = Database.open(new DatabaseSettings.Embedded(fresh, 0), 5, files)) {
      new Restore(files).read(copy, other, fresh);
      BlobStore blobs = BlobStore.open(fresh.resolve("blobs"), files);
      assertThat(Files.readAllBytes(blobs.path(annex)))
          .isEqualTo(bytes(sealed.attachments().getFirst()));
      Optional<OfficeRecord> record =
          other.read(tx -> OfficeStore.over(other).records().find(tx, sealed.id()));
      assertThat(record.orElseThrow().attachments().getFirst().sealed())
          .isEqualTo(sealed.attachments().getFirst().sealed());
    }
  }

  @Test
  void release_waits_for_annexes_until_they_are_sealed_or_called_reference_material()
      throws Exception {
    byte[] broken = "%PDF-1.7\nkhông phải PDF".getBytes(UTF_8);
    OfficeRecord numbered = numbered(drafted(broken));
    assertThat(office.seal(numbered)).isInstanceOf(RouteResult.NotSigned.class);
    OfficeRecord sealed = office.whole.now(numbered.id());
    assertThat(office.release(sealed))
        .isEqualTo(new RouteResult.Refused(RouteRefusal.ANNEX_NOT_SEALED));
    HttpResponse<String> told =
        office.whole.send(
            HttpRequest.newBuilder(
                    office.whole.address("/api/v1/records/" + sealed.id() + "/attachments/1/kind"))
                .header("Authorization", "Bearer " + office.whole.token(office.whole.clerk, null))
                .header("Content-Type", "application/json")
                .header("If-Match", "\"v" + sealed.version() + "\"")
                .PUT(HttpRequest.BodyPublishers.ofString("{\"kind\":\"REFERENCE\"}")));
    assertThat(told.statusCode()).as(told.body()).isEqualTo(200);
    JsonNode file = WholeOffice.json(told).get("attachments").get(0);
    assertThat(file.get("sealed").isNull()).isTrue();
    OfficeRecord now = office.whole.now(sealed.id());
    assertThat(WholeOffice.done(office.release(now)).attachments().getFirst().sealed()).isNull();
    assertThat(faults()).isEmpty();
  }

  @Test
  void a_file_called_reference_material_is_not_sealed() throws Exception {
    OfficeRecord numbered = numbered(drafted(pdf(1), pdf(2)));
    OfficeRecord told =
        WholeOffice.done(
            office
                .whole
                .office
                .outgoing()
                .attachmentIs(
                    numbered.id(),
                    numbered.version(),
                    2,
                    AttachmentKind.REFERENCE,
                    office.whole.clerk.principal()));
    OfficeRecord sealed = WholeOffice.done(office.seal(told));
    assertThat(sealed.attachments().get(0).sealed()).isNotNull();
    assertThat(sealed.attachments().get(1).sealed()).isNull();
    assertThat(Optional.of(office.seal(sealed)))
        .contains(new RouteResult.Refused(RouteRefusal.ALREADY_SEALED));
  }

  @Test
  void a_seal_at_the_clerks_desk_takes_a_session_for_the_document_and_one_for_each_annex()
      throws Exception {
    DemoKey atDesk = office.whole.pki.seal("condau-tai-ban", WholeOffice.AGENCY.name(), "H99.15");
    KeyBinding key =
        office.whole.bind(
            office.whole.clerk,
            KeyBinding.Use.SEAL,
            atDesk,
            new KeyHome.Desk(),
            SigningAuthority.Kind.INITIALS_ONLY);
    OfficeRecord record = numbered(drafted(pdf(1), pdf(2)));
    String token = office.whole.token(office.whole.clerk, key.id());
    for (int sealed = 0; sealed < 3; sealed++) {
      assertThat(sealedAnnexes(record)).isEqualTo(Math.max(0, sealed - 1));
      HttpResponse<String> opened = session(record, token, key);
      assertThat(opened.statusCode()).as(opened.body()).isEqualTo(201);
      signAtDesk(WholeOffice.json(opened).get("link").asText(), atDesk);
      record = office.whole.now(record.id());
    }
    assertThat(sealedAnnexes(record)).isEqualTo(2);
    HttpResponse<String> more = session(record, token, key);
    assertThat(more.statusCode()).as(more.body()).isEqualTo(409);
    assertThat(WholeOffice.json(more).get("code").asText()).isEqualTo("ALREADY_SEALED");
    WholeOffice.done(office.release(record));
  }

  private static HttpResponse<String> session(OfficeRecord record, String token, KeyBinding key) {
    return office.whole.post(
        token,
        record,
        "signing-sessions",
        "application/json",
        "{\"key\":\"%s\",\"intent\":\"SEAL\"}".formatted(key.id()).getBytes(UTF_8));
  }

  private static long sealedAnnexes(OfficeRecord record) {
    return record.attachments().stream().filter(a -> a.sealed() != null).count();
  }

  /** The command of the clerk's own computer, in a process of its own. */
  private static void signAtDesk(String link, DemoKey key) throws Exception {
    Path talk = folder.resolve("talk");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "sign",
                "--session",
                office.whole.address(link).toString(),
                "--pkcs12",
                key.file().toString(),
                "--pin-file",
                key.secretFile().toString())
            .redirectErrorStream(true)
            .redirectOutput(talk.toFile())
            .start();
    assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(Files.readString(talk)).isZero();
  }
}
