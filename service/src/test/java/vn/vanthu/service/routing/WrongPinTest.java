package vn.vanthu.service.routing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.vanthu.service.api.Multipart;
import vn.vanthu.service.keys.KeyBinding;
import vn.vanthu.service.records.OfficeRecord;

/** Who guesses the PIN of a key that the service can reach has to wait. */
class WrongPinTest {
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
  void the_sixth_try_waits_and_a_right_PIN_forgets_the_wrong_ones() throws Exception {
    String pin = Files.readString(office.directors.secretFile()).strip();
    OfficeRecord first = whole.checked("KH", "Kế hoạch", "Bốn lần sai rồi đúng");
    for (int i = 0; i < 4; i++) {
      assertProblem(sign(first, "sai" + i), 409, "KEY_WRONG_SECRET");
    }
    assertThat(sign(first, pin).statusCode()).isEqualTo(201);

    OfficeRecord second = whole.checked("KH", "Kế hoạch", "Năm lần sai");
    assertProblem(signFile("sai"), 409, "KEY_WRONG_SECRET");
    for (int i = 0; i < 4; i++) {
      assertProblem(sign(second, "sai" + i), 409, "KEY_WRONG_SECRET");
    }
    HttpResponse<String> sixth = sign(second, pin);
    assertProblem(sixth, 429, "TOO_MANY_REQUESTS");
    assertThat(sixth.headers().firstValueAsLong("Retry-After").orElseThrow()).isBetween(1L, 300L);
    assertThat(whole.now(second.id())).as("nothing was signed").isEqualTo(second);
    assertProblem(signFile(pin), 429, "TOO_MANY_REQUESTS");
  }

  /** A file that is no record, with the same key. */
  private static HttpResponse<String> signFile(String pin) {
    KeyBinding key = whole.office.outgoing().keysOf(whole.director.principal()).getFirst();
    return whole.send(
        new Multipart()
            .file("file", "thu.txt", "Thư ngỏ".getBytes(UTF_8))
            .field("key", key.id())
            .field("pin", pin)
            .post(
                HttpRequest.newBuilder(whole.address("/api/v1/signatures"))
                    .header("Authorization", "Bearer " + whole.token(whole.director, key.id()))));
  }

  private static HttpResponse<String> sign(OfficeRecord record, String pin) {
    KeyBinding key = whole.office.outgoing().keysOf(whole.director.principal()).getFirst();
    return whole.post(
        whole.token(whole.director, key.id()),
        record,
        "signatures",
        "application/json",
        "{\"key\":\"%s\",\"intent\":\"SIGN\",\"pin\":\"%s\"}"
            .formatted(key.id(), pin)
            .getBytes(UTF_8));
  }

  private static void assertProblem(HttpResponse<String> answer, int status, String code) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(WholeOffice.json(answer).get("code").asText()).isEqualTo(code);
  }
}
