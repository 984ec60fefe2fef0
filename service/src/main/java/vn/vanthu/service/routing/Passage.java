package vn.vanthu.service.routing;

/** What a guard answers: the permit for the step, or why not. Immutable. */
public sealed interface Passage<P extends Permit> {
  /** Go on. */
  record Open<P extends Permit>(P permit) implements Passage<P> {}

  /** Stop; nothing changed. */
  record Refused<P extends Permit>(RouteRefusal reason) implements Passage<P> {}

  static <P extends Permit> Passage<P> open(P permit) {
    return new Open<>(permit);
  }

  static <P extends Permit> Passage<P> refused(RouteRefusal reason) {
    return new Refused<>(reason);
  }
}
