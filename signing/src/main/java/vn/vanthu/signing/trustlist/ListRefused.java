package vn.vanthu.signing.trustlist;

/** A trust list that is not used, with the reason. */
public final class ListRefused extends Exception {
  private static final long serialVersionUID = 1L;

  /** Why. */
  public enum Reason {
    /** No XML, no list, or with a document type. */
    MALFORMED,
    /** It carries no signature. */
    UNSIGNED,
    /** Its signature is not one of the given operators'. */
    OPERATOR_UNKNOWN,
    /** It was changed after signing, or signed by means that are not safe. */
    SIGNATURE_WRONG,
    /** The signature is good but does not cover the whole list. */
    NOT_COVERED
  }

  private final Reason reason;

  ListRefused(Reason reason, String detail) {
    super(reason + (detail.isEmpty() ? "" : ": " + detail));
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
