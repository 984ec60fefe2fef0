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
import org.jspecify.annotations.Nullable;
import vn.vanthu.service.access.Principal;
import vn.vanthu.service.keys.SignatureTask;
import vn.vanthu.service.keys.SigningSession;
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

  /** The same for many documents at once. */
  public SigningBatches batches() {
    return new SigningBatches(this, database, clock);
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

  /** What came of preparing one document. */
  public sealed interface Prepared {
    /** Kept, and ready for the desk. */
    record Waiting(SigningSession session) implements Prepared {}

    /** Not prepared. */
    record Not(RouteResult why) implements Prepared {}
  }

  /** Opens a session for the person's own key, or for the seal that is entrusted to the clerk. */
  public Opened open(RecordId id, long version, Principal by, String keyId, SignatureTask task) {
    String secret = secret();
    var link = new Link(secret, null, LIFE);
    return switch (prepare(id, version, by, keyId, task, link)) {
      case Prepared.Not not -> new Opened.Not(not.why());
      case Prepared.Waiting waiting -> {
        Instant now = clock.instant();
        database.inTransaction(tx -> sessions.forget(tx, now.minus(REMEMBERED)));
        yield new Opened.Ready(waiting.session(), secret);
      }
    };
  }

  /** A secret for a link, which nobody can guess. */
  String secret() {
    byte[] bytes = new byte[32];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /**
   * The link under which a session is found.
   *
   * @param batch the batch that shares the secret; null when the session stands alone
   * @param life how long it is good
   */
  record Link(String secret, @Nullable UUID batch, Duration life) {}

  /** Prepares one document and keeps its session. */
  Prepared prepare(
      RecordId id, long version, Principal by, String keyId, SignatureTask task, Link link) {
    Optional<Situation> found = desk.situations().find(id, by);
    if (found.isEmpty()) {
      return new Prepared.Not(new RouteResult.NotInBook(Refusal.RECORD_UNKNOWN));
    }
    Situation situation = found.get();
    if (situation.record().version() != version) {
      return new Prepared.Not(new RouteResult.NotInBook(Refusal.STALE));
    }
    Instant now = clock.instant();
    return switch (desk.plans().plan(situation, by, keyId, task, now)) {
      case Planned.Not not -> new Prepared.Not(not.why());
      case Planned.Act act -> prepare(situation, act, task, by, now, link);
    };
  }

  private Prepared prepare(
      Situation situation,
      Planned.Act act,
      SignatureTask task,
      Principal by,
      Instant now,
      Link link) {
    var preparation =
        desk.situations()
            .onSigned(
                situation, act, document -> signatures.prepare(document, act.request(), act.key()));
    return switch (preparation) {
      case SigningOutcome.Refused refused ->
          new Prepared.Not(new RouteResult.NotSigned(refused.message(), refused.detail()));
      case PreparedSignature prepared -> {
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
                now.plus(link.life()));
        byte[] hash = hash(link.secret());
        database.inTransaction(tx -> {
          sessions.add(tx, session, hash, link.batch());
          return session;
        });
        yield new Prepared.Waiting(session);
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

  static byte[] hash(String secret) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
