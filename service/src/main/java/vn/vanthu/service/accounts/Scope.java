package vn.vanthu.service.accounts;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import vn.vanthu.service.access.Role;

/** What a token, or a person by their roles, may do over REST. The wire names are contract. */
public enum Scope {
  VERIFY("verify"),
  RECORDS_READ("records:read"),
  INTAKE("intake"),
  RECORDS_WRITE("records:write"),
  SIGN("sign"),
  SEAL("seal"),
  ADMIN("admin");

  private final String wireName;

  Scope(String wireName) {
    this.wireName = wireName;
  }

  /** The name in tokens and problem documents. */
  public String wireName() {
    return wireName;
  }

  /** Reads a wire name. */
  public static Optional<Scope> parse(String wireName) {
    return Arrays.stream(values()).filter(scope -> scope.wireName.equals(wireName)).findFirst();
  }

  /** What a person with these roles may do. The administrator's role alone opens no document. */
  public static Set<Scope> of(Set<Role> roles) {
    Set<Scope> all = EnumSet.noneOf(Scope.class);
    for (Role role : roles) {
      all.addAll(
          switch (role) {
            case CLERK -> EnumSet.of(VERIFY, RECORDS_READ, INTAKE, RECORDS_WRITE, SEAL);
            case OFFICIAL -> EnumSet.of(VERIFY, RECORDS_READ, RECORDS_WRITE, SIGN);
            case ADMINISTRATOR -> EnumSet.of(VERIFY, ADMIN);
            case AUDITOR -> EnumSet.of(VERIFY, RECORDS_READ);
          });
    }
    return all;
  }
}
