package vn.vanthu.service.api;

import java.time.Duration;
import java.time.InstantSource;
import vn.vanthu.service.accounts.Throttle;
import vn.vanthu.signing.Message;
import vn.vanthu.signing.keys.KeyProblem;

/**
 * Counts wrong PINs of the keys that the service can reach: after five of one key in five minutes
 * whoever guesses has to wait, so that neither a file's PIN is found nor a token locked.
 * Thread-safe.
 */
final class WrongPins {
  private static final Message WRONG = KeyProblem.WRONG_SECRET.message();

  private final Throttle wrong;

  WrongPins(InstantSource clock) {
    this.wrong = new Throttle(5, Duration.ofMinutes(5), clock);
  }

  /**
   * Asked before a key is tried.
   *
   * @throws ProblemException 429 with the time to wait
   */
  void admit(String key) {
    wrong
        .waitFor(key)
        .ifPresent(wait -> {
          throw Problem.of(ProblemCode.TOO_MANY_REQUESTS)
              .detail(
                  "Mã PIN của khóa này vừa bị nhập sai nhiều lần.",
                  "The PIN of this key was wrong several times just now.")
              .retryAfter(wait)
              .exception();
        });
  }

  /** The key did not sign; counts when its PIN was the reason. */
  void refused(String key, Message why) {
    if (why.equals(WRONG)) {
      var _ = wrong.take(key); // what it answers is asked at the next try
    }
  }

  /** The key signed: the right PIN came. */
  void signed(String key) {
    wrong.forget(key);
  }
}
