package vn.vanthu.service.access;

import java.util.Set;

/** Who may read a record; {@link Agency} unless the clerk says otherwise. */
public sealed interface Audience {
  /** Anybody, without logging in. */
  record Public() implements Audience {}

  /** Everybody who works in the record's agency. */
  record Agency() implements Audience {}

  /**
   * The people of one unit, and the records office.
   *
   * @param unit the unit's code within the agency
   */
  record Unit(String unit) implements Audience {}

  /**
   * The people named, and the records office.
   *
   * @param people account names, at most {@link #MOST}
   */
  record People(Set<String> people) implements Audience {
    /** Beyond this many, a unit is meant. */
    public static final int MOST = 500;

    public People {
      people = Set.copyOf(people);
      if (people.size() > MOST) {
        throw new IllegalArgumentException("more than " + MOST + " people named; use a unit");
      }
    }
  }
}
