package vn.vanthu.service;

import java.util.Deque;

/** Undoing what was opened, last first, to the end even when a part fails. */
final class Closing {
  private Closing() {}

  /**
   * Closes and takes off all parts.
   *
   * @throws IllegalStateException with the first failure, the others suppressed in it
   */
  static void inTurn(Deque<AutoCloseable> open) {
    IllegalStateException first = null;
    while (!open.isEmpty()) {
      try {
        open.pop().close();
      } catch (Exception e) {
        if (first == null) {
          first = new IllegalStateException("a part did not close", e);
        } else {
          first.addSuppressed(e);
        }
      }
    }
    if (first != null) {
      throw first;
    }
  }
}
