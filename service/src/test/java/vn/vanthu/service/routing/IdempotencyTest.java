package vn.vanthu.service.routing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.vanthu.service.access.Role;
import vn.vanthu.service.accounts.Account;
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

  /** The database as it is when the service dies after the commit and before its answer. */
  private static void died(String key, String also) throws SQLException {
    DatabaseSettings.External access =
        EmbeddedPostgres.running(folder.resolve("data")).orElseThrow();
    try (Connection connection =
            DriverManager.getConnection(access.url(), access.user(), access.password());
        PreparedStatement update =
            connection.prepareStatement(
                "update idempotent_answer set status = null, headers = null, body = null,"
                    + " started_at = started_at - interval '1 hour'"
                    + also
                    + " where key = ?")) {
      update.setString(1, key);
      assertThat(update.executeUpdate()).isEqualTo(1);
    }
  }

  @Test
  void what_was_committed_before_a_crash_is_answered_as_it_would_have_been() throws Exception {
    String token = whole.token(whole.clerk, null);
    HttpResponse<String> received = receive(token, "truoc-khi-chet");
    assertThat(received.statusCode()).as(received.body()).isEqualTo(201);
    died("truoc-khi-chet", "");
    HttpResponse<String> told = receive(token, "truoc-khi-chet");
    assertThat(told.statusCode()).isEqualTo(201);
    assertThat(told.headers().firstValue(REPLAYED)).hasValue("true");
    assertThat(told.headers().firstValue("Location"))
        .isEqualTo(received.headers().firstValue("Location"));
    assertThat(WholeOffice.json(told)).isEqualTo(WholeOffice.json(received));

    String intake = WholeOffice.json(received).get("id").asText();
    HttpResponse<String> entered = enter(token, intake);
    assertThat(entered.statusCode()).as(entered.body()).isEqualTo(201);
    died("vao-so", "");
    for (int again = 0; again < 2; again++) {
      told = enter(token, intake);
      assertThat(told.statusCode()).as(told.body()).isEqualTo(201);
      assertThat(told.headers().firstValue(REPLAYED)).hasValue("true");
      for (String header : List.of("Location", "ETag")) {
        assertThat(told.headers().firstValue(header))
            .isEqualTo(entered.headers().firstValue(header));
      }
      assertThat(WholeOffice.json(told).get("registration"))
          .isEqualTo(WholeOffice.json(entered).get("registration"));
      assertThat(WholeOffice.json(told).at("/receipt/leaf"))
          .isEqualTo(WholeOffice.json(entered).at("/receipt/leaf"));
    }
  }

  @Test
  void what_was_begun_and_not_committed_before_a_crash_is_done_at_once() throws Exception {
    String token = whole.token(whole.clerk, null);
    HttpResponse<String> first = receive(token, "chua-kip");
    died("chua-kip", ", intake = null");
    HttpResponse<String> again = receive(token, "chua-kip");
    assertThat(again.statusCode()).as(again.body()).isEqualTo(201);
    assertThat(again.headers().firstValue(REPLAYED)).isEmpty();
    assertThat(again.headers().firstValue("Location"))
        .isNotEqualTo(first.headers().firstValue("Location"));
  }

  @Test
  void a_draft_that_was_received_and_not_entered_before_a_crash_is_entered_once() throws Exception {
    String token = whole.token(whole.specialist, null);
    String order =
        """
        {"typeName": "Quyết định", "place": "An Lạc", "subject": "Về việc thử một lần",
         "competence": "Giám đốc Sở Nội vụ", "bases": ["Căn cứ Quy chế làm việc;"],
         "body": "QUYẾT ĐỊNH:\\n\\nĐiều 1. Thành lập Tổ công tác.",
         "authority": ["GIÁM ĐỐC"], "signer": "Trần Thị Bích Hạnh", "recipients": ["Như Điều 1"]}
        """;
    HttpRequest.Builder compose =
        keyed("/api/v1/drafts", token, "soan-thao")
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(order));
    HttpResponse<String> first = whole.send(compose);
    assertThat(first.statusCode()).as(first.body()).isEqualTo(201);
    died("soan-thao", ", record = null");
    HttpResponse<String> again = whole.send(compose);
    assertThat(again.statusCode()).as(again.body()).isEqualTo(201);
    assertThat(again.headers().firstValue(REPLAYED)).isEmpty();
    HttpResponse<String> third = whole.send(compose);
    assertThat(third.headers().firstValue(REPLAYED)).hasValue("true");
    assertThat(third.body()).isEqualTo(again.body());
  }

  @Test
  void a_database_that_dies_under_the_living_service_leaves_no_key_running() throws Exception {
    String token = whole.token(whole.clerk, null);
    List<String> keys = IntStream.range(0, 12).mapToObj(i -> "csdl-chet-" + i).toList();
    try (ExecutorService clerks = Executors.newFixedThreadPool(4)) {
      List<Future<Integer>> sent =
          keys.stream().map(key -> clerks.submit(() -> receive(token, key).statusCode())).toList();
      killDatabase();
      for (Future<Integer> status : sent) {
        status.get();
      }
    }
    Set<String> documents = new HashSet<>();
    for (String key : keys) {
      HttpResponse<String> answer = receive(token, key);
      for (int again = 0; answer.statusCode() >= 500 && again < 100; again++) {
        Thread.sleep(100); // the database is brought back
        answer = receive(token, key);
      }
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
      documents.add(WholeOffice.json(answer).get("id").asText());
    }
    assertThat(documents).hasSize(keys.size());
  }

  /** kill -9 of the database's parent process. */
  private static void killDatabase() throws IOException {
    List<String> lines = Files.readAllLines(folder.resolve("data/pg/postmaster.pid"));
    ProcessHandle.of(Long.parseLong(lines.getFirst().strip())).orElseThrow().destroyForcibly();
  }

  private static HttpResponse<String> enter(String token, String intake) {
    return whole.send(
        keyed("/api/v1/records", token, "vao-so")
            .header("Content-Type", "application/json")
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    "{\"intake\":\"%s\",\"facts\":{\"subject\":\"Một lần\"}}".formatted(intake))));
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
