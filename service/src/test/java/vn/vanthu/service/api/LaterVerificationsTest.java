package vn.vanthu.service.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.vanthu.service.access.Principal;
import vn.vanthu.service.language.Language;
import vn.vanthu.signing.DocumentBytes;
import vn.vanthu.signing.Report;

class LaterVerificationsTest {
  private static final Instant NOW = Instant.parse("2026-04-01T00:00:00Z");
  private static final Caller CALLER = new Caller.Anonymous("127.0.0.1");
  @TempDir Path folder;

  @Test
  void when_two_run_and_sixteen_wait_the_next_is_told_when_to_come_again() throws Exception {
    CountDownLatch hold = new CountDownLatch(1);
    var verifications = new Verifications(new Slow(hold), folder, 32, () -> NOW);
    try (var later = new LaterVerifications(verifications, () -> NOW)) {
      for (int i = 0; i < 18; i++) {
        UUID job = start(later);
        assertThat(later.find(job, CALLER)).isPresent();
      }
      assertThatThrownBy(() -> start(later))
          .isInstanceOfSatisfying(
              ProblemException.class,
              refused -> {
                assertThat(refused.problem().status()).isEqualTo(503);
                assertThat(refused.problem().code()).isEqualTo("BUSY");
                assertThat(refused.problem().retryAfterSeconds()).contains(30L);
              });
    } finally {
      hold.countDown();
    }
  }

  private UUID start(LaterVerifications later) throws Exception {
    SpooledFile file = SpooledFile.of(new ByteArrayInputStream(new byte[] {1}), folder);
    return later.start("a.pdf", file, null, CALLER, Language.VI);
  }

  /** A verifier that is busy until it is let go. */
  private record Slow(CountDownLatch hold) implements VerificationDesk {
    @Override
    public Report verify(DocumentBytes document) {
      try {
        hold.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      throw new IllegalStateException("let go");
    }

    @Override
    public Report verifyDetached(DocumentBytes document, DocumentBytes signature) {
      return verify(document);
    }

    @Override
    public Report verifyAsking(DocumentBytes document) {
      return verify(document);
    }

    @Override
    public Report verifyDetachedAsking(DocumentBytes document, DocumentBytes signature) {
      return verify(document);
    }

    @Override
    public Optional<Registered> registered(String sha256, Principal reader) {
      return Optional.empty();
    }

    @Override
    public Optional<Registered> original(Report report, Principal reader) {
      return Optional.empty();
    }
  }
}
