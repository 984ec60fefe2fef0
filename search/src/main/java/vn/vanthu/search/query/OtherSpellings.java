package vn.vanthu.search.query;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import vn.vanthu.search.analysis.Syllable;
import vn.vanthu.search.analysis.Syllables;
import vn.vanthu.search.analysis.Terms;
import vn.vanthu.search.analysis.WrittenSyllable;

/**
 * "Did you mean": other spellings of a question one word of which stands in no record that the
 * viewer may read. Each other word is one slip of a letter away and stands in such a record, so
 * that a suggestion never tells what only a forbidden record holds. Accents that were typed are
 * never crossed: {@code hàhn} may be {@code hành}, never {@code hạn}. For one search by one thread.
 */
final class OtherSpellings {

  private static final int MOST = 3;
  private static final int SHORTEST = 3;
  private static final int LONGEST = 40;

  /** So many words of the index are compared with one typed word. */
  private static final int LOOKED_AT = 500;

  /** So many of the likeliest are asked for their readers. */
  private static final int TRIED = 12;

  private static final int MOST_UNKNOWN = 3;

  private final Lexicon lexicon;
  private final KnownNames names;

  /** Words that were looked for, without accents. */
  private final Set<String> asked;

  /** Those that stand in a record that was found, as they were looked for. */
  private final Set<String> seen;

  private OtherSpellings(Lexicon lexicon, KnownNames names, Set<String> asked, Set<String> seen) {
    this.lexicon = lexicon;
    this.names = names;
    this.asked = asked;
    this.seen = seen;
  }

  /**
   * The likeliest first, at most {@value #MOST}; empty when every word is known.
   *
   * @param text as typed, signs and all: only its words are replaced
   * @param words what was looked for as words; what was taken for a filter is not mistyped
   * @param found records that the viewer may read: what stands there need not be looked up
   */
  static List<String> of(
      String text, Words words, Candidate[] found, Lexicon lexicon, KnownNames names)
      throws IOException {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < words.words().size(); i++) {
      if (stands(found, i)) {
        seen.add(words.words().get(i).text());
      }
    }
    Set<String> asked =
        words.words().stream().map(Words.Word::folded).collect(Collectors.toUnmodifiableSet());
    return new OtherSpellings(lexicon, names, asked, seen)
        .suggest(text, new Syllables().read(text));
  }

  private static boolean stands(Candidate[] found, int word) {
    for (Candidate candidate : found) {
      if (candidate.bodyCounts[word] > 0 || candidate.subjectCounts[word] > 0) {
        return true;
      }
    }
    return false;
  }

  private List<String> suggest(String text, List<Syllable> typed) throws IOException {
    List<Integer> unknown = new ArrayList<>();
    for (int i = 0; i < Math.min(typed.size(), Words.MOST); i++) {
      if (mayBeMistyped(typed.get(i))
          && !seen.contains(term(typed.get(i)))
          && !stands(form(typed.get(i)), term(typed.get(i)))) {
        unknown.add(i);
      }
    }
    if (unknown.isEmpty() || unknown.size() > MOST_UNKNOWN) {
      return List.of();
    }
    List<List<String>> replacements = new ArrayList<>();
    for (int at : unknown) {
      replacements.add(near(typed, at));
    }
    List<String> suggestions = new ArrayList<>();
    for (int k = 0; k < MOST; k++) {
      StringBuilder other = new StringBuilder(text);
      boolean changed = false;
      for (int u = unknown.size() - 1; u >= 0; u--) {
        List<String> near = replacements.get(u);
        if (!near.isEmpty()) {
          Syllable word = typed.get(unknown.get(u));
          other.replace(word.from(), word.to(), near.get(Math.min(k, near.size() - 1)));
          changed |= k < near.size();
        }
      }
      if (changed && !suggestions.contains(other.toString())) {
        suggestions.add(other.toString());
      }
    }
    return suggestions;
  }

  private boolean mayBeMistyped(Syllable word) {
    return asked.contains(word.folded())
        && word.folded().length() >= SHORTEST
        && word.folded().length() <= LONGEST
        && word.folded().chars().allMatch(c -> c >= 'a' && c <= 'z');
  }

  private static String form(Syllable word) {
    return word.hasAccent() ? "" : Fields.FOLDED;
  }

  private static String term(Syllable word) {
    return word.hasAccent() ? word.accented() : word.folded();
  }

  /** Whether a record that the viewer may read holds the word. */
  private boolean stands(String form, String term) throws IOException {
    return names.holds(Fields.SUBJECT + form, term) || names.holds(Fields.BODY + form, term);
  }

  /** Known words one slip away, those that stand beside the neighbours first. */
  private List<String> near(List<Syllable> typed, int at) throws IOException {
    Syllable word = typed.get(at);
    List<String> found = new ArrayList<>();
    for (String place : List.of(Fields.SUBJECT, Fields.BODY)) {
      collect(place + form(word), word, found);
    }
    record Likely(String term, long beside, int frequency) {}
    List<Likely> likely = new ArrayList<>();
    for (String term : found) {
      String folded = word.hasAccent() ? folded(term) : term;
      long beside = 0;
      if (at > 0) {
        beside += pair(typed.get(at - 1).folded(), folded);
      }
      if (at + 1 < typed.size()) {
        beside += pair(folded, typed.get(at + 1).folded());
      }
      likely.add(
          new Likely(
              term,
              beside,
              lexicon.frequency(Fields.BODY + form(word), term)
                  + lexicon.frequency(Fields.SUBJECT + form(word), term)));
    }
    likely.sort(
        Comparator.comparingLong((Likely l) -> -l.beside)
            .thenComparingInt(l -> -l.frequency)
            .thenComparing(Likely::term));
    List<String> near = new ArrayList<>();
    for (Likely candidate : likely.subList(0, Math.min(TRIED, likely.size()))) {
      if (near.size() < MOST && stands(form(word), candidate.term)) {
        near.add(word.hasAccent() ? WrittenSyllable.of(candidate.term) : candidate.term);
      }
    }
    return near;
  }

  private long pair(String first, String second) throws IOException {
    String pair = Terms.pair(first, second);
    return (long) lexicon.frequency(Fields.BODY + Fields.PAIRS, pair)
        + lexicon.frequency(Fields.SUBJECT + Fields.PAIRS, pair);
  }

  private void collect(String field, Syllable word, List<String> found) throws IOException {
    String wanted = term(word);
    for (String term : lexicon.near(field, wanted, LOOKED_AT)) {
      if (!found.contains(term) && keepsAccents(wanted, term)) {
        found.add(term);
      }
    }
  }

  /** Same tone, same marked letters, and only letters: accents that were typed stay. */
  private static boolean keepsAccents(String typed, String other) {
    return other.codePoints().allMatch(c -> Character.isLetter(c) || (c >= '1' && c <= '5'))
        && Arrays.equals(accents(typed), accents(other));
  }

  private static int[] accents(String term) {
    return term.codePoints().filter(c -> c > 'z' || Character.isDigit(c)).sorted().toArray();
  }

  private static String folded(String accented) {
    List<Syllable> read = new Syllables().read(WrittenSyllable.of(accented));
    return read.isEmpty() ? accented : read.getFirst().folded();
  }
}
