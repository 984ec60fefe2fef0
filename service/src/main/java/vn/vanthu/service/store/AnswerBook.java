package vn.vanthu.service.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;
import vn.vanthu.service.records.IntakeId;
import vn.vanthu.service.records.RecordId;

/**
 * Where answers to requests with an Idempotency-Key are kept, in PostgreSQL (V050, V174, V177,
 * V185). Thread-safe, also between processes.
 */
public final class AnswerBook {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String AT = " principal = :principal and path = :path and key = :key";
  private final Database database;

  public AnswerBook(Database database) {
    this.database = database;
  }

  /** Whose key, for which path. */
  public record Place(String principal, String path, String key) {}

  /** An answer as it went out; its bytes go from the table to the wire and nowhere else. */
  @SuppressWarnings("ArrayRecordComponent")
  public record Kept(int status, Map<String, String> headers, byte[] body) {}

  /**
   * What the work has committed, noted by {@link KeyedWork}.
   *
   * @param record null when no record
   * @param version in which it left the record; 0 when no record, or when it was noted before V177
   * @param intake null when no received document
   * @param search null when no kept search
   * @param done whether all is committed that there was to do, and nothing more is to be told
   */
  public record Noted(
      @Nullable RecordId record,
      long version,
      @Nullable IntakeId intake,
      @Nullable UUID search,
      boolean done) {
    static final Noted NOTHING = new Noted(null, 0, null, null, false);
  }

  /**
   * What stands at a place. Never compared as a whole.
   *
   * @param answer absent while the work runs, and for ever when it broke off
   */
  @SuppressWarnings("ArrayRecordComponent")
  public record Earlier(byte[] fingerprint, Instant begun, Optional<Kept> answer, Noted noted) {}

  /** Removes the place when it was begun before an instant. */
  public void forget(Place place, Instant begunBefore) {
    update(
        place,
        "delete from idempotent_answer where" + AT + " and started_at < :begun",
        Map.of("begun", Timestamp.from(begunBefore)));
  }

  /**
   * Takes the place for work that begins now, or that goes on where it broke off. The caller sees
   * to it that nobody else is at work there, and ends with {@link KeyedWork#end}.
   *
   * @param seen what stands there; null when nothing does
   * @return false when something else stands there meanwhile: a commit that was still on its way
   */
  public boolean begin(Place place, byte[] fingerprint, Instant at, @Nullable Earlier seen) {
    Noted left = seen == null ? Noted.NOTHING : seen.noted();
    RecordId record = left.record();
    IntakeId intake = left.intake();
    int taken =
        database.read(tx ->
            bound(
                    place,
                    tx.handle()
                        .createUpdate(
                            """
                            insert into idempotent_answer as a (principal, path, key, fingerprint, started_at)
                            values (:principal, :path, :key, :fingerprint, :at)
                            on conflict (principal, path, key) do update set
                              fingerprint = excluded.fingerprint, started_at = excluded.started_at
                            where a.status is null and a.record is not distinct from :record
                              and coalesce(a.version, 0) = :version
                              and a.intake is not distinct from :intake
                              and a.search is not distinct from :search and a.done = :done\
                            """))
                .bind("fingerprint", fingerprint)
                .bind("at", Timestamp.from(at))
                .bindByType("record", record == null ? null : record.value(), UUID.class)
                .bind("version", left.version())
                .bindByType("intake", intake == null ? null : intake.value(), UUID.class)
                .bindByType("search", left.search(), UUID.class)
                .bind("done", left.done())
                .execute());
    if (taken == 1) {
      KeyedWork.begin(place, left);
    }
    return taken == 1;
  }

  /** Keeps the answer, unless what it tells of was dropped meanwhile. */
  public void finish(Place place, Kept answer) {
    try {
      update(
          place,
          "update idempotent_answer set status = :status, headers = cast(:headers as jsonb), body = :body where"
              + AT
              + " and not withheld",
          Map.of(
              "status",
              answer.status(),
              "headers",
              JSON.writeValueAsString(answer.headers()),
              "body",
              answer.body()));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("headers are plain texts", e);
    }
  }

  /** Gives the place free: the work was refused and changed nothing. */
  public void drop(Place place) {
    update(place, "delete from idempotent_answer where" + AT, Map.of());
  }

  /** What stands there. */
  public Optional<Earlier> earlier(Place place) {
    return database.read(tx ->
        bound(
                place,
                tx.handle()
                    .createQuery(
                        "select fingerprint, started_at, status, headers, body,"
                            + " record, version, intake, search, done"
                            + " from idempotent_answer where"
                            + AT))
            .map((rs, _) -> earlier(rs))
            .findOne());
  }

  /** Removes everything begun before an instant; it is called every hour. */
  public int tidy(Instant begunBefore) {
    return database.read(tx ->
        tx.handle()
            .createUpdate("delete from idempotent_answer where started_at < :begun")
            .bind("begun", Timestamp.from(begunBefore))
            .execute());
  }

  private int update(Place place, String sql, Map<String, ?> values) {
    return database.read(
        tx -> bound(place, tx.handle().createUpdate(sql)).bindMap(values).execute());
  }

  private static <S extends SqlStatement<S>> S bound(Place place, S statement) {
    return statement
        .bind("principal", place.principal())
        .bind("path", place.path())
        .bind("key", place.key());
  }

  private static Earlier earlier(ResultSet rs) throws SQLException {
    UUID record = rs.getObject("record", UUID.class);
    UUID intake = rs.getObject("intake", UUID.class);
    return new Earlier(
        rs.getBytes("fingerprint"),
        rs.getTimestamp("started_at").toInstant(),
        answer(rs),
        new Noted(
            record == null ? null : new RecordId(record),
            rs.getLong("version"),
            intake == null ? null : new IntakeId(intake),
            rs.getObject("search", UUID.class),
            rs.getBoolean("done")));
  }

  private static Optional<Kept> answer(ResultSet rs) throws SQLException {
    int status = rs.getInt("status");
    if (rs.wasNull()) {
      return Optional.empty();
    }
    try {
      Map<String, String> headers =
          JSON.readValue(rs.getString("headers"), new TypeReference<Map<String, String>>() {});
      return Optional.of(new Kept(status, headers, rs.getBytes("body")));
    } catch (JsonProcessingException e) {
      throw new SQLException("headers of a kept answer", e);
    }
  }
}
