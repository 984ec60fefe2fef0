package vn.vanthu.service.access;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The one who asks. Immutable. {@code agency} is null for the anonymous public only; {@code units}
 * are the unit codes of the person within that agency.
 *
 * @param id stable account name, never shown as a person's name
 * @param displayName what the history shows
 */
public record Principal(
    String id, String displayName, @Nullable AgencyId agency, Set<String> units, Set<Role> roles) {
  /** Nobody in particular: sees public records only. */
  public static final Principal ANONYMOUS = new Principal("", "", null, Set.of(), Set.of());

  public Principal {
    units = Set.copyOf(units);
    roles = Set.copyOf(roles);
  }

  /** The agency the person works in, or empty for the public. */
  public Optional<AgencyId> home() {
    return Optional.ofNullable(agency);
  }

  public boolean has(Role role) {
    return roles.contains(role);
  }

  /** Whether this person keeps the registers of the agency. */
  public boolean isClerkOf(AgencyId of) {
    return of.equals(agency) && has(Role.CLERK);
  }

  /** A clerk of the agency, for the program's own acts such as import. */
  public static Principal clerk(String id, AgencyId agency) {
    return new Principal(id, id, agency, Set.of(), Set.of(Role.CLERK));
  }
}
