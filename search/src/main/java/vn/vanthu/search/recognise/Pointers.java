package vn.vanthu.search.recognise;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Recipients that point elsewhere: {@code Như trên} to Kính gửi, {@code Như Điều 3} to who carries
 * the decision out (NĐ 30/2020/NĐ-CP, Phụ lục I). They stay as written, marked, with whom they
 * mean. Stateless.
 */
final class Pointers {
  private static final Pattern ABOVE =
      Pattern.compile(
          "^(?:cac\\s)?(?:co quan\\s|don vi\\s)?nhu\\s(?:tren|kinh gui|noi gui|phan kinh gui)(?![a-z])");

  private static final Pattern ARTICLE =
      Pattern.compile(
          "^(?:cac\\s)?(?:co quan\\s|don vi\\s)?(?:nhu|tai|nhu tai)\\sdieu\\s(\\d{1,2})((?:(?:,\\s?|\\sva\\s)(?:dieu\\s)?\\d{1,2}){0,4})(?!\\d)");

  private static final Pattern NUMBER = Pattern.compile("\\d{1,2}");

  /** Up to here an article names who carries it out. */
  private static final Pattern DUTY =
      Pattern.compile(
          ",?\\s(?:chiu trach nhiem|co trach nhiem|can cu (?:quyet dinh|nghi quyet|ke hoach)|(?:chiu trach nhiem )?thi hanh)(?![a-z])");

  private static final Pattern SENTENCE = Pattern.compile("(?<!\\btp)(?<!\\bkt)[.:]\\s{1,2}|\\n");

  /** So long the words that name them are at most. */
  private static final int LONGEST = 700;

  /** So many lines before the recipients the article is looked for: it is one of the last. */
  private static final int LOOK_BACK = 2_000;

  private Pointers() {}

  /** The recipients, those that point elsewhere marked. */
  static List<Facts.Recipient> marked(
      Reading reading, RecipientReader.Read read, List<Facts.Value<String>> addressees) {
    List<Facts.Recipient> marked = new ArrayList<>();
    for (Facts.Recipient r : read.recipients()) {
      String fold = Chars.fold(r.text());
      Matcher article = ARTICLE.matcher(fold);
      List<String> meant = null;
      if (ABOVE.matcher(fold).find()) {
        meant = addressees.stream().map(Facts.Value::value).toList();
      } else if (article.find()) {
        meant = articles(reading, article.group(1) + article.group(2), read.start());
      }
      marked.add(
          meant == null
              ? r
              : new Facts.Recipient(
                  r.text(), r.purpose(), r.children(), true, meant, r.evidence()));
    }
    return marked;
  }

  private static List<String> articles(Reading reading, String numbers, int before) {
    List<String> meant = new ArrayList<>();
    Matcher number = NUMBER.matcher(numbers);
    while (number.find()) {
      String who = who(reading, Integer.parseInt(number.group()), before);
      if (who != null) {
        meant.add(who);
      }
    }
    return meant;
  }

  /** Who carries out an article of this document: the words before {@code chịu trách nhiệm}. */
  private static @Nullable String who(Reading reading, int article, int before) {
    Pattern head = Pattern.compile("dieu\\s0?" + article + "\\s?[.:]\\s?");
    int last = reading.lines.size() - 1;
    while (last >= 0 && reading.lines.get(last).start() >= before) {
      last--;
    }
    for (int i = last; i >= Math.max(0, last - LOOK_BACK); i--) {
      Line line = reading.lines.get(i);
      Matcher m = head.matcher(line.fold());
      if (!m.lookingAt()) {
        continue;
      }
      int from = line.start() + m.end();
      int limit = Math.min(Math.min(before, reading.fold.length()), from + LONGEST);
      Matcher duty = DUTY.matcher(reading.fold).region(Math.min(from, limit), limit);
      return duty.find() ? sentence(reading, from, duty.start()) : null;
    }
    return null;
  }

  private static @Nullable String sentence(Reading reading, int from, int end) {
    int start = from;
    Matcher stop = SENTENCE.matcher(reading.fold).region(from, end);
    while (stop.find()) {
      boolean line = reading.fold.charAt(stop.start()) == '\n';
      boolean fresh = stop.end() < end && Character.isUpperCase(reading.clean.charAt(stop.end()));
      // A line that a comma or a word leaves open goes on below.
      boolean open = line && stop.start() > start && reading.fold.charAt(stop.start() - 1) == ',';
      start = fresh && !open ? stop.end() : start;
    }
    String words = reading.words(start, end).strip();
    boolean named = words.length() > 3 && Character.isUpperCase(words.charAt(0));
    return named ? words : null;
  }
}
