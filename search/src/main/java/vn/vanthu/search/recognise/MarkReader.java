package vn.vanthu.search.recognise;

import java.util.ArrayList;
import java.util.List;
import vn.vanthu.search.reference.Mark;
import vn.vanthu.search.reference.Reference;

/**
 * Marks of secrecy, urgency and circulation: only where they stand alone, in capitals, above the
 * title. Running text about secrets is no mark. Immutable, thread-safe.
 */
final class MarkReader {
  private final List<Mark> marks;

  MarkReader(Reference reference) {
    this.marks = reference.marks();
  }

  /** Marks among the lines of a letterhead and in the frames of stamps. */
  List<Facts.Marking> read(Letterhead head) {
    Reading reading = head.reading;
    List<Facts.Marking> found = new ArrayList<>();
    for (Line line : reading.withStamps(head.lines())) {
      if (line.text().length() > 30 || !line.capitals()) {
        continue;
      }
      String letters = Chars.letters(line.text());
      for (Mark mark : marks) {
        if (letters.equals(Chars.letters(mark.label()))
            && !(mark.key().equals("confidential")
                && !line.text().replaceAll("\\P{L}", "").equals("MẬT"))) {
          found.add(
              new Facts.Marking(
                  mark.kind(),
                  mark.key(),
                  mark.label(),
                  reading.evidence(line.start(), line.end())));
        }
      }
    }
    return found;
  }
}
