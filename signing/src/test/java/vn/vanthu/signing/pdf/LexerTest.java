package vn.vanthu.signing.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.vanthu.signing.DocumentBytes;

/** Strings and dictionaries as they are read. */
class LexerTest {

  private static PdfObject read(String written) {
    byte[] bytes = written.getBytes(StandardCharsets.ISO_8859_1);
    return new Lexer(DocumentBytes.of(bytes), 0, true, 20).object();
  }

  private static PdfObject.Str string(String written) {
    return (PdfObject.Str) read(written);
  }

  private static PdfObject.Dict dictionary(String written) {
    return (PdfObject.Dict) read(written);
  }

  @Test
  void a_hexadecimal_string_is_read_in_either_case() {
    assertThat(string("<00fFA0>").bytes()).containsExactly(0, 0xFF, 0xA0);
  }

  @Test
  void an_odd_last_digit_counts_as_if_a_zero_followed() {
    assertThat(string("<123>").bytes()).containsExactly(0x12, 0x30);
  }

  @Test
  void what_is_no_digit_is_passed_over() {
    assertThat(string("<1 2\n\u00ffxx3-4>").bytes()).containsExactly(0x12, 0x34);
  }

  @Test
  void a_hexadecimal_string_knows_its_place() {
    PdfObject.Str string = string("  <1234>  ");
    assertThat(List.of(string.start(), string.end())).containsExactly(2L, 8L);
    assertThat(string.hex()).isTrue();
  }

  @Test
  void a_hexadecimal_string_without_end_ends_with_the_file() {
    assertThat(string("<1234").bytes()).containsExactly(0x12, 0x34);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"<12", "<", "(ab", "(a\\", "[1 2", "[", "<<", "<</A 1", "<</A", "<</A>", "/"})
  void what_is_cut_off_ends_with_the_bytes(String written) {
    byte[] bytes = written.getBytes(StandardCharsets.ISO_8859_1);
    Lexer lexer = new Lexer(DocumentBytes.of(bytes), 0, true, 20);
    assertThat(lexer.object()).isNotNull();
    assertThat(lexer.position()).isEqualTo(bytes.length);
  }

  @Test
  void a_backslash_at_the_end_stands_for_nothing() {
    assertThat(string("(a\\").bytes()).containsExactly('a');
  }

  @Test
  void entries_keep_the_order_of_the_file_be_they_few_or_many() {
    for (int count : List.of(0, 1, 5, 12, 13, 40)) {
      StringBuilder written = new StringBuilder("<<");
      Map<String, PdfObject> expected = new LinkedHashMap<>();
      for (int i = count; i > 0; i--) {
        written.append("/K").append(i).append(' ').append(i);
        expected.put("K" + i, new PdfObject.Int(i));
      }
      PdfObject.Dict dict = dictionary(written + ">>");
      assertThat(dict.entries()).isEqualTo(expected).hasSameHashCodeAs(expected);
      assertThat(List.copyOf(dict.entries().keySet())).isEqualTo(List.copyOf(expected.keySet()));
      assertThat(dict.has("K1")).isEqualTo(count > 0);
      assertThat(dict.get("K0")).isEqualTo(PdfObject.Null.INSTANCE);
      assertThat(dict.has("K0")).isFalse();
    }
  }

  @Test
  void entries_cannot_be_changed() {
    Map<String, PdfObject> entries = dictionary("<</A 1>>").entries();
    assertThatThrownBy(() -> entries.put("B", PdfObject.Null.INSTANCE))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> entries.entrySet().iterator().next().setValue(PdfObject.Null.INSTANCE))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(entries::clear).isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void of_a_repeated_key_the_last_value_counts_and_the_repetition_is_known() {
    PdfObject.Dict dict = dictionary("<</A 1/B 2/A 3>>");
    assertThat(dict.get("A")).isEqualTo(new PdfObject.Int(3));
    assertThat(dict.repeatedKeys()).isTrue();
  }

  @Test
  void names_are_equal_however_common_they_are() {
    assertThat(read("/Type")).isEqualTo(new PdfObject.Name("Type")).isEqualTo(read("/T#79pe"));
    assertThat(read("/Kh#f4ng")).isEqualTo(new PdfObject.Name("Kh\u00f4ng"));
  }
}
