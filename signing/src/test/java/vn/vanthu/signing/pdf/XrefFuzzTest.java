package vn.vanthu.signing.pdf;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.time.Duration;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.provider.MethodSource;
import vn.vanthu.signing.DocumentBytes;

/**
 * Whatever stands where the cross-reference should: the file is read or refused with a reason, and
 * what is read lies inside it. A build runs the seeds; {@code JAZZER_FUZZ=1} searches on from them
 * for five minutes.
 */
class XrefFuzzTest {
  private static final String OBJECTS =
      "%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
          + "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
          + "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\n";
  private static final int AT = OBJECTS.length();

  /** A bomb or a loop shall end soon, so that the search does not wait for it. */
  private static final Limits LIMITS =
      new Limits(10_000, 4 << 20, 50, 16 << 20, Duration.ofSeconds(5));

  private static final int MOST_OBJECTS = 1_000;

  static Stream<byte[]> tails() {
    String table =
        "xref\n0 4\n0000000000 65535 f \n%010d 00000 n \n%010d 00000 n \n%010d 00000 n \n"
            .formatted(
                OBJECTS.indexOf("1 0 obj"), OBJECTS.indexOf("2 0 obj"), OBJECTS.indexOf("3 0 obj"));
    String end = "\nstartxref\n" + AT + "\n%%EOF\n";
    String rows = "\0\0\0\1\0\11\1\0\65\1\0\144";
    return Stream.of(
            table + "trailer<</Size 4/Root 1 0 R>>" + end,
            table + "trailer<</Size 4/Root 1 0 R/Prev " + AT + ">>" + end,
            table + "trailer<</Size 4/Root 1 0 R/XRefStm " + AT + ">>" + end,
            table + "trailer<</Size 4/Root 9 0 R>>" + end,
            table.replace("0 4\n", "0 4000000\n") + "trailer<</Size 4/Root 1 0 R>>" + end,
            "xref\n67108863 3\n0000000009 00000 n \ntrailer<</Root 1 0 R>>" + end,
            "4 0 obj<</Type/XRef/W[1 1 1]/Size 4/Root 1 0 R/Length 12>>stream\n"
                + rows
                + "\nendstream endobj"
                + end,
            "4 0 obj<</Type/XRef/W[1 9 1]/Index[0 2147483647]/Size 4/Root 1 0 R/Length 12>>stream\n"
                + rows
                + "\nendstream endobj"
                + end,
            "4 0 obj<</Type/ObjStm/N 1/First 4/Length 9>>stream\n5 0 <<>>\nendstream endobj\n"
                + "6 0 obj<</Type/XRef/W[1 1 1]/Index[5 1]/Root 5 0 R/Length 3>>stream\n\2\4\0\n"
                + "endstream endobj\nstartxref\n"
                + (AT + 70)
                + "\n%%EOF\n",
            "trailer<</Root 1 0 R>>",
            "[".repeat(500),
            "startxref\n99999999999999999999\n%%EOF",
            "")
        .map(text -> text.getBytes(ISO_8859_1));
  }

  @MethodSource("tails")
  @FuzzTest
  void cross_reference(byte[] tail) {
    byte[] bytes = (OBJECTS + new String(tail, ISO_8859_1)).getBytes(ISO_8859_1);
    try {
      read(PdfFile.open(DocumentBytes.of(bytes), LIMITS), bytes.length);
    } catch (PdfRefused refused) {
      assertThat(refused.reason()).isNotNull();
    }
  }

  private static void read(PdfFile file, long length) {
    assertThat(file.catalog()).isNotNull();
    file.objectNumbers().stream()
        .limit(MOST_OBJECTS)
        .forEach(number -> {
          check(number, file.object(number), length);
        });
    long before = 0;
    for (Revision revision : file.revisions()) {
      assertThat(revision.end()).isBetween(before, length);
      before = revision.end();
      assertThat(file.prefix(revision.end()).bytes().length()).isEqualTo(revision.end());
    }
  }

  private static void check(int number, @Nullable IndirectObject object, long length) {
    if (object != null) {
      assertThat(object.number()).isEqualTo(number);
      assertThat(object.end()).isLessThanOrEqualTo(length);
    }
  }
}
