package vn.vanthu.service.routing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.vanthu.service.accounts.Account;
import vn.vanthu.service.demo.pki.DemoKey;
import vn.vanthu.service.intake.MediaTypes;
import vn.vanthu.service.keys.KeyBinding;
import vn.vanthu.service.keys.KeyHome;
import vn.vanthu.service.keys.SignatureIntent;
import vn.vanthu.service.keys.SigningAuthority;
import vn.vanthu.service.records.Attachment;
import vn.vanthu.service.records.Direction;
import vn.vanthu.service.records.OfficeRecord;
import vn.vanthu.service.routing.KeyedOffice.Paper;
import vn.vanthu.signing.keys.Secret;

/**
 * A certificate that was revoked signs nothing, is sealed over by nobody and goes out to nobody.
 */
class RevokedCertificateTest {
  @TempDir Path folder;
  private KeyedOffice office;

  @BeforeEach
  void open() throws Exception {
    office = new KeyedOffice(folder);
  }

  @AfterEach
  void close() {
    office.close();
  }

  private void revoked(DemoKey key) throws Exception {
    office.whole.pki.revoke(key.certificate(), Instant.now().minusSeconds(3600));
    office.whole.refreshRevocation();
  }

  private OfficeRecord drafted() {
    return office.drafted(
        "Kiểm tra công tác văn thư",
        new Paper("kế hoạch.txt", "Kế hoạch kiểm tra công tác văn thư.".getBytes(UTF_8)));
  }

  private OfficeRecord checked() {
    return office.checked(drafted());
  }

  private void unchanged(OfficeRecord before, Class<? extends Outgoing> stage) {
    assertThat(office.whole.now(before.id())).isEqualTo(before);
    assertThat(office.whole.stage(before.id())).isInstanceOf(stage);
  }

  private static void notGood(RouteResult result) {
    switch (result) {
      case RouteResult.NotSigned not ->
          assertThat(not.message().code()).isEqualTo("CERTIFICATE_NOT_GOOD");
      case RouteResult.Refused refused ->
          assertThat(refused.reason()).isEqualTo(RouteRefusal.CERTIFICATE_NOT_GOOD);
      case RouteResult.Done _, RouteResult.NotInBook _ ->
          throw new AssertionError("not refused for its certificate: " + result);
    }
  }

  @Test
  void a_person_whose_certificate_is_revoked_signs_nothing_and_is_not_sealed_over()
      throws Exception {
    OfficeRecord waiting = checked();
    OfficeRecord signed = office.signed(checked());
    OfficeRecord numbered = office.numbered(office.signed(checked()));
    byte[] sent = office.bytes(office.sealed(drafted()).current().file());
    assertThat(received(sent).get("objection").isNull()).isTrue();

    revoked(office.directors);
    notGood(office.sign(waiting));
    unchanged(waiting, Outgoing.Checked.class);
    notGood(office.number(signed));
    unchanged(signed, Outgoing.PersonSigned.class);
    notGood(office.seal(numbered));
    unchanged(numbered, Outgoing.Numbered.class);

    JsonNode intake = received(sent);
    assertThat(intake.get("verdict").asText()).as("the bytes are whole").isEqualTo("INTACT");
    assertThat(intake.get("objection").asText()).isEqualTo("REVOKED");
  }

  @Test
  void a_revoked_seal_seals_nothing_and_what_it_sealed_does_not_go_out() throws Exception {
    OfficeRecord numbered = office.numbered(office.signed(checked()));
    OfficeRecord sealed = office.sealed(drafted());
    revoked(office.seal);
    notGood(office.seal(numbered));
    unchanged(numbered, Outgoing.Numbered.class);
    notGood(office.release(sealed));
    unchanged(sealed, Outgoing.Sealed.class);
  }

  @Test
  void a_document_whose_initials_were_revoked_is_neither_sealed_nor_released() throws Exception {
    DemoKey initials =
        office.whole.pki.person(
            "chuyenvien", office.whole.specialist.fullName(), "", WholeOffice.AGENCY.name());
    KeyBinding bound = bound(office.whole.specialist, KeyBinding.Use.PERSON, initials);
    OfficeRecord numbered = office.numbered(office.signed(initialled(checked(), initials, bound)));
    OfficeRecord sealed =
        WholeOffice.done(
            office.seal(office.numbered(office.signed(initialled(checked(), initials, bound)))));
    office.whole.office.keys().end(WholeOffice.AGENCY.id(), bound.id());
    revoked(initials);
    notGood(office.seal(numbered));
    unchanged(numbered, Outgoing.Numbered.class);
    notGood(office.release(sealed));
    unchanged(sealed, Outgoing.Sealed.class);
  }

