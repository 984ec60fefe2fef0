package vn.vanthu.service.routing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.vanthu.service.accounts.Account;
import vn.vanthu.service.api.Multipart;
import vn.vanthu.service.demo.pki.DemoKey;
import vn.vanthu.service.keys.KeyBinding;
import vn.vanthu.service.keys.KeyHome;
import vn.vanthu.service.keys.SigningAuthority;
import vn.vanthu.service.records.OfficeRecord;
import vn.vanthu.signing.DocumentBytes;
import vn.vanthu.signing.asic.AsicContainer;
import vn.vanthu.signing.keys.KeyChoice;
import vn.vanthu.signing.keys.KeyOpening;
import vn.vanthu.signing.keys.Pkcs12KeyFile;
import vn.vanthu.signing.keys.Secret;
import vn.vanthu.signing.keys.SigningKey;
import vn.vanthu.signing.sign.SignatureRequest;
import vn.vanthu.signing.sign.Signer;
import vn.vanthu.signing.sign.SigningOutcome;
import vn.vanthu.signing.sign.SigningProfile;

/** Signatures over files that are no records, over HTTP, judged by the service itself. */
class FileSignaturesTest {
  private static final byte[] TABLE = "Mã;Số tiền\nA;1.000.000\n".getBytes(UTF_8);
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir static Path folder;
  private static WholeOffice office;
  private static DemoKey own;
  private static KeyBinding key;
  private static KeyBinding seal;
  private static String pin;
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @BeforeAll
  static void open() throws Exception {
    office = new WholeOffice(folder, true);
    office.refreshRevocation();
    own = office.pki.person("giamdoc", office.director.fullName(), "Giám đốc", "Sở Nội vụ");
    key = bound(office.director, KeyBinding.Use.PERSON, own, SigningAuthority.Kind.HEAD);
    DemoKey agency = office.pki.seal("condau", "Sở Nội vụ", "H99.15");
    seal = bound(office.director, KeyBinding.Use.SEAL, agency, SigningAuthority.Kind.INITIALS_ONLY);
    pin = Files.readString(own.secretFile()).strip();
  }

  private static KeyBinding bound(
      Account holder, KeyBinding.Use use, DemoKey key, SigningAuthority.Kind authority)
      throws Exception {
    return office.bind(holder, use, key, new KeyHome.KeyFile(key.file().toString(), ""), authority);
  }

  @AfterAll
  static void close() {
    office.close();
  }

  private static Multipart order(String level) {
    return new Multipart().field("key", key.id()).field("pin", pin).field("level", level);
  }

  private static HttpResponse<byte[]> send(String path, Multipart body, String token)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(office.address(path)).header("Authorization", "Bearer " + token);
    return HTTP.send(body.post(request).build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  private static String directors(KeyBinding bound) {
    return office.token(office.director, bound.id());
  }

  private static byte[] made(String path, Multipart body, String type) throws Exception {
    HttpResponse<byte[]> answer = send(path, body, directors(key));
    assertThat(answer.statusCode()).as(new String(answer.body(), UTF_8)).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).contains(type);
    try (Stream<Path> left = Files.list(office.office.temporary().resolve("files"))) {
      assertThat(left).as("nothing is kept").isEmpty();
    }
    return answer.body();
  }

  private static JsonNode verified(Multipart body) throws Exception {
    HttpResponse<byte[]> answer = send("/api/v1/verifications", body, directors(key));
    assertThat(answer.statusCode()).isEqualTo(200);
    return JSON.readTree(answer.body());
  }

  private static void isWhole(JsonNode report, String level) {
    assertThat(report.get("document").asText()).isEqualTo("INTACT");
    assertThat(report.get("conclusion").asText()).isEqualTo("TOTAL_PASSED");
    assertThat(report.at("/signatures/0/level").asText()).isEqualTo(level);
    assertThat(report.at("/signatures/0/signer/name").asText())
        .isEqualTo(office.director.fullName());
  }

