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
  Illustrator NONE = (document, places, from) -> new Pictures(List.of(), 0, 0, 0);

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

  /**
   * Some of the changed pages; one that cannot be found in the document is left out.
   *
   * @param from how many come before them
   * @param to number of the last of them, counted from 1
   * @param of how many there are in all
   */
  record Pictures(List<Pair> pairs, int from, int to, int of) {
    public Pictures {
      pairs = List.copyOf(pairs);
    }
  }

  /**
   * Pictures of a few of the pages that these changes touched, the forbidden ones first.
   *
   * @param from how many to pass over, 0 or more; held to the last few
   */
  Pictures pictures(DocumentBytes document, Iterable<ChangedPage.Place> places, int from);
}
