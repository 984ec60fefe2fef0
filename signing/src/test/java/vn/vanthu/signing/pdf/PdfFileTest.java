package vn.vanthu.signing.pdf;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import vn.vanthu.signing.DocumentBytes;

/** A file as its cross-reference says it is, at its end and before. */
class PdfFileTest {
  private static final String CATALOG = "<</Type/Catalog/Pages 2 0 R>>";
  private static final String PAGES = "<</Type/Pages/Kids[]/Count 0>>";

  private static String written(String trailer, String... objects) {
    return WrittenPdf.of(trailer, objects);
  }

  private static PdfFile open(String written) {
    return PdfFile.open(DocumentBytes.of(written.getBytes(ISO_8859_1)), Limits.standard());
  }

  private static String updated(String before, int number, String object) {
    int previous = before.indexOf("\nxref\n") + 1;
    int at = before.length();
    String body = number + " 0 obj\n" + object + "\nendobj\n";
    return before
        + body
        + "xref\n"
        + number
        + " 1\n%010d 00000 n \n".formatted(at)
        + "trailer<</Root 1 0 R/Prev "
        + previous
        + ">>\nstartxref\n"
        + (at + body.length())
        + "\n%%EOF\n";
  }

  @Test
  void a_file_in_order_has_no_anomaly() {
    String written = written("/Size 7", CATALOG, PAGES, "(a)");
    PdfFile file = open(written);
    assertThat(file.anomalies()).isEmpty();
    assertThat(file.isRebuilt()).isFalse();
    assertThat(file.startXref()).isEqualTo(written.indexOf("xref\n1"));
    assertThat(file.nextObjectNumber()).isEqualTo(7);
    assertThat(file.isEncrypted()).isFalse();
    assertThat(file.needsPassword()).isFalse();
    assertThat(file.names(3)).isTrue();
    assertThat(file.names(4)).isFalse();
    assertThat(file.catalog().isType("Catalog")).isTrue();
    assertThat(open(written("/Size 3", CATALOG, PAGES, "(a)")).nextObjectNumber()).isEqualTo(4);
    assertThat(open(written("", CATALOG, PAGES, "(a)")).nextObjectNumber()).isEqualTo(4);
    assertThat(open(written("/Size 99999999999", CATALOG, PAGES)).nextObjectNumber()).isEqualTo(3);
  }

  @Test
  void what_stands_before_the_header_is_told_and_offsets_may_count_from_either() {
    String written = written("", CATALOG, PAGES);
    PdfFile shifted = open("junk\n" + written);
    assertThat(shifted.anomalies()).containsExactly(Anomaly.HEADER_NOT_FIRST);
    assertThat(shifted.catalog().has("Pages")).isTrue();
    PdfFile none = open("%pdf" + written.substring(4));
    assertThat(none.anomalies()).containsExactly(Anomaly.HEADER_MISSING);
    assertThat(none.catalog().has("Pages")).isTrue();
  }

  @Test
  void without_a_cross_reference_objects_are_searched_for() {
    String written = written("", CATALOG, PAGES);
    for (String broken :
        List.of(
            written.replace("startxref", "startxxxx"),
            written.replaceFirst("startxref\n\\d+", "startxref\n999999"),
            written.replaceFirst("startxref\n\\d+", "startxref\nnone"),
            written.replace("/Root 1 0 R", "/Root 8 0 R").replace("trailer<<", "trailxx<<"))) {
      PdfFile file = open(broken);
      assertThat(file.isRebuilt()).isTrue();
      assertThat(file.anomalies()).contains(Anomaly.XREF_REBUILT);
      assertThat(file.catalog().has("Pages")).isTrue();
      assertThat(file.revisions()).hasSize(1);
      assertThat(file.revisions().getFirst().end()).isEqualTo(broken.length());
    }
    assertThatThrownBy(() -> open("%PDF-1.7\nnothing"))
        .isInstanceOf(PdfRefused.class)
        .extracting(e -> ((PdfRefused) e).reason())
        .isEqualTo(PdfRefused.Reason.MALFORMED);
  }

