package vn.vanthu.service.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static vn.vanthu.service.command.ServingOffice.assertProblem;
import static vn.vanthu.service.command.ServingOffice.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.vanthu.service.Wiring;
import vn.vanthu.service.api.Multipart;
import vn.vanthu.service.upkeep.Fsck;

/**
 * Bad input against the whole service: the real verifier, reader, database and index. Each has a
 * clear answer, in the right status and code; after each the office is whole and goes on.
 */
class BadInputTest {
  private static final String INTAKE = ServingOffice.INTAKE;
  private static final String VERIFY = "/api/v1/verifications";

  @TempDir static Path folder;
  private static ServingOffice server;
  private static Wiring office;
  private static String clerk;

  @BeforeAll
  static void serve() throws Exception {
    server = new ServingOffice(folder.resolve("cơ quan"));
    office = server.office();
    clerk = server.clerk("lan");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  /** Whatever came, the next clerk is served and nothing is damaged. */
  @AfterEach
  void the_office_goes_on_and_is_whole() throws IOException {
    JsonNode intake = json(receive("tiep.txt", ("Giấy mời " + System.nanoTime()).getBytes(UTF_8)));
    HttpResponse<String> registered = register(intake.get("id").asText());
    assertThat(registered.statusCode()).as(registered.body()).isEqualTo(201);
    var fsck = new Fsck(office.store(), office.blobs(), office.ledger(), office::indexContents);
    assertThat(
            fsck.run(finding -> assertThat(finding.fault()).as(finding.toString()).isFalse())
                .clean())
        .isTrue();
  }

  @Test
  void an_empty_file_is_refused_by_name() {
    assertProblem(receive("a.pdf", new byte[0]), 400, "EMPTY_FILE");
    assertThat(verdict("a.pdf", new byte[0])).isEqualTo("UNVERIFIABLE");
  }

  @Test
  void a_file_of_200_MB_is_received_and_registered_but_not_verified_while_the_caller_waits() {
    byte[] large = HostileFiles.noise(200_000_000);
    HttpResponse<String> received = receive("lon.bin", large);
    assertThat(received.statusCode()).as(received.body()).isEqualTo(201);
    JsonNode intake = json(received);
    assertThat(intake.at("/file/size").asLong()).isEqualTo(large.length);
    assertThat(register(intake.get("id").asText()).statusCode()).isEqualTo(201);
    String verified =
        server.raw(
            "POST "
                + VERIFY
                + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nExpect: 100-continue\r\n"
                + "Content-Type: application/pdf\r\nContent-Length: 200000000\r\n\r\n");
    assertThat(verified)
        .startsWith("HTTP/1.1 413")
        .contains("application/problem+json", "ASYNC_REQUIRED");
  }

  @Test
  void a_zip_bomb_is_registered_without_text() throws IOException {
    JsonNode intake = registeredWithoutText("bom.docx", HostileFiles.zipBomb(1));
    assertThat(intake.get("textNotes")).extracting(JsonNode::asText).containsExactly("TEXT_BOMB");
  }

  @Test
  void an_encrypted_PDF_is_registered_without_text_and_never_called_unsigned() throws IOException {
    byte[] pdf = HostileFiles.encryptedPdf();
    JsonNode intake = registeredWithoutText("khoa.pdf", pdf);
    assertThat(intake.get("textNotes"))
        .extracting(JsonNode::asText)
        .containsExactly("TEXT_ENCRYPTED");
    assertThat(verdict("khoa.pdf", pdf)).isEqualTo("UNVERIFIABLE");
  }

  @Test
  void a_PDF_of_a_million_objects_is_registered_and_gets_a_report() {
    byte[] pdf = HostileFiles.pdfOfObjects(1_000_000);
    JsonNode intake = json(receive("trieu.pdf", pdf));
    assertThat(intake.get("text").asText()).isEqualTo("NO_TEXT");
    assertThat(intake.get("verdict").asText()).isEqualTo("UNSIGNED");
    assertThat(register(intake.get("id").asText()).statusCode()).isEqualTo(201);
    assertThat(verdict("trieu.pdf", pdf)).isEqualTo("UNSIGNED");
  }

  @Test
  void a_file_above_50_MiB_is_verified_later_for_a_caller_who_asks_so_and_only_then()
      throws Exception {
    byte[] pdf = HostileFiles.pdfHolding(60 << 20);
    String sha256 = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(pdf));
    assertProblem(send(bytes(as(VERIFY), pdf)), 413, "ASYNC_REQUIRED");
    assertProblem(
        send(bytes(server.request(VERIFY).header("Prefer", "respond-async"), pdf)),
        413,
        "ASYNC_REQUIRED");
    for (HttpRequest.Builder asked :
        List.of(
            bytes(as(VERIFY).header("Prefer", "respond-async"), pdf),
            new Multipart()
                .file("file", "lon.pdf", pdf)
                .post(as(VERIFY).header("Prefer", "respond-async")))) {
      HttpResponse<String> accepted = send(asked);
      assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(202);
      assertThat(accepted.headers().firstValue("Preference-Applied")).hasValue("respond-async");
      String location = accepted.headers().firstValue("Location").orElseThrow();
      JsonNode report = json(awaited(location));
      assertThat(report.get("document").asText()).as(report.toString()).isEqualTo("UNSIGNED");
      assertThat(report.get("size").asLong()).isEqualTo(pdf.length);
      assertThat(report.get("sha256").asText()).isEqualTo(sha256);
      assertProblem(send(server.request(location)), 404, "NOT_FOUND");
    }
  }

