package vn.vanthu.service.api;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import vn.vanthu.service.accounts.Throttle;
import vn.vanthu.service.language.Language;
import vn.vanthu.signing.DocumentBytes;
import vn.vanthu.signing.Report;
import vn.vanthu.signing.ReportTree;

/**
 * Verifies what callers send, for REST and for the page: counts requests per address, lets only so
 * many run at once, and puts the report into the contract's form. Nothing that is sent is kept,
 * logged or indexed. Thread-safe.
 */
public final class Verifications {
  /** Requests a minute from one address without a login. */
  static final int ANONYMOUS_PER_MINUTE = 30;

  private final VerificationDesk desk;
  private final Throttle throttle;
  private final Semaphore running;
  private final Path temporary;

  /**
   * Ready to judge.
   *
   * @param temporary folder for files too large for memory
   * @param atOnce how many are verified at the same time
   */
  public Verifications(VerificationDesk desk, Path temporary, int atOnce, InstantSource clock) {
    this.desk = desk;
    this.temporary = temporary;
    this.throttle = new Throttle(ANONYMOUS_PER_MINUTE, Duration.ofMinutes(1), clock);
    this.running = new Semaphore(atOnce, true);
  }

  Path temporary() {
    return temporary;
  }

  /** Counts one request; beyond 30 a minute the anonymous caller has to wait. */
  public void admit(Caller caller) {
    if (caller instanceof Caller.Anonymous anonymous) {
      Optional<Duration> wait = throttle.take(anonymous.address());
      if (wait.isPresent()) {
        throw Problem.of(ProblemCode.TOO_MANY_REQUESTS).retryAfter(wait.get()).exception();
      }
    }
  }

  /**
   * A report, and its form by the contract ({@code docs/VERIFICATION.md}).
   *
   * @param tree may be added to
   */
  public record Verified(Report report, Map<String, @Nullable Object> tree) {}

  /** The report of one document in the contract's form. */
  public Verified report(
      @Nullable String name, DocumentBytes document, Caller caller, Language language) {
    return tree(
        name,
        within(() -> isKnown(caller) ? desk.verifyAsking(document) : desk.verify(document)),
        caller,
        language);
  }

  /** The report of a document with a detached signature. */
  public Verified report(
      @Nullable String name,
      DocumentBytes document,
      DocumentBytes signature,
      Caller caller,
      Language language) {
    Report report =
        within(() ->
            isKnown(caller)
                ? desk.verifyDetachedAsking(document, signature)
                : desk.verifyDetached(document, signature));
    return tree(name, report, caller, language);
  }

  /** Anonymous verification never fetches from the network ({@code docs/VERIFICATION.md}). */
  private static boolean isKnown(Caller caller) {
    return switch (caller) {
      case Caller.Anonymous _ -> false;
      case Caller.Person _, Caller.Machine _ -> true;
    };
  }

  private Report within(java.util.function.Supplier<Report> work) {
    try {
      if (!running.tryAcquire(20, TimeUnit.SECONDS)) {
        throw Problem.of(ProblemCode.BUSY).retryAfter(Duration.ofSeconds(10)).exception();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Problem.of(ProblemCode.BUSY).retryAfter(Duration.ofSeconds(10)).exception();
    }
    try {
      return work.get();
    } finally {
      running.release();
    }
  }

  private Verified tree(@Nullable String name, Report report, Caller caller, Language language) {
    ReportTree.Language words =
        switch (language) {
          case VI -> ReportTree.Language.VI;
          case EN -> ReportTree.Language.EN;
        };
    Map<String, @Nullable Object> tree = new LinkedHashMap<>();
    Map<String, @Nullable Object> found = ReportTree.of(report, words);
    tree.put("reportVersion", found.get("reportVersion"));
    tree.put("file", name);
    tree.putAll(found);
    tree.put("registered", desk.registered(report.sha256(), caller.principal()).orElse(null));
    tree.put("original", desk.original(report, caller.principal()).orElse(null));
    return new Verified(report, tree);
  }
}
