package vn.vanthu.service.store;

/**
 * The store cannot be opened or used, and why, in words an operator can act on. Not for expected
 * outcomes.
 */
public final class StoreFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String code;

  /**
   * @param code stable, such as DATA_IN_USE
   */
  public StoreFailure(String code, String message) {
    super(message);
    this.code = code;
  }

  public StoreFailure(String code, String message, Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  public String code() {
    return code;
  }
}
