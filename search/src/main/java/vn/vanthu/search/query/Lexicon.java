package vn.vanthu.search.query;

import java.io.IOException;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TermState;
import org.apache.lucene.index.TermStates;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.jspecify.annotations.Nullable;

/**
 * Where the terms of one question stand in the index. Looking a term up is dear and both stages of
 * ranking need each several times: here it is done once. For one search by one thread.
 */
final class Lexicon {

  private final IndexSearcher searcher;
  private final TermPlaces places;
  private final Map<Term, TermStates> known = new HashMap<>();
  private final IdentityHashMap<LeafReaderContext, Map<String, TermsEnum>> dictionaries =
      new IdentityHashMap<>();

  Lexicon(IndexSearcher searcher) {
    this.searcher = searcher;
    this.places = TermPlaces.of(searcher.getIndexReader());
  }

  /** How many records there are, at least 1. */
  int documents() {
    return Math.max(1, searcher.getIndexReader().numDocs());
  }

  /** How many records hold the term. */
  int frequency(String field, String text) throws IOException {
    return states(new Term(field, text)).docFreq();
  }

  /** How many words all records hold in a field. */
  long length(String field) throws IOException {
    return searcher.getIndexReader().getSumTotalTermFreq(field);
  }

  IndexReader reader() {
    return searcher.getIndexReader();
  }

  /** A query for the term that needs no second look. */
  Query query(Term term) throws IOException {
    return new TermQuery(term, states(term));
  }

  /** The places of a term in one segment; null when it does not stand there. */
  @Nullable PostingsEnum postings(LeafReaderContext leaf, String field, String text, int flags)
      throws IOException {
    Term term = new Term(field, text);
    var place = states(term).get(leaf);
    TermState state = place == null ? null : place.get();
    if (state == null) {
      return null;
    }
    TermsEnum terms = dictionary(leaf, field);
    terms.seekExact(term.bytes(), state);
    return terms.postings(null, flags);
  }

  private TermsEnum dictionary(LeafReaderContext leaf, String field) throws IOException {
    Map<String, TermsEnum> here = dictionaries.computeIfAbsent(leaf, _ -> new HashMap<>());
    TermsEnum terms = here.get(field);
    if (terms == null) {
      terms = Terms.getTerms(leaf.reader(), field).iterator();
      here.put(field, terms);
    }
    return terms;
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
