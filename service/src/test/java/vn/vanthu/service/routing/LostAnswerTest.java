package vn.vanthu.service.routing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
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
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.vanthu.service.accounts.Account;
import vn.vanthu.service.demo.pki.DemoKey;
import vn.vanthu.service.intake.HandedIn;
import vn.vanthu.service.keys.KeyBinding;
import vn.vanthu.service.records.Direction;
import vn.vanthu.service.records.IntakeId;
import vn.vanthu.service.records.IntakeState;
import vn.vanthu.service.records.OfficeRecord;
import vn.vanthu.service.records.ReceiveResult;
import vn.vanthu.service.store.DatabaseSettings;
import vn.vanthu.service.store.EmbeddedPostgres;

/** What becomes of a request with an Idempotency-Key whose answer was owed when something died. */
class LostAnswerTest {
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

  private static Connection connect() throws SQLException {
    DatabaseSettings.External access =
        EmbeddedPostgres.running(folder.resolve("data")).orElseThrow();
    return DriverManager.getConnection(access.url(), access.user(), access.password());
  }

  /** The database as it is when the service dies after the commit and before its answer. */
  private static void died(String key, String also) throws SQLException {
    try (Connection connection = connect();
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
  void a_search_that_was_kept_before_a_crash_is_kept_once() throws Exception {
    String token = whole.token(whole.specialist, null);
    HttpRequest.Builder keep =
        keyed("/api/v1/saved-searches", token, "giu-cau-tim")
            .header("Content-Type", "application/json")
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    "{\"name\": \"Văn thư\", \"question\": {\"q\": \"lưu trữ\"}}"));
    HttpResponse<String> first = whole.send(keep);
    assertThat(first.statusCode()).as(first.body()).isEqualTo(201);
    died("giu-cau-tim", "");
    HttpResponse<String> told = whole.send(keep);
    assertThat(told.statusCode()).as(told.body()).isEqualTo(201);
    assertThat(told.headers().firstValue(REPLAYED)).hasValue("true");
    assertThat(told.headers().firstValue("Location"))
        .isEqualTo(first.headers().firstValue("Location"));
    assertThat(WholeOffice.json(told)).isEqualTo(WholeOffice.json(first));
    JsonNode kept = WholeOffice.json(whole.send(as("/api/v1/saved-searches", token)));
    assertThat(kept).hasSize(1);
  }

  /** Looked at twice, alerts that came in between would be gone unseen. */
  @Test
  void alerts_looked_at_before_a_crash_are_not_looked_at_again() throws Exception {
    String token = whole.token(whole.specialist, null);
    HttpRequest.Builder seen =
        keyed("/api/v1/search-alerts/seen", token, "da-xem")
            .POST(HttpRequest.BodyPublishers.noBody());
    assertThat(whole.send(seen).statusCode()).isEqualTo(204);
    died("da-xem", "");
    HttpResponse<String> told = whole.send(seen);
    assertThat(told.statusCode()).as(told.body()).isEqualTo(204);
    assertThat(told.headers().firstValue(REPLAYED)).hasValue("true");
  }

