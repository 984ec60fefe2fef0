package vn.vanthu.search.recognise;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The subject of a scan over whose title a stamp lies. What the first article says again is taken
 * from there: {@code Về việc thành lập phường …} under the title of a decision or resolution is
 * {@code Điều 1. Thành lập phường …} (forms of Decree 30/2020/NĐ-CP, annex III), with the words
 * that are lost above and none of the stamp's. Else the stamp's words at the end are left out, and
 * a subject whose beginning nobody could read is none. Stateless.
 */
final class DamagedSubject {
  private static final int SEARCHED = 12_000;
  private static final int LONGEST_WORDS = 120;
  private static final int FEWEST_WORDS = 6;

  /** Below this, in percent, a word under the title was not read well enough to trust it. */
  private static final int DAMAGED = 70;

  /** Below this, in percent, a subject's first word is what is left of a stamp. */
  private static final int NOISE = 30;

  private static final int STAMP_WORDS = 3;

  private static final Pattern ARTICLE = Pattern.compile("(?m)^\\s*dieu\\s+[1il]\\s*[.:]\\s*");
  private static final Pattern WORD = Pattern.compile("\\S+");

  private DamagedSubject() {}

  /** A word with its place in the clean text; {@code fold} has its letters and digits only. */
  private record Word(String text, String fold, int start, int end) {}

  /**
   * The subject with the words lost under the title and without those of a stamp.
   *
   * @param subject as it was read under the title
   * @return the subject itself, without a stamp's words at its end, where nothing is damaged or the
   *     article says something else; null where it begins with what nobody could read and no
   *     article tells what stood there
   */
  static Facts.@Nullable Value<String> of(
      Reading reading, Title.@Nullable Found title, Facts.Value<String> subject) {
    String printed = subject.evidence().text();
    int from = reading.clean.indexOf(printed);
    if (title == null || from < 0) {
      return subject;
    }
    int end = from + printed.length();
    int block = Math.min(from, reading.lines.get(title.line()).end());
    if (reading.confidence(block, end) >= DAMAGED) {
      return subject;
    }
    List<Word> own = words(reading, from, end);
    int kept = withoutStamp(reading, own);
    int cut = kept == own.size() ? end : own.get(kept - 1).end();
    Facts.Value<String> said = said(reading, words(reading, block, cut), from, end);
    if (said != null) {
      return said;
    }
    Word first = own.getFirst();
    if (reading.confidence(first.start(), first.end()) < NOISE) {
      return null;
    }
    return cut == end ? subject : Title.value(reading, from, cut);
  }

  /**
   * How many words the subject has before what was read into it: at its end, words of a stamp in
   * capitals of which one was read badly; or the body in whose name the document speaks. A subject
   * in capitals is left whole.
   */
  private static int withoutStamp(Reading reading, List<Word> words) {
    if (capitals(words.getFirst())) {
      return words.size();
    }
    for (int k = 1; k + STAMP_WORDS <= words.size(); k++) {
      List<Word> run = words.subList(k, k + STAMP_WORDS);
      int start = run.getFirst().start();
      int end = run.getLast().end();
      if (run.stream().allMatch(DamagedSubject::capitals)
          && (TitleLines.speaks(reading.fold.substring(start, end))
              || stampAtEnd(reading, words.subList(k, words.size())))) {
        return k;
      }
    }
    return words.size();
  }

  private static boolean stampAtEnd(Reading reading, List<Word> words) {
    return words.stream().allMatch(DamagedSubject::capitals)
        && reading.confidence(words.getFirst().start(), words.getLast().end()) < DAMAGED;
  }

  private static boolean capitals(Word word) {
    return word.text().chars().filter(Character::isLetter).count() > 1
        && word.text().chars().filter(Character::isLowerCase).count() * 3 < word.text().length();
  }

  private static Facts.@Nullable Value<String> said(
      Reading reading, List<Word> under, int from, int end) {
    Matcher m =
        ARTICLE.matcher(reading.fold).region(end, Math.min(reading.fold.length(), end + SEARCHED));
    if (!m.find()) {
      return null;
    }
    int stop = reading.clean.indexOf('\n', m.end());
    List<Word> article = words(reading, m.end(), stop < 0 ? reading.clean.length() : stop);
    article = article.subList(0, Math.min(article.size(), LONGEST_WORDS));
    int[][] common = common(article, under);
    int best = 0;
    for (int k = FEWEST_WORDS; k <= article.size(); k++) {
      int same = common[k][under.size()];
      if (article.get(k - 1).fold().equals(under.getLast().fold())
          && same * 5 >= k * 4
          && same > common[best][under.size()]) {
        best = k;
      }
    }
    return best == 0 ? null : joined(reading, article.subList(0, best), under, common, from);
  }

