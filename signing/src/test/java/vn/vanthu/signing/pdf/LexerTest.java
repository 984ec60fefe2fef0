package vn.vanthu.signing.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

  private static Lexer lexer(String written) {
    return new Lexer(DocumentBytes.of(written.getBytes(StandardCharsets.ISO_8859_1)), 0, true, 3);
  }

  @Test
  void the_letters_after_a_backslash_stand_for_signs() {
    assertThat(string("(\\n\\r\\t\\b\\f\\(\\)\\\\\\x)").bytes())
        .containsExactly('\n', '\r', '\t', '\b', '\f', '(', ')', '\\', 'x');
  }

  @Test
  void octal_digits_are_read_up_to_three() {
    assertThat(string("(\\1\\12\\101\\1012\\78\\377\\09)").bytes())
        .containsExactly(1, 10, 'A', 'A', '2', 7, '8', 255, 0, '9');
  }

  @Test
  void a_line_broken_by_a_backslash_goes_on_and_every_line_end_is_one() {
    assertThat(string("(a\\\nb\\\r\nc\\\rd)").bytes()).containsExactly('a', 'b', 'c', 'd');
    assertThat(string("(a\r\nb\rc\nd)").bytes())
        .containsExactly('a', '\n', 'b', '\n', 'c', '\n', 'd');
  }

  @Test
  void parentheses_that_match_belong_to_the_string() {
    Lexer lexer = lexer("(a(b(c))d)e");
    assertThat(((PdfObject.Str) lexer.object()).text()).isEqualTo("a(b(c))d");
    assertThat(lexer.position()).isEqualTo(10);
    assertThat(string("(a)").hex()).isFalse();
  }

  @Test
  void inside_an_object_stream_a_string_has_no_place() {
    Lexer inside =
        new Lexer(DocumentBytes.of("(a)".getBytes(StandardCharsets.ISO_8859_1)), 0, false, 3);
    PdfObject.Str read = (PdfObject.Str) inside.object();
    assertThat(List.of(read.start(), read.end())).containsExactly(-1L, -1L);
  }

  @ParameterizedTest
  @CsvSource({
    "0,0",
    "17,17",
    "-17,-17",
    "+17,17",
    "--5,-5",
    "5-3,53",
    "2147483647,2147483647",
    "2147483648,2147483648",
    "999999999999999999,999999999999999999",
    "1234567890123456789,1234567890123456789",
    "-,0",
    "+,0",
    "12a,0",
    "99999999999999999999,0"
  })
  void whole_numbers(String written, long value) {
    assertThat(read(written)).isEqualTo(new PdfObject.Int(value));
  }

  @ParameterizedTest
  @CsvSource({"1.5,1.5", "-.5,-.5", "4.,4", "+2.25,2.25", ".0,0"})
  void fractions(String written, double value) {
    assertThat(read(written)).isEqualTo(new PdfObject.Real(value));
  }

  @Test
  void a_second_point_makes_a_number_unreadable() {
    assertThat(read("1.2.3")).isEqualTo(new PdfObject.Int(0));
    assertThat(read(".")).isEqualTo(new PdfObject.Int(0));
  }

  @Test
  void two_numbers_and_an_R_are_a_reference() {
    assertThat(read("12 0 R")).isEqualTo(new PdfObject.Ref(12, 0));
    assertThat(read("2147483647 65535\nR/A")).isEqualTo(new PdfObject.Ref(2147483647, 65535));
    assertThat(read("0 0 R")).isEqualTo(new PdfObject.Ref(0, 0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"12 0 Rx", "12 65536 R", "12 0 S", "12 0", "12 -1 R", "12"})
  void anything_else_after_the_first_number_stays_unread(String written) {
    Lexer lexer = lexer(written);
    assertThat(lexer.object()).isEqualTo(new PdfObject.Int(12));
    assertThat(lexer.position()).isEqualTo(2);
  }

  @Test
  void an_object_number_too_large_is_a_number() {
    assertThat(read("2147483648 0 R")).isEqualTo(new PdfObject.Int(2147483648L));
  }

  @Test
  void words_of_the_language_are_values_and_others_are_left() {
    assertThat(read("true")).isEqualTo(new PdfObject.Bool(true));
    assertThat(read("false")).isEqualTo(new PdfObject.Bool(false));
    assertThat(read("null")).isEqualTo(PdfObject.Null.INSTANCE);
    Lexer lexer = lexer(" endobj");
    assertThat(lexer.object()).isEqualTo(PdfObject.Null.INSTANCE);
    assertThat(lexer.position()).isEqualTo(1);
  }

  @Test
  void white_space_and_comments_are_passed_over() {
    Lexer lexer = lexer("\0\t\f \r\n% (a) 1 0 R\r% more\n%\n 7");
    lexer.skipSpace();
    assertThat(lexer.object()).isEqualTo(new PdfObject.Int(7));
    assertThat(lexer.atEnd()).isTrue();
    Lexer unended = lexer("%12");
    unended.skipSpace();
    assertThat(unended.atEnd()).isTrue();
  }

  @Test
  void a_keyword_ends_at_a_delimiter_and_at_128_letters() {
    Lexer lexer = lexer(" obj<<");
    assertThat(lexer.keyword()).isEqualTo("obj");
    assertThat(lexer.position()).isEqualTo(4);
    assertThat(lexer.keyword()).isEmpty();
    assertThat(lexer("a".repeat(129)).keyword()).isEqualTo("a".repeat(128));
  }

  @Test
  void an_expected_word_is_passed_and_another_is_not() {
    Lexer lexer = lexer(" xref");
    assertThat(lexer.accept("xrek")).isFalse();
    assertThat(lexer.accept("xreff")).isFalse();
    assertThat(lexer.position()).isZero();
    assertThat(lexer.accept("xref")).isTrue();
    assertThat(lexer.position()).isEqualTo(5);
  }

  @Test
  void an_unsigned_number_has_at_most_18_digits_and_ends_at_a_delimiter() {
    Lexer lexer = lexer(" 0012/");
    assertThat(lexer.unsigned()).isEqualTo(12);
    assertThat(lexer.position()).isEqualTo(5);
    assertThat(lexer("999999999999999999").unsigned()).isEqualTo(999999999999999999L);
    for (String none : List.of("1000000000000000000", "12n", "-1", "", "/")) {
      Lexer left = lexer(none);
      assertThat(left.unsigned()).isEqualTo(-1);
      assertThat(left.position()).isZero();
    }
    assertThat(lexer("9:").unsigned()).isEqualTo(-1);
    assertThat(lexer("/9").unsigned()).isEqualTo(-1);
  }

  @Test
  void a_number_sign_in_a_name_needs_two_digits() {
    assertThat(read("/A#20B")).isEqualTo(new PdfObject.Name("A B"));
    assertThat(read("/A#2")).isEqualTo(new PdfObject.Name("A#2"));
    assertThat(read("/A#2g")).isEqualTo(new PdfObject.Name("A#2g"));
    assertThat(read("/A#g2")).isEqualTo(new PdfObject.Name("A#g2"));
    assertThat(read("/A(")).isEqualTo(new PdfObject.Name("A"));
  }

  @Test
  void an_array_passes_over_what_is_no_object() {
    assertThat(read("[1 foo 2) >3 /A]"))
        .isEqualTo(
            new PdfObject.Array(
                List.of(
                    new PdfObject.Int(1),
                    new PdfObject.Int(2),
                    new PdfObject.Int(3),
                    new PdfObject.Name("A"))));
    assertThat(read("[null 1]"))
        .isEqualTo(new PdfObject.Array(List.of(PdfObject.Null.INSTANCE, new PdfObject.Int(1))));
  }

  @Test
  void what_is_never_closed_ends_before_the_end_of_the_object() {
    Lexer array = lexer("[1 2 endobj 3]");
    assertThat(((PdfObject.Array) array.object()).size()).isEqualTo(2);
    assertThat(array.position()).isEqualTo(5);
    Lexer dict = lexer("<</A 1 endobj/B 2>>");
    assertThat(((PdfObject.Dict) dict.object()).entries()).hasSize(1);
    assertThat(dict.position()).isEqualTo(7);
  }

  @Test
  void a_dictionary_passes_over_what_is_no_key() {
    PdfObject.Dict dict = dictionary("<<7 (x) /A 1 foo ) /B bar /C/D>>");
    assertThat(dict.entries())
        .isEqualTo(
            Map.of(
                "A", new PdfObject.Int(1),
                "B", PdfObject.Null.INSTANCE,
                "C", new PdfObject.Name("D")));
    assertThat(dict.repeatedKeys()).isFalse();
  }

  @Test
  void a_dictionary_ends_after_both_brackets() {
    Lexer lexer = lexer("<</A 1>>7");
    assertThat(lexer.object()).isInstanceOf(PdfObject.Dict.class);
    assertThat(lexer.position()).isEqualTo(8);
    Lexer half = lexer("<</A 1> 7");
    assertThat(half.object()).isInstanceOf(PdfObject.Dict.class);
    assertThat(half.position()).isEqualTo(7);
  }

  @Test
  void containers_go_as_deep_as_they_may_and_no_deeper() {
    assertThat(lexer("[[[1]]]").object()).isInstanceOf(PdfObject.Array.class);
    assertThat(lexer("<</A<</A<</A 1>>>>>>").object()).isInstanceOf(PdfObject.Dict.class);
    for (String deeper : List.of("[[[[1]]]]", "<</A<</A<</A<</A 1>>>>>>>>", "<<[[[1]]]>>")) {
      assertThatThrownBy(() -> lexer(deeper).object()).isInstanceOf(PdfRefused.class);
    }
  }

  @Test
  void digits_of_the_hexadecimal_system() {
    assertThat(Lexer.hexDigit('0')).isZero();
    assertThat(Lexer.hexDigit('f')).isEqualTo(15);
    assertThat(Lexer.hexDigit('F')).isEqualTo(15);
    for (int none : new int[] {-1, 0, '/', ':', 'g', 127, 128, 255}) {
      assertThat(Lexer.hexDigit(none)).isEqualTo(-1);
    }
  }
}
