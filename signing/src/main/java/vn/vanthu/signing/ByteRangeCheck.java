package vn.vanthu.signing;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.vanthu.signing.pdf.ByteRange;
import vn.vanthu.signing.pdf.PdfFile;
import vn.vanthu.signing.pdf.PdfObject;
import vn.vanthu.signing.pdf.Revision;

/**
 * Whether a byte range leaves out the signature value and nothing else (EN 319 142-1 §5.3; the gap
 * is where signature wrapping hides its content).
 */
final class ByteRangeCheck {

  /**
   * What follows a value in a signature dictionary as our signer spells it: the range, so many
   * bytes for its numbers, and the end. All of it is signed.
   */
  private static final byte[] RANGE = "/ByteRange [0 ".getBytes(StandardCharsets.US_ASCII);

  private static final byte[] END = ">>\nendobj".getBytes(StandardCharsets.US_ASCII);
  private static final int END_PLACE = "/ByteRange ".length() + 60;

  private ByteRangeCheck() {}

  static void check(
      PdfFile file,
      PdfObject.Dict dict,
      @Nullable ByteRange range,
      PdfObject.@Nullable Str contents,
      Findings findings) {
    // 1. there is one
    if (range == null) {
      boolean absent = file.resolve(dict.get("ByteRange")) instanceof PdfObject.Null;
      findings.add(absent ? Finding.BYTE_RANGE_MISSING : Finding.BYTE_RANGE_MALFORMED);
      return;
    }
    // 2. it lies inside the file
    if (range.end() > file.bytes().length()) {
      if (isOfLaterRevision(file, contents)) {
        findings.add(Finding.BYTE_RANGE_FOREIGN);
      } else {
        boolean moved = contents != null && contents.start() != range.gapStart();
        findings.add(moved ? Finding.FILE_RESAVED : Finding.BYTE_RANGE_BEYOND_END);
      }
      return;
    }
    // 3. it begins with the file
    if (range.start() != 0) {
      findings.add(Finding.BYTE_RANGE_NOT_FROM_START);
    }
    // 4. its gap is exactly the value
    if (contents == null) {
      return;
    }
    if (contents.start() != range.gapStart() || contents.end() != range.gapEnd()) {
      findings.add(Finding.BYTE_RANGE_GAP);
      return;
    }
    // 5. which is written in one way only
    if (!contents.hex() || !isPlainHex(file, range)) {
      findings.add(Finding.CONTENTS_NOT_HEX);
    }
    if (dict.repeatedKeys()) {
      findings.add(Finding.SIGNATURE_TYPE_WRONG);
    }
  }

  /**
   * A signature inside an update that still continues its file was neither cut nor saved anew: its
   * range can only have been forged.
   */
  private static boolean isOfLaterRevision(PdfFile file, PdfObject.@Nullable Str contents) {
    List<Revision> revisions = file.revisions();
    Revision last = revisions.getLast();
    boolean complete = revisions.size() > 1 && last.end() >= file.bytes().length() - 2;
    return complete && contents != null && contents.start() > revisions.getFirst().end();
  }

  /**
   * Whether the value is pairs of digits. What our signer wrote has capitals only: a small letter
   * there is a flipped bit that nothing else would show.
   */
  private static boolean isPlainHex(PdfFile file, ByteRange range) {
    boolean ours =
        file.bytes().matches(range.gapEnd(), RANGE)
            && file.bytes().matches(range.gapEnd() + END_PLACE, END);
    long digits = 0;
    for (byte c : file.bytes().copy(range.gapStart() + 1, range.gapEnd() - 1)) {
      boolean capital = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'F');
      boolean small = c >= 'a' && c <= 'f';
      boolean blank = c == ' ' || c == '\r' || c == '\n';
      if (!capital && (ours || !(small || blank))) {
        return false;
      }
      digits += capital || small ? 1 : 0;
    }
    return digits % 2 == 0;
  }
}
