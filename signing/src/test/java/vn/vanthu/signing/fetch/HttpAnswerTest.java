package vn.vanthu.signing.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is taken from a server, and what is refused as which problem. */
class HttpAnswerTest {
  private static final int MOST = 20_000;

  private static String asked(String answer) throws IOException {
    return asked(answer, MOST);
  }

  /** The body, or the problem and its detail. */
  private static String asked(String answer, int maxBytes) throws IOException {
    try (OneAnswer server = new OneAnswer(answer)) {
      FetchLimits limits = new FetchLimits(Duration.ofSeconds(20), maxBytes);
      return told(server.fetcher(limits).get(server.uri("/")));
    }
  }

  private static String told(FetchAnswer answer) {
    return switch (answer) {
      case FetchAnswer.Fetched fetched -> new String(fetched.body(), StandardCharsets.ISO_8859_1);
      case FetchAnswer.Refused refused -> refused.problem() + " " + refused.detail();
    };
  }

  @Test
  void a_body_ends_where_its_length_says() throws IOException {
    assertThat(asked("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhelloworld")).isEqualTo("hello");
    assertThat(asked("HTTP/1.1 200 OK\r\ncontent-length:5\r\n\r\nhelloworld")).isEqualTo("hello");
    assertThat(asked("HTTP/1.0 200\r\nContent-Length: 0\r\n\r\nhello")).isEmpty();
  }

  @Test
  void without_a_length_the_body_is_all_until_the_end() throws IOException {
    assertThat(asked("HTTP/1.1 200 OK\r\n\r\nhello")).isEqualTo("hello");
    assertThat(asked("HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\nhello")).isEqualTo("hello");
    assertThat(asked("HTTP/1.1 200 OK\n\nhello")).isEqualTo("hello");
  }

  @Test
  void a_body_shorter_than_its_length_was_cut() throws IOException {
    assertThat(asked("HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nhello"))
        .isEqualTo("UNREACHABLE the answer was cut short");
  }

  @Test
  void chunks_are_joined() throws IOException {
    String head = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
    assertThat(asked(head + "5\r\nhello\r\nB;name=value\r\n, world and\r\n0\r\n\r\n"))
        .isEqualTo("hello, world and");
    assertThat(asked(head + "0\r\n\r\n")).isEmpty();
    assertThat(asked(head + "5\r\nhello\r\n")).isEqualTo("UNREACHABLE not an HTTP answer");
    assertThat(asked(head + "6\r\nhello")).isEqualTo("UNREACHABLE the answer was cut short");
    assertThat(asked(head + "\r\nhello\r\n")).isEqualTo("UNREACHABLE a chunk without size");
    assertThat(asked(head + "-1\r\nhello\r\n")).isEqualTo("UNREACHABLE a chunk without size");
  }

  @Test
  void the_space_behind_a_header_is_no_part_of_it() throws IOException {
    assertThat(asked("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked \r\n\r\n2\r\nhi\r\n0\r\n\r\n"))
        .isEqualTo("hi");
  }

  @Test
  void chunks_count_more_than_a_length() throws IOException {
    assertThat(
            asked(
                "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nTransfer-Encoding: gzip, chunked\r\n\r\n"
                    + "2\r\nhi\r\n0\r\n\r\n"))
        .isEqualTo("hi");
    assertThat(asked("HTTP/1.1 200 OK\r\nTransfer-Encoding: identity\r\n\r\n2\r\nhi"))
        .isEqualTo("2\r\nhi");
  }

