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
import java.util.function.UnaryOperator;
import org.bouncycastle.asn1.DERSequence;
import vn.vanthu.forge.CmsForge;
import vn.vanthu.forge.PdfForge;
import vn.vanthu.signing.Broken.Row;
import vn.vanthu.signing.pdf.Limits;
import vn.vanthu.signing.sign.SignatureRequest;
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
    add(rows, Finding.EARLIER_SIGNATURE_REMOVED, "another's in its place", () -> inPlace(s -> s));
    add(
        rows,
        Finding.EARLIER_SIGNATURE_REMOVED,
        "another's in its place whose byte range is spelled otherwise",
        () -> inPlace(FileSteps::escaped));
    add(
        rows,
        Finding.ENTRY_REPEATED,
        "contents with two lengths, signed so",
        () -> signedAfter(Update.of(PdfForge.page().bytes()).edit(4, "<<", "<</Length 9").write()));
    add(
        rows,
        Finding.ENTRY_REPEATED,
        "a page tree that counts twice, signed so",
        () ->
            signedAfter(
                Update.of(PdfForge.page().bytes())
                    .edit(2, "/Count 1", "/Count 0/Count 1")
                    .write()));
    add(
        rows,
        Finding.ENTRY_REPEATED,
        "a trailer with two roots, signed so",
        () ->
            signedAfter(
                Update.of(PdfForge.page().bytes()).put(9, "null").trailer("/Root 1 0 R").write()));
    add(
        rows,
        Finding.USAGE_RIGHTS,
        "usage rights beside a signature",
        () -> withRights(signed(), "UR3"));
  }

  /** Signed by our own signer, which leaves what it finds as it is. */
  private static byte[] signedAfter(byte[] draft) {
    return SignedSamples.SHARED.byOfficial(draft, SignatureRequest.approval("person"));
  }

  /**
   * The permissions name a signature dictionary of this transformation: what makers of readers
   * write, and what somebody writes who would have a signature taken for that.
   */
  static byte[] withRights(byte[] base, String method) {
    Update u = Update.of(base);
    int number = u.next();
    return u.put(
            number,
            "<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/adbe.pkcs7.detached/Reference[<</Type/SigRef"
                + "/TransformMethod/"
                + method
                + ">>]/ByteRange[0 10 20 30]/Contents<3000>>>")
        .put(1, u.text(1).replaceFirst("<<", "<</Perms<</UR3 " + number + " 0 R>>"))
        .write();
  }

  /** A second signature that takes the first one's place in form and page. */
  private static byte[] inPlace(UnaryOperator<String> spelling) {
    PdfForge first = PdfForge.page().signed("s", SIG, c -> CmsForge.by(SIGNER).build(c));
    PdfForge forgetting =
        new PdfForge(first.bytes(), first.previous(), first.next(), List.of(), "");
    byte[] second =
        forgetting.signed("s", SIG, c -> CmsForge.by(SIGNER).build(spelled(c, spelling))).bytes();
    return spelled(second, spelling);
  }

  private static byte[] spelled(byte[] bytes, UnaryOperator<String> spelling) {
    return spelling.apply(new String(bytes, ISO_8859_1)).getBytes(ISO_8859_1);
  }

  /** Two digits of the range give way to the longer name of its entry. */
  private static String escaped(String s) {
    int at = s.lastIndexOf("/ByteRange[0 00");
    return s.substring(0, at) + "/Byte#52ange[0 " + s.substring(at + 15);
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
        "a small letter in what our signer wrote",
        () -> text(SignedSamples.SHARED.approved(), FileSteps::smallLetter));
    add(rows, Finding.CONTENTS_NOT_HEX, "a digit less", () -> text(signed(), FileSteps::digitLess));
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

  private static String smallLetter(String s) {
    int at = s.indexOf('A', s.lastIndexOf("/Contents <") + 11);
    return s.substring(0, at) + 'a' + s.substring(at + 1);
  }

  private static String digitLess(String s) {
    int end = s.indexOf('>', s.indexOf("/Contents<"));
    return s.substring(0, end - 1) + " " + s.substring(end);
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
