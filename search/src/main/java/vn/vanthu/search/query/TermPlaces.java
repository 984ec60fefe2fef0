package vn.vanthu.search.query;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TermStates;
import org.apache.lucene.search.IndexSearcher;

/**
 * Where the frequent terms of one state of the index stand. A language has few syllables, so that
 * most words of a question were asked for before; looking them up anew was a sixth of a search. At
 * most {@value #MOST} terms, about 300 bytes each; forgotten when the state is closed. Thread-safe.
 */
final class TermPlaces {

  private static final int MOST = 30_000;

  /** Rarer terms seldom come again. */
  private static final int RARE = 20;

  private static final Map<IndexReader.CacheKey, TermPlaces> BY_READER = new ConcurrentHashMap<>();

  private final Map<Term, TermStates> known = new ConcurrentHashMap<>();

  private TermPlaces() {}

  static TermPlaces of(IndexReader reader) {
    IndexReader.CacheHelper helper = reader.getReaderCacheHelper();
    if (helper == null) {
      return new TermPlaces();
    }
    TermPlaces places = BY_READER.get(helper.getKey());
    if (places == null) {
      places = BY_READER.computeIfAbsent(helper.getKey(), _ -> new TermPlaces());
      helper.addClosedListener(BY_READER::remove);
    }
    return places;
  }

  TermStates get(IndexSearcher searcher, Term term) throws IOException {
    TermStates states = known.get(term);
    if (states == null) {
      states = TermStates.build(searcher, term, true);
      if (states.docFreq() >= RARE && known.size() < MOST) {
        known.put(term, states);
      }
    }
    return states;
  }
}
