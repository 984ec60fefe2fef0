package vn.vanthu.search.recognise;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The folded words between the beginning of a sentence, or of its part behind a semicolon, or of an
 * item of a list, and a document that is named in it. Immutable.
 *
 * @param text on one line
 * @param start offset of its first word
 */
record Clause(String text, int start) {
  private static final int LOOK_BACK = 240;

  /** Where something new begins, unless a colon leads to it. */
  private static final Pattern BREAK =
      Pattern.compile("[.;]\\s|(?<!:\\s?)\\n\\s{0,8}(?=(?:\\d{1,2}[.)]|[a-z]\\)|[-+•])\\s)");

  /** The clause before {@code end}, inside a paragraph. */
  static Clause before(Reading reading, int end, Reading.Span paragraph) {
    int from = Math.min(end, Math.max(paragraph.start(), end - LOOK_BACK));
    String words = reading.fold.substring(from, end);
    int start = 0;
    Matcher stop = BREAK.matcher(words);
    while (stop.find()) {
      start = stop.end();
    }
    return new Clause(words.substring(start).replace('\n', ' '), from + start);
  }
}
