package vn.vanthu.search.query;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopScoreDocCollectorManager;
import org.jspecify.annotations.Nullable;
import vn.vanthu.search.analysis.Syllable;
import vn.vanthu.search.analysis.Syllables;
import vn.vanthu.search.number.NumberKeys;
import vn.vanthu.search.number.NumberReader;
import vn.vanthu.search.number.TypedNumber;

/**
 * How one request is answered: its text is read into filters and words, and where that finds
 * nothing, it is taken ever more loosely, at last as plain words. The audience and the given
 * filters stay in every case. Immutable.
 */
record Plan(Query query, Words words, Lexicon lexicon, List<Syllable> typed, List<Chip> chips) {

  /** A shorter text may stand in a subject by chance. */
  private static final int FEWEST_OF_TITLE = 4;

  /** A longer text is not looked for word by word. */
  private static final int MOST_OF_PHRASE = 16;

  static Plan of(IndexSearcher searcher, SearchRequest request) throws IOException {
    Lexicon lexicon = new Lexicon(searcher);
    IndexReader reader = searcher.getIndexReader();
    String asked = request.text();
    String text =
        asked.length() > SearchRequest.MAX_TEXT
            ? asked.substring(0, SearchRequest.MAX_TEXT)
            : asked;
    Understood understood = QuestionReader.read(text, request.removed(), reader);
    TypedNumber given = given(request.filters().number());
    if (given == null && understood.mayBeWords() && standsInSubject(searcher, request, text)) {
      understood = Understood.words(text, understood.phrases(), understood.excluded());
    }
    if (understood.filters() || given != null) {
      Plan plan = narrow(searcher, lexicon, request, understood, given);
      if (plan != null) {
        return plan;
      }
      if (given != null) {
        return new Plan(
            new MatchNoDocsQuery("no such number"), Words.none(), lexicon, List.of(), List.of());
      }
      understood = Understood.words(text, understood.phrases(), understood.excluded());
    }
    return plan(lexicon, request, understood, null, null);
  }

  private static @Nullable TypedNumber given(@Nullable String number) {
    if (number == null || number.isBlank()) {
      return null;
    }
    NumberReader.Found found = NumberReader.read(NumberKeys.fold(number.strip()));
    return found == null ? new TypedNumber(number.strip(), "", "", "") : found.number();
  }

  /** The first reading that finds something; null when none does. */
  private static @Nullable Plan narrow(
      IndexSearcher searcher,
      Lexicon lexicon,
      SearchRequest request,
      Understood understood,
      @Nullable TypedNumber given)
      throws IOException {
    List<Query> attempts = new ArrayList<>();
    TypedNumber number = given == null ? understood.number() : given;
    if (number == null) {
      attempts.add(MatchAllDocsQuery.INSTANCE);
    } else {
      attempts.addAll(NumberQueries.attempts(number));
    }
    for (Query attempt : attempts) {
      Plan plan = plan(lexicon, request, understood, attempt, number);
      if (finds(searcher, plan.query())) {
        return plan;
      }
    }
    return null;
  }

  private static Plan plan(
      Lexicon lexicon,
      SearchRequest request,
      Understood understood,
      @Nullable Query number,
      @Nullable TypedNumber asked)
      throws IOException {
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    if (number != null) {
      query.add(number, Occur.FILTER);
    }
    if (asked != null) {
      query.add(NumberQueries.preference(asked), Occur.SHOULD);
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
    conditions(query, request);
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
    Words words = Words.of(typed, lexicon);
    Query scoring =
        words.isEmpty()
            ? MatchAllDocsQuery.INSTANCE
            : WordQuery.of(words, lexicon, together(typed));
    boolean optional = understood.number() != null && number != null;
    query.add(scoring, optional ? Occur.SHOULD : Occur.MUST);
    return new Plan(query.build(), words, lexicon, List.copyOf(typed), understood.chips());
  }

  /**
   * Whether the text as typed stands in a subject: "năm 2014 của Chính phủ về phí" is then the
   * words of a title, not a year and a body.
   */
  private static boolean standsInSubject(IndexSearcher searcher, SearchRequest request, String text)
      throws IOException {
    List<Syllable> typed = new Syllables().read(text);
    if (typed.size() < FEWEST_OF_TITLE || typed.size() > MOST_OF_PHRASE) {
      return false;
    }
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    query.add(phrase(Fields.SUBJECT, typed), Occur.FILTER);
    conditions(query, request);
    return finds(searcher, query.build());
  }

  private static void conditions(BooleanQuery.Builder query, SearchRequest request) {
    for (Query filter : FilterQueries.of(request.filters())) {
      query.add(filter, Occur.FILTER);
    }
    if (!request.viewer().everything()) {
      query.add(AudienceTerms.clause(request.viewer()), Occur.FILTER);
    }
  }

  /** Whether anything matches; stops at the first. */
  private static boolean finds(IndexSearcher searcher, Query query) throws IOException {
    return searcher.search(
                new ConstantScoreQuery(query), new TopScoreDocCollectorManager(1, null, 1))
            .scoreDocs
            .length
        > 0;
  }

  /** The typed words side by side in the subject; null when there are too few or too many. */
  private static @Nullable Query together(List<Syllable> typed) {
    return typed.size() < 2 || typed.size() > MOST_OF_PHRASE
        ? null
        : new ConstantScoreQuery(phrase(Fields.SUBJECT, typed));
  }

  private static Query year(String year) {
    return new BooleanQuery.Builder()
        .add(new TermQuery(new Term(Fields.YEAR, year)), Occur.SHOULD)
        .add(new TermQuery(new Term(Fields.NUMBER, NumberKeys.YEAR + year)), Occur.SHOULD)
        .build();
  }

  /** The syllables side by side in body or subject, and each with the accents that were typed. */
  private static Query phrase(List<Syllable> syllables) {
    return new BooleanQuery.Builder()
        .add(phrase(Fields.BODY, syllables), Occur.SHOULD)
        .add(phrase(Fields.SUBJECT, syllables), Occur.SHOULD)
        .build();
  }

  private static Query phrase(String place, List<Syllable> syllables) {
    PhraseQuery.Builder together = new PhraseQuery.Builder();
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    for (Syllable syllable : syllables) {
      together.add(new Term(place + Fields.FOLDED, syllable.folded()));
      if (syllable.hasAccent()) {
        all.add(new TermQuery(new Term(place, syllable.accented())), Occur.FILTER);
      }
    }
    return all.add(together.build(), Occur.FILTER).build();
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
