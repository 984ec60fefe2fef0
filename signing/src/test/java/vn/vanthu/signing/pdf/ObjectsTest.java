package vn.vanthu.signing.pdf;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.vanthu.signing.DocumentBytes;

/** Objects where a file or an object stream holds them. */
class ObjectsTest {

  private static DocumentBytes bytes(String written) {
    return DocumentBytes.of(written.getBytes(ISO_8859_1));
  }

  @Test
  void an_object_knows_its_number_and_its_place() {
    IndirectObject read =
        Objects.requireNonNull(ObjectReader.readAt(bytes("xx \n12 3 obj/A endobj"), 2, 9));
    assertThat(read).isEqualTo(new IndirectObject(12, 3, new PdfObject.Name("A"), 4, 14, 0));
  }

  @Test
  void a_stream_ends_where_its_data_begins() {
    IndirectObject read =
        Objects.requireNonNull(ObjectReader.readAt(bytes("1 0 obj<<>>stream\nabc"), 0, 9));
    assertThat(read.value()).isEqualTo(new PdfObject.Stream(PdfObject.Dict.EMPTY, 18));
    assertThat(read.end()).isEqualTo(18);
    IndirectObject plain =
        Objects.requireNonNull(ObjectReader.readAt(bytes("1 0 obj<<>>endobj"), 0, 9));
    assertThat(plain.value()).isEqualTo(PdfObject.Dict.EMPTY);
    assertThat(plain.end()).isEqualTo(11);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2147483648 0 obj 1", "1 65536 obj 1", "1 obj", "a", "1 0 R"})
  void nothing_else_is_an_object(String written) {
    assertThat(ObjectReader.readAt(bytes(written), 0, 9)).isNull();
  }

  @Test
  void the_largest_numbers_are_numbers_still() {
    IndirectObject read =
        Objects.requireNonNull(ObjectReader.readAt(bytes("2147483647 65535 obj 7"), 0, 9));
    assertThat(read.number()).isEqualTo(Integer.MAX_VALUE);
    assertThat(read.generation()).isEqualTo(65_535);
  }

  @Test
  void outside_the_file_there_is_no_object() {
    DocumentBytes all = bytes("1 0 obj 7");
    assertThat(ObjectReader.readAt(all, -1, 9)).isNull();
    assertThat(ObjectReader.readAt(all, 9, 9)).isNull();
    assertThat(ObjectReader.readAt(all, 0, 9)).isNotNull();
  }

  private static ObjectStream stream(String dict, String data) {
    PdfObject.Dict read = (PdfObject.Dict) new Lexer(bytes(dict), 0, true, 9).object();
    return ObjectStream.read(read, data.getBytes(ISO_8859_1), 9);
  }

  @Test
  void an_object_stream_gives_its_objects_by_number() {
    ObjectStream stream = stream("<</N 3/First 15>>", "11 0 12 3 11 5 /A (b) 7");
    assertThat(stream.numbers()).containsExactly(11, 12, 11);
    assertThat(stream.object(11, 0)).isEqualTo(new PdfObject.Name("A"));
    assertThat(stream.object(12, 1)).isEqualTo(new PdfObject.Str(new byte[] {'b'}, false, -1, -1));
    assertThat(stream.object(12, 7)).isEqualTo(stream.object(12, 1));
    assertThat(stream.object(12, -1)).isEqualTo(stream.object(12, 1));
    assertThat(stream.object(13, 0)).isNull();
  }

  @Test
  void at_another_index_the_last_object_of_the_number_counts() {
    ObjectStream stream = stream("<</N 2/First 10>>", "11 0 11 3 /A 7");
    assertThat(stream.object(11, 0)).isEqualTo(new PdfObject.Name("A"));
    assertThat(stream.object(11, 1)).isEqualTo(new PdfObject.Int(7));
    assertThat(stream.object(11, 2)).isEqualTo(new PdfObject.Int(7));
  }

  @ParameterizedTest
  @CsvSource({"<</N -1/First 5>>,0", "<</First 5>>,0", "<</N 1>>,1", "<</N 99/First 5>>,4"})
  void a_count_is_held_to_the_data(String dict, int count) {
    assertThat(stream(dict, "11 0 /AB").numbers()).hasSize(count);
  }

  @Test
  void an_offset_outside_the_data_gives_nothing() {
    ObjectStream stream = stream("<</N 2/First 10>>", "11 9 12 90 7");
    assertThat(stream.object(11, 0)).isNull();
    assertThat(stream.object(12, 1)).isNull();
    assertThat(stream("<</N 1/First 5>>", "11 3 /A").object(11, 0)).isNull();
    assertThat(stream("<</N 1/First 5>>", "11 2 /A").object(11, 0))
        .isEqualTo(PdfObject.Null.INSTANCE);
  }

  @Test
  void a_key_that_stands_twice_is_known_however_deep_it_lies() {
    for (String twice :
        new String[] {"<</A 1/A 2>>", "[<</A 1/A 1>>]", "<</B[1<</C<</A 1/A 1>>>>]>>"}) {
      assertThat(new Lexer(bytes(twice), 0, true, 9).object().repeatsKeys()).isTrue();
    }
    PdfObject.Dict once = (PdfObject.Dict) new Lexer(bytes("<</A<</A 1>>>>"), 0, true, 9).object();
    assertThat(once.repeatsKeys()).isFalse();
    assertThat(new PdfObject.Stream(once, 0).repeatsKeys()).isFalse();
    PdfObject.Dict two = (PdfObject.Dict) new Lexer(bytes("<</A 1/A 2>>"), 0, true, 9).object();
    assertThat(new PdfObject.Stream(two, 0).repeatsKeys()).isTrue();
    assertThat(new PdfObject.Int(1).repeatsKeys()).isFalse();
  }

  @Test
  void strings_are_equal_by_their_octets() {
    PdfObject.Str one = new PdfObject.Str(new byte[] {'b'}, true, 3, 7);
    assertThat(one)
        .isEqualTo(new PdfObject.Str(new byte[] {'b'}, false, -1, -1))
        .hasSameHashCodeAs(new PdfObject.Str(new byte[] {'b'}, false, -1, -1))
        .isNotEqualTo(new PdfObject.Str(new byte[] {'c'}, true, 3, 7))
        .hasToString("Str[b]");
    assertThat(one.length()).isEqualTo(1);
    assertThat(one.hashCode())
        .isNotEqualTo(new PdfObject.Str(new byte[] {'c'}, true, 3, 7).hashCode());
  }

  @Test
  void a_type_is_the_name_under_its_key() {
    PdfObject.Dict dict =
        (PdfObject.Dict) new Lexer(bytes("<</Type/Page/B 1>>"), 0, true, 9).object();
    assertThat(dict.isType("Page")).isTrue();
    assertThat(dict.isType("Pages")).isFalse();
    assertThat(dict.name("Type")).isEqualTo("Page");
    assertThat(dict.name("B")).isNull();
    assertThat(dict.name("C")).isNull();
  }
}
