package vn.vanthu.search.query;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;
import vn.vanthu.search.analysis.Syllable;
import vn.vanthu.search.analysis.Terms;

/**
 * An index that another program keeps, as one search sees it: it finds and counts there, and what
 * was found is ranked here by the same code. For one search by one thread.
 */
final class FarHoldings implements Holdings {

  private static final List<String> PLACES = List.of(Fields.BODY, Fields.SUBJECT, Fields.CONTEXT);

  /** Asked together with any words, because a field is weighed only when a term of it is asked. */
  private static final String ANY = "0";

  private final FarIndex index;
  private final @Nullable Query readable;
  private final String visit = UUID.randomUUID().toString();
  private final long end;
  private final Map<Term, Integer> frequencies = new HashMap<>();
  private final Map<String, Long> lengths = new HashMap<>();
  private final Map<Query, Boolean> tried = new HashMap<>();
  private final List<FarIndex.Row> rows = new ArrayList<>();
  private final Map<String, Integer> numbers = new HashMap<>();
  private final Map<Integer, FarRecord> contents = new HashMap<>();
  private long documents = -1;
  private boolean complete = true;

  FarHoldings(FarIndex index, SearchRequest request) {
    this.index = index;
    this.readable = request.viewer().everything() ? null : AudienceTerms.clause(request.viewer());
    this.end = System.nanoTime() + request.deadline().toNanos();
  }

  /** What is left of the time; at least a millisecond. */
  private Duration left() {
    long nanos = end - System.nanoTime();
    if (nanos <= 0) {
      complete = false;
    }
    return Duration.ofNanos(Math.max(1_000_000, nanos));
  }

  @Override
  public int documents() {
    if (documents < 0) {
      documents = index.documents();
    }
    return (int) Math.max(1, Math.min(Integer.MAX_VALUE, documents));
  }

  @Override
  public void expect(List<Syllable> words) {
    List<Syllable> first = words.subList(0, Math.min(Words.MOST, words.size()));
    Map<String, Set<String>> terms = new HashMap<>();
    for (String place : PLACES) {
      terms.put(place, new HashSet<>(Terms.accented(first)));
      terms.put(place + Fields.FOLDED, new HashSet<>(Terms.folded(first)));
      terms.put(place + Fields.PAIRS, new HashSet<>(Terms.pairs(first)));
    }
    learn(terms);
  }

  private void learn(Map<String, Set<String>> terms) {
    Map<String, Set<String>> unknown = new HashMap<>();
    terms.forEach((field, texts) -> {
      Set<String> rest = new HashSet<>(texts);
      rest.removeIf(text -> frequencies.containsKey(new Term(field, text)));
      if (!rest.isEmpty()) {
        unknown.put(field, rest);
      }
    });
    if (unknown.isEmpty()) {
      return;
    }
    FarIndex.Frequencies told = index.frequencies(unknown, visit, left());
    unknown.forEach((field, texts) -> {
      Map<String, Integer> here = told.terms().getOrDefault(field, Map.of());
      texts.forEach(text -> frequencies.put(new Term(field, text), here.getOrDefault(text, 0)));
    });
    lengths.putAll(told.lengths());
  }

  @Override
  public int frequency(String field, String text) throws IOException {
    if (field.equals(Fields.ISSUER) && !index.knowsIssuer(text, left())) {
      return 0;
    }
    if (PLACES.stream().noneMatch(field::startsWith)) {
      return finds(new TermQuery(new Term(field, text))) ? 1 : 0;
    }
    learn(Map.of(field, Set.of(text)));
    return frequencies.getOrDefault(new Term(field, text), 0);
  }

  @Override
  public long length(String field) {
    if (!lengths.containsKey(field)) {
      frequencies.remove(new Term(field, ANY));
      learn(Map.of(field, Set.of(ANY)));
      lengths.putIfAbsent(field, 0L);
    }
    return lengths.getOrDefault(field, 0L);
  }

  @Override
  public Query query(Term term) {
    return new TermQuery(term);
  }

  @Override
  public boolean finds(Query query) {
    return tried.computeIfAbsent(
        query, _ -> !find(query, null, 1, null, 0, Set.of()).rows().isEmpty());
  }

