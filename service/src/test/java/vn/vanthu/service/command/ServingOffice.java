package vn.vanthu.service.command;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dropwizard.core.Application;
import io.dropwizard.testing.DropwizardTestSupport;
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
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.vanthu.service.VanThuApplication;
import vn.vanthu.service.VanThuConfiguration;
import vn.vanthu.service.Wiring;
import vn.vanthu.service.access.Role;
import vn.vanthu.service.accounts.Scope;
import vn.vanthu.service.api.Multipart;

/**
 * The whole service in this JVM, with the real verifier, reader, database and index, spoken to over
 * HTTP. Thread-safe once it serves.
 */
final class ServingOffice implements AutoCloseable {
  static final String INTAKE = "/api/v1/intake";

  private static final ObjectMapper JSON = new ObjectMapper();

  private final DropwizardTestSupport<VanThuConfiguration> server;
  private @Nullable Wiring office;

  ServingOffice(Path folder) throws Exception {
    var deployment = new CommandLine(folder);
    var served = new ServedOffice();
    server =
        new DropwizardTestSupport<>(VanThuApplication.class, deployment.config().toString()) {
          @Override
          public Application<VanThuConfiguration> newApplication() {
            return new VanThuApplication((configuration, environment) -> {
              var wiring = new Wiring(Deployments.of(configuration, deployment.home()));
              wiring.start();
              office = wiring;
              return served.ground(wiring, configuration, environment, () -> {});
            });
          }
        };
    server.before();
  }

  Wiring office() {
    return Objects.requireNonNull(office);
  }

  int port() {
    return server.getLocalPort();
  }

  @Override
  public void close() {
    server.after();
  }

  /** A token with every scope for a new account of a clerk. */
  String clerk(String name) {
    return token(name, Set.of(Role.CLERK));
  }

  /** A token with every scope that a new account of these roles may have. */
  String token(String name, Set<Role> roles) {
    var account =
        office()
            .accounts()
            .create(name, "Trần Thị Lan", "", Set.of(), roles, "mot cau ngan de nho")
            .orElseThrow();
    return office()
        .accounts()
        .issueToken(account, "thử", EnumSet.allOf(Scope.class), Duration.ofDays(1), null)
        .secret()
        .value();
  }

  /** Hands a file in as an incoming document. */
  HttpResponse<String> receive(String token, String name, byte[] file) {
    return send(new Multipart().file("file", name, file).post(as(token, INTAKE)));
  }

  /** Registers what was handed in. */
  HttpResponse<String> register(String token, String intake) {
    return send(
        post(
            token,
            "/api/v1/records",
            "application/json",
            "{\"intake\":\""
                + intake
                + "\",\"facts\":{\"subject\":\"thử\",\"typeName\":\"Khác\"}}"));
  }

  HttpRequest.Builder post(String token, String path, String type, String body) {
    return as(token, path).header("Content-Type", type).POST(BodyPublishers.ofString(body));
  }

  HttpRequest.Builder as(String token, String path) {
    return request(path).header("Authorization", "Bearer " + token);
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path))
        .timeout(Duration.ofMinutes(5));
  }

  /**
   * Over a connection of its own: one that a refusal has just closed may still look open to a
   * client that keeps it.
   */
  HttpResponse<String> send(HttpRequest.Builder request) {
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Sends bytes as they are and reads to the end. */
  String raw(String text) {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port())) {
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write(text.getBytes(ISO_8859_1));
      socket.getOutputStream().flush();
      return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static JsonNode json(HttpResponse<String> answer) {
    try {
      return JSON.readTree(answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(answer.body(), e);
    }
  }

  static void assertProblem(HttpResponse<String> answer, int status, String code) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    assertThat(json(answer).get("code").asText()).as(answer.body()).isEqualTo(code);
    assertThat(json(answer).get("next").asText()).isNotBlank();
  }
}
