package vn.vanthu.service.api;

import java.util.List;
import vn.vanthu.service.access.AgencyId;
import vn.vanthu.service.accounts.Scope;
import vn.vanthu.service.registers.NumberAllotment;

/**
 * Number series for REST and for the page: who sees them, who may say where one goes on from.
 * Clerks and administrators may: how the office begins is a setting as much as an entry.
 * Thread-safe.
 */
public final class SeriesDesk {
  private final NumberAllotment numbers;

  public SeriesDesk(NumberAllotment numbers) {
    this.numbers = numbers;
  }

  /** Every series of the caller's agency with the number that its next document gets. */
  public List<NumberAllotment.Standing> standing(Caller caller) {
    caller.requireAny(Scope.RECORDS_READ, Scope.ADMIN);
    return numbers.standing(agency(caller));
  }

  /**
   * One of them, before it is set.
   *
   * @throws ProblemException 404 when the agency has no series of that code
   */
  public NumberAllotment.Standing settable(String code, Caller caller) {
    caller.requireAny(Scope.RECORDS_WRITE, Scope.ADMIN);
    return numbers.standing(agency(caller)).stream()
        .filter(s -> s.series().code().value().equals(code))
        .findFirst()
        .orElseThrow(() -> Problem.of(ProblemCode.NOT_FOUND).exception());
  }

  /**
   * Sets the next number of a series that has given none this year.
   *
   * @param next from 1 to 999999
   * @throws ProblemException 409 SERIES_STARTED afterwards, 403 for those who keep no register, 422
   *     for a number out of bounds
   */
  public NumberAllotment.Standing start(NumberAllotment.Standing series, int next, Caller caller) {
    if (!NumberAllotment.canBegin(next)) {
      throw Orders.field("next");
    }
    numbers
        .start(agency(caller), series.series().code(), next, caller.principal())
        .ifPresent(refused -> {
          throw Refusals.problem(refused).exception();
        });
    return settable(series.series().code().value(), caller);
  }

  private static AgencyId agency(Caller caller) {
    return caller
        .principal()
        .home()
        .orElseThrow(() -> Problem.of(ProblemCode.FORBIDDEN).exception());
  }
}
