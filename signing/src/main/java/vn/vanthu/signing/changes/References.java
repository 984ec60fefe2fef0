package vn.vanthu.signing.changes;

import java.util.HashMap;
import java.util.Map;
import vn.vanthu.signing.pdf.PdfFile;

/**
 * From how many places of a document each object number is referred to, also numbers that no
 * cross-reference names: whoever appends an object of such a number changes what refers to it.
 * Single-threaded.
 */
final class References {
  private final Map<Integer, Integer> counts = new HashMap<>();

  private References() {}

  /** Reads every object of a state once. */
  static References of(PdfFile file) {
    References all = new References();
    file.references(number -> all.counts.merge(number, 1, Integer::sum));
    return all;
  }

  int to(int number) {
    return counts.getOrDefault(number, 0);
  }

  /** Goes on to a later state in which only these objects were written. */
  void goOn(PdfFile before, PdfFile after, Overridden overridden) {
    overridden.written().stream()
        .forEach(written -> {
          PdfFile.references(before.object(written), n -> counts.merge(n, -1, Integer::sum));
          PdfFile.references(after.object(written), n -> counts.merge(n, 1, Integer::sum));
        });
  }
}
