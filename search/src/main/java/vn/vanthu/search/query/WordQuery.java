package vn.vanthu.search.query;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/**
 * Words as a query over body, subject and context: the first, cheap stage of ranking. Stateless.
 */
final class WordQuery {

  private static final float SUBJECT = 0.5f;
  private static final float CONTEXT = 0.3f;
  private static final float PAIRS = 0.6f;
  private static final float PAIRS_OF_SUBJECT = 0.5f;
  private static final float ASKING = 0.5f;

  private WordQuery() {}

  /** Matches whatever holds at least one of the words, best where all are. */
  static Query of(Words words) {
    Map<Term, Float> weights = new LinkedHashMap<>();
    for (int at : words.order()) {
      Words.Word word = words.words().get(at);
      float weight = word.telling() ? 1 : ASKING;
      String form = word.exact() ? "" : Fields.FOLDED;
      weights.merge(new Term(Fields.BODY + form, word.text()), weight, Float::sum);
      weights.merge(new Term(Fields.SUBJECT + form, word.text()), SUBJECT * weight, Float::sum);
      weights.merge(new Term(Fields.CONTEXT + form, word.text()), CONTEXT * weight, Float::sum);
    }
    for (int at : words.pairOrder()) {
      Words.Word pair = words.pairs().get(at);
      float weight = pair.telling() ? 1 : ASKING;
      weights.merge(new Term(Fields.BODY + Fields.PAIRS, pair.text()), PAIRS * weight, Float::sum);
      weights.merge(
          new Term(Fields.SUBJECT + Fields.PAIRS, pair.text()),
          PAIRS_OF_SUBJECT * weight,
          Float::sum);
      weights.merge(
          new Term(Fields.CONTEXT + Fields.PAIRS, pair.text()), CONTEXT * weight, Float::sum);
    }
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    weights.forEach(
        (term, weight) -> query.add(new BoostQuery(new TermQuery(term), weight), Occur.SHOULD));
    return query.build();
  }
}
