package vn.vanthu.service.api;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import vn.vanthu.signing.DocumentBytes;
import vn.vanthu.signing.changes.ChangedPage;

/**
 * Shows changed pages before and after, while the document is at hand: what is sent to be verified
 * is not kept. Thread-safe.
 */
@FunctionalInterface
public interface Illustrator {

  /** Draws nothing: for REST, whose report has no pictures, and where nobody draws. */
  Illustrator NONE = (document, places) -> List.of();

  /**
   * A changed page.
   *
   * @param before {@code data:} address of its picture; empty when there was none to draw
   * @param after likewise
   */
  record Pair(int revision, int page, String before, String after, List<ChangedPage.Mark> marks) {
    public Pair {
      marks = List.copyOf(marks);
    }
  }

  /**
   * A page of a stored file as PNG; empty when it cannot be drawn.
   *
   * @param fileName a hint only
   * @param page from 1
   */
  default Optional<byte[]> page(Path file, String fileName, int page) {
    return Optional.empty();
  }

  /** Pictures of the first few pages that these changes touched. */
  List<Pair> pictures(DocumentBytes document, Iterable<ChangedPage.Place> places);
}
