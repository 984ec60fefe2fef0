package vn.vanthu.service.store;

/**
 * The row was changed by somebody else since it was read: nothing of the transaction that meets
 * this may stand, so it leaves the transaction as an exception and is refused as stale outside.
 */
public final class Superseded extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Superseded(String row) {
    super(row + " was changed by somebody else since it was read");
  }
}
