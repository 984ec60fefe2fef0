package vn.vanthu.drills.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The attack generator over our own signed documents, and a thin sample of flipped bits. */
class MutateTest {

  @Test
  void no_attack_and_no_flipped_bit_passes_for_whole_or_unsigned() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (PrintStream figures = new PrintStream(out, true, StandardCharsets.UTF_8)) {
      int status = new Mutate().run(List.of("every=9973"), figures);
      String printed = out.toString(StandardCharsets.UTF_8);
      assertThat(status).as(printed).isZero();
      assertThat(printed)
          .contains(
              "attacked files INTACT: 0", "attacked files UNSIGNED: 0", "flipped bits INTACT: 0");
    }
  }
}
