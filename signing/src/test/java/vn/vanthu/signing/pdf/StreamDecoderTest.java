package vn.vanthu.signing.pdf;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.vanthu.signing.DocumentBytes;

/** Where stream data begins and ends, and what stands under its filters. */
class StreamDecoderTest {
  private static final int MOST = 100_000;

  private final StreamDecoder decoder =
      new StreamDecoder(new Budget(new Limits(10, MOST, 10, MOST, Duration.ofSeconds(5)), 0));

  private static byte[] bytes(String text) {
    return text.getBytes(ISO_8859_1);
  }

  private static PdfObject.Dict dict(String written) {
    return (PdfObject.Dict) new Lexer(DocumentBytes.of(bytes(written)), 0, true, 10).object();
  }

  private String decoded(String dict, byte[] raw) {
    return new String(decoder.decode(dict(dict), raw), ISO_8859_1);
  }

  private String decoded(String dict, String raw) {
    return decoded(dict, bytes(raw));
  }

  private static byte[] deflated(byte[] data) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (DeflaterOutputStream deflater = new DeflaterOutputStream(out)) {
      deflater.write(data);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return out.toByteArray();
  }

  private static long dataStart(String written) {
    DocumentBytes all = DocumentBytes.of(bytes(written));
    return StreamDecoder.dataStart(all, new Lexer(all, 0, true, 10));
  }

  @Test
  void data_begins_after_the_word_and_one_line_end() {
    assertThat(dataStart("stream\r\nab")).isEqualTo(8);
    assertThat(dataStart("stream\nab")).isEqualTo(7);
    assertThat(dataStart("stream\rab")).isEqualTo(7);
    assertThat(dataStart("stream\n\nab")).isEqualTo(7);
    assertThat(dataStart(" streamab")).isEqualTo(7);
    assertThat(dataStart("stream")).isEqualTo(6);
    assertThat(dataStart("stream\r")).isEqualTo(7);
    assertThat(dataStart("endobj")).isEqualTo(-1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "0;abcdefEendstream;-1;7",
        "0;abc\\nendstream;3;3",
        "0;abc\\r\\nendstream;3;3",
        "0;abc\\r\\n\\nendstream;3;3",
        "0;abcendstream;3;3",
        "0;abc\\n\\n\\n\\nendstream;3;6",
        "0;abc\\nendstream;4;4",
        "0;abc\\nendstream;2;3",
        "0;abc\\r\\nendstream;99;3",
        "0;abc\\rendstream;-1;3",
        "0;endstream;-1;0",
        "0;endstream;0;0",
        "1;\\nendstream;-1;1",
        "2;\\r\\nendstream;-1;2",
        "0;\\r\\nendstream;-1;0",
        "0;abcdef;3;6",
        "0;abcdef;-1;6",
        "2;abcdefgh\\nendstream;6;8"
      })
  void data_ends_where_it_says_or_else_before_endstream(
      long start, String written, long declared, long end) {
    DocumentBytes all = DocumentBytes.of(bytes(written.replace("\\r", "\r").replace("\\n", "\n")));
    assertThat(StreamDecoder.dataEnd(all, start, declared)).isEqualTo(end);
  }

  @Test
  void a_length_beyond_the_file_is_not_believed() {
    DocumentBytes all = DocumentBytes.of(bytes("ab\nendstream"));
    assertThat(StreamDecoder.dataEnd(all, 1, 12)).isEqualTo(2);
    assertThat(StreamDecoder.dataEnd(all, 1, Long.MAX_VALUE)).isEqualTo(2);
    assertThat(StreamDecoder.dataEnd(all, 12, 0)).isEqualTo(12);
  }

  @Test
  void without_a_filter_the_data_stays() {
    assertThat(decoded("<<>>", "abc")).isEqualTo("abc");
    assertThat(decoded("<</Filter null>>", "abc")).isEqualTo("abc");
    assertThat(decoded("<</Filter 3>>", "abc")).isEqualTo("abc");
  }

  @Test
  void hexadecimal_pairs_end_at_the_mark_and_an_odd_digit_counts_with_zero() {
    assertThat(decoded("<</Filter/ASCIIHexDecode>>", "41 4\n2x43>44")).isEqualTo("ABC");
    assertThat(decoded("<</Filter/AHx>>", "414")).isEqualTo("A@");
    assertThat(decoded("<</F/AHx>>", "0fF0>")).isEqualTo("\u000f\u00f0");
    assertThat(decoded("<</Filter/AHx>>", "0")).isEqualTo("\0");
    assertThat(decoded("<</Filter/AHx>>", ">41")).isEmpty();
  }