  @Test
  void a_notice_that_was_sent_before_a_crash_was_sent() throws Exception {
    String token = whole.token(whole.clerk, null);
    String intake = WholeOffice.json(receive(token, "se-tra-lai")).get("id").asText();
    HttpResponse<String> back =
        whole.send(
            keyed("/api/v1/intake/" + intake + "/return", token, "tra-lai")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"reason\": \"Thiếu phụ lục\"}")));
    assertThat(back.statusCode()).as(back.body()).isEqualTo(204);
    JsonNode notices = WholeOffice.json(whole.send(as("/api/v1/notices", token)));
    HttpRequest.Builder sent =
        keyed("/api/v1/notices/" + notices.get(0).get("id").asText() + "/sent", token, "da-gui")
            .POST(HttpRequest.BodyPublishers.noBody());
    assertThat(whole.send(sent).statusCode()).isEqualTo(204);
    died("da-gui", "");
    HttpResponse<String> told = whole.send(sent);
    assertThat(told.statusCode()).as(told.body()).isEqualTo(204);
    assertThat(told.headers().firstValue(REPLAYED)).hasValue("true");
  }

  private static final String DRAFT =
      """
      {"typeName": "Quyết định", "place": "An Lạc", "subject": "Về việc thử một lần",
       "competence": "Giám đốc Sở Nội vụ", "bases": ["Căn cứ Quy chế làm việc;"],
       "body": "QUYẾT ĐỊNH:\\n\\nĐiều 1. Thành lập Tổ công tác.",
       "authority": ["GIÁM ĐỐC"], "signer": "Trần Thị Bích Hạnh", "recipients": ["Như Điều 1"]}
      """;

  /** What the order had received stands in nobody's way: it becomes the draft. */
  @Test
  void a_draft_that_was_received_and_not_entered_before_a_crash_is_entered_once() throws Exception {
    String token = whole.token(whole.specialist, null);
    HttpRequest.Builder compose =
        keyed("/api/v1/drafts", token, "soan-thao")
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(DRAFT));
    HttpResponse<String> first = whole.send(compose);
    assertThat(first.statusCode()).as(first.body()).isEqualTo(201);
    IntakeId received = received();
    died("soan-thao", ", record = null, version = null, intake = '" + received + "'");
    HttpResponse<String> again = whole.send(compose);
    assertThat(again.statusCode()).as(again.body()).isEqualTo(201);
    assertThat(again.headers().firstValue(REPLAYED)).isEmpty();
    assertThat(
            whole
                .office
                .intakes()
                .find(received, whole.specialist.principal())
                .orElseThrow()
                .state())
        .isEqualTo(IntakeState.REGISTERED);
    HttpResponse<String> third = whole.send(compose);
    assertThat(third.headers().firstValue(REPLAYED)).hasValue("true");
    assertThat(third.body()).isEqualTo(again.body());
  }

  /** A document of the specialist's that was received and stands in no register. */
  private static IntakeId received() throws IOException {
    byte[] paper = pdf();
    var file = new HandedIn("du-thao.pdf", new ByteArrayInputStream(paper));
    return switch (whole
        .office
        .intakes()
        .receive(Direction.OUTGOING, List.of(file), whole.specialist.principal())) {
      case ReceiveResult.Received received -> received.intake().id();
      case ReceiveResult.Refused refused -> throw new AssertionError(refused.toString());
    };
  }

  private static byte[] pdf() throws IOException {
    try (var document = new PDDocument()) {
      document.addPage(new PDPage());
      var bytes = new ByteArrayOutputStream();
      document.save(bytes);
      return bytes.toByteArray();
    }
  }

  /**
   * The seal stands on the document and not on its annex: as it is when the service dies between
   * the two, or when the clerk says only afterwards that the attachment is an annex.
   */
  @Test
  void a_seal_that_broke_off_between_document_and_annex_goes_on_and_other_signatures_do_not()
      throws Exception {
    OfficeRecord checked =
        office.checked(
            office.drafted(
                "Kiểm tra",
                new KeyedOffice.Paper("kế hoạch.pdf", pdf()),
                new KeyedOffice.Paper("phụ lục.pdf", pdf())));
    HttpRequest.Builder sign = sign(checked, whole.director, office.directors, "SIGN", "ky-roi");
    assertThat(whole.send(sign).statusCode()).isEqualTo(201);
    OfficeRecord numbered = office.numbered(whole.now(checked.id()));
    OfficeRecord told = annex(numbered, AttachmentKind.REFERENCE);
    HttpRequest.Builder seal = sign(told, whole.clerk, office.seal, "SEAL", "dong-dau");
    assertThat(whole.send(seal).statusCode()).isEqualTo(201);
    OfficeRecord half = annex(whole.now(checked.id()), AttachmentKind.ANNEX);

    died("ky-roi", "");
    HttpResponse<String> signed = whole.send(sign);
    assertThat(signed.statusCode()).as(signed.body()).isEqualTo(201);
    assertThat(signed.headers().firstValue(REPLAYED)).hasValue("true");
    assertThat(whole.now(half.id())).isEqualTo(half);

    died("dong-dau", ", version = " + half.version());
    HttpResponse<String> sealed = whole.send(seal);
    assertThat(sealed.statusCode()).as(sealed.body()).isEqualTo(201);
    OfficeRecord done = whole.now(half.id());
    assertThat(done.attachments().getFirst().sealed()).isNotNull();
    assertThat(done.version()).isEqualTo(half.version() + 1);

    died("dong-dau", "");
    HttpResponse<String> known = whole.send(seal);
    assertThat(known.statusCode()).as(known.body()).isEqualTo(201);
    assertThat(known.headers().firstValue(REPLAYED)).hasValue("true");
    assertThat(whole.now(half.id())).isEqualTo(done);
  }

  private static OfficeRecord annex(OfficeRecord record, AttachmentKind kind) {
    return WholeOffice.done(
        whole
            .office
            .outgoing()
            .attachmentIs(record.id(), record.version(), 1, kind, whole.clerk.principal()));
  }

  private static HttpRequest.Builder sign(
      OfficeRecord record, Account by, DemoKey with, String intent, String key) throws IOException {
    KeyBinding bound = whole.office.outgoing().keysOf(by.principal()).getFirst();
    String order =
        "{\"key\":\"%s\",\"intent\":\"%s\",\"pin\":\"%s\"}"
            .formatted(bound.id(), intent, Files.readString(with.secretFile()).strip());
    return keyed("/api/v1/records/" + record.id() + "/signatures", whole.token(by, bound.id()), key)
        .header("If-Match", "\"v" + record.version() + "\"")
        .header("Content-Type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString(order));
  }

  /** Where the work of a request stands still, in its own transaction, until the database dies. */
  private enum Standing {
    BEFORE_ITS_COMMIT("before insert on intake for each row"),
    BEFORE_ITS_ANSWER_IS_KEPT(
        "before update on idempotent_answer for each row when (new.status is not null)");

    private final String when;

    Standing(String when) {
      this.when = when;
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_database_that_dies_under_the_living_service_leaves_no_key_running(Standing standing)
      throws Exception {
    String token = whole.token(whole.clerk, null);
    List<String> keys =
        IntStream.range(0, 4).mapToObj(i -> "csdl-chet-" + standing + "-" + i).toList();
    boolean committed = standing == Standing.BEFORE_ITS_ANSWER_IS_KEPT;
    execute(
        """
        create function stand_still() returns trigger language plpgsql as $$
        begin
          perform pg_advisory_xact_lock_shared(4711);
          return new;
        end $$;
        create trigger stand_still %s execute function stand_still()\
        """
            .formatted(standing.when));
    try (ExecutorService clerks = Executors.newFixedThreadPool(keys.size());
        Connection held = connect();
        Statement lock = held.createStatement()) {
      lock.execute("select pg_advisory_lock(4711)");
      List<Future<Integer>> sent =
          keys.stream().map(key -> clerks.submit(() -> receive(token, key).statusCode())).toList();
      awaitStanding(held, keys.size());
      killDatabase();
      for (Future<Integer> status : sent) {
        assertThat(status.get() == 201).as("what is committed is done").isEqualTo(committed);
      }
    }
    Set<String> documents = new HashSet<>();
    for (String key : keys) {
      HttpResponse<String> answer = receive(token, key);
      for (int again = 0; answer.statusCode() >= 500 && again < 300; again++) {
        Thread.sleep(100); // the database is brought back
        answer = receive(token, key);
      }
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
      assertThat(answer.headers().firstValue(REPLAYED).isPresent()).isEqualTo(committed);
      documents.add(WholeOffice.json(answer).get("id").asText());
    }
    assertThat(documents).hasSize(keys.size());
    execute("drop function stand_still cascade");
  }

  private static void execute(String sql) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static void awaitStanding(Connection connection, int many) throws Exception {
    int waiting = 0;
    try (Statement statement = connection.createStatement()) {
      for (int i = 0; waiting < many && i < 600; i++) {
        Thread.sleep(100);
        try (ResultSet rows =
            statement.executeQuery(
                "select count(*) from pg_locks where locktype = 'advisory' and objid = 4711"
                    + " and not granted")) {
          rows.next();
          waiting = rows.getInt(1);
        }
      }
    }
    assertThat(waiting).isEqualTo(many);
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

  private static HttpResponse<String> receive(String token, String key) {
    String body =
        """
        --b\r
        Content-Disposition: form-data; name="file"; filename="cong-van.txt"\r
        \r
        Công văn đến một lần: %s\r
        --b--\r
        """
            .formatted(key);
    return whole.send(
        keyed("/api/v1/intake", token, key)
            .header("Content-Type", "multipart/form-data; boundary=b")
            .POST(HttpRequest.BodyPublishers.ofByteArray(body.getBytes(UTF_8))));
  }

  private static HttpRequest.Builder as(String path, String token) {
    return HttpRequest.newBuilder(whole.address(path)).header("Authorization", "Bearer " + token);
  }

  private static HttpRequest.Builder keyed(String path, String token, String key) {
    return as(path, token).header("Idempotency-Key", key);
  }
}
