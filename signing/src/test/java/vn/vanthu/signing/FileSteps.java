package vn.vanthu.signing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static vn.vanthu.signing.Broken.NOW;
import static vn.vanthu.signing.Broken.SIG;
import static vn.vanthu.signing.Broken.SIGNER;
import static vn.vanthu.signing.Broken.STAMP;
import static vn.vanthu.signing.Broken.add;
import static vn.vanthu.signing.Broken.ranged;
import static vn.vanthu.signing.Broken.raw;
import static vn.vanthu.signing.Broken.replaced;
import static vn.vanthu.signing.Broken.signed;
import static vn.vanthu.signing.Broken.text;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.asn1.DERSequence;
import vn.vanthu.forge.CmsForge;
import vn.vanthu.forge.PdfForge;
import vn.vanthu.signing.Broken.Row;
import vn.vanthu.signing.pdf.Limits;
import vn.vanthu.signing.trust.Trust;

/** Rows of {@link StepsTest}: the file, and the byte range in it. */
final class FileSteps {
  private FileSteps() {}

  static void file(List<Row> rows) {
    byte[] page = PdfForge.page().bytes();
    add(rows, Finding.FILE_NOT_PDF, "text", () -> "không phải PDF".getBytes(ISO_8859_1));
    add(rows, Finding.FILE_NOT_PDF, "nothing at all", () -> new byte[0]);
    add(
        rows,
        Finding.FILE_UNREADABLE,
        "a header and nothing else",
        () -> "%PDF-1.7\n".getBytes(ISO_8859_1));
    add(
        rows,
        Finding.FILE_CUT,
        "an update without its end",
        () -> text(page, s -> s + "9 0 obj\n<</A 1>>\nendobj\n"));
    add(
        rows,
        Finding.FILE_ENCRYPTED,
        "an encryption dictionary",
        () ->
            replaced(
                page,
                "/Root 1 0 R",
                "/Root 1 0 R/Encrypt<</Filter/Standard/V 1/R 2/O(o)/U(u)/P -4>>"));
    Limits few = new Limits(1000, 1 << 20, 100, 10, Duration.ofSeconds(5));
    rows.add(
        new Row(
            Finding.LIMIT,
            "more appended bytes than may be scanned",
            () ->
                new Verifier(few)
                    .verify(
                        DocumentBytes.of(Update.of(signed()).put(20, "null").write()),
                        Trust.none(),
                        NOW)));
    add(
        rows,
        Finding.XREF_REBUILT,
        "a cross-reference that leads nowhere",
        () ->
            text(
                signed(),
                s -> s.substring(0, s.lastIndexOf("startxref")) + "startxref\n3\n%%EOF\n"));
    add(rows, Finding.XREF_AMBIGUOUS, "one object at two places", () -> ambiguous());
    add(
        rows,
        Finding.SIGNATURE_REMAINS,
        "a signature dictionary nobody refers to",
        () ->
            Update.of(page).put(9, "<<" + SIG + "/ByteRange[0 10 20 30]/Contents<3000>>>").write());
    add(
        rows,
        Finding.EARLIER_SIGNATURE_REMOVED,
        "a catalog without the form",
        () ->
            Update.of(signed())
                .put(1, "<</Type/Catalog/Pages 2 0 R>>")
                .put(3, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>")
                .write());
  }

  private static byte[] ambiguous() {
    byte[] bytes = Update.of(signed()).put(20, "null").put(21, "null").write();
    return text(
        bytes,
        s -> {
          int second = s.lastIndexOf("21 1\n");
          return s.substring(0, second) + "20 1\n" + s.substring(second + 5);
        });
  }

  static void range(List<Row> rows) {
    add(
        rows,
        Finding.CONTENTS_MISSING,
        "a renamed entry",
        () -> replaced(signed(), "/Contents<", "/Contentz<"));
    add(rows, Finding.CONTENTS_EMPTY, "zeros", () -> raw(c -> new byte[0]));
    add(rows, Finding.CONTENTS_MALFORMED, "no CMS", () -> raw(c -> new byte[] {0x30, 3, 1, 2, 3}));
    add(
        rows,
        Finding.CONTENTS_MALFORMED,
        "no element at all",
        () -> raw(c -> new byte[] {5, 0, 9}));
    add(
        rows,
        Finding.CONTENTS_MALFORMED,
        "a signer named by neither issuer and number nor key",
        () -> signed(c -> c.identifiedBy(new DERSequence())));
    add(
        rows,
        Finding.CONTENTS_MALFORMED,
        "a document time stamp that is a plain signature",
        () -> PdfForge.page().signed("s", STAMP, c -> CmsForge.by(SIGNER).build(c)).bytes());
    add(rows, Finding.CONTENTS_PADDING, "bytes after the value", () -> raw(FileSteps::padded));
    add(
        rows,
        Finding.CONTENTS_NOT_HEX,
        "digits of both cases",
        () -> text(signed(), FileSteps::mixedCase));
    add(
        rows,
        Finding.CONTENTS_NOT_HEX,
        "a space among the digits",
        () -> text(signed(), FileSteps::spaced));
    add(
        rows,
        Finding.BYTE_RANGE_MISSING,
        "a renamed entry",
        () -> replaced(signed(), "/ByteRange", "/ByteRangX"));
    add(
        rows,
        Finding.BYTE_RANGE_MALFORMED,
        "a name for a number",
        () -> replaced(signed(), "/ByteRange[0 ", "/ByteRange[/ "));
    add(
        rows,
        Finding.BYTE_RANGE_NOT_FROM_START,
        "leaving out the header",
        () -> ranged(signed(), n -> new long[] {9, n[1] - 9, n[2], n[3]}));
    add(
        rows,
        Finding.BYTE_RANGE_GAP,
        "a wider gap",
        () -> ranged(signed(), n -> new long[] {0, n[1], n[2] + 1, n[3] - 1}));
    add(
        rows,
        Finding.BYTE_RANGE_GAP,
        "a narrower gap",
        () -> ranged(signed(), n -> new long[] {0, n[1], n[2] - 1, n[3] + 1}));
    add(
        rows,
        Finding.BYTE_RANGE_GAP,
        "a gap that begins early",
        () -> ranged(signed(), n -> new long[] {0, n[1] - 1, n[2], n[3]}));
    add(
        rows,
        Finding.BYTE_RANGE_FOREIGN,
        "a range beyond the end of a complete file",
        () -> ranged(signed(), n -> new long[] {0, n[1], n[2], n[3] + 5000}));
    add(
        rows,
        Finding.BYTE_RANGE_BEYOND_END,
        "a range beyond the end of a damaged file",
        () ->
            text(
                ranged(signed(), n -> new long[] {0, n[1], n[2], n[3] + 5000}),
                s -> s + "x".repeat(40)));
    add(
        rows,
        Finding.FILE_RESAVED,
        "a value that stands elsewhere than the range says",
        () ->
            text(
                ranged(signed(), n -> new long[] {0, n[1] + 7, n[2] + 7, n[3] + 5000}),
                s -> s + "x".repeat(40)));
    add(rows, Finding.SIGNATURE_COPIED, "one value in two fields", FileSteps::copied);
    add(
        rows,
        Finding.SIGNATURE_TYPE_WRONG,
        "an entry that stands twice",
        () ->
            PdfForge.page()
                .signed("s", SIG + "/Type/Sig", c -> CmsForge.by(SIGNER).build(c))
                .bytes());
    add(
        rows,
        Finding.SUBFILTER_UNSUPPORTED,
        "an unknown name",
        () ->
            PdfForge.page()
                .signed("s", "/Type/Sig/SubFilter/foo", c -> CmsForge.by(SIGNER).build(c))
                .bytes());
  }

  private static byte[] padded(byte[] content) {
    byte[] value = CmsForge.by(SIGNER).build(content);
    byte[] out = Arrays.copyOf(value, value.length + 9);
    out[out.length - 1] = 7;
    return out;
  }

  private static String mixedCase(String s) {
    int at = s.indexOf('a', s.indexOf("/Contents<") + 10);
    return s.substring(0, at) + 'A' + s.substring(at + 1);
  }

  private static String spaced(String s) {
    int end = s.indexOf('>', s.indexOf("/Contents<"));
    return s.substring(0, end - 2) + "  " + s.substring(end);
  }

  private static byte[] copied() {
    byte[][] first = new byte[1][];
    PdfForge one =
        PdfForge.page()
            .signed(
                "s",
                SIG,
                c -> {
                  first[0] = CmsForge.by(SIGNER).build(c);
                  return first[0];
                });
    return one.signed("t", SIG, c -> first[0]).bytes();
  }
}
