package vn.vanthu.service.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonTest {
  @Test
  void a_NUL_is_left_out_and_the_letters_of_its_escape_are_kept() {
    for (String[] pair :
        new String[][] {
          {"a\u0000\u0000b", "ab"},
          {"\\u0000", "\\u0000"},
          {"\\\u0000", "\\"},
          {"\\\\u0000\\\\\u0000", "\\\\u0000\\\\"}
        }) {
      String row = Json.write(Map.of("text", pair[0]));
      assertThat(Json.tree(row).get("text").asText()).as(row).isEqualTo(pair[1]);
    }
  }
}
