package vn.vanthu.search.index;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.index.Term;
import vn.vanthu.search.query.Fields;
import vn.vanthu.search.query.StandingQuestion;

/**
 * Puts kept questions to one new record at a time. The record is read once into its terms; of all
 * questions only those are tried that share a key term with it ({@link StandingQuestion#keys}). Who
 * may read the record is for the caller to ask. Thread-safe.
 *
 * <p>Lucene's own monitor is not among the parts that resolve (lucene-monitor 10.5.0); like an
 * index in memory (lucene-memory) it would prepare each query anew for each record, which cost ten
 * times as much as looking through the terms.
 */
public final class StandingQuestions {

  /**
   * One kept question.
   *
   * @param once whether it has one key at most, so that a record meets it once
   */
  private record Kept(String id, Condition condition, boolean once) {}

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
    Kept kept = new Kept(id, Condition.of(question.query()), question.keys().size() <= 1);
    remove(id);
    questions.put(id, question);
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
    HeldTerms held = HeldTerms.of(new RecordDocuments().document(record));
    Set<String> matching = new HashSet<>();
    for (Kept kept : candidates(held)) {
      if (kept.condition.holds(held)) {
        matching.add(kept.id);
      }
    }
    return matching;
  }

  private List<Kept> candidates(HeldTerms held) {
    Set<Term> keys = new HashSet<>();
    terms(held, Fields.BODY + Fields.FOLDED, Fields.BODY + Fields.FOLDED, keys);
    terms(held, Fields.SUBJECT + Fields.FOLDED, Fields.BODY + Fields.FOLDED, keys);
    terms(held, Fields.NUMBER, Fields.NUMBER, keys);
    terms(held, Fields.ISSUER, Fields.ISSUER, keys);
    terms(held, Fields.ARRIVAL, Fields.ARRIVAL, keys);
    synchronized (this) {
      List<Kept> candidates = new ArrayList<>(always.values());
      Set<String> several = new HashSet<>();
      for (Term key : keys) {
        for (Kept kept : byKey.getOrDefault(key, Map.of()).values()) {
          if (kept.once || several.add(kept.id)) {
            candidates.add(kept);
          }
        }
      }
      return candidates;
    }
  }

  /** The terms of one field, under the name of the field that keys are kept by. */
  private static void terms(HeldTerms held, String field, String under, Set<Term> keys) {
    held.of(field).forEach(text -> keys.add(new Term(under, text)));
  }
}
