package vn.vanthu.service.registers;

import java.util.function.Supplier;
import vn.vanthu.service.records.RegisterResult;
import vn.vanthu.service.store.Database;

/**
 * Runs a transaction again when another one got in its way; what was undone left no trace.
 * Stateless.
 */
final class Attempts {
  private static final int MOST = 5;

  private Attempts() {}

  static RegisterResult of(Supplier<RegisterResult> transaction) {
    for (int attempt = 1; ; attempt++) {
      try {
        return transaction.get();
      } catch (RuntimeException e) {
        if (attempt == MOST || !Database.worthAnotherTry(e)) {
          throw e;
        }
      }
    }
  }
}
