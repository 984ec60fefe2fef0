package vn.vanthu.signing.pdf;

/**
 * The document cannot be read as a PDF, or reading it would cost too much. Thrown by the reader,
 * caught at the edge of the module.
 */
public final class PdfRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Why. */
  public enum Reason {
    /** No header, no cross-reference and no object that could be found by scanning. */
    MALFORMED,
    /** A limit of {@link Limits} was reached. */
    LIMIT
  }

  private final Reason reason;

  PdfRefused(Reason reason, String detail) {
    super(detail);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
