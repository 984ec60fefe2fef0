package vn.vanthu.signing.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is asked, how, and who is not. */
class FetcherTest {
  private static final FetchLimits LIMITS = new FetchLimits(Duration.ofSeconds(20), 1 << 20);
  private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

  @Test
  void a_question_without_body_has_these_lines_and_no_others() throws IOException {
    try (OneAnswer server = new OneAnswer(OK)) {
      Fetcher fetcher = server.fetcher(LIMITS);
      assertThat(((FetchAnswer.Fetched) fetcher.get(server.uri("/a%20b/c.crl?x=1&y"))).body())
          .asString(StandardCharsets.US_ASCII)
          .isEqualTo("ok");
      fetcher.get(server.uri(""));
      String rest =
          " HTTP/1.1\r\nHost: 127.0.0.1:"
              + server.port()
              + "\r\nAccept: */*\r\nConnection: close\r\n\r\n";
      assertThat(server.questions())
          .containsExactly("GET /a%20b/c.crl?x=1&y" + rest, "GET /" + rest);
    }
  }

  @Test
  void a_question_with_a_body_names_its_kind_and_length() throws IOException {
    try (OneAnswer server = new OneAnswer(OK)) {
      byte[] question = "what?".getBytes(StandardCharsets.US_ASCII);
      server
          .fetcher(LIMITS)
          .post(
              server.uri("/tsa"),
              "application/timestamp-query",
              "application/timestamp-reply",
              question);
      assertThat(server.questions())
          .containsExactly(
              "POST /tsa HTTP/1.1\r\nHost: 127.0.0.1:"
                  + server.port()
                  + "\r\nAccept: application/timestamp-reply\r\nConnection: close\r\n"
                  + "Content-Type: application/timestamp-query\r\nContent-Length: 5\r\n\r\nwhat?");
    }
  }

