package vn.vanthu.service.routing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.vanthu.service.Wiring;
import vn.vanthu.service.access.Audience;
import vn.vanthu.service.api.Multipart;
import vn.vanthu.service.records.OfficeRecord;
import vn.vanthu.service.records.RegisterResult;
import vn.vanthu.service.registers.SignedOriginals;
import vn.vanthu.service.store.EmbeddedPostgres;

/** A document saved anew lost its signatures; what is left of them leads to the filed original. */
class DestroyedSignatureTest {
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

  private static byte[] savedAnew(byte[] signed) throws IOException {
    var out = new ByteArrayOutputStream();
    try (PDDocument document = Loader.loadPDF(signed)) {
      document.save(out);
    }
    return out.toByteArray();
  }

  private static JsonNode verified(byte[] pdf, boolean byClerk) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(office.whole.address("/api/v1/verifications"))
            .header("Content-Type", "application/pdf")
            .POST(HttpRequest.BodyPublishers.ofByteArray(pdf));
    if (byClerk) {
      request.header("Authorization", "Bearer " + office.whole.token(office.whole.clerk, null));
    }
    HttpResponse<String> answer = office.whole.send(request);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return WholeOffice.json(answer);
  }

  private static OfficeRecord sealed(String subject) throws IOException {
    OfficeRecord checked = office.whole.checked("KH", "Kế hoạch", subject);
    return WholeOffice.done(office.seal(office.numbered(office.signed(checked))));
  }

  private static OfficeRecord opened(OfficeRecord record) {
    RegisterResult result =
        office
            .whole
            .office
            .registrar()
            .setAudience(
                record.id(),
                record.version(),
                new Audience.Public(),
                office.whole.clerk.principal());
    return ((RegisterResult.Done) result).record();
  }

  /** As a version that did not know of digests would have left it. */
  private static void forget(OfficeRecord record) throws SQLException {
    var access = EmbeddedPostgres.running(folder.resolve("data")).orElseThrow();
    try (Connection connection =
            DriverManager.getConnection(access.url(), access.user(), access.password());
        Statement statement = connection.createStatement()) {
      statement.execute("delete from signed_digest");
      statement.execute(
          "insert into signed_digest_due select sha256 from record_revision where record = '"
              + record.id()
              + "'");
    }
  }

  @Test
  void whoever_may_read_the_released_original_is_led_to_it() throws Exception {
    OfficeRecord sealed = sealed("Kế hoạch gốc");
    byte[] signed = office.bytes(sealed.current().file());
    byte[] destroyed = savedAnew(signed);
    JsonNode before = verified(destroyed, true);
    assertThat(before.get("document").asText()).isIn("UNVERIFIABLE", "ALTERED");
    assertThat(before.get("original").isNull()).as("not released yet").isTrue();

    OfficeRecord released = WholeOffice.done(office.release(sealed));
    JsonNode found = verified(destroyed, true);
    assertThat(found.get("registered").isNull()).isTrue();
    JsonNode original = found.get("original");
    assertThat(original.get("id").asText()).isEqualTo(released.id().toString());
    assertThat(original.get("number").asText()).isEqualTo(released.facts().number());
    assertThat(original.get("issuedOn").asText()).isEqualTo("" + released.facts().issuedOn());
    assertThat(original.get("annex").isNull()).isTrue();
    assertThat(found.get("signatures").get(0).get("signedDigest").asText())
        .isEqualTo(verified(signed, true).get("signatures").get(0).get("signedDigest").asText());

    assertThat(verified(destroyed, false).get("original").isNull())
        .as("the agency's own: strangers do not learn of it")
        .isTrue();
    opened(released);
    assertThat(verified(destroyed, false).get("original").get("id").asText())
        .isEqualTo(released.id().toString());
    assertThat(verified(signed, false).get("original").isNull())
        .as("a whole file needs no other")
        .isTrue();
  }

  private static String page(byte[] pdf, String name, String language) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(office.whole.address("/verify"))
            .header("HX-Request", "true")
            .header("Accept-Language", language);
    HttpResponse<String> answer =
        office.whole.send(new Multipart().file("file", name, "application/pdf", pdf).post(request));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return answer.body();
  }

  @Test
  void the_page_has_words_that_a_clerk_can_send_to_whoever_sent_the_file() throws Exception {
    byte[] signed = office.bytes(sealed("Kế hoạch lưu lại").current().file());
    String words = page(savedAnew(signed), "ke-hoach.pdf", "vi");
    assertThat(words)
        .contains("Lời nhắn cho nơi gửi")
        .contains("Chúng tôi nhận được tệp “ke-hoach.pdf”.")
        .contains("Trong tệp có chữ ký số của ")
        .contains("Đề nghị gửi lại đúng tệp vừa ký xong");
    assertThat(page(savedAnew(signed), "plan.pdf", "en"))
        .contains("Words for the sender")
        .contains("We received the file “plan.pdf”.");
    assertThat(page(signed, "ke-hoach.pdf", "vi")).doesNotContain("Lời nhắn cho nơi gửi");
  }

  @Test
  void a_file_stored_before_the_digests_were_kept_is_read_in_the_background() throws Exception {
    OfficeRecord sealed = sealed("Kế hoạch cũ");
    byte[] destroyed = savedAnew(office.bytes(sealed.current().file()));
    WholeOffice.done(office.release(sealed));
    forget(sealed);
    assertThat(verified(destroyed, true).get("original").isNull()).isTrue();
    Wiring wiring = office.whole.office;
    var originals = new SignedOriginals(wiring.store(), wiring.blobs());
    while (originals.step(wiring.verifier()::verify)) {
      // until none is left
    }
    assertThat(verified(destroyed, true).get("original").get("id").asText())
        .isEqualTo(sealed.id().toString());
  }
}