  private static void refused(String path, Multipart body, String token, int status, String code)
      throws Exception {
    HttpResponse<byte[]> answer = send(path, body, token);
    assertThat(answer.statusCode()).as(new String(answer.body(), UTF_8)).isEqualTo(status);
    assertThat(JSON.readTree(answer.body()).get("code").asText()).isEqualTo(code);
  }

  @Test
  void a_signature_beside_a_file_is_made_and_raised_step_by_step() throws Exception {
    byte[] signature =
        made(
            "/api/v1/signatures",
            order("B").file("file", "bảng.csv", TABLE),
            "application/pkcs7-signature");
    isWhole(apart(signature), "CAdES-BASELINE-B");
    for (String level : new String[] {"T", "LT", "LTA", "LTA"}) {
      signature =
          made(
              "/api/v1/signatures/augmentations",
              raised(signature, level),
              "application/pkcs7-signature");
      isWhole(apart(signature), "CAdES-BASELINE-" + level);
    }
    refused(
        "/api/v1/signatures/augmentations",
        raised(signature, "LT"),
        directors(key),
        409,
        "LEVEL_ALREADY_THERE");
  }

  private static JsonNode apart(byte[] signature) throws Exception {
    return verified(
        new Multipart()
            .file("file", "bảng.csv", TABLE)
            .file("signature", "bảng.csv.p7s", signature));
  }

  private static Multipart raised(byte[] signature, String level) {
    return new Multipart()
        .field("level", level)
        .file("file", "bảng.csv.p7s", signature)
        .file("document", "bảng.csv", TABLE);
  }

  @Test
  void several_files_go_into_a_container_at_the_level_that_is_asked() throws Exception {
    byte[] container =
        made(
            "/api/v1/signatures",
            order("LT")
                .field("form", "ASIC_E")
                .file("file", "bảng.csv", TABLE)
                .file("file", "thư.txt", "Kính gửi".getBytes(UTF_8)),
            AsicContainer.ASIC_E);
    isWhole(verified(new Multipart().file("file", "a.asice", container)), "CAdES-BASELINE-LT");
    byte[] archived =
        made(
            "/api/v1/signatures/augmentations",
            new Multipart().field("level", "LTA").file("file", "a.asice", container),
            AsicContainer.ASIC_E);
    HttpResponse<byte[]> raw =
        HTTP.send(
            HttpRequest.newBuilder(office.address("/api/v1/verifications"))
                .header("Content-Type", AsicContainer.ASIC_E)
                .POST(HttpRequest.BodyPublishers.ofByteArray(archived))
                .build(),
            HttpResponse.BodyHandlers.ofByteArray());
    assertThat(raw.statusCode()).isEqualTo(200);
    isWhole(JSON.readTree(raw.body()), "CAdES-BASELINE-LTA");
  }

  @Test
  void a_pdf_signed_elsewhere_is_raised_by_revisions() throws Exception {
    byte[] signed = signedPdf();
    byte[] before = signed;
    isWhole(verified(new Multipart().file("file", "a.pdf", signed)), "PAdES-BASELINE-B");
    for (String level : new String[] {"T", "LT", "LTA"}) {
      byte[] raised =
          made(
              "/api/v1/signatures/augmentations",
              new Multipart().field("level", level).file("file", "a.pdf", before),
              "application/pdf");
      assertThat(Arrays.copyOf(raised, before.length))
          .as("what was there is the exact prefix")
          .isEqualTo(before);
      isWhole(verified(new Multipart().file("file", "a.pdf", raised)), "PAdES-BASELINE-" + level);
      before = raised;
    }
  }

