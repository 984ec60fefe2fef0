package vn.vanthu.search.query;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;
import vn.vanthu.search.analysis.Syllable;
import vn.vanthu.search.analysis.Syllables;
import vn.vanthu.search.number.NumberKeys;
import vn.vanthu.search.number.NumberReader;
import vn.vanthu.search.number.TypedNumber;

/**
 * How one request is answered: its text is read into filters and words, and where that finds
 * nothing, it is taken ever more loosely, at last as plain words. The audience and the given
 * filters stay in every case. Immutable.
 *
 * @param typed what is marked in the hits
 * @param otherSubject matches a subject that holds the question with its abbreviations in the other
 *     form; null when there are none
 * @param numberMatch how what the query finds fits the number asked for; null when none is asked
 *     for
 * @param refusal why nothing can be looked for; null when it can
 */
record Plan(
    Query query,
    Words words,
    Lexicon lexicon,
    List<Syllable> typed,
    List<Chip> chips,
    @Nullable Query otherSubject,
    @Nullable NumberMatch numberMatch,
    @Nullable Refusal refusal) {

  /** A shorter text may stand in a subject by chance. */
  private static final int FEWEST_OF_TITLE = 4;

  /** What a short form adds to a score: enough to be found, too little to change an order. */
  private static final float SHORT_FORM = 0.05f;

  /** A longer text is not looked for word by word. */
  private static final int MOST_OF_PHRASE = 16;

  static Plan of(Lexicon lexicon, SearchRequest request) throws IOException {
    QuestionSyntax syntax =
        request.removed().contains(Chip.SIGNS)
            ? QuestionSyntax.plain(request.text())
            : QuestionSyntax.read(request.text());
    KnownNames names = new KnownNames(lexicon, request.viewer());
    SignReader.Read signs = SignReader.read(syntax, request.removed(), names);
    Refusal refusal = syntax.refusal() == null ? signs.refusal() : syntax.refusal();
    if (refusal != null) {
      return nothing(lexicon, null, refusal);
    }
    String plain = (syntax.plain() + (signs.plain().isEmpty() ? "" : " " + signs.plain()));
    Understood understood = QuestionReader.read(signs, plain, request.removed(), names);
    TypedNumber given = given(request.filters().number());
    if (given == null
        && understood.mayBeWords()
        && standsInSubject(lexicon, request, understood.asWords())) {
      understood = understood.asWords();
    }
    if (given == null && understood.number() != null && !understood.demanded()) {
      Set<String> numberToo = new HashSet<>(request.removed());
      numberToo.add("number");
      Understood cited = QuestionReader.read(signs, plain, numberToo, names);
      if (cited.namesBodyAndYear() && standsInSubject(lexicon, request, cited)) {
        understood = cited;
      }
    }
    NumberMatch missed = null;
    if (understood.guessed() || understood.demanded() || given != null) {
      Plan plan = narrow(lexicon, request, understood, given);
      if (plan == null && understood.demanded() && understood.guessed()) {
        plan = narrow(lexicon, request, understood.asWords(), given);
      }
      if (plan != null) {
        return plan;
      }
      if (given != null || understood.demanded()) {
        return nothing(lexicon, NumberMatch.NONE, null);
      }
      missed = understood.number() == null ? null : NumberMatch.NONE;
      understood = understood.asWords();
    }
    return plan(lexicon, request, understood, null, null, missed);
  }

  private static Plan nothing(
      Lexicon lexicon, @Nullable NumberMatch numberMatch, @Nullable Refusal refusal) {
    return new Plan(
        new MatchNoDocsQuery("no such number, or no question"),
        Words.none(),
        lexicon,
        List.of(),
        List.of(),
        null,
        numberMatch,
        refusal);
  }

  static @Nullable TypedNumber given(@Nullable String number) {
    if (number == null || number.isBlank()) {
      return null;
    }
    NumberReader.Found found = NumberReader.read(NumberKeys.fold(number.strip()));
    return found == null ? new TypedNumber(number.strip(), "", "", "") : found.number();
  }

  /** The first reading that finds something; null when none does. */
  private static @Nullable Plan narrow(
      Lexicon lexicon, SearchRequest request, Understood understood, @Nullable TypedNumber given)
      throws IOException {
    TypedNumber number = given == null ? understood.number() : given;
    if (number == null) {
      Plan plan = plan(lexicon, request, understood, MatchAllDocsQuery.INSTANCE, null, null);
      return lexicon.finds(plan.query()) ? plan : null;
    }
    for (NumberQueries.Attempt attempt : NumberQueries.attempts(number)) {
      Plan plan = plan(lexicon, request, understood, attempt.query(), number, attempt.match());
      if (lexicon.finds(plan.query())) {
        return plan;
      }
    }
    return null;
  }

  private static Plan plan(
      Lexicon lexicon,
      SearchRequest request,
      Understood understood,
      @Nullable Query number,
      @Nullable TypedNumber asked,
      @Nullable NumberMatch numberMatch)
      throws IOException {
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    if (number != null) {
      query.add(number, Occur.FILTER);
    }
    if (asked != null) {
      query.add(NumberQueries.preference(asked), Occur.SHOULD);
    }
    guesses(query, understood);
    conditions(query, request);
    Syllables syllables = new Syllables();
    DemandQueries.add(query, understood.demands());
    List<Syllable> typed = new ArrayList<>(syllables.read(understood.rest()));
    understood.phrases().forEach(phrase -> typed.addAll(syllables.read(phrase)));
    Abbreviations.Expanded expanded = Abbreviations.standard().expand(typed);
    lexicon.expect(expanded.words());
    Words words = Words.of(expanded.words(), lexicon);
    Query scoring =
        words.isEmpty()
            ? MatchAllDocsQuery.INSTANCE
            : withShortForms(
                WordQuery.of(words, lexicon, together(expanded.words())), expanded, lexicon);
    boolean optional = understood.number() != null && !understood.demanded() && number != null;
    query.add(scoring, optional ? Occur.SHOULD : Occur.MUST);
    return new Plan(
        query.build(),
        words,
        lexicon,
        expanded.isPlain() ? List.copyOf(typed) : marked(typed, expanded),
        understood.chips(),
        subjects(expanded),
        numberMatch,
        null);
  }

  /**
   * Whether the words that are left stand side by side in a subject, under the filters guessed
   * beside them. "năm 2014 của Chính phủ về phí" is then a title, not a year and a body; and in
   * "thông tư Bộ Tài chính 2013 số 34/2012/TT-BTC" the number is one that the title cites.
   */
  private static boolean standsInSubject(
      Lexicon lexicon, SearchRequest request, Understood understood) throws IOException {
    List<Syllable> typed = new Syllables().read(understood.rest());
    if (typed.size() < FEWEST_OF_TITLE || typed.size() > MOST_OF_PHRASE) {
      return false;
    }
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    query.add(DemandQueries.phrase(Fields.SUBJECT, typed), Occur.FILTER);
    guesses(query, understood);
    conditions(query, request);
    return lexicon.finds(query.build());
  }

  /** The filters that were read out of plain words, number aside. */
  private static void guesses(BooleanQuery.Builder query, Understood understood) {
    if (!understood.types().isEmpty()) {
      query.add(FilterQueries.type(understood.types()), Occur.FILTER);
    }
    if (!understood.year().isEmpty()) {
      query.add(FilterQueries.year(understood.year()), Occur.FILTER);
    }
    if (!understood.issuers().isEmpty()) {
      query.add(FilterQueries.issuer(understood.issuers()), Occur.FILTER);
    }
  }

  private static void conditions(BooleanQuery.Builder query, SearchRequest request) {
    for (Query filter : FilterQueries.of(request.filters())) {
      query.add(filter, Occur.FILTER);
    }
    if (!request.viewer().everything()) {
      query.add(AudienceTerms.clause(request.viewer()), Occur.FILTER);
    }
  }

  /** Also what says the same in short, little as it counts beside the words themselves. */
  private static Query withShortForms(Query words, Abbreviations.Expanded expanded, Lexicon lexicon)
      throws IOException {
    if (expanded.isPlain()) {
      return words;
    }
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    query.add(words, Occur.SHOULD);
    for (List<String> shortForm : expanded.shortForms()) {
      List<Syllable> read = shortForm.stream().map(word -> new Syllable(word, word, 0, 0)).toList();
      boolean known = true;
      for (String word : shortForm) {
        known =
            known
                && lexicon.frequency(Fields.BODY + Fields.FOLDED, word)
                        + lexicon.frequency(Fields.SUBJECT + Fields.FOLDED, word)
                    > 0;
      }
      if (known) {
        query.add(
            new BoostQuery(new ConstantScoreQuery(DemandQueries.phrase(read)), SHORT_FORM),
            Occur.SHOULD);
      }
    }
    return query.build();
  }

  /** A subject that holds the question in its other form stands beside those that hold it so. */
  private static @Nullable Query subjects(Abbreviations.Expanded expanded) {
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    for (List<Syllable> form : expanded.otherForms()) {
      if (form.size() <= MOST_OF_PHRASE) {
        query.add(DemandQueries.phrase(Fields.SUBJECT, form), Occur.SHOULD);
      }
    }
    BooleanQuery built = query.build();
    return built.clauses().isEmpty() ? null : new ConstantScoreQuery(built);
  }

  /** What is marked in a hit: the words in both forms. */
  private static List<Syllable> marked(List<Syllable> typed, Abbreviations.Expanded expanded) {
    List<Syllable> all = new ArrayList<>(typed);
    all.addAll(expanded.words());
    expanded.otherForms().forEach(all::addAll);
    return List.copyOf(all);
  }

  /** The typed words side by side in the subject; null when there are too few or too many. */
  private static @Nullable Query together(List<Syllable> typed) {
    return typed.size() < 2 || typed.size() > MOST_OF_PHRASE
        ? null
        : new ConstantScoreQuery(DemandQueries.phrase(Fields.SUBJECT, typed));
  }
}
