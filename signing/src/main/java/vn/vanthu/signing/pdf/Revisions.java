package vn.vanthu.signing.pdf;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import vn.vanthu.signing.DocumentBytes;

/** Tells which cross-reference sections belong together and where the revision they close ends. */
final class Revisions {

  private static final byte[] STARTXREF = "startxref".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] EOF = "%%EOF".getBytes(StandardCharsets.US_ASCII);
  private static final int REACH = 4096;

  private Revisions() {}

  /**
   * Oldest first. The two sections of a linearized file (ISO 32000-1 Annex F) are one revision, a
   * hybrid table and its stream too.
   */
  static List<Revision> of(DocumentBytes bytes, List<XrefSection> sections, int maxDepth) {
    List<Revision> newestFirst = new ArrayList<>();
    List<XrefSection> own = new ArrayList<>();
    long startXref = sections.isEmpty() ? -1 : sections.getFirst().position();
    long last = 0;
    for (int i = 0; i < sections.size(); i++) {
      XrefSection section = sections.get(i);
      own.add(section);
      last = Math.max(last, section.end());
      boolean hybridFollows = i + 1 < sections.size() && belongsTo(sections.get(i + 1), section);
      boolean linearized =
          i + 1 < sections.size() && sections.get(i + 1).position() > own.getFirst().position();
      if (hybridFollows || linearized) {
        continue;
      }
      newestFirst.add(new Revision(0, end(bytes, last, maxDepth), startXref, own));
      own = new ArrayList<>();
      last = 0;
      startXref = i + 1 < sections.size() ? sections.get(i + 1).position() : -1;
    }
    List<Revision> oldestFirst = new ArrayList<>();
    for (Revision r : newestFirst.reversed()) {
      oldestFirst.add(new Revision(oldestFirst.size() + 1, r.end(), r.startXref(), r.sections()));
    }
    return oldestFirst;
  }

  private static boolean belongsTo(XrefSection hidden, XrefSection table) {
    return hidden.isStream()
        && !table.isStream()
        && table.trailer().get("XRefStm") instanceof PdfObject.Int at
        && at.value() <= hidden.position()
        && hidden.position() < table.position();
  }

  /**
   * After {@code startxref N %%EOF} and one line end; after the section itself when they do not
   * follow.
   */
  private static long end(DocumentBytes bytes, long from, int maxDepth) {
    long line = bytes.indexOf(STARTXREF, from, Math.min(bytes.length(), from + REACH));
    if (line < 0) {
      return from;
    }
    Lexer lexer = new Lexer(bytes, line + STARTXREF.length, true, maxDepth);
    lexer.unsigned();
    long mark =
        bytes.indexOf(EOF, lexer.position(), Math.min(bytes.length(), lexer.position() + REACH));
    long at = mark < 0 ? lexer.position() : mark + EOF.length;
    if (at < bytes.length() && bytes.at(at) == '\r') {
      at++;
    }
    if (at < bytes.length() && bytes.at(at) == '\n') {
      at++;
    }
    return at;
  }
}
