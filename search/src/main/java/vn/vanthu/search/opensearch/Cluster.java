package vn.vanthu.search.opensearch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Speaks to the nodes of one cluster, JSON over HTTP. A request goes to the node that answered
 * last; when that one is gone, busy or silent, to the next, until the time is up. Every request may
 * be sent twice, so that only those that change nothing the second time are sent. Follows no
 * redirection. Thread-safe.
 */
final class Cluster implements Closeable {

  static final ObjectMapper JSON = new ObjectMapper();

  private static final Duration CONNECT = Duration.ofSeconds(1);

  /** A silent node is given up so soon, while there are others and time for them. */
  private static final Duration SILENCE = Duration.ofSeconds(1);

  private static final int BUSY = 429;
  private static final int UNAVAILABLE = 503;

  private final List<URI> nodes;
  private final @Nullable String authorization;
  private final HttpClient http;
  private final AtomicInteger answering = new AtomicInteger();

  Cluster(ClusterSettings settings) {
    this.nodes = settings.nodes();
    this.authorization =
        settings
            .login()
            .map(login -> (login.user() + ":" + login.password()).getBytes(StandardCharsets.UTF_8))
            .map(bytes -> "Basic " + Base64.getEncoder().encodeToString(bytes))
            .orElse(null);
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECT);
    settings.authorities().ifPresent(pem -> builder.sslContext(trusting(pem)));
    this.http = builder.build();
  }

  private static SSLContext trusting(Path pem) {
    try {
      return Authorities.of(pem);
    } catch (IOException e) {
      throw new ClusterAway(String.valueOf(e.getMessage()), false);
    }
  }

  /** What a node answered; anything but "busy" or "not available now". */
  record Reply(int status, JsonNode body) {
    boolean ok() {
      return status / 100 == 2;
    }

    /** The same. */
    Reply orThrow() {
      if (!ok()) {
        throw new ClusterAway("the cluster refuses (%d): %s".formatted(status, reason()), false);
      }
      return this;
    }

    private String reason() {
      String reason = body.path("error").path("reason").asText();
      return reason.isEmpty() ? body.toString() : reason;
    }
  }

  Reply get(String path, Duration within) {
    return send("GET", path, null, within);
  }

  Reply post(String path, JsonNode body, Duration within) {
    return send("POST", path, body.toString(), within);
  }

  Reply put(String path, JsonNode body, Duration within) {
    return send("PUT", path, body.toString(), within);
  }

  Reply delete(String path, Duration within) {
    return send("DELETE", path, null, within);
  }

  /** Sends lines of JSON. */
  Reply lines(String path, String lines, Duration within) {
    return send("POST", path, lines, within);
  }

  private Reply send(String method, String path, @Nullable String body, Duration within) {
    long end = System.nanoTime() + within.toNanos();
    String last = "no time";
    boolean slow = true;
    for (int attempt = 0; ; attempt++) {
      long left = end - System.nanoTime();
      if (left <= 0) {
        throw new ClusterAway("the search cluster does not answer: " + last, slow);
      }
      int at = Math.floorMod(answering.get(), nodes.size());
      long wait = isReading(method, path) ? share(left) : left;
      try {
        HttpResponse<byte[]> answer =
            http.send(
                request(nodes.get(at), method, path, body, Duration.ofNanos(wait)),
                BodyHandlers.ofByteArray());
        if (!isWorthAskingElsewhere(answer.statusCode(), method, path, attempt)) {
          return new Reply(answer.statusCode(), parsed(answer.body()));
        }
        last = nodes.get(at) + " answers " + answer.statusCode();
        slow = false;
      } catch (HttpConnectTimeoutException e) {
        last = nodes.get(at) + " takes no connection";
        slow = false;
      } catch (HttpTimeoutException e) {
        last = nodes.get(at) + " is silent";
        slow = true;
      } catch (IOException e) {
        last = nodes.get(at) + ": " + e;
        slow = false;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new ClusterAway("interrupted", true);
      }
      answering.compareAndSet(at, (at + 1) % nodes.size());
      if (attempt >= nodes.size() - 1) {
        pause(Math.min(end - System.nanoTime(), 50_000_000));
      }
    }
  }

  /** What reads is tried at another node before its time is up; what writes is waited for. */
  private long share(long left) {
    return nodes.size() > 1 ? Math.max(left / 2, Math.min(left, SILENCE.toNanos())) : left;
  }

  /**
   * Busy and not available now pass; any other failure of a node may be its own, as when it loses
   * the one that holds the records while it asks it: what reads is asked of each other node once.
   */
  private boolean isWorthAskingElsewhere(int status, String method, String path, int attempt) {
    return status == BUSY
        || status == UNAVAILABLE
        || (status >= 500 && isReading(method, path) && attempt < nodes.size() - 1);
  }

  private static boolean isReading(String method, String path) {
    return method.equals("GET") || path.contains("/_search") || path.contains("/_termvectors");
  }

  private HttpRequest request(
      URI node, String method, String path, @Nullable String body, Duration within) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(node.resolve(path))
            .timeout(within)
            .header(
                "Content-Type",
                path.contains("_bulk") ? "application/x-ndjson" : "application/json")
            .method(
                method,
                body == null
                    ? BodyPublishers.noBody()
                    : BodyPublishers.ofString(body, StandardCharsets.UTF_8));
    if (authorization != null) {
      request.header("Authorization", authorization);
    }
    return request.build();
  }

  private static JsonNode parsed(byte[] body) throws IOException {
    return body.length == 0 ? JSON.createObjectNode() : JSON.readTree(body);
  }

  private static void pause(long nanos) {
    try {
      Thread.sleep(Duration.ofNanos(ThreadLocalRandom.current().nextLong(1, Math.max(2, nanos))));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ClusterAway("interrupted", true);
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
