package vn.vanthu.signing.sign;

/** Carries a refusal from deep inside to the edge of this package, where it becomes a value. */
final class SigningRefusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final SigningProblem problem;

  SigningRefusal(SigningProblem problem, String detail) {
    super(detail, null, false, false);
    this.problem = problem;
  }

  SigningOutcome.Refused outcome() {
    return SigningOutcome.Refused.of(problem, String.valueOf(getMessage()));
  }
}
