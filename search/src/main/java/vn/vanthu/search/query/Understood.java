package vn.vanthu.search.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.vanthu.search.number.TypedNumber;

/**
 * What a typed text was taken for. Immutable.
 *
 * @param chips what was read out of it, shown as removable chips
 * @param number a document number; null when there is none
 * @param demanded whether the number was demanded by {@code số:}: then nothing else will do
 * @param types keys of the type: its name and its code; empty when there is none
 * @param year empty when there is none
 * @param issuers keys of the issuing body, with what it was before or became; empty when there is
 *     none
 * @param demands what signs ask for, beside a number
 * @param phrases texts in quotes and alternatives: words to rank by
 * @param rest what is looked for as words
 * @param plain the text without its signs: the words when the filters find nothing
 */
record Understood(
    List<Chip> chips,
    @Nullable TypedNumber number,
    boolean demanded,
    Set<String> types,
    String year,
    Set<String> issuers,
    Demand.All demands,
    List<String> phrases,
    String rest,
    String plain) {

  Understood {
    chips = List.copyOf(chips);
    types = Set.copyOf(types);
    issuers = Set.copyOf(issuers);
    phrases = List.copyOf(phrases);
  }

  /** Only words beside what signs demand. */
  static Understood words(SignReader.Read signs, String plain) {
    return new Understood(
        signs.chips(),
        signs.number(),
        signs.number() != null,
        Set.of(),
        "",
        Set.of(),
        signs.demands(),
        signs.phrases(),
        plain,
        plain);
  }

  /** The same with its guesses taken back to words; what was demanded stays. */
  Understood asWords() {
    List<Chip> sure = new ArrayList<>(chips);
    sure.removeIf(chip -> chip.guessed());
    return new Understood(
        sure,
        demanded ? number : null,
        demanded,
        Set.of(),
        "",
        Set.of(),
        demands,
        phrases,
        plain,
        plain);
  }

  /**
   * Whether filters were guessed that may as well be words: all but a number with year or symbol.
   */
  boolean mayBeWords() {
    boolean sure = number != null && !(number.year().isEmpty() && number.symbol().isEmpty());
    return guessed() && !sure;
  }

  /** Whether the document is told by who issued it when: it needs no number beside. */
  boolean namesBodyAndYear() {
    return !issuers.isEmpty() && !year.isEmpty();
  }

  /** Whether anything was guessed from plain words. */
  boolean guessed() {
    return (number != null && !demanded)
        || !types.isEmpty()
        || !year.isEmpty()
        || !issuers.isEmpty();
  }
}
