package vn.vanthu.search.query;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TermStates;
import org.apache.lucene.index.Terms;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.FuzzyTermsEnum;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TopScoreDocCollectorManager;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;
import vn.vanthu.search.analysis.Syllable;

/**
 * The index of this process. Looking a term up is dear and both stages of ranking need each several
 * times: here it is done once. For one search by one thread.
 */
final class LuceneHoldings implements Holdings {

  private final IndexSearcher searcher;
  private final TermPlaces places;
  private final Map<Term, TermStates> known = new HashMap<>();

  LuceneHoldings(IndexSearcher searcher) {
    this.searcher = searcher;
    this.places = TermPlaces.of(searcher.getIndexReader());
  }

  /** The same index, looked through until a request's deadline. */
  static LuceneHoldings within(IndexSearcher shared, SearchRequest request) {
    IndexSearcher searcher = new IndexSearcher(shared.getIndexReader());
    searcher.setSimilarity(shared.getSimilarity());
    long end = System.nanoTime() + request.deadline().toNanos();
    searcher.setTimeout(() -> System.nanoTime() - end > 0);
    return new LuceneHoldings(searcher);
  }

  @Override
  public int documents() {
    return Math.max(1, searcher.getIndexReader().numDocs());
  }

  @Override
  public int frequency(String field, String text) throws IOException {
    return states(new Term(field, text)).docFreq();
  }

  @Override
  public long length(String field) throws IOException {
    return searcher.getIndexReader().getSumTotalTermFreq(field);
  }

  /** A query for the term that needs no second look. */
  @Override
  public Query query(Term term) throws IOException {
    return new TermQuery(term, states(term));
  }

  /** Stops at the first. */
  @Override
  public boolean finds(Query query) throws IOException {
    return searcher.search(
                new ConstantScoreQuery(query), new TopScoreDocCollectorManager(1, null, 1))
            .scoreDocs
            .length
        > 0;
  }

  @Override
  public List<String> near(String field, String text, int most) throws IOException {
    Terms terms = MultiTerms.getTerms(searcher.getIndexReader(), field);
    if (terms == null) {
      return List.of();
    }
    List<String> found = new ArrayList<>();
    FuzzyTermsEnum near = new FuzzyTermsEnum(terms, new Term(field, text), 1, 0, true);
    BytesRef next = near.next();
    while (next != null && found.size() < most) {
      found.add(next.utf8ToString());
      next = near.next();
    }
    return found;
  }

  /** Nothing is gained by knowing before. */
  @Override
  public void expect(List<Syllable> words) {}

  @Override
  public TopDocs best(Query query, int depth) throws IOException {
    return searcher.search(
        query, new TopScoreDocCollectorManager(depth, null, RecordSearch.COUNTED));
  }

  @Override
  public TopDocs sorted(Query query, Sort sort, int limit, @Nullable Cursor after)
      throws IOException {
    int counted = sort == Sort.RELEVANCE ? RecordSearch.COUNTED : Integer.MAX_VALUE;
    FieldDoc from =
        after == null
            ? null
            : new FieldDoc(
                Integer.MAX_VALUE, 0, new Object[] {after.value(), new BytesRef(after.id())});
    return searcher.search(query, new TopFieldCollectorManager(order(sort), limit, from, counted));
  }

  private static org.apache.lucene.search.Sort order(Sort sort) {
    SortField id = new SortField(Fields.ID, SortField.Type.STRING);
    if (sort == Sort.RELEVANCE) {
      return new org.apache.lucene.search.Sort(
          SortField.FIELD_SCORE, date(true, Long.MIN_VALUE), id);
    }
    SortField by =
        switch (sort) {
          case RELEVANCE, NEWEST -> date(true, Long.MIN_VALUE);
          case OLDEST -> date(false, Long.MAX_VALUE);
          case NUMBER ->
              new SortField(Fields.NUMBER_ORDER, SortField.Type.LONG, false, Long.MAX_VALUE);
        };
    return new org.apache.lucene.search.Sort(by, id);
  }

  private static SortField date(boolean newestFirst, long missing) {
    return new SortField(Fields.ISSUED, SortField.Type.LONG, newestFirst, missing);
  }

  @Override
  public Counted count(Query query, Set<Facet> facets) throws IOException {
    return searcher.search(query, FacetCounts.manager(facets));
  }

  @Override
  public Candidate[] candidates(ScoreDoc[] found, Words words) throws IOException {
    return CandidateReader.read(searcher.getIndexReader(), found, words);
  }

  @Override
  public List<Hit> hits(List<Ranked> ranked, Highlighter highlighter) throws IOException {
    Hits reader = new Hits(searcher, highlighter);
    List<Hit> hits = new ArrayList<>();
    for (Ranked one : ranked) {
      hits.add(reader.hit(one));
    }
    return hits;
  }

  @Override
  public List<Card> cards(ScoreDoc[] found) throws IOException {
    Hits reader = new Hits(searcher, new Highlighter(List.of()));
    List<Card> cards = new ArrayList<>();
    for (ScoreDoc one : found) {
      cards.add(reader.card(one.doc));
    }
    return cards;
  }

  @Override
  public boolean complete() {
    return !searcher.timedOut();
  }

  private TermStates states(Term term) throws IOException {
    TermStates states = known.get(term);
    if (states == null) {
      states = places.get(searcher, term);
      known.put(term, states);
    }
    return states;
  }
}
