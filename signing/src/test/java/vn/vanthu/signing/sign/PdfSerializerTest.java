package vn.vanthu.signing.sign;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class PdfSerializerTest {
  /**
   * An object is rewritten when a field is signed; a place that comes out rounded would be a moved
   * widget to the verifier.
   */
  @Test
  void a_number_read_from_a_document_is_written_with_the_same_value() {
    assertThat(PdfSerializer.real(120.434685)).isEqualTo("120.434685");
    assertThat(PdfSerializer.real(0.00001)).isEqualTo("0.00001");
    assertThat(PdfSerializer.real(-0.0)).isEqualTo("0");
    assertThat(PdfSerializer.real(841)).isEqualTo("841");
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int i = 0; i < 10_000; i++) {
      double value = (random.nextDouble() - 0.5) * Math.pow(10, random.nextInt(8) - 3);
      String text = PdfSerializer.real(value);
      assertThat(Double.parseDouble(text)).as("seed " + seed).isEqualTo(value);
      assertThat(text).as("seed " + seed).doesNotContain("E");
    }
  }
}
