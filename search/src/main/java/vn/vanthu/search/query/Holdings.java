package vn.vanthu.search.query;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TopDocs;
import org.jspecify.annotations.Nullable;

/**
 * An index as one search sees it, wherever it is kept: what it finds, what ranking wants to know of
 * what was found, and what is shown of it. A record goes by a number that means nothing beyond this
 * search. For one search by one thread.
 */
interface Holdings extends Lexicon {

  /** How many records match, and the values of each facet. */
  record Counted(long records, Map<Facet, List<FacetCount>> facets) {}

  /** The best by score; counted exactly up to {@link RecordSearch#COUNTED}. */
  TopDocs best(Query query, int depth) throws IOException;

  /**
   * The first in an order, as {@code FieldDoc}s; by relevance counted exactly up to {@link
   * RecordSearch#COUNTED}, else exactly.
   *
   * @param after what the list goes on from; null from its beginning
   */
  TopDocs sorted(Query query, Sort sort, int limit, @Nullable Cursor after) throws IOException;

  /** Counts everything that matches. */
  Counted count(Query query, Set<Facet> facets) throws IOException;

  /** What ranking sees of records found, in their order. */
  Candidate[] candidates(ScoreDoc[] found, Words words) throws IOException;

  /** What is shown of each, without those that are gone meanwhile. */
  List<Hit> hits(List<Ranked> ranked, Highlighter highlighter) throws IOException;

  /** What each record says of itself, without those that are gone meanwhile. */
  List<Card> cards(ScoreDoc[] found) throws IOException;

  /** Whether everything was looked at before the deadline. */
  boolean complete();
}
