package vn.vanthu.signing;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.vanthu.signing.pdf.ByteRange;
import vn.vanthu.signing.pdf.PdfFile;
import vn.vanthu.signing.pdf.Revision;
import vn.vanthu.signing.pdf.SignatureField;
import vn.vanthu.signing.pdf.SignatureFields;

/**
 * The first step of the argument: every signature of a document, those of earlier revisions too.
 * When there is none, whatever else speaks of one is reported, so that a damaged signature is never
 * "unsigned". Single-threaded.
 */
final class SignatureSearch {

  private static final byte[] END_MARK = "%%EOF".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] OBJECT = " obj".getBytes(StandardCharsets.US_ASCII);
  private static final int REACH = 64 << 10;

  private final PdfFile file;
  private final Findings about;
  private final List<SignatureField> rights;
  private final SignatureTraces traces;

  SignatureSearch(PdfFile file, Findings about) {
    this.file = file;
    this.about = about;
    this.rights = SignatureFields.usageRights(file);
    this.traces = new SignatureTraces(file, rights);
  }

  List<SignatureField> find() {
    List<SignatureField> fields = fields();
    if (fields.isEmpty()) {
      if (file.needsPassword()) {
        about.add(Finding.FILE_ENCRYPTED);
      } else if (isCut()) {
        about.add(Finding.FILE_CUT);
      } else if (traces.areLeft()) {
        about.add(Finding.SIGNATURE_REMAINS);
      }
    }
    if (!rights.isEmpty()) {
      about.add(Finding.USAGE_RIGHTS);
    }
    return fields;
  }

  private List<SignatureField> fields() {
    Map<Long, SignatureField> byPlace = new LinkedHashMap<>();
    List<SignatureField> withoutPlace = new ArrayList<>();
    List<SignatureField> reachable = SignatureFields.reachable(file);
    collect(
        reachable.isEmpty() ? SignatureFields.onPagesOnly(file) : reachable, byPlace, withoutPlace);
    if (traces.byteRanges() > byPlace.size()) {
      searchHarder(byPlace, withoutPlace);
    } else {
      earlier(byPlace, byPlace.keySet().stream().mapToLong(place -> place).min().orElse(0));
    }
    List<SignatureField> all = new ArrayList<>(byPlace.values());
    all.addAll(withoutPlace);
    return all;
  }

  private static void collect(
      List<SignatureField> found,
      Map<Long, SignatureField> byPlace,
      List<SignatureField> withoutPlace) {
    for (SignatureField field : found) {
      long place = field.contentsStart();
      if (place < 0) {
        withoutPlace.add(field);
      } else {
        byPlace.putIfAbsent(place, field);
      }
    }
  }

  /**
   * There is a byte range that belongs to no signature found so far: one that was removed, replaced
   * or orphaned.
   */
  private void searchHarder(Map<Long, SignatureField> byPlace, List<SignatureField> withoutPlace) {
    earlier(byPlace, file.bytes().length());
    if (!byPlace.isEmpty() || !withoutPlace.isEmpty()) {
      return;
    }
    List<SignatureField> orphans = new ArrayList<>(SignatureFields.anywhere(file));
    orphans.removeAll(rights);
    collect(orphans, byPlace, withoutPlace);
    if (file.needsPassword()) {
      if (byPlace.size() != 1 || !coversAll(byPlace.values().iterator().next())) {
        // the form cannot be read, so nobody knows what came later
        about.add(Finding.FILE_ENCRYPTED);
      }
    } else if (!orphans.isEmpty()) {
      about.add(Finding.SIGNATURE_REMAINS);
    }
  }

  /**
   * Signatures of the states that ended before a place and that the document does not lead to any
   * more. What was removed later than the first one found is seen among the changes.
   */
  private void earlier(Map<Long, SignatureField> byPlace, long before) {
    Set<Long> known = new HashSet<>(byPlace.keySet());
    for (Revision revision : file.revisions()) {
      if (revision.end() < before) {
        for (SignatureField earlier : SignatureFields.reachable(file.prefix(revision.end()))) {
          if (earlier.contentsStart() >= 0 && known.add(earlier.contentsStart())) {
            byPlace.put(earlier.contentsStart(), earlier);
            about.add(Finding.EARLIER_SIGNATURE_REMOVED);
          }
        }
      }
    }
  }

  private boolean coversAll(SignatureField field) {
    return ByteRange.read(file, field.value().get("ByteRange"))
        .map(r -> r.end() == file.bytes().length())
        .orElse(false);
  }

  /** Whether objects follow the last end mark: an update begins there whose end is missing. */
  private boolean isCut() {
    long end = file.revisions().getLast().end();
    long length = file.bytes().length();
    boolean unended = file.bytes().indexOf(END_MARK, Math.max(0, length - REACH), length) < 0;
    if (unended || file.isRebuilt()) {
      return unended;
    }
    return file.bytes().indexOf(OBJECT, end, Math.min(length, end + REACH)) >= 0
        || beginsObject(end, length);
  }

  /** Whether nothing but the first letters of "N G obj" stands there. */
  private boolean beginsObject(long from, long to) {
    if (to - from > 24) {
      return false;
    }
    boolean begun = false;
    for (long at = from; at < to; at++) {
      int ch = file.bytes().at(at);
      begun |= ch >= '0' && ch <= '9';
      if (!(ch >= '0' && ch <= '9') && " \r\nobj".indexOf(ch) < 0) {
        return false;
      }
    }
    return begun;
  }
}
