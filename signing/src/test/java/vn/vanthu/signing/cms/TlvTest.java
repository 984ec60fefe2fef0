package vn.vanthu.signing.cms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Elements byte by byte: tag, where the content begins and ends, where the element ends. */
class TlvTest {

  private static byte[] hex(String text) {
    return HexFormat.of().parseHex(text);
  }

  @ParameterizedTest
  @CsvSource({
    "0500, 5, 2, 2, 2",
    "040101, 4, 2, 3, 3",
    "A40101FF, 164, 2, 3, 3",
    "04810101, 4, 3, 4, 4",
    "0485000000000105, 4, 7, 8, 8",
    "3080040101 0000, 48, 2, 5, 7",
    "30800000, 48, 2, 2, 4",
    "3080248004010100000000, 48, 2, 9, 11",
    "1E00, 30, 2, 2, 2"
  })
  void an_element_is_outlined(String text, int tag, int from, int to, int end) {
    assertThat(Tlv.at(hex(text.replace(" ", "")), 0)).contains(new Tlv(tag, from, to, end));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "05",
        "1F00",
        "3F0000",
        "0401",
        "040201",
        "0481",
        "048101",
        "04820001",
        "0486000000000001AA",
        "04850100000001AA",
        "0484FFFFFFFF",
        "3080",
        "308000",
        "3080040101",
        "308004010100",
        "30801F000000"
      })
  void what_is_cut_short_or_of_another_form_is_none(String text) {
    assertThat(Tlv.at(hex(text), 0)).isEmpty();
  }

  @Test
  void a_long_length_counts_every_octet() {
    byte[] bytes = new byte[4 + 0x123];
    bytes[0] = 4;
    bytes[1] = (byte) 0x82;
    bytes[2] = 1;
    bytes[3] = 0x23;
    assertThat(Tlv.at(bytes, 0)).contains(new Tlv(4, 4, 4 + 0x123, 4 + 0x123));
    bytes[3] = 0x24;
    assertThat(Tlv.at(bytes, 0)).isEmpty();
  }

  @Test
  void elements_without_length_nest_sixty_four_deep() {
    for (int depth : new int[] {65, 66}) {
      byte[] bytes = new byte[4 * depth];
      for (int i = 0; i < depth; i++) {
        bytes[2 * i] = 0x30;
        bytes[2 * i + 1] = (byte) 0x80;
      }
      assertThat(Tlv.at(bytes, 0).isPresent()).as("depth %d", depth).isEqualTo(depth == 65);
    }
  }

  @Test
  void an_element_is_read_where_it_stands() {
    assertThat(Tlv.at(hex("FFFF0401AA"), 2)).contains(new Tlv(4, 4, 5, 5));
    assertThat(Tlv.firstInside(hex("30050401AA0500")).orElseThrow()).isEqualTo(hex("0401AA"));
    assertThat(Tlv.firstInside(hex("30800401AA0000")).orElseThrow()).isEqualTo(hex("0401AA"));
    assertThat(Tlv.firstInside(hex("3000"))).isEmpty();
    assertThat(Tlv.firstInside(hex("30"))).isEmpty();
  }
}
