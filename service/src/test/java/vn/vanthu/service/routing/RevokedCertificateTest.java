package vn.vanthu.service.routing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.vanthu.service.demo.pki.DemoKey;
import vn.vanthu.service.records.Direction;
import vn.vanthu.service.records.OfficeRecord;
import vn.vanthu.service.routing.KeyedOffice.Paper;

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
    OfficeRecord numbered = office.numbered(office.signed(checked()));
    byte[] sent = office.bytes(office.sealed(drafted()).current().file());
    assertThat(received(sent).get("objection").isNull()).isTrue();

    revoked(office.directors);
    notGood(office.sign(waiting));
    unchanged(waiting, Outgoing.Checked.class);
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

  private JsonNode received(byte[] bytes) {
    HttpResponse<String> answer = office.upload(Direction.INCOMING, new Paper("den.pdf", bytes));
    assertThat(answer.statusCode()).as(answer.body()).isIn(200, 201);
    return WholeOffice.json(answer);
  }
}
