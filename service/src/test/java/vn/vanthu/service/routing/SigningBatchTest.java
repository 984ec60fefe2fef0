package vn.vanthu.service.routing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.vanthu.service.Main;
import vn.vanthu.service.api.TestOffice;
import vn.vanthu.service.demo.pki.DemoKey;
import vn.vanthu.service.keys.KeyBinding;
import vn.vanthu.service.keys.KeyHome;
import vn.vanthu.service.keys.SigningAuthority;
import vn.vanthu.service.records.OfficeRecord;

/**
 * Many documents by one link, with {@code ./vanthu sign} in a process of its own. {@code
 * -Dvanthu.batch=1000} signs as many as a batch holds.
 */
class SigningBatchTest {
  private static final int DOCUMENTS = Integer.getInteger("vanthu.batch", 12);
  private static final String BATCHES = "/api/v1/signing-sessions";

  @TempDir static Path folder;
  private static WholeOffice office;
  private static DemoKey directors;
  private static KeyBinding directorsKey;
  private static KeyBinding sealKey;

  @BeforeAll
  static void open() throws Exception {
    office = new WholeOffice(folder);
    DeskKeys keys = DeskKeys.boundIn(office);
    directors = keys.head();
    directorsKey = keys.heads();
    sealKey = keys.seals();
  }

  @AfterAll
  static void close() {
    if (office != null) {
      office.close();
    }
  }

