package vn.vanthu.signing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;
import vn.vanthu.forge.CmsForge;
import vn.vanthu.forge.PdfForge;
import vn.vanthu.signing.Report.Verdict;
import vn.vanthu.signing.pdf.Limits;

/** What a document of a stranger may cost, and what is said when it would cost more. */
class CostsTest {

  private static Report verify(byte[] bytes, Limits limits) {
    return new Verifier(limits)
        .verify(DocumentBytes.of(bytes), SignedSamples.SHARED.trust(), SignedSamples.NOW);
  }

  private static Limits within(Duration cpu) {
    return new Limits(100_000, 1L << 30, 100, 1L << 30, cpu);
  }

  @Test
  void a_document_that_takes_too_long_ends_at_the_limit_of_time() {
    byte[] signed = Broken.signed();
    Report report = verify(signed, within(Duration.ofMillis(-1)));
    assertThat(report.document()).isEqualTo(Verdict.UNVERIFIABLE);
    assertThat(report.notices()).extracting(Message::code).containsExactly("LIMIT");
    assertThat(report.notices().getFirst().en()).contains("ms of computing");
    assertThat(verify(signed, within(Duration.ofSeconds(5))).document()).isEqualTo(Verdict.INTACT);
  }

  @Test
  void validation_data_of_an_unsigned_document_is_not_even_unpacked() {
    Report report = verify(storingBomb(PdfForge.page()), within(Duration.ofSeconds(5)));
    assertThat(report.document()).isEqualTo(Verdict.UNSIGNED);
    assertThat(report.notices()).isEmpty();
  }

  @Test
  void validation_data_that_unpacks_to_too_much_is_a_limit() {
    PdfForge signed = PdfForge.page().signed("s", Broken.SIG, CmsForge.by(Broken.SIGNER)::build);
    Report report = verify(storingBomb(signed), within(Duration.ofSeconds(5)));
    assertThat(report.document()).isEqualTo(Verdict.UNVERIFIABLE);
    assertThat(report.notices()).extracting(Message::code).containsExactly("LIMIT");
  }

  @Test
  void what_may_be_unpacked_leaves_room_in_the_heap() {
    assertThat(Limits.standard().maxDecompressedBytes())
        .isLessThanOrEqualTo(Math.max(16L << 20, Runtime.getRuntime().maxMemory() / 8));
  }

  /** A revocation list of 21 MiB of zeros in 21 KB. */
  private static byte[] storingBomb(PdfForge document) {
    byte[] packed = new byte[64 << 10];
    try (Deflater deflater = new Deflater()) {
      deflater.setInput(new byte[21 << 20]);
      deflater.finish();
      packed = Arrays.copyOf(packed, deflater.deflate(packed));
    }
    return Update.of(document.bytes())
        .edit(1, "/Pages 2 0 R", "/Pages 2 0 R/DSS<</CRLs[90 0 R]>>")
        .put(
            90,
            "<</Filter/FlateDecode/Length "
                + packed.length
                + ">>\nstream\n"
                + new String(packed, ISO_8859_1)
                + "\nendstream")
        .write();
  }
}