  private static HttpRequest.Builder bytes(HttpRequest.Builder request, byte[] pdf) {
    return request
        .header("Content-Type", "application/pdf")
        .expectContinue(true)
        .POST(HttpRequest.BodyPublishers.ofByteArray(pdf));
  }

  private static HttpResponse<String> awaited(String location) throws InterruptedException {
    HttpResponse<String> answer = send(as(location));
    while (answer.statusCode() == 202) {
      assertThat(answer.headers().firstValueAsLong("Retry-After").orElseThrow()).isPositive();
      Thread.sleep(100);
      answer = send(as(location));
    }
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return answer;
  }

  @Test
  void sixty_four_clerks_over_HTTP_at_once_get_numbers_without_gap_or_duplicate() throws Exception {
    List<Callable<Integer>> clerks = new ArrayList<>();
    CyclicBarrier ready = new CyclicBarrier(64);
    for (int i = 0; i < 64; i++) {
      String token = server.clerk("van-thu-" + i);
      byte[] paper = ("Giấy mời họp số " + i + " " + System.nanoTime()).getBytes(UTF_8);
      clerks.add(() -> {
        JsonNode intake = json(server.receive(token, "giay-moi.txt", paper));
        ready.await(2, TimeUnit.MINUTES);
        HttpResponse<String> answer = server.register(token, intake.get("id").asText());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return json(answer).at("/registration/number").asInt();
      });
    }
    int before = next();
    List<Integer> numbers = new ArrayList<>();
    try (ExecutorService pool = Executors.newFixedThreadPool(clerks.size())) {
      for (Future<Integer> number : pool.invokeAll(clerks)) {
        numbers.add(number.get());
      }
    }
    assertThat(numbers)
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(before, before + clerks.size()).boxed().toList());
    assertThat(next()).isEqualTo(before + clerks.size());
  }

  /** The number that the next incoming document gets. */
  private static int next() {
    for (JsonNode series : json(send(as("/api/v1/series")))) {
      if (series.get("code").asText().equals("incoming")) {
        return series.get("next").asInt();
      }
    }
    throw new AssertionError("no series of incoming documents");
  }

  @Test
  void a_name_with_a_path_a_NUL_or_300_letters_is_only_a_name() {
    for (String name :
        new String[] {"../../etc/passwd", "a\u0000b.pdf", "ệ".repeat(300) + ".pdf"}) {
      HttpResponse<String> answer = receive(name, ("tên " + System.nanoTime()).getBytes(UTF_8));
      assertThat(answer.statusCode()).as(name).isEqualTo(201);
      String kept = json(answer).at("/file/name").asText();
      assertThat(kept).doesNotContain("/", "\u0000").isNotBlank();
      assertThat(kept.getBytes(UTF_8).length).isLessThanOrEqualTo(255);
      assertThat(register(json(answer).get("id").asText()).statusCode()).isEqualTo(201);
    }
  }

  @Test
  void a_wrong_media_type_and_broken_JSON_are_named() {
    assertProblem(send(post(INTAKE, "text/plain", "x")), 415, "UNSUPPORTED_MEDIA_TYPE");
    assertProblem(send(post("/api/v1/records", "text/xml", "<a/>")), 415, "UNSUPPORTED_MEDIA_TYPE");
    for (String broken :
        new String[] {"{", "{\"intake\":1,}", "\u0000", "[]", "{\"a\":".repeat(5000)}) {
      assertProblem(send(post("/api/v1/records", "application/json", broken)), 400, "BROKEN_JSON");
    }
  }

  @Test
  void the_bytes_say_what_a_file_is_and_the_media_type_of_its_part_says_nothing() {
    String markup = "<html><script>alert(1)</script>Giấy mời " + System.nanoTime() + "</html>";
    String page = "%PDF-1.7 Giấy mời " + System.nanoTime();
    String program = "MZ\u0000\u0003" + System.nanoTime();
    assertKept("application/pdf", "moi.pdf", markup, "text/html", "attachment");
    assertKept("text/html", "moi.html", page, "application/pdf", "inline");
    assertKept("application/pdf", "moi.pdf", program, "application/octet-stream", "attachment");
    byte[] any = "Giấy mời".getBytes(UTF_8);
    assertProblem(
        send(new Multipart().file("file", "moi.txt", "không kiểu", any).post(as(INTAKE))),
        400,
        "BAD_REQUEST");
  }

  private static void assertKept(
      String said, String name, String content, String kept, String disposition) {
    HttpResponse<String> received =
        send(
            new Multipart()
                .file("file", name, said, content.getBytes(UTF_8))
                .post(as(ServingOffice.INTAKE)));
    assertThat(received.statusCode()).as(received.body()).isEqualTo(201);
    assertThat(json(received).at("/file/mediaType").asText()).as(said).isEqualTo(kept);
    JsonNode record = json(register(json(received).get("id").asText()));
    HttpResponse<String> served =
        send(as("/api/v1/records/" + record.get("id").asText() + "/content"));
    assertThat(served.headers().firstValue("Content-Type").orElse(""))
        .isEqualTo(kept.equals("application/pdf") ? "application/pdf" : "application/octet-stream");
    assertThat(served.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    assertThat(served.headers().firstValue("Content-Disposition").orElse(""))
        .startsWith(disposition);
    assertThat(served.body()).isEqualTo(content);
  }

  @Test
  void an_id_that_no_path_can_hold_is_a_bad_request() {
    for (String id : new String[] {"1%00", "..%5C", "a%2Fb", "%zz"}) {
      for (String path : withId(id)) {
        String line = "GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n";
        String answer = server.raw(line + "Authorization: Bearer " + clerk + "\r\n\r\n");
        assertThat(answer)
            .as(path)
            .startsWith("HTTP/1.1 400")
            .contains("application/problem+json", "\"code\":\"BAD_REQUEST\"");
      }
    }
  }

  private static List<String> withId(String id) {
    return Stream.concat(
            Stream.of(INTAKE + "/" + id),
            Stream.of("", "/content", "/versions", "/history", "/verification", "/receipt")
                .map(part -> "/api/v1/records/" + id + part))
        .toList();
  }

  @Test
  void an_unknown_intake_is_not_registered() {
    assertProblem(register("00000000-0000-4000-8000-000000000000"), 404, "NOT_FOUND");
  }

  @Test
  void a_header_too_large_and_a_foreign_host_are_refused_as_problems() {
    String large =
        server.raw(
            "GET /api/v1/records HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nX-A: "
                + "a".repeat(100_000)
                + "\r\n\r\n");
    assertThat(large).startsWith("HTTP/1.1 431").contains("application/problem+json", "\"code\"");
    String foreign =
        server.raw(
            "GET /api/v1/records HTTP/1.1\r\nHost: rebound.example\r\nConnection: close\r\n\r\n");
    assertThat(foreign).startsWith("HTTP/1.1 421").contains("MISDIRECTED_HOST");
    for (String host : new String[] {"a b", "[", "127.0.0.1:99999999"}) {
      assertThat(server.raw("GET / HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n"))
          .as(host)
          .matches("(?s)HTTP/1.1 4\\d\\d .*")
          .contains("application/problem+json");
    }
  }

  @Test
  void a_body_that_stops_half_way_is_received_by_nobody() {
    int before = json(send(as(INTAKE))).size();
    String cut =
        "POST "
            + INTAKE
            + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer "
            + clerk
            + "\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: 100000\r\n\r\n"
            + "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n\r\nnửa";
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      socket.getOutputStream().write(cut.getBytes(UTF_8));
      socket.getOutputStream().flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    assertThat(json(send(as(INTAKE)))).hasSize(before);
  }

  private static JsonNode registeredWithoutText(String name, byte[] file) {
    HttpResponse<String> received = receive(name, file);
    assertThat(received.statusCode()).as(received.body()).isEqualTo(201);
    JsonNode intake = json(received);
    assertThat(intake.get("text").asText()).as(intake.toString()).isEqualTo("NO_TEXT");
    assertThat(register(intake.get("id").asText()).statusCode()).isEqualTo(201);
    return intake;
  }

  private static String verdict(String name, byte[] file) {
    HttpResponse<String> answer = send(new Multipart().file("file", name, file).post(as(VERIFY)));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return json(answer).get("document").asText();
  }

  private static HttpResponse<String> receive(String name, byte[] file) {
    return server.receive(clerk, name, file);
  }

  private static HttpResponse<String> register(String intake) {
    return server.register(clerk, intake);
  }

  private static HttpRequest.Builder as(String path) {
    return server.as(clerk, path);
  }

  private static HttpRequest.Builder post(String path, String type, String body) {
    return server.post(clerk, path, type, body);
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) {
    return server.send(request);
  }
}
