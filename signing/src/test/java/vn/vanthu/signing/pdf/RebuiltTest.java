package vn.vanthu.signing.pdf;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.vanthu.signing.DocumentBytes;

/** Objects and trailer found by searching the bytes. */
class RebuiltTest {

  private static XrefSection search(String written) {
    DocumentBytes bytes = DocumentBytes.of(written.getBytes(ISO_8859_1));
    Budget budget = new Budget(Limits.standard(), bytes.length());
    return Rebuilt.search(bytes, budget, new StreamDecoder(budget)).section();
  }

  @Test
  void of_two_objects_with_one_number_the_later_counts() {
    XrefSection found = search("1 0 obj/A endobj\n2 3 obj/B endobj\n1 0 obj/C endobj");
    assertThat(found.entry(1)).isEqualTo(new XrefEntry.InFile(34, 0));
    assertThat(found.entry(2)).isEqualTo(new XrefEntry.InFile(17, 3));
    assertThat(found.size()).isEqualTo(2);
    assertThat(found.position()).isEqualTo(-1);
  }

  @Test
  void an_object_of_number_zero_or_too_large_is_none() {
    assertThat(search("0 0 obj/A endobj 67108865 0 obj/A endobj").size()).isZero();
    assertThat(search("67108864 0 obj/A endobj").size()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "1 0 obj;0",
        "x 1 0 obj;2",
        "x1 0 obj;-1",
        "endobj1 0 obj;6",
        "ndobj1 0 obj;-1",
        "(1 0 obj;1",
        "1 00000 obj;0",
        "1 000000 obj;-1",
        "1 0obj;0",
        "10 obj;-1",
        "0 obj;-1",
        "obj;-1",
        "1-0 obj;-1",
        "12345 0  obj;0"
      })
  void the_line_that_begins_an_object(String written, long start) {
    DocumentBytes bytes = DocumentBytes.of(written.getBytes(ISO_8859_1));
    assertThat(Rebuilt.startOfObject(bytes, written.lastIndexOf("obj"))).isEqualTo(start);
  }

  @Test
  void the_last_trailer_that_names_a_catalog_counts() {
    String objects = "1 0 obj<</Type/Catalog>>endobj\n";
    assertThat(search(objects).trailer().get("Root")).isEqualTo(new PdfObject.Ref(1, 0));
    assertThat(search("1 0 obj<</Type/Page>>endobj\n").trailer().has("Root")).isFalse();
    assertThat(
            search(objects + "trailer<</Root 5 0 R>>trailer<</Root 6 0 R>>trailer<</Size 7>>")
                .trailer()
                .get("Root"))
        .isEqualTo(new PdfObject.Ref(6, 0));
    assertThat(search("2 0 obj<</Type/XRef/Root 8 0 R>>stream\nendstream").trailer().get("Root"))
        .isEqualTo(new PdfObject.Ref(8, 0));
    assertThat(search(objects + "2 0 obj<</Type/XRef>>stream\nendstream").trailer().get("Root"))
        .isEqualTo(new PdfObject.Ref(1, 0));
    assertThat(
            search(objects + "2 0 obj<</A/XRef/Root 8 0 R>>stream\nendstream")
                .trailer()
                .get("Root"))
        .isEqualTo(new PdfObject.Ref(1, 0));
  }

  @Test
  void objects_inside_a_stream_are_found_the_catalog_too() {
    XrefSection found =
        search(
            "9 0 obj<</Type/ObjStm/N 3/First 14/Length 32>>stream\n"
                + "4 0 5 18 0 19 <</Type/Catalog>>  7 8\nendstream endobj\n");
    assertThat(found.entry(4)).isEqualTo(new XrefEntry.InStream(9, 0));
    assertThat(found.entry(5)).isEqualTo(new XrefEntry.InStream(9, 1));
    assertThat(found.entry(0)).isNull();
    assertThat(found.entry(9)).isEqualTo(new XrefEntry.InFile(0, 0));
    assertThat(found.trailer().get("Root")).isEqualTo(new PdfObject.Ref(4, 0));
  }

  @Test
  void a_stream_without_a_catalog_takes_none_away() {
    XrefSection found =
        search(
            "1 0 obj<</Type/Catalog>>endobj\n9 0 obj<</Type/ObjStm/N 1/First 4>>stream\n"
                + "4 0 7\nendstream endobj\n");
    assertThat(found.trailer().get("Root")).isEqualTo(new PdfObject.Ref(1, 0));
    assertThat(found.entry(4)).isEqualTo(new XrefEntry.InStream(9, 0));
  }

  private static void spend(Limits limits, java.util.function.Consumer<Budget> work) {
    work.accept(new Budget(limits, 0));
  }

  @Test
  void each_limit_holds_exactly() {
    Limits limits = new Limits(3, 100, 5, 50, Duration.ofSeconds(5));
    spend(
        limits,
        b -> {
          b.spendObject();
          b.spendObject();
          b.spendObject();
          assertThatThrownBy(b::spendObject)
              .isInstanceOf(PdfRefused.class)
              .hasMessageContaining("3 objects");
        });
    spend(
        limits,
        b -> {
          b.spendDecompressed(60);
          b.spendDecompressed(40);
          assertThatThrownBy(() -> b.spendDecompressed(1)).isInstanceOf(PdfRefused.class);
        });
    spend(
        limits,
        b -> {
          b.spendScanned(20);
          b.spendScanned(30);
          assertThatThrownBy(() -> b.spendScanned(1)).isInstanceOf(PdfRefused.class);
        });
    spend(
        limits,
        b -> {
          b.spendDecompressed(10);
          b.beginStream(20);
          b.spendDecompressed(20);
          assertThatThrownBy(() -> b.spendDecompressed(1))
              .isInstanceOf(PdfRefused.class)
              .hasMessageContaining("one stream");
          b.endStream();
          b.spendDecompressed(1);
          assertThat(b.maxDepth()).isEqualTo(5);
        });
  }

  @Test
  void time_is_counted_and_a_large_file_may_take_longer() {
    Limits none = new Limits(9, 9, 9, 1L << 40, Duration.ZERO);
    Budget used = new Budget(none, 0);
    burn();
    assertThatThrownBy(used::lookAtTime)
        .isInstanceOf(PdfRefused.class)
        .hasMessageContaining("0 ms");
    Budget stepping = new Budget(none, 0);
    burn();
    for (int i = 0; i < 1023; i++) {
      stepping.step();
    }
    assertThatThrownBy(stepping::step).isInstanceOf(PdfRefused.class);
    Budget scanning = new Budget(none, 0);
    burn();
    assertThatThrownBy(
            () -> {
              for (int i = 0; i < 1024; i++) {
                scanning.spendScanned(1);
              }
            })
        .isInstanceOf(PdfRefused.class)
        .hasMessageContaining("computing");
    Budget large = new Budget(none, 10_000_000_000L);
    burn();
    large.lookAtTime();
  }

  private static void burn() {
    long until = System.nanoTime() + 2_000_000;
    while (System.nanoTime() < until) {
      Thread.onSpinWait();
    }
  }

  @Test
  void another_thread_begins_its_own_time() throws InterruptedException {
    Budget budget = new Budget(new Limits(9, 9, 9, 9, Duration.ofSeconds(1)), 0);
    Throwable[] thrown = new Throwable[1];
    Thread other =
        Thread.ofPlatform()
            .start(() -> {
              try {
                budget.lookAtTime();
              } catch (PdfRefused refused) {
                thrown[0] = refused;
              }
            });
    other.join();
    assertThat(thrown[0]).isNull();
  }
}
