package vn.vanthu.service.store;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.vanthu.service.keys.BatchLine;
import vn.vanthu.service.keys.SignatureTask;
import vn.vanthu.service.keys.SigningSession;
import vn.vanthu.service.records.RecordId;
import vn.vanthu.signing.sign.PreparedSignature;

/** Signatures that wait for a key elsewhere. Stateless. */
public final class SigningSessionTable {

  /**
   * Keeps a session.
   *
   * @param tokenHash SHA-256 of the secret in the session's link
   * @param batch the batch it belongs to; null when it stands alone
   */
  public void add(Transaction tx, SigningSession session, byte[] tokenHash, @Nullable UUID batch) {
    tx.handle()
        .execute(
            """
            insert into signing_session
              (id, token_hash, record, version, key_binding, account, intent, prepared, created_at, expires_at,
               batch)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
            """,
            session.id(),
            tokenHash,
            session.record().value(),
            session.version(),
            session.keyId(),
            session.account(),
            session.task().name(),
            session.prepared().toBytes(),
            Timestamp.from(session.createdAt()),
            Timestamp.from(session.expiresAt()),
            batch);
  }

  /** The sessions of a batch when the secret is right, as they were added. */
  public List<BatchLine> batch(Transaction tx, UUID batch, byte[] tokenHash, Instant now) {
    return tx.handle()
        .createQuery(
            """
            select s.id, s.record, r.type_name, r.subject, s.expires_at,
              case when s.done_at is not null then 'DONE' when s.expires_at > :now then 'OPEN' else 'ENDED' end as state
            from signing_session s join record r on r.id = s.record
            where s.batch = :batch and s.token_hash = :hash order by s.created_at, s.id\
            """)
        .bind("batch", batch)
        .bind("hash", tokenHash)
        .bind("now", Timestamp.from(now))
        .map((rs, ctx) ->
            new BatchLine(
                rs.getObject("id", UUID.class),
                new RecordId(rs.getObject("record", UUID.class)),
                Stream.of(rs.getString("type_name"), rs.getString("subject"))
                    .filter(Objects::nonNull)
                    .collect(Collectors.joining(" ")),
                rs.getTimestamp("expires_at").toInstant(),
                BatchLine.State.valueOf(rs.getString("state"))))
        .list();
  }

  /** An open session, when the secret is right and the time is not over. */
  public Optional<SigningSession> open(Transaction tx, UUID id, byte[] tokenHash, Instant now) {
    return tx.handle()
        .createQuery(
            """
            select * from signing_session
            where id = :id and token_hash = :hash and done_at is null and expires_at > :now\
            """)
        .bind("id", id)
        .bind("hash", tokenHash)
        .bind("now", Timestamp.from(now))
        .map((rs, ctx) ->
            new SigningSession(
                rs.getObject("id", UUID.class),
                new RecordId(rs.getObject("record", UUID.class)),
                rs.getLong("version"),
                rs.getString("key_binding"),
                rs.getString("account"),
                SignatureTask.valueOf(rs.getString("intent")),
                PreparedSignature.parse(rs.getBytes("prepared"))
                    .orElseThrow(() ->
                        new StoreFailure(
                            StoreFailure.Code.ROW_DAMAGED, "a prepared signature is damaged")),
                rs.getTimestamp("created_at").toInstant(),
                rs.getTimestamp("expires_at").toInstant()))
        .findOne();
  }

  /** Whether the session of this secret was completed, or its time is over. */
  public boolean ended(Transaction tx, UUID id, byte[] tokenHash, Instant now) {
    return tx.handle()
        .createQuery(
            """
            select exists (select from signing_session
              where id = :id and token_hash = :hash and (done_at is not null or expires_at <= :now))\
            """)
        .bind("id", id)
        .bind("hash", tokenHash)
        .bind("now", Timestamp.from(now))
        .mapTo(Boolean.class)
        .one();
  }

  /** Closes a session; false when somebody else did first. */
  public boolean close(Transaction tx, UUID id, Instant at) {
    return tx.handle()
            .execute(
                "update signing_session set done_at = ? where id = ? and done_at is null",
                Timestamp.from(at),
                id)
        == 1;
  }

  /** Forgets sessions whose time is over by that instant. */
  public int forget(Transaction tx, Instant before) {
    return tx.handle()
        .execute("delete from signing_session where expires_at < ?", Timestamp.from(before));
  }
}
