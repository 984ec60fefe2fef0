package vn.vanthu.search.query;

import java.util.List;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.WildcardQuery;
import org.jspecify.annotations.Nullable;
import vn.vanthu.search.analysis.Syllable;
import vn.vanthu.search.analysis.Syllables;
import vn.vanthu.search.number.NumberKeys;

/**
 * What goes on from the characters typed so far: a number, or the words of a subject, the last of
 * them unfinished. Accents that were typed are kept, in the unfinished word too. Stateless.
 */
final class GoingOn {

  private static final int LONGEST_SYMBOL = 100;

  private GoingOn() {}

  /** The query; null when nothing was typed that could go on. */
  static @Nullable Query from(String typed) {
    String text =
        typed.length() > SearchRequest.MAX_TEXT
            ? typed.substring(0, SearchRequest.MAX_TEXT)
            : typed;
    NumberKeys keys = NumberKeys.of(text);
    if (keys != null && keys.symbol().length() <= LONGEST_SYMBOL) {
      String begun = keys.digits() + keys.suffix() + keys.year() + keys.symbol();
      return new PrefixQuery(new Term(Fields.NUMBER, NumberKeys.PREFIX + begun));
    }
    List<Syllable> words = new Syllables().read(text);
    if (words.isEmpty() || words.size() > Words.MOST) {
      return null;
    }
    String folded = Fields.SUBJECT + Fields.FOLDED;
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    for (Syllable word : words.subList(0, words.size() - 1)) {
      query.add(new TermQuery(new Term(folded, word.folded())), Occur.FILTER);
      if (word.hasAccent()) {
        query.add(new TermQuery(new Term(Fields.SUBJECT, word.accented())), Occur.FILTER);
      }
    }
    Syllable last = words.getLast();
    query.add(new PrefixQuery(new Term(folded, last.folded())), Occur.FILTER);
    if (last.hasAccent()) {
      query.add(unfinished(last.accented()), Occur.FILTER);
    }
    return query.build();
  }

  /** The tone stands at the end of an indexed syllable; the letters before it may go on. */
  private static Query unfinished(String accented) {
    int end = accented.length();
    while (end > 0 && Character.isDigit(accented.charAt(end - 1))) {
      end--;
    }
    String letters = accented.substring(0, end);
    return end == accented.length()
        ? new PrefixQuery(new Term(Fields.SUBJECT, letters))
        : new WildcardQuery(new Term(Fields.SUBJECT, letters + "*" + accented.substring(end)));
  }
}
