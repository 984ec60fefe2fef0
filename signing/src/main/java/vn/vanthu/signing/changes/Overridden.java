package vn.vanthu.signing.changes;

import java.util.BitSet;
import java.util.List;
import vn.vanthu.signing.pdf.IndirectObject;
import vn.vanthu.signing.pdf.PdfFile;
import vn.vanthu.signing.pdf.PdfObject;
import vn.vanthu.signing.pdf.XrefEntry;
import vn.vanthu.signing.pdf.XrefSection;

/**
 * Which objects of an older state are something else in a newer one. Where the newer
 * cross-reference continues the older one, only what it adds has to be looked at.
 *
 * @param numbers of the older state's objects, and of those it refers to but does not have
 * @param written numbers in what the newer state adds
 * @param isComplete whether every other object, present or absent, is what it was
 */
record Overridden(BitSet numbers, BitSet written, boolean isComplete) {

  static Overridden between(State older, State newer) {
    PdfFile before = older.file;
    PdfFile after = newer.file;
    List<XrefSection> added = added(before, after);
    BitSet written = new BitSet();
    for (XrefSection section : added) {
      section.numbers().forEachRemaining((int n) -> written.set(n));
    }
    boolean continues = !added.isEmpty() && written.stream().noneMatch(n -> isContainer(before, n));
    BitSet numbers = new BitSet();
    (continues ? written : before.objectNumbers())
        .stream()
            .filter(n -> before.names(n) && !sameEntry(before, after, n))
            .forEach(numbers::set);
    (continues ? written : after.objectNumbers())
        .stream()
            .filter(n -> !before.names(n) && older.references().to(n) > 0)
            .forEach(numbers::set);
    return new Overridden(numbers, written, continues);
  }

  /** Sections that the newer state has before all those of the older; empty when it is no such. */
  static List<XrefSection> added(PdfFile before, PdfFile after) {
    List<XrefSection> now = after.sections();
    int offset = now.size() - before.sections().size();
    boolean continues = offset >= 0 && now.subList(offset, now.size()).equals(before.sections());
    return continues ? now.subList(0, offset) : List.of();
  }

  boolean has(int number) {
    return numbers.get(number);
  }

  /** Overriding an object stream overrides what is inside, though no entry says so. */
  private static boolean isContainer(PdfFile before, int number) {
    if (!before.names(number)) {
      return false;
    }
    IndirectObject object = before.object(number);
    return object != null
        && object.value() instanceof PdfObject.Stream stream
        && stream.dict().has("First");
  }

  private static boolean sameEntry(PdfFile before, PdfFile after, int number) {
    XrefEntry old = before.entry(number);
    XrefEntry now = after.entry(number);
    if (!old.equals(now)) {
      return false;
    }
    return !(old instanceof XrefEntry.InStream in)
        || before.entry(in.container()).equals(after.entry(in.container()));
  }
}
