package vn.vanthu.service.access;

import java.util.Set;
import java.util.TreeSet;

/**
 * The one rule of reading: a principal sees a record exactly when the record's marks and the
 * principal's marks have one in common. Pure; no state.
 *
 * <p>The marks are stored with the record (SQL: {@code audience && :marks}) and indexed with it (a
 * set-of-terms clause on the same words). Codes are length-safe because a mark's kind comes first
 * and codes hold no colon.
 */
public final class AccessRule {
  private AccessRule() {}

  /** The marks a record carries: every mark opens it on its own. */
  public static Set<String> marksOf(AgencyId agency, Audience audience) {
    Set<String> marks = new TreeSet<>();
    marks.add("office:" + agency.value());
    switch (audience) {
      case Audience.Public() -> marks.add("public");
      case Audience.Agency() -> marks.add("agency:" + agency.value());
      case Audience.Unit(String unit) -> marks.add("unit:" + agency.value() + ":" + unit);
      case Audience.People(Set<String> people) ->
          people.forEach(person -> marks.add("person:" + agency.value() + ":" + person));
    }
    return marks;
  }

  /** The marks a principal holds. */
  public static Set<String> marksOf(Principal principal) {
    Set<String> marks = new TreeSet<>();
    marks.add("public");
    principal
        .home()
        .ifPresent(agency -> {
          boolean works =
              principal.has(Role.CLERK)
                  || principal.has(Role.OFFICIAL)
                  || principal.has(Role.AUDITOR);
          if (principal.has(Role.CLERK) || principal.has(Role.AUDITOR)) {
            marks.add("office:" + agency.value());
          }
          if (works) {
            marks.add("agency:" + agency.value());
            marks.add("person:" + agency.value() + ":" + principal.id());
            principal.units().forEach(u -> marks.add("unit:" + agency.value() + ":" + u));
          }
        });
    return marks;
  }

  /** Whether the principal may read a record with these marks. */
  public static boolean maySee(Principal principal, Set<String> recordMarks) {
    return marksOf(principal).stream().anyMatch(recordMarks::contains);
  }
}