  /** A draft of the office, signed by a program that asks for no time stamp. */
  private static byte[] signedPdf() throws IOException {
    OfficeRecord draft = office.checked("KH", "Kế hoạch", "Thử nâng mức chữ ký");
    Path file = office.office.blobs().path(draft.current().file().blob());
    KeyChoice choice = new KeyChoice(Optional.empty(), Optional.empty(), Instant.now());
    try (Secret secret = Secret.fromFile(own.secretFile());
        DocumentBytes bytes = DocumentBytes.map(file)) {
      SigningKey opened =
          ((KeyOpening.Opened) Pkcs12KeyFile.open(own.file(), secret, choice)).key();
      SignatureRequest request = SignatureRequest.approval("ngoai").claiming(Instant.now());
      var outcome =
          new Signer(SigningProfile.circular15()).sign(bytes, request, opened, Optional.empty());
      return ((SigningOutcome.Signed) outcome).bytes();
    }
  }

  @Test
  void a_detached_signature_is_judged_later_too() throws Exception {
    byte[] signature =
        made(
            "/api/v1/signatures",
            order("B").file("file", "a.csv", TABLE),
            "application/pkcs7-signature");
    String token = directors(key); // a result is the asking token's own
    HttpRequest.Builder request =
        HttpRequest.newBuilder(office.address("/api/v1/verifications"))
            .header("Authorization", "Bearer " + token)
            .header("Prefer", "respond-async");
    HttpResponse<String> accepted =
        office.send(
            new Multipart()
                .file("file", "a.csv", TABLE)
                .file("signature", "a.p7s", signature)
                .post(request));
    assertThat(accepted.statusCode()).isEqualTo(202);
    String place = accepted.headers().firstValue("Location").orElseThrow();
    HttpResponse<String> answer = accepted;
    for (int i = 0; i < 200 && answer.statusCode() == 202; i++) {
      Thread.sleep(50);
      answer =
          office.send(
              HttpRequest.newBuilder(office.address(place))
                  .header("Authorization", "Bearer " + token));
    }
    isWhole(WholeOffice.json(answer), "CAdES-BASELINE-B");
  }

  @Test
  void nothing_is_made_with_the_wrong_key_pin_or_order() throws Exception {
    String path = "/api/v1/signatures";
    String token = directors(key);
    refused(
        path,
        new Multipart().field("key", seal.id()).file("file", "a.csv", TABLE),
        directors(seal),
        409,
        "KEY_IS_SEAL");
    refused(path, order("B").file("file", "a.csv", TABLE), directors(seal), 403, "FORBIDDEN");
    refused(
        path,
        new Multipart().field("key", key.id()).field("pin", "sai").file("file", "a.csv", TABLE),
        token,
        409,
        "KEY_WRONG_SECRET");
    refused(path, order("X").file("file", "a.csv", TABLE), token, 422, "INVALID_FIELD");
    refused(
        path,
        order("B").field("form", "PADES").file("file", "a.csv", TABLE),
        token,
        422,
        "INVALID_FIELD");
    refused(
        path,
        order("B").file("file", "a.csv", TABLE).file("file", "b.csv", TABLE),
        token,
        422,
        "INVALID_FIELD");
    refused(
        path,
        order("B").field("form", "ASIC_E").file("file", "a", TABLE).file("file", "A", TABLE),
        token,
        422,
        "INVALID_FIELD");
    refused(
        path,
        order("B").field("form", "ASIC_E").file("file", "mimetype", TABLE),
        token,
        422,
        "INVALID_FIELD");
    refused(path, order("B"), token, 400, "FILE_MISSING");
  }

  @Test
  void what_is_not_whole_or_not_signed_is_not_raised() throws Exception {
    String path = "/api/v1/signatures/augmentations";
    byte[] signature =
        made(
            "/api/v1/signatures",
            order("B").file("file", "a.csv", TABLE),
            "application/pkcs7-signature");
    refused(
        path,
        new Multipart()
            .field("level", "T")
            .file("file", "a.p7s", signature)
            .file("document", "a.csv", "khác".getBytes(UTF_8)),
        directors(key),
        409,
        "FILE_NOT_WHOLE");
    refused(
        path,
        new Multipart().field("level", "T").file("file", "a.csv", TABLE),
        directors(key),
        409,
        "FILE_NOT_WHOLE");
    refused(
        path, new Multipart().file("file", "a.csv", TABLE), directors(key), 422, "INVALID_FIELD");
  }
}