  @Test
  void a_server_of_the_usual_kind_is_understood() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    AtomicInteger followed = new AtomicInteger();
    byte[] large = new byte[100_000];
    large[99_999] = 7;
    server.createContext(
        "/sized",
        exchange -> {
          exchange.sendResponseHeaders(200, large.length);
          exchange.getResponseBody().write(large);
          exchange.close();
        });
    server.createContext(
        "/chunked",
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          exchange.getResponseBody().write(large);
          exchange.close();
        });
    server.createContext(
        "/moved",
        exchange -> {
          exchange.getResponseHeaders().add("Location", "/target");
          exchange.sendResponseHeaders(302, -1);
          exchange.close();
        });
    server.createContext(
        "/target",
        exchange -> {
          followed.incrementAndGet();
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    server.start();
    try {
      String place = "127.0.0.1:" + server.getAddress().getPort();
      Fetcher fetcher = new Fetcher(AllowList.parse(List.of("inner " + place)), LIMITS);
      for (String path : List.of("/sized", "/chunked")) {
        assertThat(fetcher.get(URI.create("http://" + place + path)))
            .isInstanceOfSatisfying(
                FetchAnswer.Fetched.class,
                fetched -> assertThat(fetched.body()).as(path).isEqualTo(large));
      }
      assertThat(fetcher.get(URI.create("http://" + place + "/moved")))
          .isEqualTo(new FetchAnswer.Refused(FetchProblem.STATUS, "302"));
      assertThat(followed).hasValue(0);
    } finally {
      server.stop(0);
    }
  }

  @Test
  void nobody_is_asked_who_is_not_listed() throws IOException {
    try (OneAnswer server = new OneAnswer(OK)) {
      URI uri = server.uri("/x");
      assertThat(new Fetcher(AllowList.nobody(), LIMITS).get(uri))
          .isEqualTo(new FetchAnswer.Refused(FetchProblem.NOT_ALLOWED, uri.toString()));
      URI ftp = URI.create("ftp://127.0.0.1:" + server.port() + "/x");
      assertThat(server.fetcher(LIMITS).get(ftp))
          .isEqualTo(new FetchAnswer.Refused(FetchProblem.NOT_ALLOWED, ftp.toString()));
      assertThat(server.questions()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "127.255.255.254",
        "0.0.0.0",
        "10.0.0.1",
        "172.16.0.1",
        "172.31.255.255",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.0",
        "100.127.255.255",
        "224.0.0.1",
        "239.255.255.255"
      })
  void a_listed_name_does_not_open_the_way_to_an_inner_address(String address) {
    Fetcher fetcher = new Fetcher(AllowList.parse(List.of(address + ":9")), LIMITS);
    assertThat(fetcher.get(URI.create("http://" + address + ":9/")))
        .isEqualTo(new FetchAnswer.Refused(FetchProblem.INNER_ADDRESS, address));
  }

  @ParameterizedTest
  @CsvSource({
    "::1, true",
    "::, true",
    "fc00::1, true",
    "fdff::1, true",
    "fbff::1, false",
    "fe80::1, true",
    "fec0::1, true",
    "ff02::1, true",
    "::ffff:10.0.0.1, true",
    "::ffff:8.8.8.8, false",
    "2001:db8::1, false",
    "100.63.255.255, false",
    "100.64.0.0, true",
    "100.127.255.255, true",
    "100.128.0.0, false",
    "101.64.0.0, false",
    "172.15.255.255, false",
    "172.32.0.0, false",
    "8.8.8.8, false",
    "6440::1, false",
    "203.0.113.5, false"
  })
  void inner_addresses_end_where_their_networks_end(String address, boolean inner)
      throws IOException {
    assertThat(Fetcher.isInner(InetAddress.getByName(address))).isEqualTo(inner);
  }

  @Test
  void a_closed_door_is_unreachable_and_so_is_a_name_nobody_has() throws IOException {
    int free;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = socket.getLocalPort();
    }
    Fetcher fetcher =
        new Fetcher(AllowList.parse(List.of("inner 127.0.0.1:" + free, "nobody.invalid")), LIMITS);
    assertThat(fetcher.get(URI.create("http://127.0.0.1:" + free)))
        .extracting(answer -> ((FetchAnswer.Refused) answer).problem())
        .isEqualTo(FetchProblem.UNREACHABLE);
    assertThat(fetcher.get(URI.create("http://nobody.invalid/")))
        .isEqualTo(
            new FetchAnswer.Refused(FetchProblem.UNREACHABLE, "no such host nobody.invalid"));
  }

  @Test
  void a_server_that_does_not_speak_tls_is_not_asked_in_clear() throws IOException {
    try (OneAnswer server = new OneAnswer(OK)) {
      URI uri = URI.create("https://127.0.0.1:" + server.port() + "/secret");
      FetchLimits limits = new FetchLimits(Duration.ofMillis(800), 100);
      assertThat(server.fetcher(limits).get(uri)).isInstanceOf(FetchAnswer.Refused.class);
      assertThat(server.questions()).noneMatch(asked -> asked.contains("secret"));
    }
  }

  @Test
  void the_time_left_is_in_milliseconds_and_at_least_one() throws IOException {
    long now = System.nanoTime();
    assertThat(Fetcher.millisLeft(now + 10_000_000_000L)).isBetween(8_000, 10_000);
    assertThat(Fetcher.millisLeft(now + Duration.ofDays(365).toNanos()))
        .isEqualTo(Integer.MAX_VALUE);
    assertThatThrownBy(() -> Fetcher.millisLeft(now)).isInstanceOf(SocketTimeoutException.class);
    // less than a millisecond: 0 would be forever to a socket
    assertThatThrownBy(() -> Fetcher.millisLeft(System.nanoTime() + 900_000))
        .isInstanceOf(SocketTimeoutException.class);
  }

  @Test
  void a_usual_answer_takes_ten_seconds_and_20_MB_at_most() {
    assertThat(FetchLimits.standard())
        .isEqualTo(new FetchLimits(Duration.ofSeconds(10), 20 * 1024 * 1024));
  }
}
