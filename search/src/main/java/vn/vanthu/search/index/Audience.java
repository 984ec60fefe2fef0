package vn.vanthu.search.index;

import java.util.Set;

/**
 * Who may find a record: everybody when public, else whoever belongs to one of these. Nobody when
 * all are empty.
 */
public record Audience(boolean open, Set<String> agencies, Set<String> units, Set<String> people) {

  public Audience {
    agencies = Set.copyOf(agencies);
    units = Set.copyOf(units);
    people = Set.copyOf(people);
  }

  public static Audience everybody() {
    return new Audience(true, Set.of(), Set.of(), Set.of());
  }

  public static Audience agency(String agency) {
    return new Audience(false, Set.of(agency), Set.of(), Set.of());
  }

  public static Audience unit(String unit) {
    return new Audience(false, Set.of(), Set.of(unit), Set.of());
  }

  public static Audience people(Set<String> people) {
    return new Audience(false, Set.of(), Set.of(), people);
  }
}
