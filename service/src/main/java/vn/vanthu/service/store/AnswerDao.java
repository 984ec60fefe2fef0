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
import vn.vanthu.service.api.AnswerBook;
import vn.vanthu.service.records.IntakeId;
import vn.vanthu.service.records.RecordId;

/** Answers to repeated POST requests in PostgreSQL (V050). Stateless, thread-safe. */
public final class AnswerDao implements AnswerBook {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String AT = " principal = :principal and path = :path and key = :key";
  private final Database database;

  public AnswerDao(Database database) {
    this.database = database;
  }

  @Override
  public void forget(Place place, Instant begunBefore) {
    update(
        place,
        "delete from idempotent_answer where" + AT + " and started_at < :begun",
        Map.of("begun", Timestamp.from(begunBefore)));
  }

  @Override
  public boolean begin(Place place, byte[] fingerprint, Instant at, @Nullable Earlier seen) {
    UUID record = seen == null || seen.record() == null ? null : seen.record().value();
    UUID intake = seen == null || seen.intake() == null ? null : seen.intake().value();
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
                              fingerprint = excluded.fingerprint, started_at = excluded.started_at,
                              record = null, intake = null
                            where a.status is null and a.record is not distinct from :record
                              and a.intake is not distinct from :intake\
                            """))
                .bind("fingerprint", fingerprint)
                .bind("at", Timestamp.from(at))
                .bindByType("record", record, UUID.class)
                .bindByType("intake", intake, UUID.class)
                .execute());
    if (taken == 1) {
      KeyedWork.begin(place);
    }
    return taken == 1;
  }

  @Override
  public void finish(Place place, Kept answer) {
    KeyedWork.end();
    try {
      update(
          place,
          "update idempotent_answer set status = :status, headers = cast(:headers as jsonb), body = :body where"
              + AT,
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

  @Override
  public void drop(Place place) {
    KeyedWork.end();
    update(place, "delete from idempotent_answer where" + AT, Map.of());
  }

  @Override
  public void breakOff(Place place) {
    KeyedWork.end();
  }

  @Override
  public Optional<Earlier> earlier(Place place) {
    return database.read(tx ->
        bound(
                place,
                tx.handle()
                    .createQuery(
                        "select fingerprint, started_at, status, headers, body, record, intake"
                            + " from idempotent_answer where"
                            + AT))
            .map((rs, _) -> earlier(rs))
            .findOne());
  }

  @Override
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
        record == null ? null : new RecordId(record),
        intake == null ? null : new IntakeId(intake));
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
