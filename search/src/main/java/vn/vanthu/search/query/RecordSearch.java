package vn.vanthu.search.query;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.PrefixQuery;
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
import vn.vanthu.search.analysis.Syllables;

/** Answers requests over a searcher. Stateless and thread-safe. */
public final class RecordSearch {

  private static final int DEEPEST = 10_000;

  /** Answers one request. */
  public SearchResult search(IndexSearcher shared, SearchRequest request) throws IOException {
    IndexSearcher searcher = new IndexSearcher(shared.getIndexReader());
    searcher.setSimilarity(shared.getSimilarity());
    long end = System.nanoTime() + request.deadline().toNanos();
    searcher.setTimeout(() -> System.nanoTime() - end > 0);
    String text = request.text();
    List<Syllable> typed =
        new Syllables()
            .read(
                text.length() > SearchRequest.MAX_TEXT
                    ? text.substring(0, SearchRequest.MAX_TEXT)
                    : text);
    Query query = query(typed, request);
    Cursor cursor = Cursor.parse(request.cursor());
    TopDocs top = top(searcher, query, request, cursor);
    long total = searcher.count(query);
    Map<Facet, List<FacetCount>> facets = Map.of();
    if (!request.facets().isEmpty()) {
      facets = searcher.search(query, FacetCounts.manager(request.facets()));
    }
    boolean byRank = request.sort() == Sort.RELEVANCE;
    int first = byRank ? Math.min(cursor.rank(), top.scoreDocs.length) : 0;
    int last = Math.min(top.scoreDocs.length, first + request.limit());
    List<Hit> hits = hits(searcher, top.scoreDocs, first, last, new Highlighter(typed));
    String next = null;
    if (!hits.isEmpty()
        && total > (byRank ? last : cursor.rank() + hits.size())
        && last < DEEPEST) {
      next =
          next(request, cursor, top.scoreDocs[last - 1], hits.getLast(), last, hits.size())
              .toString();
    }
    return new SearchResult(hits, total, facets, next, List.of(), List.of(), !searcher.timedOut());
  }

  /** Records whose number goes on from what is typed. */
  public List<Suggestion> suggest(IndexSearcher searcher, String typed, Viewer viewer, int limit)
      throws IOException {
    NumberKeys keys = NumberKeys.of(typed);
    if (keys == null) {
      return List.of();
    }
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    query.add(
        new PrefixQuery(
            new Term(
                Fields.NUMBER,
                NumberKeys.PREFIX + keys.digits() + keys.suffix() + keys.year() + keys.symbol())),
        Occur.FILTER);
    if (!viewer.everything()) {
      query.add(AudienceTerms.clause(viewer), Occur.FILTER);
    }
    List<Suggestion> suggestions = new ArrayList<>();
    StoredFields stored = searcher.storedFields();
    for (ScoreDoc doc : searcher.search(query.build(), limit).scoreDocs) {
      Card card = card(stored, doc.doc);
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
      return new SearchResult(List.of(), 0, Map.of(), null, List.of(), List.of(), true);
    }
    Card card = card(searcher.storedFields(), found[0].doc);
    String text = card.subject() == null ? "" : card.subject();
    SearchResult like = search(searcher, SearchRequest.of(text, viewer).withLimit(limit + 1));
    List<Hit> others =
        like.hits().stream().filter(hit -> !hit.id().equals(id)).limit(limit).toList();
    return new SearchResult(
        others, others.size(), Map.of(), null, List.of(), List.of(), like.complete());
  }

  private static Query query(List<Syllable> typed, SearchRequest request) {
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    query.add(typed.isEmpty() ? MatchAllDocsQuery.INSTANCE : WordQuery.of(typed), Occur.MUST);
    for (Query filter : FilterQueries.of(request.filters())) {
      query.add(filter, Occur.FILTER);
    }
    if (!request.viewer().everything()) {
      query.add(AudienceTerms.clause(request.viewer()), Occur.FILTER);
    }
    return query.build();
  }

  private static TopDocs top(
      IndexSearcher searcher, Query query, SearchRequest request, Cursor cursor)
      throws IOException {
    int limit = Math.max(1, request.limit());
    if (request.sort() == Sort.RELEVANCE) {
      int depth = Math.min(DEEPEST, cursor.rank() + limit);
      return searcher.search(query, new TopScoreDocCollectorManager(depth, null, depth));
    }
    FieldDoc after =
        cursor.id().isEmpty()
            ? null
            : new FieldDoc(
                Integer.MAX_VALUE, 0, new Object[] {cursor.value(), new BytesRef(cursor.id())});
    return searcher.search(
        query, new TopFieldCollectorManager(order(request.sort()), limit, after, limit));
  }

  private static org.apache.lucene.search.Sort order(Sort sort) {
    SortField by =
        switch (sort) {
          case RELEVANCE, NEWEST -> date(true, Long.MIN_VALUE);
          case OLDEST -> date(false, Long.MAX_VALUE);
          case NUMBER -> {
            yield new SortField(Fields.NUMBER_ORDER, SortField.Type.LONG, false, Long.MAX_VALUE);
          }
        };
    return new org.apache.lucene.search.Sort(by, new SortField(Fields.ID, SortField.Type.STRING));
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

  private static List<Hit> hits(
      IndexSearcher searcher, ScoreDoc[] docs, int from, int to, Highlighter highlighter)
      throws IOException {
    StoredFields stored = searcher.storedFields();
    List<Hit> hits = new ArrayList<>();
    for (int i = from; i < to; i++) {
      hits.add(
          hit(
              card(stored, docs[i].doc),
              docs[i].score,
              passages(stored, docs[i].doc),
              highlighter));
    }
    return hits;
  }

  private static Hit hit(Card card, float score, StoredPassages passages, Highlighter highlighter) {
    Highlight snippet =
        passages.texts().isEmpty() ? null : highlighter.snippet(passages.texts().getFirst());
    return new Hit(
        card.id(),
        card.revision(),
        Float.isNaN(score) ? 0 : score,
        card.number(),
        card.type(),
        card.issuer(),
        card.issuedOn(),
        card.effectiveFrom(),
        card.effectiveTo(),
        card.arrivalNumber(),
        card.signature(),
        highlighter.mark(card.subject() == null ? "" : card.subject()),
        passages.texts().isEmpty() ? -1 : 0,
        passages.headings().isEmpty() ? null : emptyToNull(passages.headings().getFirst()),
        snippet);
  }

  private static @Nullable String emptyToNull(String text) {
    return text.isEmpty() ? null : text;
  }

  private static Card card(StoredFields stored, int doc) throws IOException {
    BytesRef bytes = stored.document(doc, Set.of(Fields.CARD)).getBinaryValue(Fields.CARD);
    return Card.decode(bytes);
  }

  private static StoredPassages passages(StoredFields stored, int doc) throws IOException {
    return StoredPassages.decode(
        stored.document(doc, Set.of(Fields.TEXT)).getBinaryValue(Fields.TEXT));
  }
}
