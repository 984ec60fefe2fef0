package vn.vanthu.search.query;

import java.util.List;
import java.util.Set;
import vn.vanthu.search.number.TypedNumber;

/** One thing that a question demands of every hit, or forbids. Immutable. */
sealed interface Demand {

  /** The words stand side by side, with the accents that were typed. */
  record Phrase(String text) implements Demand {}

  /** The word stands somewhere. */
  record Word(String text) implements Demand {}

  /** A word begins with these letters, whatever its accents. */
  record Begun(String text) implements Demand {}

  /** The number is this one, its symbol perhaps not written to the end. */
  record DocumentNumber(TypedNumber number) implements Demand {}

  /** Keys of {@link TypeNames}. */
  record Type(Set<String> keys) implements Demand {}

  /** Keys of {@link BodyNames}. */
  record Issuer(Set<String> keys) implements Demand {}

  record Issued(DayRange days) implements Demand {}

  /** A key of {@link Names}. */
  record Signer(String key) implements Demand {}

  /**
   * Everything demanded.
   *
   * @param all of each list at least one must hold
   * @param none of these none may hold
   */
  record All(List<List<Demand>> all, List<Demand> none) {
    static final All NOTHING = new All(List.of(), List.of());

    public All {
      all = all.stream().map(List::copyOf).toList();
      none = List.copyOf(none);
    }
  }
}
