package vn.vanthu.service.command;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import vn.vanthu.service.Wiring;

/**
 * An office that opens on a thread of its own, while the caller prepares what stands before it: the
 * database starts beside the HTTP server's parts. Thread-safe.
 */
final class OpeningOffice {
  private final FutureTask<Wiring> opening;

  /** Begins at once. */
  OpeningOffice(Callable<Wiring> open) {
    opening = new FutureTask<>(open);
    Thread.ofPlatform().name("opening").start(opening);
  }

  /**
   * The open office.
   *
   * @throws Exception why it did not open, as it was thrown
   */
  Wiring await() throws Exception {
    try {
      return opening.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Exception why) {
        throw why;
      }
      throw e;
    }
  }

  /** Closes the office, which is waited for; one that did not open needs no closing. */
  void abandon() throws InterruptedException {
    Wiring office;
    try {
      office = opening.get();
    } catch (ExecutionException notOpened) {
      return; // Wiring has closed its parts; the reason went to whoever awaited it
    }
    office.close();
  }
}
