package vn.vanthu.search.query;

import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/**
 * A document number as asked for: what of it is known. Immutable.
 *
 * @param digits without leading zeros
 * @param suffix letters after the digits; empty when none
 * @param year empty when none
 * @param symbol folded letters run together; empty when none
 */
record NumberAsked(String digits, String suffix, String year, String symbol) {

  private static final int SHORTEST_FUZZY = 4;

  /** Above what words can score. */
  private static final float PREFERRED = 1000;

  /**
   * The queries to try in turn until one finds something: exactly as asked; the symbol not written
   * to its end; one letter of it misread; without the symbol. A bare number may be a Số đến too.
   */
  List<Query> attempts() {
    List<Query> attempts = new ArrayList<>();
    if (symbol.isEmpty()) {
      attempts.add(with(null));
    } else {
      attempts.add(with(new TermQuery(term(NumberKeys.SYMBOL + symbol))));
      attempts.add(with(new PrefixQuery(term(NumberKeys.SYMBOL + symbol))));
      if (symbol.length() >= SHORTEST_FUZZY) {
        int fixed = NumberKeys.SYMBOL.length();
        attempts.add(with(new FuzzyQuery(term(NumberKeys.SYMBOL + symbol), 1, fixed)));
        attempts.add(with(new FuzzyQuery(term(NumberKeys.SYMBOL + symbol), 2, fixed + 1)));
      }
      attempts.add(with(null));
    }
    return attempts;
  }

  /**
   * Scores numbers printed just so above those that only agree: 43/QĐ-TTg before 43/2025/QĐ-TTg.
   */
  Query preference() {
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    prefer(query, NumberKeys.EXACT + NumberKeys.exact(digits, suffix, year, symbol));
    if (!year.isEmpty()) {
      prefer(query, NumberKeys.PRINTED_YEAR + year);
    }
    return query.build();
  }

  private static void prefer(BooleanQuery.Builder query, String text) {
    query.add(
        new BoostQuery(new ConstantScoreQuery(new TermQuery(term(text))), PREFERRED), Occur.SHOULD);
  }

  private Query with(@org.jspecify.annotations.Nullable Query symbolQuery) {
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    query.add(
        new TermQuery(
            term(
                suffix.isEmpty()
                    ? NumberKeys.SUFFIX + digits
                    : NumberKeys.SUFFIX + digits + suffix)),
        Occur.FILTER);
    if (!year.isEmpty()) {
      query.add(new TermQuery(term(NumberKeys.YEAR + year)), Occur.FILTER);
    }
    if (symbolQuery != null) {
      query.add(symbolQuery, Occur.FILTER);
    }
    if (year.isEmpty() && symbol.isEmpty() && suffix.isEmpty()) {
      return new BooleanQuery.Builder()
          .add(query.build(), Occur.SHOULD)
          .add(new TermQuery(new Term(Fields.ARRIVAL, digits)), Occur.SHOULD)
          .build();
    }
    return query.build();
  }

  private static Term term(String text) {
    return new Term(Fields.NUMBER, text);
  }

  @Override
  public String toString() {
    return digits
        + suffix
        + (year.isEmpty() ? "" : "/" + year)
        + (symbol.isEmpty() ? "" : "/" + symbol);
  }
}
