package vn.vanthu.signing.pdf;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Text strings and dates as PDF writes them. */
class PdfTextTest {

  @ParameterizedTest
  @CsvSource({
    "D:20261121140530+07'00',2026-11-21T07:05:30Z",
    "D:20261121140530+07'00,2026-11-21T07:05:30Z",
    "D:20261121140530+0700,2026-11-21T07:05:30Z",
    "D:20261121140530+07,2026-11-21T07:05:30Z",
    "D:20261121140530-03'30',2026-11-21T17:35:30Z",
    "D:20261121140530Z,2026-11-21T14:05:30Z",
    "D:20261121140530Z00'00',2026-11-21T14:05:30Z",
    "D:20261121140530,2026-11-21T14:05:30Z",
    "20261121140530,2026-11-21T14:05:30Z",
    "D20261121,2026-11-21T00:00:00Z",
    "D:202611211405,2026-11-21T14:05:00Z",
    "D:2026112114,2026-11-21T14:00:00Z",
    "D:202611,2026-11-01T00:00:00Z",
    "D:2026,2026-01-01T00:00:00Z",
    "' D:20261121140530Z ',2026-11-21T14:05:30Z"
  })
  void a_date_counts_from_its_zone_and_what_is_left_out_is_the_first(String written, Instant is) {
    assertThat(PdfText.date(written)).contains(is);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "D:",
        "D:202",
        "today",
        "D:20261321",
        "D:20261132",
        "D:2026112125",
        "D:20261121140530+19'00'"
      })
  void what_is_no_date_gives_none(String written) {
    assertThat(PdfText.date(written)).isEmpty();
  }

  private static String decoded(int... octets) {
    byte[] bytes = new byte[octets.length];
    for (int i = 0; i < octets.length; i++) {
      bytes[i] = (byte) octets[i];
    }
    return PdfText.decode(bytes);
  }

  @Test
  void a_mark_says_how_the_letters_are_written() {
    assertThat(decoded(0xFE, 0xFF, 0x1E, 0xA5)).isEqualTo("ấ");
    assertThat(decoded(0xFF, 0xFE, 0xA5, 0x1E)).isEqualTo("ấ");
    assertThat(decoded(0xEF, 0xBB, 0xBF, 0xE1, 0xBA, 0xA5)).isEqualTo("ấ");
    assertThat(decoded(0xE1, 0xBA)).isEqualTo("áº");
  }

  @Test
  void a_mark_alone_is_no_text_and_half_a_mark_is_text() {
    assertThat(decoded(0xFE, 0xFF)).isEmpty();
    assertThat(decoded(0xFF, 0xFE)).isEmpty();
    assertThat(decoded(0xEF, 0xBB, 0xBF)).isEmpty();
    for (String half :
        new String[] {
          "",
          "\u00fe",
          "\u00ff",
          "\u00ef\u00bb",
          "\u00fe\u00fe",
          "\u00ff\u00ff",
          "\u00ef\u00bb\u00be",
          "\u00ef\u00ba\u00bf",
          "\u00ee\u00bb\u00bf"
        }) {
      assertThat(PdfText.decode(half.getBytes(ISO_8859_1))).isEqualTo(half);
    }
  }
}
