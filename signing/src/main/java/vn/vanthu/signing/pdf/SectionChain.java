package vn.vanthu.signing.pdf;

import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The cross-reference sections of one state of a document, newest first: which of them speaks for
 * an object. Immutable; the list of known indexes is shared by all states of one document.
 */
final class SectionChain {

  /** Chains up to this length are asked section by section. */
  private static final int SHORT = 6;

  /** States whose chains do not continue each other are rare, and hostile when they are many. */
  private static final int MAX_INDEXES = 8;

  private final List<XrefSection> sections;
  private final @Nullable EntryIndex index;

  SectionChain(List<XrefSection> sections, List<EntryIndex> known) {
    this.sections = List.copyOf(sections);
    this.index = index(this.sections, known);
  }

  /** One index serves all states that continue each other; short and hybrid chains have none. */
  private static @Nullable EntryIndex index(List<XrefSection> sections, List<EntryIndex> known) {
    if (sections.size() <= SHORT || sections.stream().anyMatch(SectionChain::namesHidden)) {
      return null;
    }
    for (EntryIndex each : known) {
      if (each.holdsFor(sections)) {
        return each;
      }
    }
    if (known.size() >= MAX_INDEXES) {
      return null;
    }
    EntryIndex made = EntryIndex.of(sections);
    known.add(made);
    return made;
  }

  List<XrefSection> sections() {
    return sections;
  }

  /** All object numbers that some section names, free ones too. */
  BitSet objectNumbers() {
    BitSet all = new BitSet();
    for (XrefSection section : sections) {
      section.numbers().forEachRemaining((int n) -> all.set(n));
    }
    return all;
  }

  /** Whether some section mentions the object, be it as a free one. */
  boolean names(int number) {
    for (XrefSection section : sections) {
      if (section.entry(number) != null) {
        return true;
      }
    }
    return false;
  }

  /** What the newest section that knows the object says of it. */
  XrefEntry entry(int number) {
    if (index != null) {
      return index.entry(number, sections.size());
    }
    for (int i = 0; i < sections.size(); i++) {
      XrefEntry entry = sections.get(i).entry(number);
      if (entry instanceof XrefEntry.Free && isHybrid(i)) {
        XrefEntry hidden = sections.get(i + 1).entry(number);
        return hidden == null ? entry : hidden;
      }
      if (entry != null) {
        return entry;
      }
    }
    return new XrefEntry.Free();
  }

  /**
   * Whether the section after this one holds what it hides from old readers (ISO 32000-1 §7.5.8.4).
   */
  private boolean isHybrid(int section) {
    return namesHidden(sections.get(section))
        && section + 1 < sections.size()
        && sections.get(section + 1).isStream();
  }

  private static boolean namesHidden(XrefSection section) {
    return !section.isStream() && section.trailer().has("XRefStm");
  }
}
