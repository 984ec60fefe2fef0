package vn.vanthu.search.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.jspecify.annotations.Nullable;
import vn.vanthu.search.number.NumberKeys;
import vn.vanthu.search.number.TypedNumber;

/** The queries for a number that a person typed. Stateless. */
final class NumberQueries {

  private static final int SHORTEST_FUZZY = 4;

  /** Above what words can score. */
  private static final float PREFERRED = 1000;

  private NumberQueries() {}

  /**
   * The queries to try in turn until one finds something: exactly as asked; the symbol not written
   * to its end; one letter of it misread; without the symbol. A bare number may be a Số đến too.
   */
  static List<Attempt> attempts(TypedNumber number) {
    if (number.symbol().isEmpty()) {
      return List.of(new Attempt(NumberMatch.EXACT, with(number, null)));
    }
    Term symbol = term(NumberKeys.SYMBOL + number.symbol());
    List<Attempt> attempts = new ArrayList<>();
    attempts.add(new Attempt(NumberMatch.EXACT, with(number, new TermQuery(symbol))));
    attempts.add(new Attempt(NumberMatch.BEGUN, with(number, new PrefixQuery(symbol))));
    if (number.symbol().length() >= SHORTEST_FUZZY) {
      int fixed = NumberKeys.SYMBOL.length();
      attempts.add(new Attempt(NumberMatch.NEAR, with(number, new FuzzyQuery(symbol, 1, fixed))));
      attempts.add(
          new Attempt(NumberMatch.NEAR, with(number, new FuzzyQuery(symbol, 2, fixed + 1))));
    }
    attempts.add(new Attempt(NumberMatch.NEAR, with(number, null)));
    return attempts;
  }

  /** A query and how what it finds fits the number. */
  record Attempt(NumberMatch match, Query query) {}

  /** One query: exactly as asked, the symbol perhaps not written to its end. */
  static Query begun(TypedNumber number) {
    String symbol = number.symbol();
    return with(
        number, symbol.isEmpty() ? null : new PrefixQuery(term(NumberKeys.SYMBOL + symbol)));
  }

  /** Every document of this number holds one of these terms, whatever else was typed. */
  static Set<Term> keys(TypedNumber number) {
    Term digits = term(NumberKeys.SUFFIX + number.digits() + number.suffix());
    return isBare(number)
        ? Set.of(digits, new Term(Fields.ARRIVAL, number.digits()))
        : Set.of(digits);
  }

  private static boolean isBare(TypedNumber number) {
    return number.equals(new TypedNumber(number.digits(), "", "", ""));
  }

  /**
   * Scores numbers printed just so above those that only agree: 43/QĐ-TTg before 43/2025/QĐ-TTg.
   */
  static Query preference(TypedNumber number) {
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    prefer(
        query,
        NumberKeys.EXACT
            + NumberKeys.exact(number.digits(), number.suffix(), number.year(), number.symbol()));
    if (!number.year().isEmpty()) {
      prefer(query, NumberKeys.PRINTED_YEAR + number.year());
    }
    return query.build();
  }

  private static void prefer(BooleanQuery.Builder query, String text) {
    query.add(
        new BoostQuery(new ConstantScoreQuery(new TermQuery(term(text))), PREFERRED), Occur.SHOULD);
  }

  private static Query with(TypedNumber number, @Nullable Query symbol) {
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    query.add(
        new TermQuery(term(NumberKeys.SUFFIX + number.digits() + number.suffix())), Occur.FILTER);
    if (!number.year().isEmpty()) {
      query.add(new TermQuery(term(NumberKeys.YEAR + number.year())), Occur.FILTER);
    }
    if (symbol != null) {
      query.add(symbol, Occur.FILTER);
    }
    if (!isBare(number)) {
      return query.build();
    }
    return new BooleanQuery.Builder()
        .add(query.build(), Occur.SHOULD)
        .add(new TermQuery(new Term(Fields.ARRIVAL, number.digits())), Occur.SHOULD)
        .build();
  }

  private static Term term(String text) {
    return new Term(Fields.NUMBER, text);
  }
}
