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
import java.util.Arrays;
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
import vn.vanthu.service.demo.DemoPictures;
import vn.vanthu.service.demo.pki.DemoKey;
import vn.vanthu.service.records.IncomingEntry;
import vn.vanthu.service.records.IntakeId;
import vn.vanthu.service.records.NumberOrder;
import vn.vanthu.service.records.OfficeRecord;
import vn.vanthu.service.records.RecordFacts;
import vn.vanthu.service.records.RecordId;
import vn.vanthu.service.records.RegisterOrder;
import vn.vanthu.service.records.RegisterResult;
import vn.vanthu.service.records.Secrecy;
import vn.vanthu.service.records.Urgency;
import vn.vanthu.signing.keys.Secret;

/** Sao y of a document on paper: the scan with the agency's signature and no person's. */
class ElectronicCopyTest {
  @TempDir static Path folder;
  private static WholeOffice office;
  private static DemoKey seal;
  private static KeyBinding sealKey;
  private static DemoKey directors;
  private static KeyBinding directorsKey;
  private static int number = 1;

  @BeforeAll
  static void open() throws Exception {
    office = new WholeOffice(folder);
    directors =
        office.pki.person(
            "giamdoc", office.director.fullName(), "Giám đốc", WholeOffice.AGENCY.name());
    directorsKey =
        office.bind(
            office.director,
            KeyBinding.Use.PERSON,
            directors,
            new KeyHome.KeyFile(directors.file().toString(), ""),
            SigningAuthority.Kind.HEAD,
            DemoPictures.signature(7));
    seal = office.pki.seal("condau", WholeOffice.AGENCY.name(), "H99.15");
    sealKey =
        office.bind(
            office.clerk,
            KeyBinding.Use.SEAL,
            seal,
            new KeyHome.KeyFile(seal.file().toString(), ""),
            SigningAuthority.Kind.INITIALS_ONLY,
            DemoPictures.seal("SỞ NỘI VỤ", "AN LẠC"));
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
        office.send(
            HttpRequest.newBuilder(office.address("/api/v1/intake?direction=INCOMING"))
                .header("Authorization", "Bearer " + office.token(office.clerk, null))
                .header("Content-Type", "multipart/form-data; boundary=b")
                .POST(HttpRequest.BodyPublishers.ofByteArray(multipart(file))));
    assertThat(received.statusCode()).as(received.body()).isEqualTo(201);
    var facts =
        new RecordFacts(
            number++ + "/QĐ-BM",
            "QĐ",
            "Quyết định",
            office.office.registrar().today(),
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
            new IncomingEntry(office.office.registrar().today(), null, null, paper, null),
            new Audience.Agency());
    RegisterResult result = office.office.registrar().register(order, office.clerk.principal());
    return ((RegisterResult.Done) result).record();
  }

  private static byte[] multipart(byte[] file) throws IOException {
    var body = new ByteArrayOutputStream();
    body.write(
        "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"quét.pdf\"\r\n\r\n"
            .getBytes(UTF_8));
    body.write(file);
    body.write("\r\n--b--\r\n".getBytes(UTF_8));
    return body.toByteArray();
  }

  private static HttpResponse<String> copy(OfficeRecord source) {
    return office.send(
        HttpRequest.newBuilder(office.address("/api/v1/drafts/copies"))
            .header("Authorization", "Bearer " + office.token(office.clerk, null))
            .header("Content-Type", "application/json")
            .POST(
                HttpRequest.BodyPublishers.ofString("{\"record\":\"%s\"}".formatted(source.id()))));
  }

  private static String refused(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(409);
    return WholeOffice.json(answer).get("code").asText();
  }

  private static RouteResult seal(OfficeRecord record) throws IOException {
    try (Secret pin = Secret.fromFile(seal.secretFile())) {
      return office
          .office
          .outgoing()
          .seal(record.id(), record.version(), office.clerk.principal(), sealKey.id(), pin);
    }
  }

  @Test
  void a_scan_becomes_a_copy_with_the_agencys_signature_alone() throws Exception {
    byte[] scan = scan();
    HttpResponse<String> answer = copy(incoming(scan, true));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    JsonNode begun = WholeOffice.json(answer);
    assertThat(begun.at("/facts/subject").asText(begun.path("subject").asText()))
        .startsWith("Sao y: Quyết định, ");
    OfficeRecord draft = office.now(RecordId.parse(begun.get("id").asText()).orElseThrow());
    var desk = office.office.outgoing();
    OfficeRecord checked =
        WholeOffice.done(desk.check(draft.id(), draft.version(), office.director.principal()));
    assertThat(seal(checked)).isEqualTo(new RouteResult.Refused(RouteRefusal.NOT_NUMBERED));
    try (Secret pin = Secret.fromFile(directors.secretFile())) {
      assertThat(
              desk.sign(
                  checked.id(),
                  checked.version(),
                  office.director.principal(),
                  directorsKey.id(),
                  SignatureIntent.SIGN,
                  pin))
          .isEqualTo(new RouteResult.Refused(RouteRefusal.COPY_NEEDS_NO_PERSON));
    }
    var order = new NumberOrder(office.office.registrar().today(), null, null);
    OfficeRecord numbered =
        WholeOffice.done(
            desk.number(checked.id(), checked.version(), order, office.clerk.principal()));
    assertThat(numbered.entry().orElseThrow().display()).endsWith("/SY-SNV");
    OfficeRecord sealed = WholeOffice.done(seal(numbered));
    WholeOffice.done(desk.release(sealed.id(), sealed.version(), office.clerk.principal()));

    assertThat(sealed.current().verdict()).isEqualTo("INTACT");
    byte[] copy = Files.readAllBytes(office.office.blobs().path(sealed.current().file().blob()));
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
  void what_is_electronic_already_is_sent_itself() throws Exception {
    assertThat(refused(copy(incoming(scan(), false)))).isEqualTo("COPY_NO_PAPER");
    OfficeRecord plan = office.checked("KH", "Kế hoạch", "Văn bản ký số");
    OfficeRecord signed;
    try (Secret pin = Secret.fromFile(directors.secretFile())) {
      signed =
          WholeOffice.done(
              office
                  .office
                  .outgoing()
                  .sign(
                      plan.id(),
                      plan.version(),
                      office.director.principal(),
                      directorsKey.id(),
                      SignatureIntent.SIGN,
                      pin));
    }
    byte[] electronic =
        Files.readAllBytes(office.office.blobs().path(signed.current().file().blob()));
    assertThat(refused(copy(incoming(electronic, true)))).isEqualTo("COPY_OF_SIGNED");
  }
}
