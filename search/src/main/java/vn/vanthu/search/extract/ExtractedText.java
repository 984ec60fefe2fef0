package vn.vanthu.search.extract;

import static java.util.Objects.requireNonNull;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The words of a document in reading order. Immutable.
 *
 * <p>One line of the text is one paragraph of the body; lines broken by the page are joined, also
 * across pages. Inside letterhead and signer cells (see {@link Zone}) the printed lines are kept.
 * Cells of table rows are separated by tabs.
 *
 * @param mediaType what the file was found to be, for example {@code application/pdf}
 * @param origin where the characters come from
 * @param text Unicode NFC, lines ended by {@code \n}, no other control characters but tabs
 * @param pages size of each page; empty where the format has none
 * @param words words with their places, in the order of the text; empty where no places are known
 * @param zones cells and tables, in the order of the text
 * @param legacyText the text before legacy fonts (TCVN3, VNI) were converted; null where none were
 * @param warnings what the clerk should know
 */
public record ExtractedText(
    String mediaType,
    Origin origin,
    String text,
    List<PageSize> pages,
    List<Word> words,
    List<Zone> zones,
    @Nullable String legacyText,
    List<Warning> warnings)
    implements Extraction {

  public ExtractedText {
    requireNonNull(mediaType);
    requireNonNull(origin);
    if (!Normalizer.isNormalized(text, Normalizer.Form.NFC)) {
      throw new IllegalArgumentException("the text is not in normal form C");
    }
    pages = List.copyOf(pages);
    words = List.copyOf(words);
    zones = List.copyOf(zones);
    warnings = List.copyOf(warnings);
    int previous = 0;
    for (Word word : words) {
      if (word.start() < previous || word.end() > text.length()) {
        throw new IllegalArgumentException("word out of order at " + word.start());
      }
      previous = word.end();
    }
    for (Zone zone : zones) {
      if (zone.end() > text.length()) {
        throw new IllegalArgumentException("zone beyond the text at " + zone.start());
      }
    }
  }

  /**
   * A text that is known already: brought to NFC, line ends made {@code \n}, byte order mark
   * dropped.
   */
  public static ExtractedText ofText(String text) {
    String clean = text.startsWith("\uFEFF") ? text.substring(1) : text;
    clean =
        Normalizer.normalize(clean.replace("\r\n", "\n").replace('\r', '\n'), Normalizer.Form.NFC);
    return new ExtractedText(
        "text/plain", Origin.PLAIN, clean, List.of(), List.of(), List.of(), null, List.of());
  }

  /** A stretch of one page. */
  public record Place(int page, Box box) {}

  /**
   * Where the characters from {@code start} to {@code end} stand: one rectangle for each printed
   * line they touch, so that a fact broken over two lines or pages is marked in both. Empty where
   * no places are known.
   */
  public List<Place> places(int start, int end) {
    var places = new ArrayList<Place>();
    for (int i = firstWordEndingAfter(start); i < words.size() && words.get(i).start() < end; i++) {
      Word word = words.get(i);
      if (!places.isEmpty() && sameLine(places.getLast(), word)) {
        places.set(
            places.size() - 1, new Place(word.page(), places.getLast().box().around(word.box())));
      } else {
        places.add(new Place(word.page(), word.box()));
      }
    }
    return List.copyOf(places);
  }

  /** The first of {@link #places}: page and box of a fact's evidence. */
  public Optional<Place> place(int start, int end) {
    return places(start, end).stream().findFirst();
  }

  /**
   * The lowest confidence of the words between two offsets; 100 where nothing was read optically.
   */
  public int confidence(int start, int end) {
    int lowest = 100;
    for (int i = firstWordEndingAfter(start); i < words.size() && words.get(i).start() < end; i++) {
      lowest = Math.min(lowest, words.get(i).confidence());
    }
    return lowest;
  }

  /**
   * Whether a word between two offsets was read optically without certainty: show it as unsure,
   * with its picture.
   */
  public boolean unsure(int start, int end) {
    return confidence(start, end) < Word.SURE;
  }

  private int firstWordEndingAfter(int offset) {
    int low = 0;
    int high = words.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (words.get(middle).end() <= offset) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private static boolean sameLine(Place place, Word word) {
    Box box = place.box();
    float overlap =
        Math.min(box.bottom(), word.box().bottom()) - Math.max(box.top(), word.box().top());
    return place.page() == word.page()
        && overlap > 0.4f * Math.min(box.height(), word.box().height())
        && word.box().left() >= box.left() - 1;
  }
}
