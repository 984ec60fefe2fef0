package vn.vanthu.service.routing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.vanthu.service.access.Role;
import vn.vanthu.service.accounts.Account;
import vn.vanthu.service.keys.KeyBinding;
import vn.vanthu.service.records.OfficeRecord;
import vn.vanthu.service.store.DatabaseSettings;
import vn.vanthu.service.store.EmbeddedPostgres;

/** What is kept of a request with an Idempotency-Key, and who is given it back. */
class IdempotencyTest {
  private static final String REPLAYED = "Idempotency-Replayed";

  @TempDir static Path folder;
  private static KeyedOffice office;
  private static WholeOffice whole;

  @BeforeAll
  static void open() throws Exception {
    office = new KeyedOffice(folder);
    whole = office.whole;
  }

  @AfterAll
  static void close() {
    office.close();
  }

  @Test
  void a_pin_cannot_be_found_or_guessed_from_what_is_kept() throws Exception {
    OfficeRecord waiting = whole.checked("KH", "Kế hoạch", "Ký với khóa lặp lại");
    KeyBinding key = whole.office.outgoing().keysOf(whole.director.principal()).getFirst();
    String token = whole.token(whole.director, key.id());
    String pin = Files.readString(office.directors.secretFile()).strip();

    HttpResponse<String> signed = sign(waiting, token, key, pin);
    assertThat(signed.statusCode()).as(signed.body()).isEqualTo(201);

    assertThat(kept("ky-mot-lan")).contains(waiting.id().toString()).doesNotContain(pin);
    // a fingerprint that knew the PIN would tell a guess from the PIN
    for (String guess : List.of(pin, pin + "0", "")) {
      HttpResponse<String> again = sign(waiting, token, key, guess);
      assertThat(again.headers().firstValue(REPLAYED)).as(again.body()).hasValue("true");
      assertThat(again.body()).isEqualTo(signed.body());
    }
  }

  /** All that the database holds under a key, as text. */
  private static String kept(String key) throws SQLException {
    DatabaseSettings.External access =
        EmbeddedPostgres.running(folder.resolve("data")).orElseThrow();
    try (Connection connection =
            DriverManager.getConnection(access.url(), access.user(), access.password());
        PreparedStatement query =
            connection.prepareStatement(
                """
                select concat_ws(' ', principal, path, key, headers::text,
                  encode(fingerprint, 'escape'), convert_from(body, 'UTF8'))
                from idempotent_answer where key = ?\
                """)) {
      query.setString(1, key);
      try (ResultSet rows = query.executeQuery()) {
        assertThat(rows.next()).isTrue();
        return rows.getString(1);
      }
    }
  }

  private static HttpResponse<String> sign(
      OfficeRecord record, String token, KeyBinding key, String pin) {
    String order = "{\"key\":\"%s\",\"intent\":\"SIGN\",\"pin\":\"%s\"}".formatted(key.id(), pin);
    return whole.send(
        keyed("/api/v1/records/" + record.id() + "/signatures", token, "ky-mot-lan")
            .header("If-Match", "\"v" + record.version() + "\"")
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(order)));
  }

  @Test
  void a_token_that_has_lost_the_scope_is_given_no_kept_answer() {
    Account clerk =
        whole
            .office
            .accounts()
            .create(
                "vanthu.cu",
                "Đỗ Văn Cũ",
                "",
                Set.of(),
                Set.of(Role.CLERK),
                vn.vanthu.service.api.TestOffice.PASSWORD)
            .orElseThrow();
    String token = whole.token(clerk, null);
    assertThat(receive(token).statusCode()).isEqualTo(201);
    assertThat(receive(token).headers().firstValue(REPLAYED)).hasValue("true");

    whole.office.accounts().change(clerk.id(), Set.of(Role.AUDITOR), true);
    HttpResponse<String> refused = receive(token);
    assertThat(refused.statusCode()).as(refused.body()).isEqualTo(403);
    assertThat(WholeOffice.json(refused).get("code").asText()).isEqualTo("SCOPE_MISSING");
    assertThat(WholeOffice.json(refused).get("scope").asText()).isEqualTo("intake");

    whole.office.accounts().change(clerk.id(), Set.of(Role.CLERK), true);
    assertThat(receive(token).headers().firstValue(REPLAYED)).hasValue("true");
  }

  private static HttpResponse<String> receive(String token) {
    return receive(token, "nhan-mot-lan");
  }

  private static HttpResponse<String> receive(String token, String key) {
    String body =
        """
        --b\r
        Content-Disposition: form-data; name="file"; filename="cong-van.txt"\r
        \r
        Công văn đến một lần\r
        --b--\r
        """;
    return whole.send(
        keyed("/api/v1/intake", token, key)
            .header("Content-Type", "multipart/form-data; boundary=b")
            .POST(HttpRequest.BodyPublishers.ofByteArray(body.getBytes(UTF_8))));
  }

  private static HttpRequest.Builder keyed(String path, String token, String key) {
    return HttpRequest.newBuilder(whole.address(path))
        .header("Authorization", "Bearer " + token)
        .header("Idempotency-Key", key);
  }
}
