package vn.vanthu.search.query;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.jspecify.annotations.Nullable;
import vn.vanthu.search.analysis.Syllable;
import vn.vanthu.search.analysis.Syllables;

/**
 * How one request is answered: its text is read into filters and words, and where that finds
 * nothing, it is taken ever more loosely, at last as plain words. The audience and the given
 * filters stay in every case. Immutable.
 */
record Plan(Query query, Words words, List<Syllable> typed, List<Chip> chips) {

  static Plan of(IndexSearcher searcher, SearchRequest request) throws IOException {
    IndexReader reader = searcher.getIndexReader();
    String asked = request.text();
    String text =
        asked.length() > SearchRequest.MAX_TEXT
            ? asked.substring(0, SearchRequest.MAX_TEXT)
            : asked;
    Understood understood = QuestionReader.read(text, request.removed(), reader);
    NumberAsked given = given(request.filters().number());
    if (understood.filters() || given != null) {
      Plan plan = narrow(searcher, request, understood, given);
      if (plan != null) {
        return plan;
      }
      if (given != null) {
        return new Plan(new MatchNoDocsQuery("no such number"), Words.none(), List.of(), List.of());
      }
      understood = Understood.words(text, understood.phrases(), understood.excluded());
    }
    return plan(reader, request, understood, null, null);
  }

  private static @Nullable NumberAsked given(@Nullable String number) {
    if (number == null || number.isBlank()) {
      return null;
    }
    NumberReader.Found found = NumberReader.read(NumberKeys.fold(number.strip()));
    return found == null ? new NumberAsked(number.strip(), "", "", "") : found.number();
  }

  /** The first reading that finds something; null when none does. */
  private static @Nullable Plan narrow(
      IndexSearcher searcher,
      SearchRequest request,
      Understood understood,
      @Nullable NumberAsked given)
      throws IOException {
    List<Query> attempts = new ArrayList<>();
    NumberAsked number = given == null ? understood.number() : given;
    if (number == null) {
      attempts.add(MatchAllDocsQuery.INSTANCE);
    } else {
      attempts.addAll(number.attempts());
    }
    for (Query attempt : attempts) {
      Plan plan = plan(searcher.getIndexReader(), request, understood, attempt, number);
      if (searcher.count(plan.query()) > 0) {
        return plan;
      }
    }
    return null;
  }

  private static Plan plan(
      IndexReader reader,
      SearchRequest request,
      Understood understood,
      @Nullable Query number,
      @Nullable NumberAsked asked)
      throws IOException {
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    if (number != null) {
      query.add(number, Occur.FILTER);
    }
    if (asked != null) {
      query.add(asked.preference(), Occur.SHOULD);
    }
    if (!understood.types().isEmpty()) {
      query.add(FilterQueries.type(understood.types()), Occur.FILTER);
    }
    if (!understood.year().isEmpty()) {
      query.add(year(understood.year()), Occur.FILTER);
    }
    if (!understood.issuers().isEmpty()) {
      query.add(FilterQueries.issuer(understood.issuers()), Occur.FILTER);
    }
    for (Query filter : FilterQueries.of(request.filters())) {
      query.add(filter, Occur.FILTER);
    }
    if (!request.viewer().everything()) {
      query.add(AudienceTerms.clause(request.viewer()), Occur.FILTER);
    }
    Syllables syllables = new Syllables();
    for (String phrase : understood.phrases()) {
      query.add(phrase(syllables.read(phrase)), Occur.FILTER);
    }
    for (String excluded : understood.excluded()) {
      for (Syllable syllable : syllables.read(excluded)) {
        query.add(anywhere(syllable), Occur.MUST_NOT);
      }
    }
    List<Syllable> typed = new ArrayList<>(syllables.read(understood.rest()));
    understood.phrases().forEach(phrase -> typed.addAll(syllables.read(phrase)));
    Words words = Words.of(typed, reader);
    Query scoring = words.words().isEmpty() ? MatchAllDocsQuery.INSTANCE : WordQuery.of(words);
    boolean optional = understood.number() != null && number != null;
    query.add(scoring, optional ? Occur.SHOULD : Occur.MUST);
    return new Plan(query.build(), words, List.copyOf(typed), understood.chips());
  }

  private static Query year(String year) {
    return new BooleanQuery.Builder()
        .add(new TermQuery(new Term(Fields.YEAR, year)), Occur.SHOULD)
        .add(new TermQuery(new Term(Fields.NUMBER, NumberKeys.YEAR + year)), Occur.SHOULD)
        .build();
  }

  /** The syllables side by side in body or subject, and each with the accents that were typed. */
  private static Query phrase(List<Syllable> syllables) {
    BooleanQuery.Builder either = new BooleanQuery.Builder();
    for (String place : List.of(Fields.BODY, Fields.SUBJECT)) {
      PhraseQuery.Builder together = new PhraseQuery.Builder();
      BooleanQuery.Builder all = new BooleanQuery.Builder();
      for (Syllable syllable : syllables) {
        together.add(new Term(place + Fields.FOLDED, syllable.folded()));
        if (syllable.hasAccent()) {
          all.add(new TermQuery(new Term(place, syllable.accented())), Occur.FILTER);
        }
      }
      all.add(together.build(), Occur.FILTER);
      either.add(all.build(), Occur.SHOULD);
    }
    return either.build();
  }

  private static Query anywhere(Syllable syllable) {
    String form = syllable.hasAccent() ? "" : Fields.FOLDED;
    String text = syllable.hasAccent() ? syllable.accented() : syllable.folded();
    return new BooleanQuery.Builder()
        .add(new TermQuery(new Term(Fields.BODY + form, text)), Occur.SHOULD)
        .add(new TermQuery(new Term(Fields.SUBJECT + form, text)), Occur.SHOULD)
        .build();
  }
}
