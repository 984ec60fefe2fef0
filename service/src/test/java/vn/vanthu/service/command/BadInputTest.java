package vn.vanthu.service.command;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dropwizard.core.Application;
import io.dropwizard.testing.DropwizardTestSupport;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.vanthu.service.VanThuApplication;
import vn.vanthu.service.VanThuConfiguration;
import vn.vanthu.service.Wiring;
import vn.vanthu.service.access.AgencyId;
import vn.vanthu.service.access.Audience;
import vn.vanthu.service.access.Principal;
import vn.vanthu.service.access.Role;
import vn.vanthu.service.accounts.Scope;
import vn.vanthu.service.api.Multipart;
import vn.vanthu.service.intake.HandedIn;
import vn.vanthu.service.records.Agency;
import vn.vanthu.service.records.Direction;
import vn.vanthu.service.records.IncomingEntry;
import vn.vanthu.service.records.ReceiveResult;
import vn.vanthu.service.records.RecordId;
import vn.vanthu.service.records.RegisterOrder;
import vn.vanthu.service.records.RegisterResult;
import vn.vanthu.service.upkeep.Fsck;

/**
 * Bad input against the whole service: the real verifier, reader, database and index. Each has a
 * clear answer, in the right status and code; after each the office is whole and goes on.
 */
class BadInputTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String INTAKE = "/api/v1/intake";
  private static final String VERIFY = "/api/v1/verifications";

  @TempDir static Path folder;
  private static DropwizardTestSupport<VanThuConfiguration> server;
  private static Wiring office;
  private static String clerk;
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @BeforeAll
  static void serve() throws Exception {
    var deployment = new CommandLine(folder.resolve("cơ quan"));
    var served = new ServedOffice();
    server =
        new DropwizardTestSupport<>(VanThuApplication.class, deployment.config().toString()) {
          @Override
          public Application<VanThuConfiguration> newApplication() {
            return new VanThuApplication((configuration, environment) -> {
              office = new Wiring(Deployments.of(configuration, deployment.home()));
              office.start();
              return served.ground(office, configuration, environment, () -> {});
            });
          }
        };
    server.before();
    clerk = token("lan", EnumSet.allOf(Scope.class));
  }

  @AfterAll
  static void stop() {
    server.after();
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
        raw(
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
    assertRegisteredWithoutText("bom.docx", HostileFiles.zipBomb(2));
  }

  @Test
  void an_encrypted_PDF_is_registered_without_text_and_never_called_unsigned() throws IOException {
    byte[] pdf = HostileFiles.encryptedPdf();
    assertRegisteredWithoutText("khoa.pdf", pdf);
    assertThat(verdict("khoa.pdf", pdf)).isEqualTo("UNVERIFIABLE");
  }

  @Test
  void a_PDF_of_a_million_objects_is_registered_and_gets_a_report() {
    byte[] pdf = HostileFiles.pdfOfObjects(1_000_000);
    JsonNode intake = json(receive("trieu.pdf", pdf));
    assertThat(register(intake.get("id").asText()).statusCode()).isEqualTo(201);
    assertThat(verdict("trieu.pdf", pdf)).isIn("UNSIGNED", "UNVERIFIABLE");
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
  void unknown_ids_do_not_exist_whatever_they_look_like() {
    for (String id : new String[] {"00000000-0000-4000-8000-000000000000", "x", "1%00", "..%5C"}) {
      for (String part :
          new String[] {"", "/content", "/versions", "/history", "/verification", "/receipt"}) {
        HttpResponse<String> answer = send(as("/api/v1/records/" + id + part));
        assertThat(answer.statusCode()).as(id + part).isIn(404, 400);
        assertProblem(
            answer, answer.statusCode(), answer.statusCode() == 404 ? "NOT_FOUND" : "BAD_REQUEST");
      }
      HttpResponse<String> intake = send(as(INTAKE + "/" + id));
      assertThat(intake.statusCode()).as(id).isIn(404, 400);
    }
  }

  @Test
  void an_unknown_intake_is_not_registered() {
    assertProblem(register("00000000-0000-4000-8000-000000000000"), 404, "NOT_FOUND");
  }

  @Test
  void a_record_of_another_agency_does_not_exist() throws IOException {
    var other = new Agency(new AgencyId("co-quan-khac"), "Cơ quan khác", "CQK");
    office.records().openAgency(other);
    Principal theirs = Principal.clerk("ai", other.id());
    String words = "Biên bản họp riêng Tràm Chim " + System.nanoTime();
    var handed = new HandedIn("x.txt", new ByteArrayInputStream(words.getBytes(UTF_8)));
    RecordId id =
        switch (office.intakes().receive(Direction.INCOMING, List.of(handed), theirs)) {
          case ReceiveResult.Refused refused -> throw new AssertionError(refused.toString());
          case ReceiveResult.Received received -> {
            var order =
                new RegisterOrder(
                    received.intake().id(),
                    received.intake().proposed(),
                    null,
                    new IncomingEntry(office.registrar().today(), "ai", null, false, null),
                    new Audience.Agency());
            yield switch (office.registrar().register(order, theirs)) {
              case RegisterResult.Done done -> done.record().id();
              default -> throw new AssertionError("not registered");
            };
          }
        };
    for (String part : new String[] {"", "/content", "/versions", "/history", "/receipt"}) {
      assertProblem(send(as("/api/v1/records/" + id + part)), 404, "NOT_FOUND");
    }
    office.catchUp();
    JsonNode found = json(send(as("/api/v1/records?q=" + "Tr%C3%A0m+Chim")));
    assertThat(found.get("total").asInt()).isZero();
  }

  @Test
  void a_header_too_large_and_a_foreign_host_are_refused_as_problems() {
    String large =
        raw(
            "GET /api/v1/records HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nX-A: "
                + "a".repeat(100_000)
                + "\r\n\r\n");
    assertThat(large).startsWith("HTTP/1.1 431").contains("application/problem+json", "\"code\"");
    String foreign =
        raw("GET /api/v1/records HTTP/1.1\r\nHost: rebound.example\r\nConnection: close\r\n\r\n");
    assertThat(foreign).startsWith("HTTP/1.1 421").contains("MISDIRECTED_HOST");
    for (String host : new String[] {"a b", "[", "127.0.0.1:99999999"}) {
      assertThat(raw("GET / HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n"))
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
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.getLocalPort())) {
      socket.getOutputStream().write(cut.getBytes(UTF_8));
      socket.getOutputStream().flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    assertThat(json(send(as(INTAKE)))).hasSize(before);
  }

  private static void assertRegisteredWithoutText(String name, byte[] file) {
    HttpResponse<String> received = receive(name, file);
    assertThat(received.statusCode()).as(received.body()).isEqualTo(201);
    JsonNode intake = json(received);
    assertThat(intake.get("text").asText()).as(intake.toString()).isEqualTo("NO_TEXT");
    assertThat(register(intake.get("id").asText()).statusCode()).isEqualTo(201);
  }

  private static String verdict(String name, byte[] file) {
    HttpResponse<String> answer = send(new Multipart().file("file", name, file).post(as(VERIFY)));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return json(answer).get("document").asText();
  }

  private static HttpResponse<String> receive(String name, byte[] file) {
    return send(new Multipart().file("file", name, file).post(as(INTAKE)));
  }

  private static HttpResponse<String> register(String intake) {
    return send(
        post(
            "/api/v1/records",
            "application/json",
            "{\"intake\":\""
                + intake
                + "\",\"facts\":{\"subject\":\"thử\",\"typeName\":\"Khác\"}}"));
  }

  private static HttpRequest.Builder post(String path, String type, String body) {
    return as(path).header("Content-Type", type).POST(BodyPublishers.ofString(body));
  }

  private static HttpRequest.Builder as(String path) {
    return request(path).header("Authorization", "Bearer " + clerk);
  }

  private static HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.getLocalPort() + path))
        .timeout(Duration.ofMinutes(5));
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String raw(String text) {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.getLocalPort())) {
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write(text.getBytes(ISO_8859_1));
      socket.getOutputStream().flush();
      return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode json(HttpResponse<String> answer) {
    try {
      return JSON.readTree(answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(answer.body(), e);
    }
  }

  private static void assertProblem(HttpResponse<String> answer, int status, String code) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    assertThat(json(answer).get("code").asText()).as(answer.body()).isEqualTo(code);
    assertThat(json(answer).get("next").asText()).isNotBlank();
  }

  private static String token(String name, Set<Scope> scopes) {
    var account =
        office
            .accounts()
            .create(name, "Trần Thị Lan", "", Set.of(), Set.of(Role.CLERK), "mot cau ngan de nho")
            .orElseThrow();
    return office
        .accounts()
        .issueToken(account, "thử", scopes, Duration.ofDays(1), null)
        .secret()
        .value();
  }
}
