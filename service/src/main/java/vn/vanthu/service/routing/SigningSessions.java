package vn.vanthu.service.routing;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import vn.vanthu.service.access.Principal;
import vn.vanthu.service.records.RecordId;
import vn.vanthu.service.records.Refusal;
import vn.vanthu.service.store.Database;
import vn.vanthu.service.store.SigningSessionTable;
import vn.vanthu.signing.sign.PreparedSignature;
import vn.vanthu.signing.sign.SigningOutcome;

/**
 * Signatures with keys at the officials' own desks: the service prepares everything but the private
 * key's part, the official's machine computes that, the service completes, verifies and stores.
 * Thread-safe.
 */
public final class SigningSessions {
  private static final Duration LIFE = Duration.ofMinutes(15);

  /** So long a link that is used up or too old is told apart from one that never was. */
  private static final Duration REMEMBERED = Duration.ofDays(1);

  private final OutgoingDesk desk;
  private final SignatureWork signatures;
  private final Database database;
  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();
  private final SigningSessionTable sessions = new SigningSessionTable();

  public SigningSessions(
      OutgoingDesk desk, SignatureWork signatures, Database database, InstantSource clock) {
    this.desk = desk;
    this.signatures = signatures;
    this.database = database;
    this.clock = clock;
  }

  /** What came of preparing a session. */
  public sealed interface Opened {
    /**
     * Ready for the desk.
     *
     * @param secret belongs into the session's link and nowhere else
     */
    record Ready(SigningSession session, String secret) implements Opened {}

    /** Not opened. */
    record Not(RouteResult why) implements Opened {}
  }

  /** Opens a session for the person's own key, or for the seal that is entrusted to the clerk. */
  public Opened open(RecordId id, long version, Principal by, String keyId, SignatureTask task) {
    Optional<Situation> found = desk.situations().find(id, by);
    if (found.isEmpty()) {
      return new Opened.Not(new RouteResult.NotInBook(Refusal.RECORD_UNKNOWN));
    }
    Situation situation = found.get();
    if (situation.record().version() != version) {
      return new Opened.Not(new RouteResult.NotInBook(Refusal.STALE));
    }
    Instant now = clock.instant();
    return switch (desk.plans().plan(situation, by, keyId, task, now)) {
      case Planned.Not not -> new Opened.Not(not.why());
      case Planned.Act act -> prepare(situation, act, task, by, now);
    };
  }

  private Opened prepare(
      Situation situation, Planned.Act act, SignatureTask task, Principal by, Instant now) {
    var preparation =
        desk.situations()
            .onSigned(
                situation, act, document -> signatures.prepare(document, act.request(), act.key()));
    return switch (preparation) {
      case SigningOutcome.Refused refused ->
          new Opened.Not(new RouteResult.NotSigned(refused.message(), refused.detail()));
      case PreparedSignature prepared -> {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        var session =
            new SigningSession(
                UUID.randomUUID(),
                situation.record().id(),
                situation.record().version(),
                act.key().id(),
                by.id(),
                task,
                prepared,
                now,
                now.plus(LIFE));
        database.inTransaction(tx -> {
          sessions.add(tx, session, hash(secret));
          return sessions.forget(tx, now.minus(REMEMBERED));
        });
        yield new Opened.Ready(session, secret);
      }
    };
  }

  /** An open session, for whoever holds its secret. */
  public Optional<SigningSession> find(UUID id, String secret) {
    return database.read(tx -> sessions.open(tx, id, hash(secret), clock.instant()));
  }

  /** Whether a session of this secret was there, and is used up or too old. */
  public boolean ended(UUID id, String secret) {
    return database.read(tx -> sessions.ended(tx, id, hash(secret), clock.instant()));
  }

  /**
   * Completes a session with the value that the key computed.
   *
   * @param by the person who opened it
   */
  public RouteResult complete(SigningSession session, byte[] value, Principal by) {
    if (!session.account().equals(by.id())) {
      return new RouteResult.Refused(RouteRefusal.KEY_NOT_YOURS);
    }
    Instant now = clock.instant();
    RouteResult result =
        desk.situations()
            .step(
                session.record(),
                session.version(),
                by,
                situation ->
                    switch (desk.plans()
                        .plan(situation, by, session.keyId(), session.task(), now)) {
                      case Planned.Not not -> not.why();
                      case Planned.Act act ->
                          desk.situations()
                              .kept(
                                  situation,
                                  act,
                                  desk.situations()
                                      .onSigned(
                                          situation,
                                          act,
                                          document ->
                                              signatures.complete(
                                                  document, session.prepared(), act.key(), value)),
                                  by);
                    });
    if (result instanceof RouteResult.Done) {
      database.inTransaction(tx -> sessions.close(tx, session.id(), clock.instant()));
    }
    return result;
  }

  private static byte[] hash(String secret) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
