package vn.vanthu.search.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReplyCodecTest {

  private static Reply read(byte[] bytes) throws IOException {
    return ReplyCodec.read(new DataInputStream(new ByteArrayInputStream(bytes)));
  }

  private static byte[] written(Reply reply) throws IOException {
    var bytes = new ByteArrayOutputStream();
    ReplyCodec.write(reply, new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  private static ExtractedText text() {
    return new ExtractedText(
        "application/pdf",
        Origin.OCR,
        "Số 5\n",
        List.of(new PageSize(595, 842)),
        List.of(
            new Word(0, 2, 1, new Box(1, 2, 3, 4), 91), new Word(3, 4, 1, new Box(5, 2, 3, 4), 40)),
        List.of(new Zone(Zone.Kind.LEFT_CELL, 0, 5)),
        "Sè 5",
        List.of(new Warning(Warning.Reason.TEXT_LEGACY_FONT, "")));
  }

  @Test
  void a_text_survives_the_pipe() throws Exception {
    assertThat(read(written(new Reply.Text(text())))).isEqualTo(new Reply.Text(text()));
  }

  @Test
  void no_NUL_and_no_half_character_comes_out_and_every_place_stays() throws Exception {
    var dirty = ExtractedText.ofText("a\0b\ud800c");
    Reply.Text clean = (Reply.Text) read(written(new Reply.Text(dirty)));
    assertThat(clean.text().text()).isEqualTo("a\uFFFDb?c");
  }

  @Test
  void a_length_beyond_the_limit_takes_no_memory() {
    byte[] hostile = {'T', 0x7F, -1, -1, -1};
    assertThatThrownBy(() -> read(hostile))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("too long");
  }

  @Test
  void a_reply_that_breaks_off_is_an_error() throws Exception {
    byte[] whole = written(new Reply.Text(text()));
    for (int length = 1; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> read(cut)).isInstanceOf(IOException.class);
    }
  }

  @Test
  void an_unsure_word_makes_its_stretch_unsure() {
    assertThat(text().unsure(0, 2)).isFalse();
    assertThat(text().unsure(0, 4)).isTrue();
    assertThat(text().places(0, 4)).hasSize(1);
  }
}
