package vn.vanthu.service.routing;

import java.time.LocalDate;
import java.util.Optional;
import vn.vanthu.service.access.Principal;
import vn.vanthu.service.keys.KeyBinding;
import vn.vanthu.service.keys.SignatureIntent;
import vn.vanthu.service.keys.SigningAuthority;
import vn.vanthu.service.routing.Outgoing.Paper;

/**
 * Who may sign and who may seal. Pure functions; the order of the checks is the order in which a
 * person can mend what is wrong.
 */
final class SignGuard {
  private SignGuard() {}

  static Optional<RouteRefusal> person(
      Paper paper, Principal by, KeyBinding key, SignatureIntent intent, LocalDate today) {
    if (key.use() == KeyBinding.Use.SEAL) {
      return Optional.of(RouteRefusal.KEY_IS_SEAL);
    }
    if (!own(paper, by, key)) {
      return Optional.of(RouteRefusal.KEY_NOT_YOURS);
    }
    return holder(paper, key, intent, today);
  }

  /** What the key's holder may do, whoever hands the signature in. */
  static Optional<RouteRefusal> holder(
      Paper paper, KeyBinding key, SignatureIntent intent, LocalDate today) {
    if (key.use() == KeyBinding.Use.SEAL) {
      return Optional.of(RouteRefusal.KEY_IS_SEAL);
    }
    if (key.endedAt() != null) {
      return Optional.of(RouteRefusal.KEY_REVOKED);
    }
    if (intent == SignatureIntent.INITIAL) {
      return Optional.empty();
    }
    if (paper.inspectionMinutes() && !key.authority().leads()) {
      return Optional.of(RouteRefusal.MINUTES_LEADER_SIGNS);
    }
    if (key.authority().kind() == SigningAuthority.Kind.INITIALS_ONLY) {
      return Optional.of(RouteRefusal.NOT_AUTHORISED_TO_SIGN);
    }
    if (key.authority().endedBy(today)) {
      return Optional.of(RouteRefusal.AUTHORITY_ENDED);
    }
    return Optional.empty();
  }

  /** Article 32: the clerk herself applies the seal, with the key entrusted to her. */
  static Optional<RouteRefusal> seal(Paper paper, Principal by, KeyBinding key) {
    if (!by.isClerkOf(paper.agency())) {
      return Optional.of(RouteRefusal.SEAL_BY_CLERK_ONLY);
    }
    if (key.use() != KeyBinding.Use.SEAL) {
      return Optional.of(RouteRefusal.KEY_IS_NO_SEAL);
    }
    if (!own(paper, by, key)) {
      return Optional.of(RouteRefusal.KEY_NOT_YOURS);
    }
    if (key.endedAt() != null) {
      return Optional.of(RouteRefusal.KEY_REVOKED);
    }
    return Optional.empty();
  }

  private static boolean own(Paper paper, Principal by, KeyBinding key) {
    return key.holder().equals(by.id()) && key.agency().equals(paper.agency());
  }
}