  @Test
  void base_85_gives_four_bytes_for_five_and_fewer_for_the_rest() {
    assertThat(decoded("<</Filter/ASCII85Decode>>", "9jqo^BlbD-BleB1DJ+*+F(f,q~>XXXXX"))
        .isEqualTo("Man is distinguished");
    assertThat(decoded("<</Filter/A85>>", "9jqo^ Bl\nbD-~>")).isEqualTo("Man is d");
    assertThat(decoded("<</Filter/A85>>", "9jqo^BlbC~>")).isEqualTo("Man is ");
    assertThat(decoded("<</Filter/A85>>", "9jqo^Bl~>")).isEqualTo("Man i");
    assertThat(decoded("<</Filter/A85>>", "9jqo^B~>")).isEqualTo("Man ");
    assertThat(decoded("<</Filter/A85>>", "z9jqo^z")).isEqualTo("\0\0\0\0Man \0\0\0\0");
    assertThat(decoded("<</Filter/A85>>", "!!!!!")).isEqualTo("\0\0\0\0");
    assertThat(decoded("<</Filter/A85>>", "s8W-!")).isEqualTo("\u00ff\u00ff\u00ff\u00ff");
    assertThat(decoded("<</Filter/A85>>", "9jzqo^vw")).isEqualTo("Man ");
  }

  @Test
  void runs_and_literals_end_at_128() {
    assertThat(decoded("<</Filter/RunLengthDecode>>", "\u0002abc\u00fex\u0080zz"))
        .isEqualTo("abcxxx");
    assertThat(decoded("<</Filter/RL>>", "\u0000a\u00ffb")).isEqualTo("abb");
    assertThat(decoded("<</Filter/RL>>", "\u0081c")).isEqualTo("c".repeat(128));
    assertThat(decoded("<</Filter/RL>>", "\u007f" + "d".repeat(128) + "\u0000e"))
        .isEqualTo("d".repeat(128) + "e");
    assertThat(decoded("<</Filter/RL>>", "\u0005ab")).isEqualTo("ab");
    assertThat(decoded("<</Filter/RL>>", "\u0000a\u00f0")).isEqualTo("a");
  }

  @Test
  void filters_come_off_in_their_order_each_with_its_parameters() {
    byte[] rows = {2, 1, 2, 3, 2, 1, 1, 1};
    StringBuilder hex = new StringBuilder();
    for (byte b : deflated(rows)) {
      hex.append("%02x".formatted(b));
    }
    String predicted = "<</Predictor 12/Columns 3>>";
    assertThat(
            decoded(
                "<</Filter[/AHx/Fl]/DecodeParms[null" + predicted + "]>>", hex.toString() + '>'))
        .isEqualTo("\1\2\3\2\3\4");
    assertThat(decoded("<</Filter[/Fl]/DP " + predicted + ">>", deflated(rows)))
        .isEqualTo("\1\2\3\2\3\4");
    assertThat(decoded("<</Filter/FlateDecode>>", deflated(rows)))
        .isEqualTo(new String(rows, ISO_8859_1));
  }

  @Test
  void an_image_filter_and_all_after_it_stay() {
    assertThat(decoded("<</Filter[/AHx/DCTDecode/AHx]>>", "34>")).isEqualTo("4");
    assertThat(decoded("<</Filter[/AHx 7/AHx]>>", "34>")).isEqualTo("4");
  }

  @Test
  void damaged_deflate_gives_what_could_be_read() {
    byte[] whole = deflated("Quyet dinh so 15".repeat(50).getBytes(ISO_8859_1));
    byte[] cut = java.util.Arrays.copyOf(whole, whole.length - 6);
    assertThat("Quyet dinh so 15".repeat(50)).startsWith(decoded("<</Filter/Fl>>", cut));
    assertThat(decoded("<</Filter/Fl>>", cut)).isNotEmpty();
    assertThat(decoded("<</Filter/Fl>>", "no deflate")).isEmpty();
  }

  @Test
  void a_bomb_ends_at_the_budget_whatever_the_filter() {
    byte[] most = deflated(new byte[MOST]);
    byte[] more = deflated(new byte[MOST + 1]);
    assertThat(decoded("<</Filter/Fl>>", most)).hasSize(MOST);
    assertThatThrownBy(() -> decoded("<</Filter/Fl>>", more)).isInstanceOf(PdfRefused.class);
    assertThatThrownBy(() -> decoded("<</Filter/RL>>", "\u0081c".repeat(MOST / 128 + 1)))
        .isInstanceOf(PdfRefused.class);
  }

  @Test
  void early_change_of_lzw_is_the_default_and_can_be_switched_off() {
    byte[] lzw = {(byte) 0x80, 0x0B, 0x60, 0x50, 0x22, 0x0C, 0x0C, (byte) 0x85, 0x01};
    String text = "-----A---B";
    assertThat(decoded("<</Filter/LZWDecode>>", lzw)).isEqualTo(text);
    assertThat(decoded("<</Filter/LZW/DecodeParms<</EarlyChange 0>>>>", lzw)).isEqualTo(text);
  }
}
