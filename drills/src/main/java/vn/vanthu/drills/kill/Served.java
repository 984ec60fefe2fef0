package vn.vanthu.drills.kill;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;

/** The server seen by those who use it: over HTTP, whatever happens to it. Thread-safe. */
final class Served implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration ANSWER = Duration.ofSeconds(60);

  /** Longer than any restart takes, on a machine however busy. */
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private static final Duration PAUSE = Duration.ofMillis(50);

  private final HttpClient http = HttpClient.newHttpClient();
  private final String base;

  Served(int port) {
    base = "http://127.0.0.1:" + port;
  }

  /**
   * An answer.
   *
   * @param etag of the record, empty when it has none
   */
  record Answer(JsonNode body, String etag, boolean replayed) {
    String text(String pointer) {
      return body.at(pointer).asText();
    }
  }

  /** A request refused for good: repeating it would not help. */
  static final class RefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    RefusedException(String what) {
      super(what);
    }
  }

  HttpRequest.Builder request(String path, String token) {
    return HttpRequest.newBuilder(URI.create(base + path))
        .timeout(ANSWER)
        .header("Authorization", "Bearer " + token);
  }

  /**
   * Sends one request, the same key with it each time, until there is an answer of success: the
   * server may be dead, starting, without its database, or still at it.
   */
  Answer untilDone(HttpRequest request) throws InterruptedException, RefusedException {
    long until = System.nanoTime() + PATIENCE.toNanos();
    String last = "no answer";
    while (true) {
      try {
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        int status = answer.statusCode();
        if (status < 300) {
          return new Answer(
              answer.body().isEmpty() ? JSON.nullNode() : JSON.readTree(answer.body()),
              answer.headers().firstValue("ETag").orElse(""),
              answer.headers().firstValue("Idempotency-Replayed").isPresent());
        }
        last = status + " " + answer.body();
        boolean stillRunning = answer.body().contains("IDEMPOTENCY_RUNNING");
        if (status < 500 && status != 429 && !stillRunning) {
          throw new RefusedException(request.uri().getPath() + " " + status + " " + answer.body());
        }
      } catch (IOException away) {
        last = away.toString(); // dead or dying: asked again
      }
      if (System.nanoTime() > until) {
        throw new RefusedException(request.uri().getPath() + " for " + PATIENCE + ": " + last);
      }
      Thread.sleep(PAUSE);
    }
  }

  /** Whether the server answers now. */
  boolean answers() throws InterruptedException {
    try {
      var ask = HttpRequest.newBuilder(URI.create(base + "/openapi.json")).timeout(ANSWER).build();
      return http.send(ask, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    }
  }

  /** What is there of an acknowledged document: absent, another one, or the same. */
  enum Kept {
    SAME,
    OTHER,
    ABSENT
  }

  Kept kept(Ack ack, String token) throws IOException, InterruptedException {
    String path = "/api/v1/records/" + ack.record();
    HttpResponse<String> record =
        http.send(request(path, token).build(), HttpResponse.BodyHandlers.ofString());
    if (record.statusCode() == 404) {
      return Kept.ABSENT;
    }
    HttpResponse<byte[]> bytes =
        http.send(
            request(path + "/content", token).build(), HttpResponse.BodyHandlers.ofByteArray());
    JsonNode entry = JSON.readTree(record.body()).path("registration");
    boolean same =
        entry.path("number").asInt() == ack.number()
            && series(entry).equals(ack.series())
            && bytes.statusCode() == 200
            && sha256(bytes.body()).equals(ack.sha256());
    return same ? Kept.SAME : Kept.OTHER;
  }

  static String series(JsonNode entry) {
    return entry.path("series").asText() + " " + entry.path("year").asText();
  }

  /** Whether a search for the document's own word meets it. */
  boolean found(Ack ack, String token) throws IOException, InterruptedException {
    String path = "/api/v1/records?q=" + URLEncoder.encode(ack.code(), StandardCharsets.UTF_8);
    HttpResponse<String> hits =
        http.send(request(path, token).build(), HttpResponse.BodyHandlers.ofString());
    return hits.statusCode() == 200 && hits.body().contains(ack.record());
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