  @Override
  public List<String> near(String field, String text, int most) {
    return index.near(field, text, most, left());
  }

  @Override
  public TopDocs best(Query query, int depth) {
    FarIndex.Found found = find(query, null, depth, null, RecordSearch.COUNTED, Set.of());
    ScoreDoc[] docs = new ScoreDoc[found.rows().size()];
    for (int i = 0; i < docs.length; i++) {
      FarIndex.Row row = found.rows().get(i);
      docs[i] = new ScoreDoc(number(row), row.score());
    }
    return new TopDocs(found.total(), docs);
  }

  @Override
  public TopDocs sorted(Query query, Sort sort, int limit, @Nullable Cursor after) {
    int counted = sort == Sort.RELEVANCE ? RecordSearch.COUNTED : Integer.MAX_VALUE;
    FarIndex.Row from = after == null ? null : new FarIndex.Row(after.id(), 0, 0, after.value());
    FarIndex.Found found = find(query, sort, limit, from, counted, Set.of());
    ScoreDoc[] docs = new ScoreDoc[found.rows().size()];
    for (int i = 0; i < docs.length; i++) {
      FarIndex.Row row = found.rows().get(i);
      docs[i] =
          new FieldDoc(
              number(row), row.score(), new Object[] {row.order(), new BytesRef(row.id())});
    }
    return new TopDocs(found.total(), docs);
  }

  @Override
  public Counted count(Query query, Set<Facet> facets) {
    FarIndex.Found found = find(query, null, 0, null, Integer.MAX_VALUE, facets);
    return new Counted(found.total().value(), found.facets());
  }

  private FarIndex.Found find(
      Query query,
      @Nullable Sort sort,
      int limit,
      FarIndex.@Nullable Row after,
      int counted,
      Set<Facet> facets) {
    FarIndex.Found found =
        index.find(new FarIndex.Wanted(query, sort, limit, after, counted, facets, visit, left()));
    complete &= found.complete();
    return found;
  }

  private int number(FarIndex.Row row) {
    Integer known = numbers.putIfAbsent(row.id(), rows.size());
    if (known != null) {
      return known;
    }
    rows.add(row);
    return rows.size() - 1;
  }

  /** Fetches what is not here yet. */
  private void fetch(List<Integer> docs) {
    List<FarIndex.Row> missing =
        docs.stream().filter(doc -> !contents.containsKey(doc)).map(rows::get).toList();
    if (!missing.isEmpty()) {
      index
          .records(missing, readable, visit, left())
          .forEach((id, content) -> contents.put(numbers.getOrDefault(id, -1), content));
    }
  }

  @Override
  public Candidate[] candidates(ScoreDoc[] found, Words words) {
    List<Integer> docs = new ArrayList<>();
    for (ScoreDoc one : found) {
      docs.add(one.doc);
    }
    fetch(docs);
    AskedWords asked = new AskedWords(words);
    Candidate[] candidates = new Candidate[found.length];
    for (int i = 0; i < found.length; i++) {
      FarRecord content = contents.get(found[i].doc);
      candidates[i] =
          content == null
              ? new Candidate(
                  found[i].doc, found[i].score, words.words().size(), words.pairs().size())
              : content.candidate(found[i].doc, found[i].score, words, asked);
    }
    return candidates;
  }

  @Override
  public List<Hit> hits(List<Ranked> ranked, Highlighter highlighter) throws IOException {
    fetch(ranked.stream().map(Ranked::doc).toList());
    List<Hit> hits = new ArrayList<>();
    for (Ranked one : ranked) {
      FarRecord content = contents.get(one.doc());
      if (content != null) {
        hits.add(content.hit(one, highlighter));
      }
    }
    return hits;
  }

  @Override
  public List<Card> cards(ScoreDoc[] found) {
    List<Integer> docs = new ArrayList<>();
    for (ScoreDoc one : found) {
      docs.add(one.doc);
    }
    fetch(docs);
    List<Card> cards = new ArrayList<>();
    for (int doc : docs) {
      FarRecord content = contents.get(doc);
      if (content != null) {
        cards.add(content.card());
      }
    }
    return cards;
  }

  @Override
  public boolean complete() {
    return complete;
  }
}
