package vn.vanthu.signing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.vanthu.signing.pdf.ByteRange;
import vn.vanthu.signing.pdf.Lexer;
import vn.vanthu.signing.pdf.Limits;
import vn.vanthu.signing.pdf.PdfFile;
import vn.vanthu.signing.pdf.PdfObject;

/** The byte range beside the place and the spelling of the value, step by step. */
class ByteRangeCheckTest {

  private static final String BEFORE =
      "%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
          + "2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n";
  private static final String AFTER = "\n%%EOF\n";
  private static final String OURS =
      "/ByteRange [0 1 2 3]" + " ".repeat(60 - "[0 1 2 3]".length()) + ">>\nendobj";
  private static final PdfObject.Dict PLAIN = PdfObject.Dict.EMPTY;

  private static long start() {
    return BEFORE.length();
  }

  private static PdfFile file(String contents) {
    byte[] bytes = (BEFORE + contents + AFTER).getBytes(StandardCharsets.ISO_8859_1);
    return PdfFile.open(DocumentBytes.of(bytes), Limits.standard());
  }

  private static PdfObject.Str value(PdfFile file) {
    return (PdfObject.Str) new Lexer(file.bytes(), start(), true, 20).object();
  }

  private static List<String> codes(PdfFile file, PdfObject.Dict dict, @Nullable ByteRange range) {
    Findings findings = new Findings();
    ByteRangeCheck.check(file, dict, range, value(file), findings);
    return findings.messages().stream().map(Message::code).toList();
  }

  /** A range from the start to the end that leaves out exactly this. */
  private static List<String> spelled(String contents) {
    return spelled(contents, "");
  }

  private static List<String> spelled(String contents, String after) {
    PdfFile file = file(contents + after);
    long end = start() + contents.length();
    return codes(file, PLAIN, new ByteRange(0, start(), end, file.bytes().length()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"<0123456789>", "<abcdef>", "<ABCDEF>", "<aA>", "<00 00>", "<00\r\n00\n>", "<>"})
  void digits_of_either_case_and_line_by_line_are_plain(String contents) {
    assertThat(spelled(contents)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"<aA>", "<ABCDEf>", "<000aB0>", "<00 00>", "<0000\n>", "<0 00>"})
  void in_what_our_signer_wrote_nothing_but_capitals_is_plain(String contents) {
    assertThat(spelled("<0123ABCDEF>", OURS)).isEmpty();
    assertThat(spelled(contents, OURS)).containsExactly("CONTENTS_NOT_HEX");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"<0/00>", "<0:00>", "<0`00>", "<0g00>", "<0@00>", "<0G00>", "<0 00>", "< 000>"})
  void anything_between_the_digits_is_found(String contents) {
    assertThat(spelled(contents)).containsExactly("CONTENTS_NOT_HEX");
    assertThat(spelled(contents, OURS)).containsExactly("CONTENTS_NOT_HEX");
  }

  @ParameterizedTest
  @ValueSource(strings = {"<0>", "<000>", "(0000)"})
  void half_a_byte_and_another_kind_of_string_are_found(String contents) {
    assertThat(spelled(contents)).containsExactly("CONTENTS_NOT_HEX");
  }

  @Test
  void a_range_that_begins_later_is_found() {
    PdfFile file = file("<00>");
    ByteRange range = new ByteRange(1, start(), start() + 4, file.bytes().length());
    assertThat(codes(file, PLAIN, range)).containsExactly("BYTE_RANGE_NOT_FROM_START");
  }

  @Test
  void a_gap_wider_or_narrower_by_one_byte_at_either_side_is_found() {
    PdfFile file = file("<0000>");
    long end = file.bytes().length();
    for (int shift : List.of(-1, 1)) {
      assertThat(codes(file, PLAIN, new ByteRange(0, start() + shift, start() + 6, end)))
          .containsExactly("BYTE_RANGE_GAP");
      assertThat(codes(file, PLAIN, new ByteRange(0, start(), start() + 6 + shift, end)))
          .containsExactly("BYTE_RANGE_GAP");
    }
  }

  @Test
  void a_missing_range_is_told_from_a_malformed_one() {
    PdfFile file = file("<00>");
    PdfObject.Dict malformed = PdfObject.Dict.of(Map.of("ByteRange", new PdfObject.Int(1)));
    assertThat(codes(file, PLAIN, null)).containsExactly("BYTE_RANGE_MISSING");
    assertThat(codes(file, malformed, null)).containsExactly("BYTE_RANGE_MALFORMED");
  }

  @Test
  void a_range_beyond_the_end_says_whether_the_value_has_moved_too() {
    PdfFile file = file("<00>");
    long beyond = file.bytes().length() + 1;
    assertThat(codes(file, PLAIN, new ByteRange(0, start(), start() + 4, beyond)))
        .containsExactly("BYTE_RANGE_BEYOND_END");
    assertThat(codes(file, PLAIN, new ByteRange(0, start() + 1, start() + 5, beyond)))
        .containsExactly("FILE_RESAVED");
  }

  @Test
  void a_key_that_stands_twice_beside_the_value_is_found() {
    PdfFile file = file("<00>");
    ByteRange range = new ByteRange(0, start(), start() + 4, file.bytes().length());
    assertThat(codes(file, new PdfObject.Dict(Map.of(), true), range))
        .containsExactly("SIGNATURE_TYPE_WRONG");
  }
}
