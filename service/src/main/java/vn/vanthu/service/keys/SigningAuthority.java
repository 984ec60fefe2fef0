package vn.vanthu.service.keys;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * In what right a person signs for the agency (thẩm quyền ký, Decree 30/2020/NĐ-CP, Article 13).
 * Immutable.
 *
 * @param kind the right
 * @param until last day of a delegation; null for the others
 */
public record SigningAuthority(Kind kind, @Nullable LocalDate until) {
  /** The rights that Article 13 knows. */
  public enum Kind {
    /** The head, or the head on behalf of a collective body (TM.). */
    HEAD,
    /** A deputy in place of the head (KT.). */
    DEPUTY,
    /** Head of a unit, by order (TL.). */
    BY_ORDER,
    /** By written delegation, limited in time (TUQ.). */
    BY_DELEGATION,
    /** May initial only: specialists and division heads. */
    INITIALS_ONLY
  }

  public SigningAuthority {
    if ((kind == Kind.BY_DELEGATION) == (until == null)) {
      throw new IllegalArgumentException("a delegation, and only a delegation, has a last day");
    }
  }

  /** A right without a term. */
  public static SigningAuthority of(Kind kind) {
    return new SigningAuthority(kind, null);
  }

  /** Whether its holder stands at the head of the agency. */
  public boolean leads() {
    return switch (kind) {
      case HEAD, DEPUTY -> true;
      case BY_ORDER, BY_DELEGATION, INITIALS_ONLY -> false;
    };
  }

  /** Whether a delegation has run out before that day. */
  public boolean endedBy(LocalDate day) {
    return until != null && until.isBefore(day);
  }
}
