package vn.vanthu.search.query;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import vn.vanthu.search.analysis.Syllable;
import vn.vanthu.search.analysis.Syllables;
import vn.vanthu.search.analysis.Terms;

/** Demands as queries that do not score. Stateless. */
final class DemandQueries {

  private DemandQueries() {}

  /** Adds what must and what must not hold. */
  static void add(BooleanQuery.Builder query, Demand.All demands) {
    for (List<Demand> alternatives : demands.all()) {
      BooleanQuery.Builder one = new BooleanQuery.Builder();
      alternatives.forEach(demand -> one.add(of(demand), Occur.SHOULD));
      query.add(one.build(), Occur.FILTER);
    }
    demands.none().forEach(demand -> query.add(of(demand), Occur.MUST_NOT));
  }

  private static Query of(Demand demand) {
    return switch (demand) {
      case Demand.Phrase(String text) -> phrase(new Syllables().read(text));
      case Demand.Word(String text) -> words(new Syllables().read(text));
      case Demand.Begun(String text) -> begun(text);
      case Demand.DocumentNumber(var number) -> NumberQueries.begun(number);
      case Demand.Type(var keys) -> FilterQueries.type(keys);
      case Demand.Issuer(var keys) -> FilterQueries.issuer(keys);
      case Demand.Issued(var days) -> FilterQueries.issued(open(days.from()), open(days.to()));
      case Demand.Signer(String key) -> new TermQuery(new Term(Fields.SIGNER, key));
    };
  }

  private static long open(LocalDate day) {
    return day.equals(DayRange.FIRST)
        ? Long.MIN_VALUE
        : day.equals(DayRange.LAST) ? Long.MAX_VALUE : day.toEpochDay();
  }

  /** The syllables side by side in body or subject, and each with the accents that were typed. */
  static Query phrase(List<Syllable> syllables) {
    return new BooleanQuery.Builder()
        .add(phrase(Fields.BODY, syllables), Occur.SHOULD)
        .add(phrase(Fields.SUBJECT, syllables), Occur.SHOULD)
        .build();
  }

  /** The same in one place. */
  static Query phrase(String place, List<Syllable> syllables) {
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    for (Syllable syllable : syllables) {
      if (syllable.hasAccent()) {
        all.add(new TermQuery(new Term(place, syllable.accented())), Occur.FILTER);
      }
    }
    return all.add(together(place, Terms.folded(syllables)), Occur.FILTER).build();
  }

  /** Side by side, whatever the accents. Only a subject's words have their places in the index. */
  private static Query together(String place, List<String> folded) {
    if (folded.isEmpty()) {
      return new MatchNoDocsQuery("no word");
    }
    if (place.equals(Fields.BODY)) {
      return new Together(folded);
    }
    PhraseQuery.Builder together = new PhraseQuery.Builder();
    folded.forEach(word -> together.add(new Term(place + Fields.FOLDED, word)));
    return together.build();
  }

  /** One typed word; where it reads as several syllables, each of them. */
  private static Query words(List<Syllable> syllables) {
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    for (Syllable syllable : syllables) {
      String form = syllable.hasAccent() ? "" : Fields.FOLDED;
      String text = syllable.hasAccent() ? syllable.accented() : syllable.folded();
      all.add(
          new BooleanQuery.Builder()
              .add(new TermQuery(new Term(Fields.BODY + form, text)), Occur.SHOULD)
              .add(new TermQuery(new Term(Fields.SUBJECT + form, text)), Occur.SHOULD)
              .build(),
          Occur.FILTER);
    }
    return all.build();
  }

  /**
   * A word begins so. The tone stands at the end of an indexed syllable and is not known yet, so
   * that only letters are compared, without accents.
   */
  private static Query begun(String text) {
    List<Syllable> read = new Syllables().read(text.toLowerCase(Locale.ROOT));
    String letters = read.isEmpty() ? text : read.getFirst().folded();
    return new BooleanQuery.Builder()
        .add(new PrefixQuery(new Term(Fields.BODY + Fields.FOLDED, letters)), Occur.SHOULD)
        .add(new PrefixQuery(new Term(Fields.SUBJECT + Fields.FOLDED, letters)), Occur.SHOULD)
        .build();
  }
}