  @Test
  void an_object_that_is_not_where_it_should_be_is_searched_for_and_told() {
    String written = written("", CATALOG, PAGES, "(a)");
    int at = written.indexOf("3 0 obj");
    String moved =
        written.replace("%010d 00000 n".formatted(at), "%010d 00000 n".formatted(at + 1));
    PdfFile file = open(moved);
    assertThat(file.anomalies()).isEmpty();
    IndirectObject read = Objects.requireNonNull(file.object(3));
    assertThat(read.start()).isEqualTo(at);
    assertThat(file.anomalies()).containsExactly(Anomaly.OBJECT_MISPLACED);
    String other =
        written.replace(
            "%010d 00000 n".formatted(at), "%010d 00000 n".formatted(written.indexOf("2 0 obj")));
    assertThat(Objects.requireNonNull(open(other).object(3)).start()).isEqualTo(at);
    String gone = moved.replace("3 0 obj", "4 0 obj");
    assertThat(open(gone).object(3)).isNull();
  }

  @Test
  void each_state_is_read_by_its_own_cross_reference() {
    String first = written("", CATALOG, PAGES, "(a)");
    String second = updated(first, 3, "(b)");
    PdfFile file = open(second);
    assertThat(file.resolve(new PdfObject.Ref(3, 0))).isEqualTo(string("b"));
    PdfFile before = file.prefix(first.length());
    assertThat(before.resolve(new PdfObject.Ref(3, 0))).isEqualTo(string("a"));
    assertThat(before.bytes().length()).isEqualTo(first.length());
    assertThat(file.revisions()).extracting(Revision::number).containsExactly(1, 2);
    assertThat(file.revisions())
        .extracting(Revision::end)
        .containsExactly((long) first.length(), (long) second.length());
    assertThat(file.revisions())
        .extracting(Revision::startXref)
        .containsExactly(before.startXref(), file.startXref());
    PdfFile cut = file.prefix(first.length() - 12);
    assertThat(cut.isRebuilt()).isTrue();
    assertThat(cut.resolve(new PdfObject.Ref(3, 0))).isEqualTo(string("a"));
  }

  private static PdfObject string(String text) {
    return new PdfObject.Str(text.getBytes(ISO_8859_1), false, -1, -1);
  }

  @Test
  void a_revision_ends_after_its_mark_and_one_line_end() {
    String written = written("", CATALOG, PAGES);
    String bare = written.substring(0, written.length() - 1);
    for (String end : List.of("", "\n", "\r", "\r\n")) {
      assertThat(open(bare + end).revisions().getFirst().end())
          .isEqualTo((long) bare.length() + end.length());
      assertThat(open(bare + end + "\n\n").revisions().getFirst().end())
          .isEqualTo(bare.length() + Math.max(1, end.length() + (end.equals("\r") ? 1 : 0)));
    }
    String unmarked = bare.replace("%%EOF", "");
    assertThat(open(unmarked).revisions().getFirst().end()).isEqualTo(unmarked.length());
  }

  @Test
  void references_are_followed_32_times_and_no_further() {
    String[] objects = new String[40];
    objects[0] = CATALOG;
    objects[1] = PAGES;
    for (int i = 2; i < 39; i++) {
      objects[i] = (i + 2) + " 0 R";
    }
    objects[39] = "7";
    PdfFile file = open(written("", objects));
    assertThat(file.resolve(new PdfObject.Ref(8, 0))).isEqualTo(new PdfObject.Int(7));
    assertThat(file.resolve(new PdfObject.Ref(7, 0))).isEqualTo(PdfObject.Null.INSTANCE);
    assertThat(file.resolve(new PdfObject.Ref(99, 0))).isEqualTo(PdfObject.Null.INSTANCE);
  }