  /** The article's words, in the printed form where that could be read. */
  private static Facts.@Nullable Value<String> joined(
      Reading reading, List<Word> article, List<Word> under, int[][] common, int from) {
    @Nullable Word[] printed = new Word[article.size()];
    boolean[] kept = new boolean[under.size()];
    int i = article.size();
    int j = under.size();
    while (i > 0 && j > 0) {
      if (article.get(i - 1).fold().equals(under.get(j - 1).fold())
          && common[i][j] == common[i - 1][j - 1] + 1) {
        printed[--i] = under.get(--j);
        kept[j] = true;
      } else if (common[i - 1][j] >= common[i][j - 1]) {
        i--;
      } else {
        j--;
      }
    }
    int opening = opening(under, kept, from);
    if (printed[0] == null || !othersLost(reading, under, kept, from, opening)) {
      return null;
    }
    StringBuilder out = new StringBuilder(opening > 0 ? "Về việc" : "");
    for (int k = 0; k < article.size(); k++) {
      Word said = article.get(k);
      Word read = printed[k];
      boolean sure = read != null && reading.confidence(read.start(), read.end()) >= DAMAGED;
      String word = sure && read != null ? read.text() : said.text();
      if (k == 0) {
        String rest = word.substring(1);
        word =
            (opening > 0
                    ? word.substring(0, 1).toLowerCase(Locale.ROOT)
                    : word.substring(0, 1).toUpperCase(Locale.ROOT))
                + rest;
      }
      out.append(out.isEmpty() ? "" : " ").append(word);
    }
    String value = out.toString().replaceAll("[\\s.;:,]+$", "");
    Evidence evidence = reading.evidence(article.getFirst().start(), article.getLast().end());
    return new Facts.Value<>(value, value, evidence, false);
  }

  /** How many words {@code Về việc} takes at the head of the subject: two or none. */
  private static int opening(List<Word> under, boolean[] kept, int from) {
    for (int k = 0; k + 1 < under.size(); k++) {
      if (under.get(k).start() >= from) {
        return !kept[k]
                && under.get(k).fold().equals("ve")
                && under.get(k + 1).fold().equals("viec")
            ? 2
            : 0;
      }
    }
    return 0;
  }

  /**
   * Whether each word of the subject that the article does not have was read badly or is in
   * capitals as a stamp's words are: else the article says less than the title.
   */
  private static boolean othersLost(
      Reading reading, List<Word> under, boolean[] kept, int from, int opening) {
    int skipped = 0;
    for (int k = 0; k < under.size(); k++) {
      Word word = under.get(k);
      if (kept[k] || word.start() < from || skipped++ < opening) {
        continue;
      }
      boolean capitals = word.text().chars().skip(1).anyMatch(Character::isUpperCase);
      if (!capitals && reading.confidence(word.start(), word.end()) >= DAMAGED) {
        return false;
      }
    }
    return true;
  }

  /** {@code common[i][j]}: longest common subsequence of the first i and the first j words. */
  private static int[][] common(List<Word> one, List<Word> other) {
    int[][] common = new int[one.size() + 1][other.size() + 1];
    for (int i = 1; i <= one.size(); i++) {
      for (int j = 1; j <= other.size(); j++) {
        common[i][j] =
            one.get(i - 1).fold().equals(other.get(j - 1).fold())
                ? common[i - 1][j - 1] + 1
                : Math.max(common[i - 1][j], common[i][j - 1]);
      }
    }
    return common;
  }

  private static List<Word> words(Reading reading, int start, int end) {
    var words = new ArrayList<Word>();
    Matcher m = WORD.matcher(reading.clean).region(start, end);
    while (m.find() && words.size() < 4 * LONGEST_WORDS) {
      String letters = Chars.fold(m.group()).replaceAll("[^\\p{L}\\p{N}]", "");
      if (!letters.isEmpty()) {
        words.add(new Word(m.group(), letters, m.start(), m.end()));
      }
    }
    return words;
  }
}
