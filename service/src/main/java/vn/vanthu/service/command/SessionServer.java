package vn.vanthu.service.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import vn.vanthu.service.language.Language;
import vn.vanthu.service.routing.SessionForm;

/** The service that holds signing sessions, as the signing command sees it. Single-threaded. */
final class SessionServer implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final ObjectMapper JSON = JsonMapper.builder().build();

  private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();

  private final Language language;

  /** The service, asked to speak this language. */
  SessionServer(Language language) {
    this.language = language;
  }

  /** What it answered. */
  record Answer(int status, String body) {
    boolean isGood() {
      return status / 100 == 2;
    }

    JsonNode json() throws IOException {
      return JSON.readTree(body);
    }

    /** Its problem document; null when another service answered. */
    @Nullable JsonNode problem() {
      try {
        return JSON.readTree(body);
      } catch (JsonProcessingException notOurs) {
        return null;
      }
    }

    /** The code of the problem. */
    String code() {
      JsonNode problem = problem();
      String status = "HTTP " + this.status;
      return problem == null ? status : problem.path("code").asText(status);
    }
  }

  static SessionForm form(JsonNode json) throws IOException {
    return JSON.treeToValue(json, SessionForm.class);
  }

  Answer get(URI address) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(address).GET());
  }

  /** Completes a session with the value that the key computed. */
  Answer put(URI session, byte[] value) throws IOException, InterruptedException {
    var answer = new SessionForm.Answer(Base64.getEncoder().encodeToString(value));
    return send(
        HttpRequest.newBuilder(session)
            .header("Content-Type", "application/json")
            .PUT(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(answer))));
  }

  private Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
    HttpResponse<String> answer =
        client.send(
            request
                .timeout(PATIENCE)
                .header("Accept", "application/json")
                .header("Accept-Language", language.tag())
                .build(),
            HttpResponse.BodyHandlers.ofString());
    return new Answer(answer.statusCode(), answer.body());
  }

  @Override
  public void close() {
    client.close();
  }
}
