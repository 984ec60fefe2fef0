package vn.vanthu.search.query;

import java.io.IOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TotalHits;

/** Answers requests over an index of this process or another's. Stateless and thread-safe. */
public final class RecordSearch {

  private static final int DEEPEST = 10_000;

  /** Up to so many matches a total is exact even when nobody asks for facets. */
  static final int COUNTED = 1000;

  /** Answers one request. */
  public SearchResult search(IndexSearcher shared, SearchRequest request) throws IOException {
    return search(LuceneHoldings.within(shared, request), request);
  }

  /** The same over an index that another program keeps. */
  public SearchResult search(FarIndex index, SearchRequest request) throws IOException {
    return search(new FarHoldings(index, request), request);
  }

  private static SearchResult search(Holdings holdings, SearchRequest request) throws IOException {
    Plan plan = Plan.of(holdings, request);
    if (plan.refusal() != null) {
      return SearchResult.refused(plan.refusal());
    }
    Query query = plan.query();
    Cursor cursor = Cursor.parse(request.cursor());
    boolean byRank = request.sort() == Sort.RELEVANCE;
    boolean byWords = byRank && !plan.words().isEmpty();
    TopDocs top =
        byWords ? best(holdings, query, cursor, request) : sorted(holdings, query, cursor, request);
    Map<Facet, List<FacetCount>> facets = Map.of();
    long total = top.totalHits.value();
    boolean exact = top.totalHits.relation() == TotalHits.Relation.EQUAL_TO;
    if (!request.facets().isEmpty()) {
      Holdings.Counted counted = holdings.count(query, request.facets());
      facets = counted.facets();
      total = counted.records();
      exact = true;
    }
    int first = byRank ? Math.min(cursor.rank(), top.scoreDocs.length) : 0;
    int last = Math.min(top.scoreDocs.length, first + request.limit());
    Candidate[] candidates =
        byWords ? Ranked.candidates(holdings, top.scoreDocs, plan.words()) : new Candidate[0];
    Ranked[] ranked =
        byWords
            ? Ranked.of(holdings, top.scoreDocs, candidates, plan.words(), standing(holdings, plan))
            : Ranked.unchanged(top.scoreDocs);
    List<Hit> page =
        holdings.hits(Arrays.asList(ranked).subList(first, last), new Highlighter(plan.typed()));
    String next = null;
    if (!page.isEmpty()
        && (!exact || total > (byRank ? last : cursor.rank() + page.size()))
        && last < DEEPEST) {
      next =
          next(request, cursor, top.scoreDocs[last - 1], page.getLast(), last, page.size())
              .toString();
    }
    return new SearchResult(
        page,
        total,
        exact,
        facets,
        next,
        plan.chips(),
        others(request, plan, candidates),
        plan.numberMatch(),
        holdings.complete(),
        null);
  }

  /**
   * The first {@code depth} records with what ranking saw of them, in the order of their BM25 over
   * all words.
   */
  public List<Explained> explain(IndexSearcher shared, SearchRequest request, int depth)
      throws IOException {
    return explain(LuceneHoldings.within(shared, request), request, depth);
  }

  /** The same over an index that another program keeps. */
  public List<Explained> explain(FarIndex index, SearchRequest request, int depth)
      throws IOException {
    return explain(new FarHoldings(index, request), request, depth);
  }

  private static List<Explained> explain(Holdings holdings, SearchRequest request, int depth)
      throws IOException {
    Plan plan = Plan.of(holdings, request);
    Words words = plan.words();
    ScoreDoc[] found = holdings.best(plan.query(), depth).scoreDocs;
    Candidate[] candidates = holdings.candidates(found, words);
    Features features = new Features(words, plan.lexicon(), candidates);
    List<Explained> explained = new ArrayList<>();
    for (Candidate candidate : candidates) {
      float[] seen = features.of(candidate);
      for (Card card : holdings.cards(new ScoreDoc[] {new ScoreDoc(candidate.doc, 0)})) {
        explained.add(new Explained(card.id(), candidate.whole, seen));
      }
    }
    return explained;
  }

  /** Records whose number, or a word of whose subject, goes on from what is typed; newest first. */
  public List<Suggestion> suggest(IndexSearcher searcher, String typed, Viewer viewer, int limit)
      throws IOException {
    return suggest(new LuceneHoldings(searcher), typed, viewer, limit);
  }

  /** The same over an index that another program keeps. */
  public List<Suggestion> suggest(FarIndex index, String typed, Viewer viewer, int limit)
      throws IOException {
    return suggest(new FarHoldings(index, SearchRequest.of(typed, viewer)), typed, viewer, limit);
  }

