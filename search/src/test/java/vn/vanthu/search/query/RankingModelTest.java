package vn.vanthu.search.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RankingModelTest {

  @Test
  void the_quick_tangent_is_the_tangent_to_six_digits() {
    for (float x = -30; x <= 30; x += 0.001f) {
      assertThat(RankingModel.tanh(x)).isCloseTo((float) Math.tanh(x), within(1e-6f));
    }
  }
}