  private static List<OfficeRecord> waiting(int count) throws IOException {
    List<OfficeRecord> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      all.add(office.checked("KH", "Kế hoạch", "Kế hoạch số " + i));
    }
    return all;
  }

  private static HttpResponse<String> batch(String key, Stream<String> documents) {
    String body =
        "{\"key\":\"%s\",\"intent\":\"SIGN\",\"documents\":[%s]}"
            .formatted(key, documents.collect(Collectors.joining(",")));
    return office.send(
        HttpRequest.newBuilder(office.address(BATCHES))
            .header("Authorization", "Bearer " + office.token(office.director, key))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private static String document(OfficeRecord record, long version) {
    return "{\"record\":\"%s\",\"version\":%d}".formatted(record.id(), version);
  }

  private static HttpResponse<String> get(String link) {
    return office.send(HttpRequest.newBuilder(office.address(link)));
  }

  /** Exit code and standard output of the command. */
  private record Signing(int status, List<String> lines) {}

  private static Signing sign(String link) throws IOException, InterruptedException {
    Path out = folder.resolve("out");
    Path talk = folder.resolve("talk");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "sign",
                "--session",
                office.address(link).toString(),
                "--pkcs12",
                directors.file().toString(),
                "--pin-file",
                directors.secretFile().toString())
            .redirectOutput(out.toFile())
            .redirectError(talk.toFile())
            .start();
    assertThat(process.waitFor(300, TimeUnit.SECONDS)).isTrue();
    return new Signing(process.exitValue(), Files.readAllLines(out, UTF_8));
  }

  @Test
  void one_link_and_one_unlock_sign_many_and_each_has_its_result() throws Exception {
    List<OfficeRecord> all = waiting(DOCUMENTS);
    long begun = System.nanoTime();
    HttpResponse<String> opened =
        batch(directorsKey.id(), all.stream().map(each -> document(each, each.version())));
    assertThat(opened.statusCode()).as(opened.body()).isEqualTo(201);
    JsonNode prepared = WholeOffice.json(opened);
    assertThat(prepared.get("waiting").asInt()).isEqualTo(DOCUMENTS);
    String link = prepared.get("link").asText();
    OfficeRecord moved = all.getLast();
    WholeOffice.done(
        office
            .office
            .outgoing()
            .takeCheckBack(moved.id(), moved.version(), office.clerk.principal()));

    long asked = System.nanoTime();
    Signing signing = sign(link);
    System.err.printf(
        "batch of %d: prepared in %d ms, signed in %d ms%n",
        DOCUMENTS, (asked - begun) / 1_000_000, (System.nanoTime() - asked) / 1_000_000);
    assertThat(signing.status()).as("one could not be signed").isEqualTo(1);
    assertThat(signing.lines()).hasSize(DOCUMENTS);
    assertThat(signing.lines().subList(0, DOCUMENTS - 1)).allMatch(l -> l.startsWith("Đã ký"));
    assertThat(signing.lines().getLast()).startsWith("Chưa ký").contains("Kế hoạch số");
    for (OfficeRecord each : all.subList(0, DOCUMENTS - 1)) {
      assertThat(office.stage(each.id())).isInstanceOf(Outgoing.PersonSigned.class);
      assertThat(office.now(each.id()).current().verdict()).isEqualTo("INTACT");
    }
    assertThat(office.stage(moved.id())).isInstanceOf(Outgoing.Drafted.class);

    JsonNode left = WholeOffice.json(get(link)).get("documents");
    assertThat(left.findValuesAsText("state")).filteredOn("DONE"::equals).hasSize(DOCUMENTS - 1);
    assertThat(left.findValuesAsText("state")).filteredOn("OPEN"::equals).hasSize(1);
    assertThat(get(link.replaceFirst("secret=.*", "secret=x")).statusCode()).isEqualTo(404);
  }

  @Test
  void what_may_not_be_signed_says_why_and_the_others_wait() throws Exception {
    OfficeRecord good = waiting(1).getFirst();
    HttpResponse<String> opened =
        batch(
            directorsKey.id(),
            Stream.of(
                document(good, good.version() - 1),
                "{\"record\":\"01900000-0000-7000-8000-000000000000\",\"version\":1}",
                document(good, good.version())));
    assertThat(opened.statusCode()).as(opened.body()).isEqualTo(201);
    JsonNode documents = WholeOffice.json(opened).get("documents");
    assertThat(documents.get(0).at("/problem/code").asText()).isEqualTo("STALE");
    assertThat(documents.get(0).get("link").isNull()).isTrue();
    assertThat(documents.get(1).at("/problem/status").asInt()).isEqualTo(404);
    assertThat(documents.get(2).get("problem").isNull()).isTrue();
    String link = WholeOffice.json(opened).get("link").asText();
    assertThat(sign(link).status()).isZero();
    HttpResponse<String> used = get(link);
    assertThat(used.statusCode()).as("nothing waits any more").isEqualTo(410);
  }

  @Test
  void a_key_that_may_not_sign_prepares_nothing() throws Exception {
    OfficeRecord waiting = waiting(1).getFirst();
    HttpResponse<String> opened =
        batch(sealKey.id(), Stream.of(document(waiting, waiting.version())));
    assertThat(opened.statusCode()).as(opened.body()).isEqualTo(200);
    assertThat(WholeOffice.json(opened).get("link").isNull()).isTrue();
    assertThat(WholeOffice.json(opened).at("/documents/0/problem/code").asText())
        .isEqualTo("KEY_IS_SEAL");
    assertThat(batch(directorsKey.id(), Stream.of()).statusCode()).isEqualTo(422);
  }

  /** The director's browser. */
  private static final class Browser {
    private final String session;
    private final String csrf;

    Browser() {
      HttpResponse<String> entered =
          office.send(
              form("/login", "username=giamdoc&password=" + encoded(TestOffice.PASSWORD), ""));
      String cookie = entered.headers().firstValue("Set-Cookie").orElseThrow();
      session = cookie.substring(0, cookie.indexOf(';'));
      csrf = get("/").replaceAll("(?s).*name=\"_csrf\" value=\"([^\"]+)\".*", "$1");
    }

    private static HttpRequest.Builder form(String path, String fields, String cookie) {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(office.address(path))
              .header("Accept", "text/html")
              .header("Content-Type", "application/x-www-form-urlencoded")
              .POST(HttpRequest.BodyPublishers.ofString(fields));
      return cookie.isEmpty() ? request : request.header("Cookie", cookie);
    }

    private static String encoded(String text) {
      return URLEncoder.encode(text, UTF_8);
    }

    String get(String path) {
      return office
          .send(HttpRequest.newBuilder(office.address(path)).header("Cookie", session))
          .body();
    }

    /** Ticks documents and sends the form of the list. */
    String sign(List<OfficeRecord> documents, KeyBinding key, String pin) {
      String ticked =
          documents.stream()
              .map(d -> "document=" + encoded(d.id() + ":" + d.version()))
              .collect(Collectors.joining("&"));
      String fields =
          "%s&key=%s&pin=%s&intent=SIGN&_csrf=%s"
              .formatted(ticked, key.id(), encoded(pin), encoded(csrf));
      HttpResponse<String> answer = office.send(form("/drafts/signatures", fields, session));
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      return answer.body();
    }
  }

  @Test
  void the_list_of_drafts_signs_what_is_ticked() throws Exception {
    List<OfficeRecord> atDesk = waiting(2);
    Browser browser = new Browser();
    assertThat(browser.get("/drafts"))
        .contains("value=\"" + atDesk.getFirst().id() + ":" + atDesk.getFirst().version() + "\"")
        .contains(directorsKey.id());
    String shown = browser.sign(atDesk, directorsKey, "");
    assertThat(shown).contains("Chờ thiết bị ký").doesNotContain("Chưa ký");
    Matcher link = Pattern.compile("/api/v1/signing-sessions/[^&'\"<]+").matcher(shown);
    assertThat(link.find()).isTrue();
    assertThat(sign(link.group()).status()).isZero();
    assertThat(office.stage(atDesk.getLast().id())).isInstanceOf(Outgoing.PersonSigned.class);

    DemoKey second =
        office.pki.person(
            "giamdoc2", office.director.fullName(), "Giám đốc", WholeOffice.AGENCY.name());
    KeyBinding inFile =
        office.bind(
            office.director,
            KeyBinding.Use.PERSON,
            second,
            new KeyHome.KeyFile(second.file().toString(), ""),
            SigningAuthority.Kind.HEAD);
    List<OfficeRecord> here = waiting(7);
    String wrong = browser.sign(here, inFile, "not the PIN");
    assertThat(wrong).contains("Đã ký 0 trên 7 văn bản");
    String right = browser.sign(here, inFile, Files.readString(second.secretFile(), UTF_8).strip());
    assertThat(right).as("one wrong PIN was one try").contains("Đã ký 7 trên 7 văn bản");
    for (OfficeRecord each : here) {
      assertThat(office.stage(each.id())).isInstanceOf(Outgoing.PersonSigned.class);
    }
    assertThat(browser.sign(here.subList(0, 1), inFile, "")).contains("Chưa ký:");
  }
}
