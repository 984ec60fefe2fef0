package vn.vanthu.service.demo.pki;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.tsp.TSPException;

/**
 * Serves the demo's authorities over HTTP on the loopback only: {@code /root.crt}, {@code
 * /issuing.crt}, {@code /root.crl}, {@code /issuing.crl}, {@code /ocsp}, {@code /tsa}. Thread-safe.
 */
public final class DemoServer implements AutoCloseable {
  private static final int MAX_QUESTION_BYTES = 64 << 10;
  private static final Duration OLD = Duration.ofDays(30);
  private static final Duration SLOW = Duration.ofSeconds(3);

  private final DemoPki pki;
  private final HttpServer http;
  private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicReference<Set<DemoFault>> faults =
      new AtomicReference<>(EnumSet.noneOf(DemoFault.class));
  private final Timestamps timestamps;
  private final StatusAnswers answers;
  private final RevocationLists lists = new RevocationLists();

  private DemoServer(DemoPki pki, HttpServer http) {
    this.pki = pki;
    this.http = http;
    this.timestamps = new Timestamps(pki);
    this.answers = new StatusAnswers(pki);
  }

  /** Serves on the port that the authorities' addresses name. */
  public static DemoServer start(DemoPki pki) throws IOException {
    InetSocketAddress place =
        new InetSocketAddress(InetAddress.getLoopbackAddress(), pki.base().getPort());
    HttpServer http = HttpServer.create(place, 0);
    DemoServer server = new DemoServer(pki, http);
    http.setExecutor(server.workers);
    http.createContext("/", server.guarded(server::serve));
    http.start();
    return server;
  }

  /** From now on these faults show; an empty set mends everything. */
  public void fail(Set<DemoFault> shown) {
    faults.set(Set.copyOf(shown));
  }

  @Override
  public void close() {
    http.stop(0);
    workers.close();
  }

  private void serve(HttpExchange exchange) throws IOException {
    Set<DemoFault> shown = faults.get();
    Instant now = pki.clock().instant();
    String path = exchange.getRequestURI().getPath();
    if (shown.contains(DemoFault.REDIRECTS)) {
      exchange.getResponseHeaders().set("Location", pki.base().toString());
      exchange.sendResponseHeaders(302, -1);
      return;
    }
    try {
      switch (path) {
        case "/root.crt" -> send(exchange, "application/pkix-cert", pki.root().getEncoded());
        case "/issuing.crt" -> send(exchange, "application/pkix-cert", pki.issuing().getEncoded());
        case "/root.crl" -> list(exchange, pki.rootEntity(), Map.of(), shown, now);
        case "/issuing.crl" -> list(exchange, pki.issuingEntity(), pki.revoked(), shown, now);
        case "/tsa" -> timestamp(exchange, shown, now);
        default -> {
          if (path.equals("/ocsp") || path.startsWith("/ocsp/")) {
            status(exchange, path, shown, now);
          } else {
            exchange.sendResponseHeaders(404, -1);
          }
        }
      }
    } catch (GeneralSecurityException
        | OperatorCreationException
        | OCSPException
        | TSPException
        | RuntimeException e) {
      System.getLogger(DemoServer.class.getName())
          .log(System.Logger.Level.DEBUG, "a question the demo authority does not understand", e);
      exchange.sendResponseHeaders(400, -1);
    }
  }

  private void list(
      HttpExchange exchange,
      DemoPki.Entity authority,
      Map<java.math.BigInteger, Instant> revoked,
      Set<DemoFault> shown,
      Instant now)
      throws IOException, GeneralSecurityException, OperatorCreationException {
    if (shown.contains(DemoFault.CRL_DOWN)) {
      exchange.sendResponseHeaders(503, -1);
      return;
    }
    Instant at = shown.contains(DemoFault.CRL_STALE) ? now.minus(OLD) : now;
    send(exchange, "application/pkix-crl", lists.write(authority, revoked, at));
  }

  private void status(HttpExchange exchange, String path, Set<DemoFault> shown, Instant now)
      throws IOException, GeneralSecurityException, OperatorCreationException, OCSPException {
    if (shown.contains(DemoFault.OCSP_DOWN)) {
      exchange.sendResponseHeaders(503, -1);
      return;
    }
    byte[] question =
        exchange.getRequestMethod().equals("GET")
            ? Base64.getDecoder().decode(path.substring("/ocsp/".length()))
            : exchange.getRequestBody().readNBytes(MAX_QUESTION_BYTES);
    Instant at = shown.contains(DemoFault.OCSP_STALE) ? now.minus(OLD) : now;
    byte[] answer = answers.answer(question, at, shown.contains(DemoFault.OCSP_UNKNOWN));
    send(exchange, "application/ocsp-response", answer);
  }

  private void timestamp(HttpExchange exchange, Set<DemoFault> shown, Instant now)
      throws IOException, GeneralSecurityException, OperatorCreationException, TSPException {
    if (shown.contains(DemoFault.TSA_DOWN)) {
      exchange.sendResponseHeaders(503, -1);
      return;
    }
    if (shown.contains(DemoFault.TSA_SLOW)) {
      try {
        Thread.sleep(SLOW);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    byte[] question = exchange.getRequestBody().readNBytes(MAX_QUESTION_BYTES);
    byte[] answer =
        shown.contains(DemoFault.TSA_GARBAGE)
            ? new byte[] {1, 2, 3}
            : timestamps.answer(question, now, shown);
    send(exchange, "application/timestamp-reply", answer);
  }

  private static void send(HttpExchange exchange, String type, byte[] body) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
  }

  /** Closes the exchange whatever happens: a connection left open would hang the asker. */
  private HttpHandler guarded(HttpHandler handler) {
    return exchange -> {
      try (exchange) {
        handler.handle(exchange);
      }
    };
  }
}
