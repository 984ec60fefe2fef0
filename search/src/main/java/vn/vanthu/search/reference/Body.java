package vn.vanthu.search.reference;

import java.util.Set;

/**
 * A body that issues documents (cơ quan ban hành).
 *
 * @param code what stands in the document symbol
 * @param name full Vietnamese name
 * @param level {@code state}, {@code ministry}, {@code agency}, {@code party} or {@code local}
 * @param from year or ISO date since when it exists; empty when not recorded
 * @param until year or ISO date from which it exists no more; empty while it exists
 * @param successor code of the body that took over; empty when none
 * @param aliases further spellings of the code
 */
public record Body(
    String code,
    String name,
    String level,
    String from,
    String until,
    String successor,
    Set<String> aliases) {
  public Body {
    aliases = Set.copyOf(aliases);
  }
}
