package vn.vanthu.service.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import vn.vanthu.signing.keys.KeyProblem;

/** Of many who try a key at once no more guess than one after the other could. */
@Timeout(30)
class WrongPinsTest {
  private static final int BURST = 50;

  private final WrongPins pins = new WrongPins(InstantSource.system());
  private final AtomicInteger openings = new AtomicInteger();
  private final AtomicInteger open = new AtomicInteger();
  private final AtomicInteger mostOpen = new AtomicInteger();

  /** All start at once, and each opening lasts a while. */
  private int refusedOf(Try each) throws Exception {
    CountDownLatch start = new CountDownLatch(1);
    List<Future<Boolean>> answers = new ArrayList<>();
    try (ExecutorService callers = Executors.newFixedThreadPool(BURST)) {
      for (int i = 0; i < BURST; i++) {
        answers.add(
            callers.submit(() -> {
              start.await();
              return admitted(each);
            }));
      }
      start.countDown();
    }
    int refused = 0;
    for (Future<Boolean> answer : answers) {
      refused += answer.get() ? 0 : 1;
    }
    return refused;
  }

  private interface Try {
    void ends(WrongPins.Try attempt);
  }

  private boolean admitted(Try each) throws InterruptedException {
    try (WrongPins.Try attempt = pins.admit("key")) {
      openings.incrementAndGet();
      mostOpen.accumulateAndGet(open.incrementAndGet(), Math::max);
      TimeUnit.MILLISECONDS.sleep(20);
      open.decrementAndGet();
      each.ends(attempt);
      return true;
    } catch (ProblemException tooMany) {
      assertThat(tooMany.problem().code()).isEqualTo("TOO_MANY_REQUESTS");
      return false;
    }
  }

  private static void wrong(WrongPins.Try attempt) {
    attempt.refused(KeyProblem.WRONG_SECRET.message());
  }

  @Test
  void of_fifty_wrong_PINs_at_once_five_are_tried() throws Exception {
    assertThat(refusedOf(WrongPinsTest::wrong)).isEqualTo(BURST - 5);
    assertThat(openings).hasValue(5);
  }

  @Test
  void wrong_PINs_before_a_burst_leave_it_fewer() throws Exception {
    for (int i = 0; i < 3; i++) {
      assertThat(admitted(WrongPinsTest::wrong)).isTrue();
    }
    assertThat(refusedOf(WrongPinsTest::wrong)).isEqualTo(BURST - 2);
    assertThat(openings).hasValue(5);
  }

  @Test
  void fifty_right_PINs_at_once_all_sign() throws Exception {
    assertThat(refusedOf(WrongPins.Try::signed)).isZero();
    assertThat(openings).hasValue(BURST);
    assertThat(mostOpen.get()).isLessThanOrEqualTo(5);
  }

  @Test
  void what_fails_for_another_reason_gives_its_place_back() throws Exception {
    assertThat(refusedOf(attempt -> attempt.refused(KeyProblem.TOKEN_ABSENT.message()))).isZero();
    assertThat(openings).hasValue(BURST);
  }

  @Test
  void another_key_does_not_wait() throws Exception {
    assertThat(refusedOf(WrongPinsTest::wrong)).isPositive();
    try (WrongPins.Try other = pins.admit("other")) {
      other.signed();
    }
  }
}
