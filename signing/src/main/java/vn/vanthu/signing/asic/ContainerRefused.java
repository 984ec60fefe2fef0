package vn.vanthu.signing.asic;

/** The container cannot be read in one way only. Becomes a finding at the verifier's edge. */
public final class ContainerRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Why. */
  public enum Reason {
    /** Not a ZIP archive that we can read. */
    MALFORMED,
    /** Two programs could see different files. */
    AMBIGUOUS,
    /** Over a limit. */
    LIMIT
  }

  private final Reason reason;

  ContainerRefused(Reason reason, String detail) {
    super(detail, null, false, false);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
