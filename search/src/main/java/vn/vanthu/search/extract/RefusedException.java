package vn.vanthu.search.extract;

/** Carries a typed refusal out of the depth of a parser; lives inside the worker only. */
public final class RefusedException extends Exception {

  private static final long serialVersionUID = 1L;

  @SuppressWarnings("serial") // never serialised: it does not leave the process
  private final Refused refused;

  public RefusedException(Refused.Reason reason, String detail) {
    super(reason + " " + detail);
    this.refused = new Refused(reason, detail);
  }

  public Refused refused() {
    return refused;
  }
}
