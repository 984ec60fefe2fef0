package vn.vanthu.search.recognise;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The subject as a legal document says it again in its opening sentence: {@code Bộ trưởng … ban
 * hành Thông tư quy định …} repeats the name under the title word for word (forms of Decree
 * 34/2016/NĐ-CP). Where a stamp lies over the title of a scan, the sentence still has the words
 * that are lost there. Stateless.
 */
final class RestatedSubject {
  private static final int LONGEST = 600;
  private static final int SEARCHED = 12_000;
  private static final int FEWEST_WORDS = 6;

  /** Below this, in percent, a word of the title was not read well enough to trust it alone. */
  private static final int DAMAGED = 70;

  private static final Pattern SENTENCE =
      Pattern.compile(
          "ban\\s+hanh\\s+(thong\\s+tu(?:\\s+lien\\s+tich)?|nghi\\s+dinh)\\s+((?:quy\\s+dinh|huong\\s+dan|sua\\s+doi|ban\\s+hanh|bai\\s+bo|ve|quy\\s+chuan)\\s)");

  private RestatedSubject() {}

  /** The subject with the words lost under the title; the subject itself where none are. */
  static Facts.Value<String> of(
      Reading reading, Title.@Nullable Found title, Facts.Value<String> subject) {
    Evidence printed = subject.evidence();
    int from = reading.clean.indexOf(printed.text());
    if (title == null
        || from < 0
        || reading.confidence(from, from + printed.text().length()) >= DAMAGED) {
      return subject;
    }
    int start = from + printed.text().length();
    Matcher m =
        SENTENCE
            .matcher(reading.fold)
            .region(start, Math.min(reading.fold.length(), start + SEARCHED));
    while (m.find()) {
      boolean kind = Chars.letters(m.group(1)).equals(Chars.letters(title.type().name()));
      int end = kind ? end(reading, m.start(2)) : -1;
      if (end > 0 && sameButWhole(subject.value(), reading.words(m.start(2), end))) {
        String words = reading.words(m.start(2), end);
        return new Facts.Value<>(
            Character.toUpperCase(words.charAt(0)) + words.substring(1),
            words,
            reading.evidence(m.start(2), end),
            subject.inferred());
      }
    }
    return subject;
  }

  /** Where the sentence ends; -1 when it does not. */
  private static int end(Reading reading, int start) {
    int limit = Math.min(reading.clean.length(), start + LONGEST);
    for (int i = start; i < limit; i++) {
      char c = reading.clean.charAt(i);
      boolean last = i + 1 == reading.clean.length();
      if ((c == '.' || c == ':' || c == ';')
          && (last || Character.isWhitespace(reading.clean.charAt(i + 1)))) {
        return i;
      }
    }
    return -1;
  }

  /** Whether four in five words of the sentence stand in the title, in order, and some do not. */
  private static boolean sameButWhole(String title, String sentence) {
    List<String> printed = List.of(Chars.fold(title).split("\\W+", -1));
    List<String> said = List.of(Chars.fold(sentence).split("\\W+", -1));
    int[] row = new int[printed.size() + 1];
    for (String word : said) {
      int diagonal = 0;
      for (int j = 1; j <= printed.size(); j++) {
        int above = row[j];
        row[j] = word.equals(printed.get(j - 1)) ? diagonal + 1 : Math.max(row[j], row[j - 1]);
        diagonal = above;
      }
    }
    int common = row[printed.size()];
    return common >= FEWEST_WORDS && common * 5 >= said.size() * 4 && common < said.size();
  }
}
