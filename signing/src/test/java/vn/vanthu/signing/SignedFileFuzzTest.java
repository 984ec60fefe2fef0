package vn.vanthu.signing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import vn.vanthu.signing.Report.Verdict;

/**
 * Whatever stands in the byte range, in the signature value or behind a document that we signed:
 * there is a report, and it is never INTACT for changed bytes nor UNSIGNED. A build runs the seeds;
 * {@code JAZZER_FUZZ=1} with one of the methods searches on from them for five minutes.
 */
class SignedFileFuzzTest {
  private static final SignedSamples SAMPLES = SignedSamples.SHARED;
  private static final byte[] SIGNED = SAMPLES.approved();
  private static final int RANGE = after("/ByteRange ");
  private static final int RANGE_END = before(">>", RANGE);
  private static final int VALUE = after("/Contents <");
  private static final int VALUE_END = before(">", VALUE);

  private static int after(String words) {
    int at = new String(SIGNED, ISO_8859_1).lastIndexOf(words);
    assertThat(at).as(words).isNotNegative();
    return at + words.length();
  }

  private static int before(String end, int from) {
    return new String(SIGNED, ISO_8859_1).indexOf(end, from);
  }

  private static Report report(byte[] document) {
    return new Verifier().verify(DocumentBytes.of(document), SAMPLES.trust(), SignedSamples.NOW);
  }

  /** The signed document with these bytes in that place, filled up or cut to its width. */
  private static byte[] with(byte[] bytes, int from, int to, char filler) {
    byte[] changed = SIGNED.clone();
    Arrays.fill(changed, from, to, (byte) filler);
    System.arraycopy(bytes, 0, changed, from, Math.min(bytes.length, to - from));
    return changed;
  }

  private static Report checkChanged(byte[] document) {
    Report report = report(document);
    if (Arrays.equals(document, SIGNED)) {
      assertThat(report.document()).isEqualTo(Verdict.INTACT);
    } else {
      assertThat(report.document()).isNotIn(Verdict.INTACT, Verdict.UNSIGNED);
    }
    return report;
  }

  static Stream<byte[]> ranges() {
    String written = new String(SIGNED, RANGE, RANGE_END - RANGE, ISO_8859_1);
    String[] n = written.replaceAll("[\\[\\]]", "").strip().split(" ", -1);
    return Stream.of(
            written,
            "[" + n[0] + " " + n[1] + " " + n[2] + "]",
            "[" + n[0] + " " + n[1] + " " + n[2] + " " + n[3] + " 0]",
            "[" + n[0] + " " + n[1] + " " + n[1] + " " + n[3] + "]",
            "[" + n[0] + " " + n[1] + " " + n[2] + " 0]",
            "[1 " + n[1] + " " + n[2] + " " + n[3] + "]",
            "[0 0 0 " + SIGNED.length + "]",
            "[-1 " + n[1] + " " + n[2] + " " + n[3] + "]",
            "[0 9223372036854775807 1 1]",
            "[0 1.5 2 3]",
            "[0 4 0 R 2 3]",
            "[[0 1 2 3",
            "[]/ByteRange[0 1 2 3]",
            "<</A null>>",
            ">>endobj")
        .map(text -> text.getBytes(ISO_8859_1));
  }

  @MethodSource("ranges")
  @FuzzTest
  void byte_range(byte[] written) {
    checkChanged(with(written, RANGE, RANGE_END, ' '));
  }

  static Stream<byte[]> values() {
    String hex = new String(SIGNED, VALUE, VALUE_END - VALUE, ISO_8859_1);
    byte[] value = HexFormat.of().parseHex(hex);
    byte[] damaged = value.clone();
    damaged[100] ^= 1;
    byte[] padded = value.clone();
    padded[padded.length - 1] = 1;
    return Stream.of(
        value,
        damaged,
        padded,
        Arrays.copyOf(value, 40),
        Arrays.copyOfRange(value, 4, 400),
        new byte[] {0x30, (byte) 0x80},
        new byte[] {0x30, (byte) 0x84, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF},
        new byte[0]);
  }

  @MethodSource("values")
  @FuzzTest
  void signature_value(byte[] value) {
    byte[] hex = HexFormat.of().withUpperCase().formatHex(value).getBytes(ISO_8859_1);
    assertThat(checkChanged(with(hex, VALUE, VALUE_END, '0')).signatures())
        .as("what cannot be read is still a signature")
        .hasSize(1);
  }

  static Stream<byte[]> tails() {
    byte[] updated = SignedSamples.update(SIGNED, Map.of(4, "<</Length 0>>\nstream\n\nendstream"));
    return Stream.of(
            "\n",
            "%%EOF",
            "xref\n0 0\ntrailer<<>>\nstartxref\n" + SIGNED.length + "\n%%EOF\n",
            "xref\n0 1\n0000000000 65535 f \ntrailer<</Root 1 0 R/Prev "
                + SIGNED.length
                + ">>\n"
                + "startxref\n"
                + SIGNED.length
                + "\n%%EOF\n",
            "1 0 obj<</Type/Catalog>>endobj\nstartxref\n0\n%%EOF",
            new String(updated, SIGNED.length, updated.length - SIGNED.length, ISO_8859_1))
        .map(text -> text.getBytes(ISO_8859_1));
  }

  @MethodSource("tails")
  @FuzzTest
  void what_follows(byte[] tail) {
    byte[] longer = Arrays.copyOf(SIGNED, SIGNED.length + tail.length);
    System.arraycopy(tail, 0, longer, SIGNED.length, tail.length);
    checkChanged(longer);
  }
}