  private static List<Suggestion> suggest(Holdings holdings, String typed, Viewer viewer, int limit)
      throws IOException {
    Query wanted = GoingOn.from(typed);
    if (wanted == null || limit < 1) {
      return List.of();
    }
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    query.add(wanted, Occur.FILTER);
    if (!viewer.everything()) {
      query.add(AudienceTerms.clause(viewer), Occur.FILTER);
    }
    List<Suggestion> suggestions = new ArrayList<>();
    ScoreDoc[] found = holdings.sorted(query.build(), Sort.NEWEST, limit, null).scoreDocs;
    for (Card card : holdings.cards(found)) {
      suggestions.add(
          new Suggestion(card.id(), card.number(), card.subject() == null ? "" : card.subject()));
    }
    return suggestions;
  }

  /** Records that share the telling words of one record's subject. */
  public SearchResult moreLike(IndexSearcher searcher, String id, Viewer viewer, int limit)
      throws IOException {
    return moreLike(
        new LuceneHoldings(searcher), request -> search(searcher, request), id, viewer, limit);
  }

  /** The same over an index that another program keeps. */
  public SearchResult moreLike(FarIndex index, String id, Viewer viewer, int limit)
      throws IOException {
    return moreLike(
        new FarHoldings(index, SearchRequest.of("", viewer)),
        request -> search(index, request),
        id,
        viewer,
        limit);
  }

  private interface Search {
    SearchResult of(SearchRequest request) throws IOException;
  }

  private static SearchResult moreLike(
      Holdings holdings, Search search, String id, Viewer viewer, int limit) throws IOException {
    BooleanQuery.Builder one = new BooleanQuery.Builder();
    one.add(new TermQuery(new Term(Fields.ID, id)), Occur.FILTER);
    if (!viewer.everything()) {
      one.add(AudienceTerms.clause(viewer), Occur.FILTER);
    }
    List<Card> found = holdings.cards(holdings.best(one.build(), 1).scoreDocs);
    if (found.isEmpty()) {
      return SearchResult.nothing();
    }
    String subject = found.getFirst().subject();
    SearchResult like =
        search.of(
            SearchRequest.of(subject == null ? "" : subject, viewer)
                .withRemoved(Chip.CODES)
                .withLimit(limit + 1));
    List<Hit> others =
        like.hits().stream().filter(hit -> !hit.id().equals(id)).limit(limit).toList();
    return new SearchResult(
        others,
        others.size(),
        true,
        Map.of(),
        null,
        List.of(),
        List.of(),
        null,
        like.complete(),
        null);
  }

  /** Other spellings, for the first page only. */
  private static List<String> others(SearchRequest request, Plan plan, Candidate[] found)
      throws IOException {
    if (request.cursor() != null || request.limit() == 0 || plan.words().isEmpty()) {
      return List.of();
    }
    String text = Normalizer.normalize(request.text(), Normalizer.Form.NFC);
    KnownNames names = new KnownNames(plan.lexicon(), request.viewer());
    return OtherSpellings.of(text, plan.words(), found, plan.lexicon(), names);
  }

  /** The best whose subject holds the question with its abbreviations in the other form. */
  private static Set<Integer> standing(Holdings holdings, Plan plan) throws IOException {
    Query other = plan.otherSubject();
    if (other == null) {
      return Set.of();
    }
    BooleanQuery.Builder both = new BooleanQuery.Builder();
    both.add(plan.query(), Occur.MUST).add(other, Occur.FILTER);
    Set<Integer> standing = new HashSet<>();
    for (ScoreDoc doc : holdings.best(both.build(), Ranked.DEPTH).scoreDocs) {
      standing.add(doc.doc);
    }
    return standing;
  }

  private static TopDocs best(Holdings holdings, Query query, Cursor cursor, SearchRequest request)
      throws IOException {
    int depth = Math.min(DEEPEST, Math.max(Ranked.DEPTH, cursor.rank() + request.limit()));
    return holdings.best(query, depth);
  }

  private static TopDocs sorted(
      Holdings holdings, Query query, Cursor cursor, SearchRequest request) throws IOException {
    boolean byRank = request.sort() == Sort.RELEVANCE;
    int limit =
        Math.max(1, byRank ? Math.min(DEEPEST, cursor.rank() + request.limit()) : request.limit());
    return holdings.sorted(
        query, request.sort(), limit, byRank || cursor.id().isEmpty() ? null : cursor);
  }

  private static Cursor next(
      SearchRequest request, Cursor cursor, ScoreDoc last, Hit hit, int rank, int count) {
    return request.sort() != Sort.RELEVANCE
            && last instanceof FieldDoc sorted
            && sorted.fields[0] instanceof Long value
        ? new Cursor(cursor.rank() + count, value, hit.id())
        : new Cursor(rank, 0, "");
  }
}
