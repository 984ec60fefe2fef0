package vn.vanthu.service.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.vanthu.service.language.Language;
import vn.vanthu.signing.keys.KeyAnswer;
import vn.vanthu.signing.keys.KeyOpening;
import vn.vanthu.signing.keys.KeyProblem;
import vn.vanthu.signing.keys.KeyRefusal;
import vn.vanthu.signing.keys.SignatureAlgorithm;
import vn.vanthu.signing.keys.SigningKey;

/** What becomes of the documents of a batch when the key, the service or one of them fails. */
class SignBatchTest {
  private static final int DOCUMENTS = 10;
  private static final int STALE = 2;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<String> completed = Collections.synchronizedList(new ArrayList<>());
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/session/", this::session);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  /** Hands out what to sign, and takes the value; the third document was changed meanwhile. */
  private void session(HttpExchange exchange) throws IOException {
    String id = exchange.getRequestURI().getPath().substring("/session/".length());
    boolean put = exchange.getRequestMethod().equals("PUT");
    boolean stale = put && id.equals(Integer.toString(STALE));
    if (put && !stale) {
      completed.add(id);
    }
    byte[] body =
        (stale
                ? "{\"code\":\"STALE_ETAG\"}"
                : "{\"algorithm\":\"RSA_SHA256\",\"toBeSigned\":\"AA==\",\"certificate\":\"\","
                    + "\"document\":\"\",\"expiresAt\":\"\"}")
            .getBytes(UTF_8);
    exchange.sendResponseHeaders(stale ? 412 : 200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  /** A key that is lost after so many signatures. */
  private static KeyOpening lostAfter(int signatures) {
    int[] made = {0};
    return new KeyOpening.Opened(
        new SigningKey() {
          @Override
          public List<X509Certificate> chain() {
            return List.of();
          }

          @Override
          public SignatureAlgorithm algorithm() {
            return SignatureAlgorithm.RSA_SHA256;
          }

          @Override
          public KeyAnswer sign(byte[] message) {
            return made[0]++ < signatures
                ? new KeyAnswer.Value(new byte[] {1})
                : new KeyRefusal(KeyProblem.SESSION_LOST, "");
          }
        });
  }

  /** A batch's outcome: exit code, and the codes by document. */
  private record Outcome(int status, List<String> codes) {}

  private Outcome signed(KeyOpening opening) throws Exception {
    List<JsonNode> waiting = new ArrayList<>();
    for (int i = 0; i < DOCUMENTS; i++) {
      waiting.add(
          JSON.createObjectNode()
              .put("record", "r" + i)
              .put("document", "Kế hoạch " + i)
              .put("link", "/session/" + i));
    }
    var data = new ByteArrayOutputStream();
    var console =
        new Console(
            new PrintStream(data, true, UTF_8),
            new PrintStream(new ByteArrayOutputStream(), true, UTF_8));
    URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/batch");
    int status;
    try (SessionServer sessions = new SessionServer(Language.VI)) {
      status =
          new SignBatch(
                  sessions,
                  address,
                  Arguments.parse(List.of("--json"), Set.of("json"), Set.of()),
                  console)
              .all(waiting, opening);
    }
    List<String> codes = new ArrayList<>();
    for (String line : data.toString(UTF_8).lines().toList()) {
      JsonNode told = JSON.readTree(line);
      assertThat(told.get("record").asText()).isEqualTo("r" + codes.size());
      codes.add(
          told.get("result").asText().equals("SIGNED") ? "SIGNED" : told.get("code").asText());
    }
    return new Outcome(status, codes);
  }

  @Test
  void a_document_that_the_service_refuses_leaves_the_others_signed() throws Exception {
    Outcome outcome = signed(lostAfter(Integer.MAX_VALUE));
    assertThat(outcome.status()).isEqualTo(Command.NO);
    assertThat(outcome.codes()).hasSize(DOCUMENTS);
    assertThat(outcome.codes().get(STALE)).isEqualTo("STALE_ETAG");
    assertThat(outcome.codes()).filteredOn("SIGNED"::equals).hasSize(DOCUMENTS - 1);
  }

  @Test
  void a_token_pulled_out_in_the_middle_leaves_the_rest_unsigned_each_with_the_reason()
      throws Exception {
    Outcome outcome = signed(lostAfter(6));
    assertThat(outcome.status()).isEqualTo(Command.NO);
    assertThat(outcome.codes().subList(6, DOCUMENTS)).containsOnly("KEY_SESSION_LOST");
    assertThat(completed).containsExactly("0", "1", "3", "4", "5");
  }

  @Test
  void a_wrong_PIN_signs_nothing_and_is_tried_once() throws Exception {
    Outcome outcome = signed(new KeyRefusal(KeyProblem.WRONG_SECRET, ""));
    assertThat(outcome.codes()).hasSize(DOCUMENTS).containsOnly("KEY_WRONG_SECRET");
    assertThat(completed).isEmpty();
  }

  @Test
  void a_service_that_is_away_leaves_all_unsigned() throws Exception {
    server.stop(0);
    Outcome outcome = signed(lostAfter(Integer.MAX_VALUE));
    assertThat(outcome.codes()).hasSize(DOCUMENTS).containsOnly("NO_ANSWER");
    assertThat(outcome.status()).isEqualTo(Command.NO);
  }
}
