package vn.vanthu.service.api;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.vanthu.service.access.Audience;
import vn.vanthu.service.accounts.Accounts;

/**
 * Who shall read a record, as callers and the record's page say it, still unchecked. Immutable.
 *
 * @param kind PUBLIC, AGENCY, UNIT or PEOPLE
 * @param unit the unit's code, for UNIT
 * @param people account names, for PEOPLE
 */
public record ReadersOrder(
    @Nullable String kind, @Nullable String unit, @Nullable List<String> people) {

  /**
   * The audience that was meant.
   *
   * @param accounts of the agency: whoever is named has one
   * @throws ProblemException 422 with the field that is missing or wrong
   */
  public Audience toAudience(Accounts accounts) {
    return switch (kind == null ? "" : kind.toUpperCase(Locale.ROOT)) {
      case "PUBLIC" -> new Audience.Public();
      case "AGENCY" -> new Audience.Agency();
      case "UNIT" -> new Audience.Unit(givenUnit());
      case "PEOPLE" -> new Audience.People(givenPeople(accounts));
      default -> throw Orders.field("audience.kind");
    };
  }

  private String givenUnit() {
    String code = Orders.blankToNull(unit);
    if (code == null) {
      throw Orders.field("audience.unit");
    }
    return code;
  }

  private Set<String> givenPeople(Accounts accounts) {
    Set<String> names = new LinkedHashSet<>();
    for (String name : people == null ? List.<String>of() : people) {
      if (name != null && !name.isBlank()) {
        names.add(name.strip().toLowerCase(Locale.ROOT));
      }
    }
    if (names.isEmpty() || names.size() > Audience.People.MOST) {
      throw Orders.field("audience.people");
    }
    for (String name : names) {
      if (accounts.find(name).isEmpty()) {
        throw Problem.of(ProblemCode.INVALID_FIELD)
            .with("fields", List.of("audience.people"))
            .detail("Không có tài khoản “" + name + "”.", "There is no account “" + name + "”.")
            .exception();
      }
    }
    return names;
  }
}
