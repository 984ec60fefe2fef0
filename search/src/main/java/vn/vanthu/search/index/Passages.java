package vn.vanthu.search.index;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Splits a text into passages at its articles: lines that begin with "Điều 12." or "Điều 12:" (NĐ
 * 30/2020 Annex I).
 */
public final class Passages {

  private static final Pattern ARTICLE =
      Pattern.compile(
          "(?mu)^[ \\t\\u00A0*#_>-]{0,20}+(?i:điều)[ \\u00A0]{1,3}+\\d{1,4}+[a-zđ]?+[.:][^\\n]{0,300}+");

  private Passages() {}

  /**
   * The passages of {@code text} in order; a text without articles is one passage without heading.
   */
  public static List<Passage> of(String text) {
    List<Passage> passages = new ArrayList<>();
    Matcher article = ARTICLE.matcher(text);
    int from = 0;
    String heading = null;
    while (article.find()) {
      add(passages, heading, text.substring(from, article.start()));
      heading = article.group().strip();
      from = article.end();
    }
    add(passages, heading, text.substring(from));
    return List.copyOf(passages);
  }

  private static void add(
      List<Passage> passages, @org.jspecify.annotations.Nullable String heading, String text) {
    if (heading != null || !text.isBlank()) {
      passages.add(new Passage(heading, text.strip()));
    }
  }
}
