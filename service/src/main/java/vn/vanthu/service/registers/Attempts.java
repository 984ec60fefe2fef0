package vn.vanthu.service.registers;

import java.util.function.Supplier;
import vn.vanthu.service.records.Refusal;
import vn.vanthu.service.records.RegisterResult;
import vn.vanthu.service.store.Database;
import vn.vanthu.service.store.Superseded;

/**
 * Runs a transaction again when another one got in its way; what was undone left no trace. One that
 * met a record which somebody else has changed meanwhile is refused as stale. Stateless.
 */
final class Attempts {
  private static final int MOST = 5;

  private Attempts() {}

  static RegisterResult of(Supplier<RegisterResult> transaction) {
    for (int attempt = 1; ; attempt++) {
      try {
        return transaction.get();
      } catch (Superseded e) {
        return new RegisterResult.Refused(Refusal.STALE);
      } catch (RuntimeException e) {
        if (attempt == MOST || !Database.worthAnotherTry(e)) {
          throw e;
        }
      }
    }
  }
}