  @Test
  void a_document_whose_annex_bears_a_revoked_seal_is_not_released() throws Exception {
    DemoKey other = office.whole.pki.seal("condau2", WholeOffice.AGENCY.name(), "H99.15");
    KeyBinding bound = bound(office.whole.clerk, KeyBinding.Use.SEAL, other);
    OfficeRecord draft =
        office.drafted(
            "Kế hoạch có phụ lục",
            new Paper("kế hoạch.txt", "Kế hoạch có phụ lục.".getBytes(UTF_8)),
            new Paper("phụ lục.pdf", onePage()));
    OfficeRecord alone = draft;
    for (Attachment file : draft.attachments()) {
      alone = is(alone, file.position(), AttachmentKind.REFERENCE);
    }
    OfficeRecord main = office.sealed(alone);
    OfficeRecord waiting = is(main, pdf(draft), AttachmentKind.ANNEX);
    OfficeRecord sealed;
    try (Secret pin = Secret.fromFile(other.secretFile())) {
      sealed =
          WholeOffice.done(
              office
                  .whole
                  .office
                  .outgoing()
                  .seal(
                      waiting.id(),
                      waiting.version(),
                      office.whole.clerk.principal(),
                      bound.id(),
                      pin));
    }
    revoked(other);
    notGood(office.release(sealed));
    unchanged(sealed, Outgoing.Sealed.class);
  }

  @Test
  void what_a_time_stamp_proves_to_be_older_than_the_revocation_is_sealed_and_goes_out()
      throws Exception {
    try (var stamping = new KeyedOffice(folder.resolve("có dấu thời gian"), true)) {
      OfficeRecord draft =
          stamping.drafted("Kế hoạch", new Paper("kế hoạch.txt", "Kế hoạch.".getBytes(UTF_8)));
      OfficeRecord numbered = stamping.numbered(stamping.signed(stamping.checked(draft)));
      later(stamping, stamping.directors);
      OfficeRecord sealed = WholeOffice.done(stamping.seal(numbered));
      later(stamping, stamping.seal);
      WholeOffice.done(stamping.release(sealed));
    }
  }

  /** Revoked now, after what was signed: a revocation is dated to the second. */
  private static void later(KeyedOffice stamping, DemoKey key) throws Exception {
    Thread.sleep(2_000);
    stamping.whole.pki.revoke(key.certificate(), Instant.now());
    stamping.whole.refreshRevocation();
  }

  private KeyBinding bound(Account holder, KeyBinding.Use use, DemoKey key) throws Exception {
    return office.whole.bind(
        holder,
        use,
        key,
        new KeyHome.KeyFile(key.file().toString(), ""),
        SigningAuthority.Kind.INITIALS_ONLY);
  }

  private OfficeRecord initialled(OfficeRecord checked, DemoKey key, KeyBinding bound)
      throws Exception {
    try (Secret pin = Secret.fromFile(key.secretFile())) {
      return WholeOffice.done(
          office
              .whole
              .office
              .outgoing()
              .sign(
                  checked.id(),
                  checked.version(),
                  office.whole.specialist.principal(),
                  bound.id(),
                  SignatureIntent.INITIAL,
                  pin));
    }
  }

  private OfficeRecord is(OfficeRecord record, int position, AttachmentKind kind) {
    return WholeOffice.done(
        office
            .whole
            .office
            .outgoing()
            .attachmentIs(
                record.id(), record.version(), position, kind, office.whole.clerk.principal()));
  }

  private static int pdf(OfficeRecord record) {
    return record.attachments().stream()
        .filter(a -> a.file().mediaType().equals(MediaTypes.PDF))
        .findFirst()
        .orElseThrow()
        .position();
  }

  private static byte[] onePage() throws IOException {
    try (var document = new PDDocument()) {
      document.addPage(new PDPage());
      var bytes = new ByteArrayOutputStream();
      document.save(bytes);
      return bytes.toByteArray();
    }
  }

  private JsonNode received(byte[] bytes) {
    HttpResponse<String> answer = office.upload(Direction.INCOMING, new Paper("den.pdf", bytes));
    assertThat(answer.statusCode()).as(answer.body()).isIn(200, 201);
    return WholeOffice.json(answer);
  }
}
