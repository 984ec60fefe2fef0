package vn.vanthu.search.recognise;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.vanthu.search.extract.Box;
import vn.vanthu.search.extract.ExtractedText;

/**
 * The words a fact was read from.
 *
 * @param text occurs verbatim in the extracted text
 * @param start offset of its first character there
 * @param end offset behind its last character
 * @param places one rectangle for each printed line it touches; empty where no places are known
 * @param unsure whether a word of it was read optically without certainty
 */
public record Evidence(
    String text, int start, int end, List<ExtractedText.Place> places, boolean unsure) {
  public Evidence {
    places = List.copyOf(places);
  }

  /** Page of its first line, from 1; null where the format has none. */
  public @Nullable Integer page() {
    return places.isEmpty() ? null : places.getFirst().page();
  }

  /** Place of its first line on that page; null where no places are known. */
  public @Nullable Box box() {
    return places.isEmpty() ? null : places.getFirst().box();
  }
}
