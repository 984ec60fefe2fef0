package vn.vanthu.search.query;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.vanthu.search.number.TypedNumber;

/**
 * What a typed text was taken for. Immutable.
 *
 * @param number a document number; null when there is none
 * @param types keys of the type: its name and its code; empty when there is none
 * @param year empty when there is none
 * @param issuers keys of the issuing body, with what it was before or became; empty when there is
 *     none
 * @param phrases texts in quotes: must stand so
 * @param excluded words after a minus: must not stand
 * @param rest what is looked for as words
 */
record Understood(
    List<Chip> chips,
    @Nullable TypedNumber number,
    Set<String> types,
    String year,
    Set<String> issuers,
    List<String> phrases,
    List<String> excluded,
    String rest) {

  Understood {
    chips = List.copyOf(chips);
    types = Set.copyOf(types);
    issuers = Set.copyOf(issuers);
    phrases = List.copyOf(phrases);
    excluded = List.copyOf(excluded);
  }

  static Understood words(String text, List<String> phrases, List<String> excluded) {
    return new Understood(List.of(), null, Set.of(), "", Set.of(), phrases, excluded, text);
  }

  /** Whether filters were read that may as well be words: all but a number with year or symbol. */
  boolean mayBeWords() {
    boolean sure = number != null && !(number.year().isEmpty() && number.symbol().isEmpty());
    return filters() && !sure;
  }

  boolean filters() {
    return number != null || !types.isEmpty() || !year.isEmpty() || !issuers.isEmpty();
  }
}
