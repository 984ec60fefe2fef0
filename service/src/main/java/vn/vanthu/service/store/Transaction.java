package vn.vanthu.service.store;

import org.jdbi.v3.core.Handle;

/**
 * An open transaction, handed to the tables' classes; nobody outside this package can see through
 * it. Single-threaded, dead when the work returns.
 */
public final class Transaction {
  private final Handle handle;
  private boolean announced;

  Transaction(Handle handle) {
    this.handle = handle;
  }

  Handle handle() {
    return handle;
  }

  /** Notes that this transaction leaves work for the outbox's reader. */
  void announced() {
    announced = true;
  }

  boolean hasAnnounced() {
    return announced;
  }
}