  @Test
  void a_body_may_have_as_many_bytes_as_allowed_and_not_one_more() throws IOException {
    String most = "a".repeat(MOST);
    String tooLarge = "TOO_LARGE more than " + MOST + " bytes";
    String sized = "HTTP/1.1 200 OK\r\nContent-Length: ";
    assertThat(asked(sized + MOST + "\r\n\r\n" + most)).isEqualTo(most);
    assertThat(asked(sized + (MOST + 1) + "\r\n\r\n" + most + "b")).isEqualTo(tooLarge);
    // refused by its length alone, before a byte of it came
    assertThat(asked(sized + Long.MAX_VALUE + "\r\n\r\n")).isEqualTo(tooLarge);
    String endless = "HTTP/1.1 200 OK\r\n\r\n";
    assertThat(asked(endless + most)).isEqualTo(most);
    assertThat(asked(endless + most + "b")).isEqualTo(tooLarge);
    String chunked = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
    String half = "2710\r\n" + "a".repeat(MOST / 2) + "\r\n";
    assertThat(asked(chunked + half + half + "0\r\n\r\n")).isEqualTo(most);
    assertThat(asked(chunked + half + half + "1\r\nb\r\n0\r\n\r\n")).isEqualTo(tooLarge);
    assertThat(asked(chunked + "4e21\r\n")).isEqualTo(tooLarge);
  }

  @ParameterizedTest
  @CsvSource({"201", "204", "301", "302", "404", "500", "2000", "20"})
  void any_status_but_200_is_told(String status) throws IOException {
    assertThat(asked("HTTP/1.1 " + status + " x\r\nLocation: http://127.0.0.1/\r\n\r\nhello"))
        .isEqualTo("STATUS " + status);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"HTTP/1.1\r\n\r\n", "HTTP/2 200 OK\r\n\r\n", "220 smtp 200\r\n\r\n", "\r\n"})
  void what_does_not_begin_as_an_answer_is_none(String answer) throws IOException {
    assertThat(asked(answer)).isEqualTo("MALFORMED not an HTTP answer");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "HTTP/1.1 200 OK", "HTTP/1.1 200 OK\r\nServer: x\r\n"})
  void a_head_that_breaks_off_is_no_answer(String answer) throws IOException {
    assertThat(asked(answer)).isEqualTo("UNREACHABLE not an HTTP answer");
  }

  @Test
  void a_head_has_at_most_200_lines() throws IOException {
    String start = "HTTP/1.1 200 OK\r\n";
    assertThat(asked(start + "A: b\r\n".repeat(200) + "\r\nhello")).isEqualTo("hello");
    assertThat(asked(start + "A: b\r\n".repeat(201) + "\r\nhello"))
        .isEqualTo("MALFORMED too many header lines");
  }

  @Test
  void a_line_of_the_head_has_at_most_8_KiB() throws IOException {
    String start = "HTTP/1.1 200 OK\r\nA: ";
    assertThat(asked(start + "b".repeat(8_192 - 3) + "\r\n\r\nhello")).isEqualTo("hello");
    assertThat(asked(start + "b".repeat(8_192 + 9) + "\r\n\r\nhello"))
        .isEqualTo("UNREACHABLE not an HTTP answer");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello",
        "HTTP/1.1 200 OK\r\n\r\nhello",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello",
        "HTTP/1.1 200 OK\r"
      })
  void a_server_that_falls_silent_is_not_waited_for(String answer) throws IOException {
    try (OneAnswer server =
        new OneAnswer(answer.getBytes(StandardCharsets.ISO_8859_1), Duration.ofSeconds(3))) {
      long start = System.nanoTime();
      FetchLimits limits = new FetchLimits(Duration.ofMillis(300), MOST);
      assertThat(told(server.fetcher(limits).get(server.uri("/")))).isEqualTo("TIMEOUT 127.0.0.1");
      assertThat(Duration.ofNanos(System.nanoTime() - start))
          .isBetween(Duration.ofMillis(200), Duration.ofMillis(2_500));
    }
  }

  @Test
  void an_answer_that_comes_late_but_in_time_is_taken() throws IOException {
    byte[] answer =
        "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello".getBytes(StandardCharsets.US_ASCII);
    try (OneAnswer server = new OneAnswer(answer, Duration.ofMillis(200))) {
      FetchLimits limits = new FetchLimits(Duration.ofSeconds(20), MOST);
      assertThat(told(server.fetcher(limits).get(server.uri("/")))).isEqualTo("hello");
    }
  }
}
