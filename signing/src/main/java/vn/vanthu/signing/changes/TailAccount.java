package vn.vanthu.signing.changes;

import java.util.ArrayList;
import java.util.List;
import vn.vanthu.signing.pdf.IndirectObject;
import vn.vanthu.signing.pdf.Lexer;
import vn.vanthu.signing.pdf.PdfFile;
import vn.vanthu.signing.pdf.PdfObject;
import vn.vanthu.signing.pdf.XrefEntry;
import vn.vanthu.signing.pdf.XrefSection;

/**
 * Whether every byte that was appended belongs to an incremental update: objects that a new
 * cross-reference section names at that very place, the sections themselves, their end marks. What
 * a strict reader skips, a lenient one may show.
 */
final class TailAccount {

  private static final int MAX_DEPTH = 200;

  private TailAccount() {}

  /**
   * Whether the bytes from {@code from} to the end of {@code after} are accounted for by the
   * sections that {@code before} lacks.
   */
  static boolean balances(PdfFile before, PdfFile after, long from) {
    List<XrefSection> added = Overridden.added(before, after);
    if (added.isEmpty()) {
      added = new ArrayList<>(after.sections());
      added.removeAll(before.sections());
    }
    long end = after.bytes().length();
    after.spendScanned(end - from);
    Lexer lexer = new Lexer(after.bytes(), from, true, MAX_DEPTH);
    int sections = 0;
    int ends = 0;
    while (true) {
      lexer.skipSpace();
      if (lexer.position() >= end) {
        // an end without a section of its own, or a remark alone, belongs to no update
        return sections > 0 && ends <= sections;
      }
      long at = lexer.position();
      if (lexer.accept("startxref")) {
        if (lexer.unsigned() < 0) {
          return false;
        }
        ends++;
      } else if (lexer.accept("xref")) {
        XrefSection section = sectionAt(added, at);
        if (section == null) {
          return false;
        }
        lexer.moveTo(section.end());
        sections++;
      } else if (object(after, added, lexer, at)) {
        sections += sectionAt(added, at) == null ? 0 : 1;
      } else {
        return false;
      }
    }
  }

  private static @org.jspecify.annotations.Nullable XrefSection sectionAt(
      List<XrefSection> added, long at) {
    for (XrefSection section : added) {
      if (section.position() <= at && at - section.position() <= 2) {
        return section;
      }
    }
    return null;
  }

  private static boolean object(PdfFile after, List<XrefSection> added, Lexer lexer, long at) {
    IndirectObject object = after.objectAt(at);
    if (object == null || object.start() != at) {
      return false;
    }
    boolean isSection = sectionAt(added, at) != null;
    boolean named = isSection || added.stream().anyMatch(s -> isAt(s, object.number(), at));
    if (!named) {
      return false;
    }
    lexer.moveTo(object.end());
    if (object.value() instanceof PdfObject.Stream stream) {
      lexer.moveTo(after.dataEnd(stream));
      if (!lexer.accept("endstream")) {
        return false;
      }
    }
    return lexer.accept("endobj");
  }

  private static boolean isAt(XrefSection section, int number, long at) {
    return section.entry(number) instanceof XrefEntry.InFile in
        && in.offset() <= at
        && at - in.offset() <= 2;
  }
}
