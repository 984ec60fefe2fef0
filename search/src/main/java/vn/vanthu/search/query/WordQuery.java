package vn.vanthu.search.query;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import vn.vanthu.search.analysis.Syllable;
import vn.vanthu.search.analysis.Terms;

/**
 * Words as a query over body, subject and context. A syllable typed with an accent is looked for
 * with it; one typed without is looked for folded. Stateless.
 */
final class WordQuery {

  private static final float BODY = 1.0f;
  private static final float SUBJECT = 0.6f;
  private static final float CONTEXT = 0.3f;
  private static final float PAIRS = 0.6f;
  private static final int MAX_SYLLABLES = 64;

  private WordQuery() {}

  /** Matches whatever holds at least one of the words, best where all are. */
  static Query of(List<Syllable> typed) {
    List<Syllable> words = typed.size() > MAX_SYLLABLES ? typed.subList(0, MAX_SYLLABLES) : typed;
    Map<Term, Float> weights = new LinkedHashMap<>();
    boolean accents = words.stream().anyMatch(Syllable::hasAccent);
    for (Syllable word : words) {
      add(weights, accents ? "" : Fields.FOLDED, accents ? word.accented() : word.folded(), 1);
    }
    for (String pair : Terms.pairs(words)) {
      add(weights, Fields.PAIRS, pair, PAIRS);
    }
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    weights.forEach(
        (term, weight) -> query.add(new BoostQuery(new TermQuery(term), weight), Occur.SHOULD));
    return query.build();
  }

  private static void add(Map<Term, Float> weights, String form, String text, float weight) {
    weights.merge(new Term(Fields.BODY + form, text), BODY * weight, Float::sum);
    weights.merge(new Term(Fields.SUBJECT + form, text), SUBJECT * weight, Float::sum);
    weights.merge(new Term(Fields.CONTEXT + form, text), CONTEXT * weight, Float::sum);
  }
}
