package vn.vanthu.search.query;

import java.util.Set;

/**
 * Who asks, as closed data: a record is found when it is public, or when its audience names one of
 * these. The service works it out for each request; the index makes it a clause of every query, so
 * that totals, facets and suggestions count only what the viewer may read. Immutable.
 *
 * @param everything true only for the program's own checks and drills: no audience clause at all
 */
public record Viewer(
    Set<String> agencies, Set<String> units, Set<String> people, boolean everything) {

  public Viewer {
    agencies = Set.copyOf(agencies);
    units = Set.copyOf(units);
    people = Set.copyOf(people);
  }

  /** Sees public records only. */
  public static Viewer publicOnly() {
    return new Viewer(Set.of(), Set.of(), Set.of(), false);
  }

  /** Sees what these agencies, units and people may see, and what is public. */
  public static Viewer of(Set<String> agencies, Set<String> units, Set<String> people) {
    return new Viewer(agencies, units, people, false);
  }

  /** Sees every record: for the program's own checks, never for a person's request. */
  public static Viewer unrestricted() {
    return new Viewer(Set.of(), Set.of(), Set.of(), true);
  }
}
