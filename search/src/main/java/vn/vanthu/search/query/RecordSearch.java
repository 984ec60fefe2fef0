package vn.vanthu.search.query;

import java.io.IOException;
import java.text.Normalizer;
import java.util.ArrayList;
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
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TopScoreDocCollectorManager;
import org.apache.lucene.search.TotalHits;
import org.apache.lucene.util.BytesRef;

/** Answers requests over a searcher. Stateless and thread-safe. */
public final class RecordSearch {

  private static final int DEEPEST = 10_000;

  /** Up to so many matches a total is exact even when nobody asks for facets. */
  static final int COUNTED = 1000;

  /** Answers one request. */
  public SearchResult search(IndexSearcher shared, SearchRequest request) throws IOException {
    IndexSearcher searcher = within(shared, request);
    Plan plan = Plan.of(searcher, request);
    if (plan.refusal() != null) {
      return SearchResult.refused(plan.refusal());
    }
    Query query = plan.query();
    Cursor cursor = Cursor.parse(request.cursor());
    boolean byRank = request.sort() == Sort.RELEVANCE;
    boolean byWords = byRank && !plan.words().isEmpty();
    TopDocs top =
        byWords ? best(searcher, query, cursor, request) : sorted(searcher, query, cursor, request);
    Map<Facet, List<FacetCount>> facets = Map.of();
    long total = top.totalHits.value();
    boolean exact = top.totalHits.relation() == TotalHits.Relation.EQUAL_TO;
    if (!request.facets().isEmpty()) {
      FacetCounts.Counted counted = searcher.search(query, FacetCounts.manager(request.facets()));
      facets = counted.facets();
      total = counted.records();
      exact = true;
    }
    int first = byRank ? Math.min(cursor.rank(), top.scoreDocs.length) : 0;
    int last = Math.min(top.scoreDocs.length, first + request.limit());
    Ranked[] ranked =
        byWords
            ? Ranked.of(plan.lexicon(), top.scoreDocs, plan.words(), standing(searcher, plan))
            : Ranked.unchanged(top.scoreDocs);
    Hits hits = new Hits(searcher, new Highlighter(plan.typed()));
    List<Hit> page = new ArrayList<>();
    for (int i = first; i < last; i++) {
      page.add(hits.hit(ranked[i]));
    }
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
        others(searcher, request, plan),
        plan.numberMatch(),
        !searcher.timedOut(),
        null);
  }

  /**
   * The first {@code depth} records with what ranking saw of them, in the order of their BM25 over
   * all words.
   */
  public List<Explained> explain(IndexSearcher shared, SearchRequest request, int depth)
      throws IOException {
    IndexSearcher searcher = within(shared, request);
    Plan plan = Plan.of(searcher, request);
    Words words = plan.words();
    ScoreDoc[] found = searcher.search(plan.query(), depth).scoreDocs;
    Candidate[] candidates = CandidateReader.read(plan.lexicon(), found, words);
    Features features = new Features(words, plan.lexicon(), candidates);
    Hits hits = new Hits(searcher, new Highlighter(List.of()));
    List<Explained> explained = new ArrayList<>();
    for (Candidate candidate : candidates) {
      float[] seen = features.of(candidate);
      explained.add(new Explained(hits.card(candidate.doc).id(), candidate.whole, seen));
    }
    return explained;
  }

  /** Records whose number, or a word of whose subject, goes on from what is typed; newest first. */
  public List<Suggestion> suggest(IndexSearcher searcher, String typed, Viewer viewer, int limit)
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
    Hits hits = new Hits(searcher, new Highlighter(List.of()));
    for (ScoreDoc doc : searcher.search(query.build(), limit, order(Sort.NEWEST)).scoreDocs) {
      Card card = hits.card(doc.doc);
      suggestions.add(
          new Suggestion(card.id(), card.number(), card.subject() == null ? "" : card.subject()));
    }
    return suggestions;
  }

  /** Records that share the telling words of one record's subject. */
  public SearchResult moreLike(IndexSearcher searcher, String id, Viewer viewer, int limit)
      throws IOException {
    BooleanQuery.Builder one = new BooleanQuery.Builder();
    one.add(new TermQuery(new Term(Fields.ID, id)), Occur.FILTER);
    if (!viewer.everything()) {
      one.add(AudienceTerms.clause(viewer), Occur.FILTER);
    }
    ScoreDoc[] found = searcher.search(one.build(), 1).scoreDocs;
    if (found.length == 0) {
      return SearchResult.nothing();
    }
    Card card = new Hits(searcher, new Highlighter(List.of())).card(found[0].doc);
    String text = card.subject() == null ? "" : card.subject();
    SearchResult like =
        search(
            searcher, SearchRequest.of(text, viewer).withRemoved(Chip.CODES).withLimit(limit + 1));
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
  private static List<String> others(IndexSearcher searcher, SearchRequest request, Plan plan)
      throws IOException {
    if (request.cursor() != null || request.limit() == 0 || plan.words().isEmpty()) {
      return List.of();
    }
    String text = Normalizer.normalize(request.text(), Normalizer.Form.NFC);
    KnownNames names = new KnownNames(searcher, request.viewer());
    return OtherSpellings.of(text, plan.words(), plan.lexicon(), names);
  }

  /** The best whose subject holds the question with its abbreviations in the other form. */
  private static Set<Integer> standing(IndexSearcher searcher, Plan plan) throws IOException {
    Query other = plan.otherSubject();
    if (other == null) {
      return Set.of();
    }
    BooleanQuery.Builder both = new BooleanQuery.Builder();
    both.add(plan.query(), Occur.MUST).add(other, Occur.FILTER);
    Set<Integer> standing = new HashSet<>();
    for (ScoreDoc doc : searcher.search(both.build(), Ranked.DEPTH).scoreDocs) {
      standing.add(doc.doc);
    }
    return standing;
  }

  private static IndexSearcher within(IndexSearcher shared, SearchRequest request) {
    IndexSearcher searcher = new IndexSearcher(shared.getIndexReader());
    searcher.setSimilarity(shared.getSimilarity());
    long end = System.nanoTime() + request.deadline().toNanos();
    searcher.setTimeout(() -> System.nanoTime() - end > 0);
    return searcher;
  }

  private static TopDocs best(
      IndexSearcher searcher, Query query, Cursor cursor, SearchRequest request)
      throws IOException {
    int depth = Math.min(DEEPEST, Math.max(Ranked.DEPTH, cursor.rank() + request.limit()));
    return searcher.search(query, new TopScoreDocCollectorManager(depth, null, COUNTED));
  }

  private static TopDocs sorted(
      IndexSearcher searcher, Query query, Cursor cursor, SearchRequest request)
      throws IOException {
    boolean byRank = request.sort() == Sort.RELEVANCE;
    int limit =
        Math.max(1, byRank ? Math.min(DEEPEST, cursor.rank() + request.limit()) : request.limit());
    int counted = request.sort() == Sort.RELEVANCE ? COUNTED : Integer.MAX_VALUE;
    FieldDoc after =
        byRank || cursor.id().isEmpty()
            ? null
            : new FieldDoc(
                Integer.MAX_VALUE, 0, new Object[] {cursor.value(), new BytesRef(cursor.id())});
    return searcher.search(
        query, new TopFieldCollectorManager(order(request.sort()), limit, after, counted));
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

  private static Cursor next(
      SearchRequest request, Cursor cursor, ScoreDoc last, Hit hit, int rank, int count) {
    return request.sort() != Sort.RELEVANCE
            && last instanceof FieldDoc sorted
            && sorted.fields[0] instanceof Long value
        ? new Cursor(cursor.rank() + count, value, hit.id())
        : new Cursor(rank, 0, "");
  }
}
