package vn.vanthu.service.api;

import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import vn.vanthu.service.accounts.Throttle;
import vn.vanthu.signing.Message;
import vn.vanthu.signing.keys.KeyProblem;

/**
 * Counts wrong PINs of the keys that the service can reach: after five of one key in five minutes
 * whoever guesses has to wait, so that the PIN of a file is not found by trying. A token counts for
 * itself, with the number its maker chose; the wait puts its lock off and does not prevent it.
 *
 * <p>A try takes one of the five places before the key is opened and gives it back when the PIN was
 * not wrong; of a burst no more are tried than places are left, the others wait for what comes of
 * them. Thread-safe.
 */
final class WrongPins {
  private static final Message WRONG = KeyProblem.WRONG_SECRET.message();

  private final Throttle wrong;
  private final ReentrantLock lock = new ReentrantLock(true);
  private final Condition ended = lock.newCondition();
  private final Map<String, Integer> underWay = new HashMap<>();

  WrongPins(InstantSource clock) {
    this.wrong = new Throttle(5, Duration.ofMinutes(5), clock);
  }

  /**
   * Takes a place for one try of a key, waiting while all that are left are taken.
   *
   * @return to be closed by the same caller when the try is over
   * @throws ProblemException 429 with the time to wait
   */
  Try admit(String key) {
    lock.lock();
    try {
      while (true) {
        Optional<Duration> wait = wrong.waitFor(key);
        if (wait.isPresent()) {
          throw Problem.of(ProblemCode.TOO_MANY_REQUESTS)
              .detail(
                  "Mã PIN của khóa này vừa bị nhập sai nhiều lần.",
                  "The PIN of this key was wrong several times just now.")
              .retryAfter(wait.get())
              .exception();
        }
        if (underWay.getOrDefault(key, 0) < wrong.left(key)) {
          underWay.merge(key, 1, Integer::sum);
          return new Try(key);
        }
        ended.awaitUninterruptibly();
      }
    } finally {
      lock.unlock();
    }
  }

  /** One try of a key. For one thread. */
  final class Try implements AutoCloseable {
    private final String key;

    private Try(String key) {
      this.key = key;
    }

    /** The key did not sign; counts when its PIN was the reason. */
    void refused(Message why) {
      if (why.equals(WRONG)) {
        var _ = wrong.take(key); // what it answers is asked at the next try
      }
    }

    /** The key signed: the right PIN came. */
    void signed() {
      wrong.forget(key);
    }

    /** Gives the place back; a wrong PIN has been counted by then. */
    @Override
    public void close() {
      lock.lock();
      try {
        underWay.computeIfPresent(key, (_, tries) -> tries == 1 ? null : tries - 1);
        ended.signalAll();
      } finally {
        lock.unlock();
      }
    }
  }
}
