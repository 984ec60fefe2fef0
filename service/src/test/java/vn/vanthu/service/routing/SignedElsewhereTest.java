package vn.vanthu.service.routing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationFreeText;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.vanthu.service.accounts.Account;
import vn.vanthu.service.demo.pki.DemoKey;
import vn.vanthu.service.keys.KeyBinding;
import vn.vanthu.service.keys.KeyHome;
import vn.vanthu.service.keys.SigningAuthority;
import vn.vanthu.service.records.NumberOrder;
import vn.vanthu.service.records.OfficeRecord;
import vn.vanthu.service.records.RevisionKind;
import vn.vanthu.signing.DocumentBytes;
import vn.vanthu.signing.keys.KeyChoice;
import vn.vanthu.signing.keys.KeyOpening;
import vn.vanthu.signing.keys.Pkcs12KeyFile;
import vn.vanthu.signing.keys.Secret;
import vn.vanthu.signing.sign.SignatureRequest;
import vn.vanthu.signing.sign.Signer;
import vn.vanthu.signing.sign.SigningOutcome;
import vn.vanthu.signing.sign.SigningProfile;

/**
 * Files signed with other software come back over REST; what counts and what does not, with the
 * reason. Inspection minutes (biên bản kiểm tra) go the same way: leader signs, others initial.
 */
class SignedElsewhereTest {
  private static final String PDF = "application/pdf";
  private static final String JSON = "application/json";

  @TempDir static Path folder;
  private static WholeOffice office;
  private static DemoKey directors;
  private static DemoKey specialists;
  private static DemoKey strangers;
  private static KeyBinding directorsKey;
  private static KeyBinding specialistsKey;
  private static KeyBinding sealKey;
  private static DemoKey seal;

  @BeforeAll
  static void open() throws Exception {
    office = new WholeOffice(folder);
    directors = person("giamdoc", office.director, "Giám đốc");
    specialists = person("chuyenvien", office.specialist, "Chuyên viên");
    strangers = office.pki.person("nguoila", "Người Lạ", "Giám đốc", WholeOffice.AGENCY.name());
    seal = office.pki.seal("condau", WholeOffice.AGENCY.name(), "H99.15");
    directorsKey = bound(office.director, directors, SigningAuthority.Kind.HEAD);
    specialistsKey = bound(office.specialist, specialists, SigningAuthority.Kind.INITIALS_ONLY);
    sealKey =
        office.bind(
            office.clerk,
            KeyBinding.Use.SEAL,
            seal,
            new KeyHome.KeyFile(seal.file().toString(), ""),
            SigningAuthority.Kind.INITIALS_ONLY);
  }

  @AfterAll
  static void close() {
    if (office != null) {
      office.close();
    }
  }

  private static DemoKey person(String alias, Account account, String title) throws Exception {
    return office.pki.person(alias, account.fullName(), title, WholeOffice.AGENCY.name());
  }

  private static KeyBinding bound(Account holder, DemoKey key, SigningAuthority.Kind authority)
      throws Exception {
    return office.bind(
        holder,
        KeyBinding.Use.PERSON,
        key,
        new KeyHome.KeyFile(key.file().toString(), ""),
        authority);
  }

  private static byte[] bytes(OfficeRecord record) throws IOException {
    return Files.readAllBytes(office.office.blobs().path(record.current().file().blob()));
  }

  /** As other software does it: an approval signature in a field of its own. */
  static byte[] signed(byte[] document, DemoKey key, String field) throws IOException {
    return signed(document, key, SignatureRequest.approval(field).claiming(Instant.now()));
  }

  private static byte[] signed(byte[] document, DemoKey key, SignatureRequest request)
      throws IOException {
    try (Secret secret = Secret.fromFile(key.secretFile())) {
      var opened =
          (KeyOpening.Opened)
              Pkcs12KeyFile.open(key.file(), secret, KeyChoice.first(Instant.now()));
      var outcome =
          new Signer(SigningProfile.circular15())
              .sign(DocumentBytes.of(document), request, opened.key(), Optional.empty());
      assertThat(outcome).isInstanceOf(SigningOutcome.Signed.class);
      return ((SigningOutcome.Signed) outcome).bytes();
    }
  }

  private static HttpResponse<String> handIn(OfficeRecord record, byte[] file, String query) {
    return office.post(office.token(office.clerk, null), record, "versions" + query, PDF, file);
  }

