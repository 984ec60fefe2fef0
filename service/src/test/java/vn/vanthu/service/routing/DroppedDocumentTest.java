package vn.vanthu.service.routing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.vanthu.service.store.AnswerBook;
import vn.vanthu.service.store.DatabaseSettings;
import vn.vanthu.service.store.EmbeddedPostgres;

/** Dropping is how a clerk removes what may not be kept: no word of it stays anywhere. */
class DroppedDocumentTest {
  private static final String LETTER =
      """
      BỘ MẪU
      Số: 77/CV-BMLAKU
      Hà Nội, ngày 02 tháng 11 năm 2026

      CÔNG VĂN
      Về việc di dời kho Bằng Lăng Tím
      """;

  /** Words of the letter and of its name, as the database may spell them. */
  private static final List<String> WORDS = List.of("BMLAKU", "Bằng Lăng Tím", "tep-hoa-sua");

  @TempDir static Path folder;
  private static WholeOffice whole;
  private static String token;

  @BeforeAll
  static void open() throws Exception {
    whole = new WholeOffice(folder);
    token = whole.token(whole.clerk, null);
  }

  @AfterAll
  static void close() {
    if (whole != null) {
      whole.close();
    }
  }

  @Test
  void a_dropped_document_leaves_no_word_in_any_table() throws Exception {
    HttpResponse<String> received = receive("nhan-roi-bo", LETTER);
    assertThat(received.statusCode()).as(received.body()).isEqualTo(201);
    assertThat(received.body()).contains(WORDS);
    String id = WholeOffice.json(received).get("id").asText();
    assertThat(keyed("/api/v1/intake/" + id + "/main", "doi", "{\"position\":1}").statusCode())
        .isEqualTo(200);
    String digest = sha256(LETTER);
    assertThat(tables()).contains(WORDS).contains(digest).contains(hex("BMLAKU"));

    HttpResponse<String> dropped =
        keyed("/api/v1/intake/" + id + "/drop", "bo", "{\"reason\":\"nhận nhầm\"}");
    assertThat(dropped.statusCode()).as(dropped.body()).isEqualTo(204);

    String left = tables();
    assertThat(left).contains("DROPPED", "nhận nhầm").doesNotContain(digest);
    for (String word : WORDS) {
      assertThat(left).doesNotContain(word, hex(word));
    }
    assertThat(files("blobs")).doesNotContain(digest);

    HttpResponse<String> now = get("/api/v1/intake/" + id);
    HttpResponse<String> repeated = receive("nhan-roi-bo", LETTER);
    assertThat(repeated.statusCode()).isEqualTo(201);
    assertThat(repeated.headers().firstValue("Idempotency-Replayed")).hasValue("true");
    assertThat(WholeOffice.json(repeated)).isEqualTo(WholeOffice.json(now));
    JsonNode told = WholeOffice.json(now);
    assertThat(told.get("id").asText()).isEqualTo(id);
    assertThat(told.get("state").asText()).isEqualTo("DROPPED");
    assertThat(told.get("file").isNull()).isTrue();
    assertThat(told.get("attachments")).isEmpty();
    assertThat(now.body()).doesNotContain(WORDS).doesNotContain(digest);
    assertThat(tables()).doesNotContain(digest).doesNotContain(WORDS);

    HttpResponse<String> again =
        keyed("/api/v1/intake/" + id + "/drop", "bo", "{\"reason\":\"nhận nhầm\"}");
    assertThat(again.statusCode()).as(again.body()).isEqualTo(204);
    for (String page : List.of("content", "attachments/1", "pages/1")) {
      assertThat(get("/file/" + id + "/" + page).statusCode()).isNotEqualTo(200);
    }
  }

