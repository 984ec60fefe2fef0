package vn.vanthu.search.query;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.jspecify.annotations.Nullable;
import vn.vanthu.search.analysis.Syllable;
import vn.vanthu.search.analysis.Syllables;
import vn.vanthu.search.number.TypedNumber;

/**
 * A question kept to be put to every new record. A list of hits ranks whatever holds one of the
 * words; a kept question must say yes or no, so that the record must fulfil every filter and demand
 * and hold its words: all of them up to {@value #ALL}, three in four of more. Who may read the
 * record is not part of it. Immutable.
 *
 * @param query yes or no
 * @param keys a record that holds none of these terms cannot match; empty when every record may
 * @param refusal why the question cannot be kept; null when it can
 */
public record StandingQuestion(Query query, Set<Term> keys, @Nullable Refusal refusal) {

  private static final int ALL = 6;
  private static final double MOST = 0.75;

  public StandingQuestion {
    keys = Set.copyOf(keys);
  }

  /** Reads the text and filters of a request; its viewer only says which names are known. */
  public static StandingQuestion of(IndexSearcher searcher, SearchRequest request)
      throws IOException {
    return of(new LuceneHoldings(searcher), request);
  }

  /** The same over an index that another program keeps. */
  public static StandingQuestion of(FarIndex index, SearchRequest request) throws IOException {
    return of(new FarHoldings(index, request), request);
  }

  private static StandingQuestion of(Lexicon lexicon, SearchRequest request) throws IOException {
    KnownNames names = new KnownNames(lexicon, request.viewer());
    QuestionSyntax syntax =
        request.removed().contains(Chip.SIGNS)
            ? QuestionSyntax.plain(request.text())
            : QuestionSyntax.read(request.text());
    SignReader.Read signs = SignReader.read(syntax, request.removed(), names);
    Refusal refusal = syntax.refusal() == null ? signs.refusal() : syntax.refusal();
    if (refusal != null) {
      return new StandingQuestion(MatchAllDocsQuery.INSTANCE, Set.of(), refusal);
    }
    String plain = syntax.plain() + (signs.plain().isEmpty() ? "" : " " + signs.plain());
    Understood understood = QuestionReader.read(signs, plain, request.removed(), names);
    Set<Term> demanded = DemandKeys.of(understood.demands(), lexicon);
    Set<Term> keys = new HashSet<>();
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    FilterQueries.of(request.filters()).forEach(filter -> query.add(filter, Occur.FILTER));
    TypedNumber given = Plan.given(request.filters().number());
    if (given != null) {
      query.add(NumberQueries.begun(given), Occur.FILTER);
    }
    DemandQueries.add(query, understood.demands());
    BooleanQuery.Builder readings = new BooleanQuery.Builder();
    readings.add(reading(understood, lexicon, demanded, keys), Occur.SHOULD);
    if (understood.mayBeWords()) {
      readings.add(reading(understood.asWords(), lexicon, demanded, keys), Occur.SHOULD);
    }
    query.add(readings.build(), Occur.FILTER);
    boolean any = keys.contains(EVERY);
    return new StandingQuestion(query.build(), any ? Set.of() : keys, null);
  }

  /** Stands among the keys when a reading has none of its own. */
  private static final Term EVERY = new Term("", "");

  private static Query reading(
      Understood understood, Lexicon lexicon, Set<Term> demanded, Set<Term> keys)
      throws IOException {
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    Set<Term> own = new HashSet<>();
    TypedNumber number = understood.number();
    if (number != null) {
      all.add(NumberQueries.begun(number), Occur.FILTER);
      own.addAll(NumberQueries.keys(number));
    }
    if (!understood.types().isEmpty()) {
      all.add(FilterQueries.type(understood.types()), Occur.FILTER);
    }
    if (!understood.year().isEmpty()) {
      all.add(FilterQueries.year(understood.year()), Occur.FILTER);
    }
    if (!understood.issuers().isEmpty()) {
      all.add(FilterQueries.issuer(understood.issuers()), Occur.FILTER);
      if (own.isEmpty()) {
        own.addAll(DemandKeys.issuers(understood.issuers()));
      }
    }
    List<Syllable> typed = new Syllables().read(understood.rest());
    if (!typed.isEmpty()) {
      Set<Term> ofWords = new HashSet<>();
      all.add(words(typed, lexicon, ofWords), Occur.FILTER);
      if (number == null) {
        own.clear();
        own.addAll(ofWords);
      }
    }
    if (own.isEmpty()) {
      own.addAll(demanded.isEmpty() ? Set.of(EVERY) : demanded);
    }
    keys.addAll(own);
    BooleanQuery built = all.build();
    return built.clauses().isEmpty() ? MatchAllDocsQuery.INSTANCE : built;
  }

  /** The words in any of their forms, written out or abbreviated. */
  private static Query words(List<Syllable> typed, Lexicon lexicon, Set<Term> keys)
      throws IOException {
    Abbreviations.Expanded expanded = Abbreviations.standard().expand(typed);
    List<List<Syllable>> forms = new ArrayList<>(expanded.otherForms());
    forms.add(expanded.words());
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    for (List<Syllable> form : forms) {
      any.add(form(form, lexicon, keys), Occur.SHOULD);
    }
    return any.build();
  }

  private static Query form(List<Syllable> form, Lexicon lexicon, Set<Term> keys)
      throws IOException {
    boolean[] asking = QuestionWords.standard().among(form);
    List<Syllable> telling = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < Math.min(form.size(), Words.MOST); i++) {
      if (!asking[i] && seen.add(form.get(i).accented())) {
        telling.add(form.get(i));
      }
    }
    if (telling.isEmpty()) {
      telling.addAll(form.subList(0, Math.min(form.size(), Words.MOST)));
    }
    int least = telling.size() <= ALL ? telling.size() : (int) Math.ceil(MOST * telling.size());
    // of any (size - least + 1) words, one must be there: the rarest leave fewest questions to try
    List<Word> rare = new ArrayList<>();
    for (Syllable word : telling) {
      rare.add(new Word(word, lexicon.frequency(Fields.BODY + Fields.FOLDED, word.folded())));
    }
    rare.sort(Comparator.comparingInt(Word::frequency));
    rare.subList(0, telling.size() - least + 1)
        .forEach(word -> keys.add(new Term(Fields.BODY + Fields.FOLDED, word.said.folded())));
    // the rarest are looked for first, because they most often decide
    BooleanQuery.Builder words = new BooleanQuery.Builder();
    words.setMinimumNumberShouldMatch(least);
    for (Word word : rare) {
      words.add(somewhere(word.said), Occur.SHOULD);
    }
    return words.build();
  }

  private record Word(Syllable said, int frequency) {}

  private static Query somewhere(Syllable word) {
    String form = word.hasAccent() ? "" : Fields.FOLDED;
    String text = word.hasAccent() ? word.accented() : word.folded();
    return new BooleanQuery.Builder()
        .add(new TermQuery(new Term(Fields.BODY + form, text)), Occur.SHOULD)
        .add(new TermQuery(new Term(Fields.SUBJECT + form, text)), Occur.SHOULD)
        .build();
  }
}
