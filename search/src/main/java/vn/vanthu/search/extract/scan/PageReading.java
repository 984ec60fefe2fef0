package vn.vanthu.search.extract.scan;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import vn.vanthu.search.extract.page.Token;

/**
 * What optical reading made of one page. Immutable.
 *
 * @param tokens its words
 * @param turned whether the page lay on its side or head
 * @param finished false when the time was up
 */
record PageReading(List<Token> tokens, boolean turned, boolean finished) {

  private static final int DOUBTFUL = 55;

  PageReading {
    tokens = List.copyOf(tokens);
  }

  /** Reads a page; when the result is nonsense, asks which way is up and reads again. */
  static PageReading of(Upright page, Path work, long endNanos) throws IOException {
    var tesseract = new Tesseract(work, endNanos);
    PageReading first = new PageReading(tesseract.words(page), false, tesseract.inTime());
    if (!first.finished() || first.tokens().isEmpty() || first.confidence() >= DOUBTFUL) {
      return first;
    }
    int quarters = tesseract.quartersToTurn(page);
    if (quarters == 0) {
      return first;
    }
    PageReading second =
        new PageReading(tesseract.words(page.turned(quarters)), true, tesseract.inTime());
    return second.finished() && second.confidence() > first.confidence() ? second : first;
  }

  /** The same reading with what stands in the red stamps of the page. */
  PageReading with(List<Upright> redStamps, Path work, long endNanos) throws IOException {
    if (!finished || turned || redStamps.isEmpty()) {
      return this;
    }
    var tesseract = new Tesseract(work, endNanos);
    var all = new ArrayList<Token>(tokens);
    for (Upright stamp : redStamps) {
      for (Token word : tesseract.block(stamp)) {
        all.add(new Token(word.text(), word.box(), word.size(), word.confidence(), true));
      }
    }
    return new PageReading(all, false, tesseract.inTime());
  }

  /** The mean over the words, 0 to 100. */
  int confidence() {
    return (int) tokens.stream().mapToInt(Token::confidence).average().orElse(0);
  }
}