  /** The answer to the reception is on its way while a colleague drops the document. */
  @Test
  void an_answer_that_ends_after_the_drop_is_not_kept() throws Exception {
    HttpResponse<String> received = receive("cham", LETTER + "lần hai");
    String id = WholeOffice.json(received).get("id").asText();
    execute(
        "update idempotent_answer set status = null, headers = null, body = null where key = 'cham'");
    keyed("/api/v1/intake/" + id + "/drop", "bo-cham", "{\"reason\":\"nhận nhầm\"}");
    var book = new AnswerBook(whole.office.database());
    String[] place =
        rows("select principal, path from idempotent_answer where key = 'cham'").split("\n");
    assertThat(place).hasSize(2);
    book.finish(
        new AnswerBook.Place(place[0], place[1], "cham"),
        new AnswerBook.Kept(201, Map.of(), received.body().getBytes(UTF_8)));
    assertThat(tables()).doesNotContain(hex("BMLAKU"));
  }

  @Test
  void a_document_refused_as_secret_leaves_no_word_either() throws Exception {
    String secret = LETTER.replace("BỘ MẪU\n", "BỘ MẪU\nTUYỆT MẬT\n").replace("kho", "bãi");
    HttpResponse<String> refused = receive("mat", secret);
    assertThat(refused.statusCode()).as(refused.body()).isBetween(400, 499);
    assertThat(WholeOffice.json(refused).get("code").asText()).isEqualTo("SECRET_NOT_ALLOWED");
    String left = tables();
    assertThat(left).doesNotContain(sha256(secret), "bãi Bằng Lăng Tím", hex("bãi Bằng Lăng Tím"));
    assertThat(files("blobs")).doesNotContain(sha256(secret));
  }

  private static HttpResponse<String> receive(String key, String text) {
    String body =
        """
        --b\r
        Content-Disposition: form-data; name="file"; filename="tep-hoa-sua.txt"\r
        \r
        %s\r
        --b\r
        Content-Disposition: form-data; name="file"; filename="tep-hoa-sua-2.txt"\r
        \r
        Phụ lục của %s\r
        --b--\r
        """
            .formatted(text, text);
    return whole.send(
        post("/api/v1/intake", key)
            .header("Content-Type", "multipart/form-data; boundary=b")
            .POST(HttpRequest.BodyPublishers.ofByteArray(body.getBytes(UTF_8))));
  }

  private static HttpResponse<String> keyed(String path, String key, String body) {
    return whole.send(
        post(path, key)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private static HttpRequest.Builder post(String path, String key) {
    return HttpRequest.newBuilder(whole.address(path))
        .header("Authorization", "Bearer " + token)
        .header("Idempotency-Key", key);
  }

  private static HttpResponse<String> get(String path) {
    return whole.send(
        HttpRequest.newBuilder(whole.address(path)).header("Authorization", "Bearer " + token));
  }

  private static String sha256(String text) throws Exception {
    return HexFormat.of()
        .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
  }

  private static String hex(String word) {
    return HexFormat.of().formatHex(word.getBytes(UTF_8));
  }

  private static String files(String name) throws Exception {
    try (Stream<Path> all = Files.walk(folder.resolve("data").resolve(name))) {
      return String.join("\n", all.map(Path::toString).toList());
    }
  }

  /** Every row of every table as text; bytes in hex. */
  private static String tables() throws SQLException {
    List<String> all = new ArrayList<>();
    for (String table :
        rows("select quote_ident(table_name) from information_schema.tables where table_schema = 'public'")
            .split("\n")) {
      all.add(rows("select t::text from " + table + " t"));
    }
    return String.join("\n", all);
  }

  private static String rows(String query) throws SQLException {
    List<String> all = new ArrayList<>();
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
          all.add(rows.getString(i));
        }
      }
    }
    return String.join("\n", all);
  }

  private static void execute(String sql) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static Connection connect() throws SQLException {
    DatabaseSettings.External access =
        EmbeddedPostgres.running(folder.resolve("data")).orElseThrow();
    return DriverManager.getConnection(access.url(), access.user(), access.password());
  }
}
