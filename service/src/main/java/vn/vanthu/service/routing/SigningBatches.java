package vn.vanthu.service.routing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import vn.vanthu.service.access.Principal;
import vn.vanthu.service.keys.BatchLine;
import vn.vanthu.service.keys.SignatureTask;
import vn.vanthu.service.records.RecordId;
import vn.vanthu.service.store.Database;
import vn.vanthu.service.store.SigningSessionTable;

/**
 * Many documents for one key at somebody's desk, which is unlocked once. Each document has a
 * session of its own and is completed by itself, so that one that cannot be signed, or a token that
 * is pulled out, leaves the others as they are. The sessions of a batch share the secret of its
 * link. Thread-safe.
 */
public final class SigningBatches {
  /** Documents in one batch at most. */
  public static final int MOST = 1_000;

  /** A thousand signatures of a slow token take about twenty minutes. */
  private static final Duration LIFE = Duration.ofHours(1);

  private final SigningSessions sessions;
  private final Database database;
  private final InstantSource clock;
  private final SigningSessionTable table = new SigningSessionTable();

  SigningBatches(SigningSessions sessions, Database database, InstantSource clock) {
    this.sessions = sessions;
    this.database = database;
    this.clock = clock;
  }

  /**
   * A document to be signed.
   *
   * @param version of the record that the person decided on
   */
  public record Wanted(RecordId record, long version) {}

  /** A document of a new batch: its session, or why it has none. */
  public record Member(RecordId record, SigningSessions.Prepared outcome) {}

  /**
   * A new batch.
   *
   * @param secret belongs into the links and nowhere else
   */
  public record Batch(UUID id, String secret, Instant expiresAt, List<Member> members) {
    public Batch {
      members = List.copyOf(members);
    }

    /** How many documents wait for the key. */
    public long waiting() {
      return members.stream()
          .filter(member -> member.outcome() instanceof SigningSessions.Prepared.Waiting)
          .count();
    }

    /** The secret stays out of logs. */
    @Override
    public String toString() {
      return "Batch[" + id + ", " + members.size() + " documents]";
    }
  }

  /**
   * Prepares the documents one by one; those that may not be signed say why.
   *
   * @throws IllegalArgumentException when there are none or more than {@value #MOST}
   */
  public Batch open(List<Wanted> wanted, Principal by, String keyId, SignatureTask task) {
    if (wanted.isEmpty() || wanted.size() > MOST) {
      throw new IllegalArgumentException("1 to " + MOST + " documents");
    }
    UUID id = UUID.randomUUID();
    String secret = sessions.secret();
    Instant expiresAt = clock.instant().plus(LIFE);
    var link = new SigningSessions.Link(secret, id, LIFE);
    List<Member> members = new ArrayList<>();
    for (Wanted each : wanted.stream().distinct().toList()) {
      members.add(
          new Member(
              each.record(),
              sessions.prepare(each.record(), each.version(), by, keyId, task, link)));
    }
    return new Batch(id, secret, expiresAt, members);
  }

  /** The documents of a batch, for whoever holds its secret; empty when there is no such batch. */
  public List<BatchLine> find(UUID id, String secret) {
    return database.read(tx -> table.batch(tx, id, SigningSessions.hash(secret), clock.instant()));
  }
}
