package vn.vanthu.service.accounts;

import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import vn.vanthu.service.access.AgencyId;
import vn.vanthu.service.access.Principal;
import vn.vanthu.service.access.Role;

/**
 * A person who can log in. Immutable.
 *
 * @param username lower case, by custom {@code unit_name}
 * @param position chức vụ, may be empty
 * @param units codes of the units within the agency
 */
public record Account(
    UUID id,
    String username,
    String fullName,
    String position,
    AgencyId agency,
    Set<String> units,
    Set<Role> roles,
    boolean active) {
  private static final Pattern USERNAME = Pattern.compile("[a-z0-9][a-z0-9._-]{1,63}+");

  /**
   * Checks the user name.
   *
   * @throws IllegalArgumentException when the user name has another form
   */
  public Account {
    units = Set.copyOf(units);
    roles = Set.copyOf(roles);
    if (!isUsername(username)) {
      throw new IllegalArgumentException("username: " + username);
    }
  }

  /** Whether a text can be a user name: 2 to 64 of a–z, 0–9, dot, hyphen, underscore. */
  public static boolean isUsername(String text) {
    return USERNAME.matcher(text).matches();
  }

  /** What the roles together allow over REST. */
  public Set<Scope> scopes() {
    return Scope.of(roles);
  }

  /** Whether the person has this role. */
  public boolean is(Role role) {
    return roles.contains(role);
  }

  /** The person as the rules of access see them. */
  public Principal principal() {
    return new Principal(username, fullName, agency, units, roles);
  }
}
