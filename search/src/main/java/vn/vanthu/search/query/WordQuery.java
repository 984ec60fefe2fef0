package vn.vanthu.search.query;

import java.io.IOException;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;

/**
 * Words as a query over body, subject and context: the first, cheap stage of ranking. Only rare
 * telling words are looked for, so that its lists are short. Stateless.
 */
final class WordQuery {

  static final float SUBJECT = 0.5f;
  static final float CONTEXT = 0.3f;
  static final float PAIRS = 0.6f;
  static final float PAIRS_OF_SUBJECT = 0.5f;

  /** Enough to be looked at by the second stage, little enough not to hide all else. */
  private static final float ALSO = 8;

  private WordQuery() {}

  /**
   * Matches whatever holds at least one of the telling words, best where all are.
   *
   * @param also what is worth a closer look besides; null when nothing is
   */
  static Query of(Words words, Lexicon lexicon, @Nullable Query also) throws IOException {
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    if (also != null) {
      query.add(new BoostQuery(also, ALSO), Occur.SHOULD);
    }
    int[] counts = words.wordCounts();
    for (int i = 0; i < counts.length; i++) {
      Words.Word word = words.words().get(i);
      if (word.rare()) {
        add(query, lexicon, Fields.BODY + word.form(), word.text(), counts[i]);
        add(query, lexicon, Fields.SUBJECT + word.form(), word.text(), SUBJECT * counts[i]);
        add(query, lexicon, Fields.CONTEXT + word.form(), word.text(), CONTEXT * counts[i]);
      }
    }
    int[] pairCounts = words.pairCounts();
    for (int i = 0; i < pairCounts.length; i++) {
      Words.Word pair = words.pairs().get(i);
      int count = pairCounts[i];
      if (pair.rare()) {
        add(query, lexicon, Fields.BODY + Fields.PAIRS, pair.text(), PAIRS * count);
        add(query, lexicon, Fields.SUBJECT + Fields.PAIRS, pair.text(), PAIRS_OF_SUBJECT * count);
        add(query, lexicon, Fields.CONTEXT + Fields.PAIRS, pair.text(), CONTEXT * count);
      }
    }
    return query.build();
  }

  private static void add(
      BooleanQuery.Builder query, Lexicon lexicon, String field, String text, float weight)
      throws IOException {
    if (lexicon.frequency(field, text) > 0) {
      query.add(new BoostQuery(lexicon.query(new Term(field, text)), weight), Occur.SHOULD);
    }
  }
}