  @Test
  void values_are_asked_for_by_kind() {
    PdfFile file =
        open(
            written(
                "",
                CATALOG,
                PAGES,
                "<</A 1/Length 2>>stream\nab\nendstream",
                "[1(x)]",
                "3.0",
                "3.5"));
    assertThat(file.dict(new PdfObject.Ref(3, 0)).has("A")).isTrue();
    assertThat(file.dict(new PdfObject.Ref(4, 0))).isEqualTo(PdfObject.Dict.EMPTY);
    assertThat(file.items(new PdfObject.Ref(4, 0)))
        .containsExactly(new PdfObject.Int(1), string("x"));
    assertThat(file.items(new PdfObject.Ref(5, 0))).containsExactly(new PdfObject.Ref(5, 0));
    assertThat(file.items(PdfObject.Null.INSTANCE)).isEmpty();
    assertThat(file.whole(new PdfObject.Ref(5, 0))).hasValue(3);
    assertThat(file.whole(new PdfObject.Ref(6, 0))).isEmpty();
    assertThat(file.whole(new PdfObject.Int(9))).hasValue(9);
    PdfObject.Stream stream = (PdfObject.Stream) file.resolve(new PdfObject.Ref(3, 0));
    assertThat(file.hasTrueLength(stream)).isTrue();
    assertThat(file.dataEnd(stream)).isEqualTo(stream.dataStart() + 2);
    assertThat(file.rawData(stream)).containsExactly('a', 'b');
    assertThat(file.decoded(stream, 0)).containsExactly('a', 'b');
  }

  @Test
  void a_length_that_is_not_true_is_told() {
    for (String length : List.of("/Length 1", "/Length 4", "")) {
      PdfFile file = open(written("", CATALOG, PAGES, "<<" + length + ">>stream\nab\nendstream"));
      PdfObject.Stream stream = (PdfObject.Stream) file.resolve(new PdfObject.Ref(3, 0));
      assertThat(file.hasTrueLength(stream)).isFalse();
      assertThat(file.rawData(stream)).containsExactly('a', 'b');
    }
  }

  @Test
  void filters_may_be_written_elsewhere_and_one_stream_may_be_held_to_a_size() {
    PdfFile file =
        open(
            written(
                "",
                CATALOG,
                PAGES,
                "<</Filter 4 0 R/Length 4>>stream\n\u0081c\u0080\u0080\nendstream",
                "[5 0 R]",
                "/RL"));
    PdfObject.Stream stream = (PdfObject.Stream) file.resolve(new PdfObject.Ref(3, 0));
    assertThat(file.decoded(stream)).hasSize(128);
    assertThat(file.decoded(stream, 128)).hasSize(128);
    assertThatThrownBy(() -> file.decoded(stream, 127)).isInstanceOf(PdfRefused.class);
    assertThat(file.decoded(stream)).hasSize(128);
  }

  @Test
  void every_reference_is_told_wherever_it_stands() {
    PdfFile file =
        open(
            written(
                "",
                CATALOG,
                PAGES,
                "[7 0 R<</A 8 0 R>>]",
                "<</B 9 0 R>>stream\nendstream",
                "10 0 R"));
    List<Integer> told = new ArrayList<>();
    file.references(told::add);
    assertThat(told).containsExactly(2, 7, 8, 9, 10);
    List<Integer> one = new ArrayList<>();
    PdfFile.references(file.object(3), one::add);
    PdfFile.references(null, one::add);
    assertThat(one).containsExactly(7, 8);
  }

  @Test
  void an_object_stream_inside_an_object_stream_gives_nothing() {
    String head = "%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n";
    int container = head.length();
    String body =
        head
            + "4 0 obj<</Type/ObjStm/N 2/First 9/Length 40>>stream\n2 0 5 17  <</Type/Pages>>  <</Type/ObjStm>>\nendstream endobj\n";
    int xref = body.length();
    String table =
        "6 0 obj<</Type/XRef/W[1 2 1]/Index[1 2 4 3]/Root 1 0 R/Length 20>>stream\n"
            + "\1\0\11\0"
            + "\2\0\4\0"
            + "\1"
            + (char) (container >> 8)
            + (char) (container & 0xFF)
            + "\0"
            + "\2\0\4\1"
            + "\2\0\5\0"
            + "\nendstream endobj\nstartxref\n"
            + xref
            + "\n%%EOF\n";
    PdfFile file = open(body + table);
    IndirectObject pages = Objects.requireNonNull(file.object(2));
    assertThat(pages.container()).isEqualTo(4);
    assertThat(pages.value()).isEqualTo(file.dict(new PdfObject.Ref(2, 0)));
    assertThat(file.anomalies()).isEmpty();
    assertThat(file.object(5)).isNotNull();
    assertThat(file.object(6)).isNull();
    assertThat(file.anomalies()).containsExactly(Anomaly.OBJECT_MISPLACED);
  }
}
