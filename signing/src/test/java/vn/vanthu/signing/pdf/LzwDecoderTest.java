package vn.vanthu.signing.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class LzwDecoderTest {

  private static Budget budget(long bytes) {
    return new Budget(new Limits(10, bytes, 10, 10, Duration.ofSeconds(5)), 0);
  }

  /** ISO 32000-1 §7.4.4.2, example 2. */
  @Test
  void the_example_of_the_standard() {
    byte[] encoded = HexFormat.of().parseHex("800b6050220c0c8501");
    assertThat(LzwDecoder.decode(encoded, true, budget(100)))
        .isEqualTo(HexFormat.of().parseHex("2d2d2d2d2d412d2d2d42"));
  }

  @Test
  void codes_of_all_widths_and_of_the_future() {
    byte[] out = LzwDecoder.decode(zeros(3000), true, budget(1L << 30));
    assertThat(out).hasSize(3000 * 3001 / 2).containsOnly((byte) 0);
  }

  /** Each code stands for one byte more than the last: 5 KB become 4.5 MB. */
  @Test
  void a_bomb_stops_at_the_limit_and_not_behind_it() {
    assertThatThrownBy(() -> LzwDecoder.decode(zeros(3000), true, budget(1 << 20)))
        .isInstanceOf(PdfRefused.class)
        .hasMessageContaining("decompressed");
    Budget exact = budget(3000 * 3001 / 2);
    assertThat(LzwDecoder.decode(zeros(3000), true, exact)).isNotEmpty();
    assertThatThrownBy(() -> exact.spendDecompressed(1)).isInstanceOf(PdfRefused.class);
  }

  private static byte[] zeros(int codes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    long bits = 256;
    int have = 9;
    for (int i = 0; i < codes; i++) {
      int size = 258 + i; // the decoder's table is one entry behind, and changes its width early
      int width = size >= 2048 ? 12 : size >= 1024 ? 11 : size >= 512 ? 10 : 9;
      bits = (bits << width) | (i == 0 ? 0 : 257 + i);
      have += width;
      while (have >= 8) {
        out.write((int) (bits >> (have - 8)));
        have -= 8;
      }
    }
    out.write((int) (bits << (8 - have)));
    out.write(0);
    return out.toByteArray();
  }
}