  private static void refused(HttpResponse<String> answer, String code) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(409);
    assertThat(WholeOffice.json(answer).get("code").asText()).isEqualTo(code);
  }

  private static HttpResponse<String> sign(
      OfficeRecord record, Account by, KeyBinding key, DemoKey file, String intent)
      throws IOException {
    String pin = Files.readString(file.secretFile()).strip();
    String order = "{\"key\":\"%s\",\"intent\":\"%s\",\"pin\":\"%s\"}";
    return office.post(
        office.token(by, key.id()),
        record,
        "signatures",
        JSON,
        order.formatted(key.id(), intent, pin).getBytes(UTF_8));
  }

  private static OfficeRecord numbered(OfficeRecord record) {
    var order = new NumberOrder(office.office.registrar().today(), null, null);
    return WholeOffice.done(
        office
            .office
            .outgoing()
            .number(record.id(), record.version(), order, office.clerk.principal()));
  }

  @Test
  void an_authorised_persons_signature_from_elsewhere_moves_the_document_on() throws Exception {
    OfficeRecord waiting = office.checked("KH", "Kế hoạch", "Ký bằng phần mềm khác");
    byte[] file = signed(bytes(waiting), directors, "Signature1");
    assertThat(handIn(waiting, file, "").statusCode()).isEqualTo(201);
    OfficeRecord signed = office.now(waiting.id());
    assertThat(office.stage(waiting.id())).isInstanceOf(Outgoing.PersonSigned.class);
    assertThat(signed.current().kind()).isEqualTo(RevisionKind.EXTERNAL);
    assertThat(bytes(signed)).isEqualTo(file);

    OfficeRecord numbered = numbered(signed);
    HttpResponse<String> sealed = sign(numbered, office.clerk, sealKey, seal, "SEAL");
    assertThat(sealed.statusCode()).as(sealed.body()).isEqualTo(201);
    assertThat(office.stage(waiting.id())).isInstanceOf(Outgoing.Sealed.class);
    assertThat(office.now(waiting.id()).current().verdict()).isIn("INTACT", "NOTICE");
  }

  @Test
  void a_seal_from_elsewhere_counts_only_with_the_number_that_was_given() throws Exception {
    OfficeRecord waiting = office.checked("KH", "Kế hoạch", "Con dấu từ phần mềm khác");
    HttpResponse<String> person = sign(waiting, office.director, directorsKey, directors, "SIGN");
    assertThat(person.statusCode()).as(person.body()).isEqualTo(201);
    OfficeRecord numbered = numbered(office.now(waiting.id()));
    var wrong =
        SignatureRequest.bySeal(
            "VanThu-agency",
            SignatureWork.fill("99/KH-SNV", office.office.registrar().today()),
            Optional.empty());
    refused(
        handIn(numbered, signed(bytes(numbered), seal, wrong.claiming(Instant.now())), ""),
        "NUMBER_NOT_FILLED");
    String display = numbered.entry().orElseThrow().display();
    var right =
        SignatureRequest.bySeal(
            "VanThu-agency",
            SignatureWork.fill(display, office.office.registrar().today()),
            Optional.empty());
    byte[] file = signed(bytes(numbered), seal, right.claiming(Instant.now()));
    HttpResponse<String> taken = handIn(numbered, file, "");
    assertThat(taken.statusCode()).as(taken.body()).isEqualTo(201);
    assertThat(office.stage(waiting.id())).isInstanceOf(Outgoing.Sealed.class);
  }

  @Test
  void what_does_not_count_is_refused_with_its_reason_and_changes_nothing() throws Exception {
    OfficeRecord waiting = office.checked("KH", "Kế hoạch", "Chữ ký không được tính");
    byte[] stored = bytes(waiting);
    refused(handIn(waiting, signed(stored, strangers, "Signature1"), ""), "SIGNER_NOT_BOUND");
    refused(handIn(waiting, signed(stored, seal, "Signature1"), ""), "KEY_IS_SEAL");
    refused(
        handIn(waiting, signed(stored, specialists, "Signature1"), ""), "NOT_AUTHORISED_TO_SIGN");
    byte[] both = signed(signed(stored, specialists, "Signature1"), directors, "Signature2");
    refused(handIn(waiting, both, ""), "ONE_SIGNATURE_AT_A_TIME");
    refused(handIn(waiting, Arrays.copyOf(stored, stored.length + 20), ""), "NOT_SIGNED");
    byte[] other = bytes(office.checked("KH", "Kế hoạch", "Văn bản khác"));
    refused(handIn(waiting, signed(other, directors, "Signature1"), ""), "NOT_A_CONTINUATION");
    byte[] broken = signed(stored, directors, "Signature1");
    int value =
        new String(broken, java.nio.charset.StandardCharsets.ISO_8859_1)
            .indexOf("/Contents", stored.length);
    broken[value + 200] = (byte) (broken[value + 200] == '0' ? '1' : '0');
    assertThat(handIn(waiting, broken, "").statusCode()).isEqualTo(409);
    assertThat(office.now(waiting.id())).isEqualTo(waiting);
    assertThat(office.stage(waiting.id())).isInstanceOf(Outgoing.Checked.class);
  }

  /** Other software writes into the document before its user signs: what was checked is hidden. */
  private static byte[] written(byte[] document, boolean asNote) throws IOException {
    try (PDDocument pdf = Loader.loadPDF(document)) {
      PDPage page = pdf.getPage(0);
      var out = new ByteArrayOutputStream();
      if (asNote) {
        var note = new PDAnnotationFreeText();
        note.setRectangle(new PDRectangle(60, 400, 400, 60));
        note.setContents("Noi dung khac");
        page.getAnnotations().add(note);
        page.getCOSObject().setNeedToBeUpdated(true);
        pdf.saveIncremental(out);
        return out.toByteArray();
      }
      try (var over = new PDPageContentStream(pdf, page, AppendMode.APPEND, false)) {
        over.addRect(60, 400, 400, 60);
        over.fill();
      }
      pdf.saveIncremental(out, Set.<COSDictionary>of(page.getCOSObject()));
      return out.toByteArray();
    }
  }

  @Test
  void other_content_under_an_authorised_persons_signature_is_refused() throws Exception {
    OfficeRecord waiting = office.checked("KH", "Kế hoạch", "Nội dung khác bản đã kiểm tra");
    for (boolean asNote : new boolean[] {false, true}) {
      byte[] other = written(bytes(waiting), asNote);
      HttpResponse<String> answer = handIn(waiting, signed(other, directors, "Signature1"), "");
      refused(answer, "MORE_THAN_SIGNED");
      assertThat(WholeOffice.json(answer).get("because").asText())
          .contains(asNote ? "CHANGE_ANNOTATION" : "CHANGE_PAGE_CONTENT");
      assertThat(WholeOffice.json(answer).get("next").asText()).contains("Tải bản đang lưu về");
    }
    assertThat(office.now(waiting.id())).isEqualTo(waiting);
    assertThat(office.stage(waiting.id())).isInstanceOf(Outgoing.Checked.class);
  }

  @Test
  void a_number_before_its_time_is_refused() throws Exception {
    OfficeRecord waiting = office.checked("KH", "Kế hoạch", "Tự điền số khi ký");
    var filling =
        SignatureRequest.bySeal(
            "Signature1",
            SignatureWork.fill("99/KH-SNV", office.office.registrar().today()),
            Optional.empty());
    byte[] file = signed(bytes(waiting), directors, filling.claiming(Instant.now()));
    refused(handIn(waiting, file, ""), "MORE_THAN_SIGNED");
  }

  @Test
  void a_revoked_certificate_does_not_sign_from_elsewhere() throws Exception {
    DemoKey former = office.pki.person("phogiamdoc", "Phó Giám Đốc", "Phó Giám đốc", "SNV");
    bound(office.specialist, former, SigningAuthority.Kind.DEPUTY);
    office.pki.revoke(former.certificate(), Instant.now().minusSeconds(3600));
    office.refreshRevocation();
    OfficeRecord waiting = office.checked("KH", "Kế hoạch", "Chứng thư đã thu hồi");
    refused(
        handIn(waiting, signed(bytes(waiting), former, "Signature1"), ""), "CERTIFICATE_NOT_GOOD");
  }

  @Test
  void initials_from_elsewhere_leave_the_document_waiting_for_the_leader() throws Exception {
    OfficeRecord waiting = office.checked("KH", "Kế hoạch", "Ký tắt bằng phần mềm khác");
    byte[] file = signed(bytes(waiting), specialists, "Signature1");
    assertThat(handIn(waiting, file, "?intent=INITIAL").statusCode()).isEqualTo(201);
    assertThat(office.stage(waiting.id())).isInstanceOf(Outgoing.Checked.class);
    assertThat(office.now(waiting.id()).current().number()).isEqualTo(2);
  }

  @Test
  void inspection_minutes_are_signed_by_the_leader_initialled_by_others_and_sealed_last()
      throws Exception {
    OfficeRecord minutes = office.checked("BB", "Biên bản", "Kiểm tra công tác văn thư năm 2026");
    refused(
        sign(minutes, office.specialist, specialistsKey, specialists, "SIGN"),
        "MINUTES_LEADER_SIGNS");
    refused(sign(minutes, office.clerk, sealKey, seal, "SEAL"), "NOT_SIGNED_BY_PERSON");
    HttpResponse<String> initials =
        sign(minutes, office.specialist, specialistsKey, specialists, "INITIAL");
    assertThat(initials.statusCode()).as(initials.body()).isEqualTo(201);
    minutes = office.now(minutes.id());
    refused(sign(minutes, office.clerk, sealKey, seal, "SEAL"), "NOT_SIGNED_BY_PERSON");
    HttpResponse<String> leader = sign(minutes, office.director, directorsKey, directors, "SIGN");
    assertThat(leader.statusCode()).as(leader.body()).isEqualTo(201);
    minutes = office.now(minutes.id());
    refused(sign(minutes, office.clerk, sealKey, seal, "SEAL"), "NOT_NUMBERED");
    minutes = numbered(minutes);
    HttpResponse<String> sealed = sign(minutes, office.clerk, sealKey, seal, "SEAL");
    assertThat(sealed.statusCode()).as(sealed.body()).isEqualTo(201);
    assertThat(office.stage(minutes.id())).isInstanceOf(Outgoing.Sealed.class);
    assertThat(office.now(minutes.id()).current().verdict()).isEqualTo("INTACT");
  }
}
