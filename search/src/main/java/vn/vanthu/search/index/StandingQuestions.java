package vn.vanthu.search.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.index.memory.MemoryIndex;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.util.BytesRef;
import vn.vanthu.search.query.Fields;
import vn.vanthu.search.query.StandingQuestion;

/**
 * Puts kept questions to one new record at a time. The record becomes an index of its own in
 * memory; of all questions only those are tried that share a key term with it ({@link
 * StandingQuestion#keys}). Who may read the record is for the caller to ask. Thread-safe.
 *
 * <p>Lucene's own monitor does the same but is not among the parts that resolve (lucene-monitor
 * 10.5.0), and its presearcher knows nothing of rare words.
 */
public final class StandingQuestions {

  private record Kept(String id, Query query) {}

  private final Map<String, StandingQuestion> questions = new HashMap<>();
  private final Map<Term, Map<String, Kept>> byKey = new HashMap<>();
  private final Map<String, Kept> always = new HashMap<>();

  /**
   * Keeps a question, in place of an earlier one of this id.
   *
   * @throws IllegalArgumentException when it was refused
   */
  public synchronized void put(String id, StandingQuestion question) {
    if (question.refusal() != null) {
      throw new IllegalArgumentException("a refused question: " + question.refusal());
    }
    remove(id);
    questions.put(id, question);
    Kept kept = new Kept(id, question.query());
    if (question.keys().isEmpty()) {
      always.put(id, kept);
    }
    question.keys().forEach(key -> byKey.computeIfAbsent(key, _ -> new HashMap<>()).put(id, kept));
  }

  /** Forgets a question. */
  public synchronized void remove(String id) {
    StandingQuestion before = questions.remove(id);
    always.remove(id);
    if (before != null) {
      for (Term key : before.keys()) {
        Map<String, Kept> list = byKey.get(key);
        if (list != null) {
          list.remove(id);
          if (list.isEmpty()) {
            byKey.remove(key);
          }
        }
      }
    }
  }

  /** How many are kept. */
  public synchronized int size() {
    return questions.size();
  }

  /** The ids of the questions that this record answers, in no order. */
  public Set<String> matching(IndexedRecord record) {
    if (size() == 0) {
      return Set.of();
    }
    MemoryIndex memory =
        MemoryIndex.fromDocument(
            new RecordDocuments().document(record), new KeywordAnalyzer(), false, false);
    IndexSearcher searcher = memory.createSearcher();
    searcher.setQueryCache(null);
    try {
      Set<String> matching = new HashSet<>();
      for (Kept kept : candidates(searcher)) {
        if (!matching.contains(kept.id) && matches(searcher, kept.query)) {
          matching.add(kept.id);
        }
      }
      return matching;
    } catch (IOException cannotHappen) {
      throw new UncheckedIOException("reading memory", cannotHappen);
    }
  }

  private List<Kept> candidates(IndexSearcher searcher) throws IOException {
    Set<Term> held = new LinkedHashSet<>();
    terms(searcher, Fields.BODY + Fields.FOLDED, Fields.BODY + Fields.FOLDED, held);
    terms(searcher, Fields.SUBJECT + Fields.FOLDED, Fields.BODY + Fields.FOLDED, held);
    terms(searcher, Fields.NUMBER, Fields.NUMBER, held);
    terms(searcher, Fields.ISSUER, Fields.ISSUER, held);
    terms(searcher, Fields.ARRIVAL, Fields.ARRIVAL, held);
    synchronized (this) {
      Map<String, Kept> candidates = new HashMap<>(always);
      for (Term term : held) {
        candidates.putAll(byKey.getOrDefault(term, Map.of()));
      }
      return new ArrayList<>(candidates.values());
    }
  }

  /** The terms of one field, under the name of the field that keys are kept by. */
  private static void terms(IndexSearcher searcher, String field, String under, Set<Term> held)
      throws IOException {
    for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
      TermsEnum each = Terms.getTerms(leaf.reader(), field).iterator();
      for (BytesRef term = each.next(); term != null; term = each.next()) {
        held.add(new Term(under, BytesRef.deepCopyOf(term)));
      }
    }
  }

  private static boolean matches(IndexSearcher searcher, Query query) throws IOException {
    var weight = searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE_NO_SCORES, 1);
    for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
      Scorer scorer = weight.scorer(leaf);
      if (scorer != null && scorer.iterator().nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
        return true;
      }
    }
    return false;
  }
}
