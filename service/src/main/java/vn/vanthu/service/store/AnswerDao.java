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
import org.jdbi.v3.core.statement.SqlStatement;
import vn.vanthu.service.api.AnswerBook;

/** Answers to repeated POST requests in PostgreSQL (V050). Stateless, thread-safe. */
public final class AnswerDao implements AnswerBook {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String AT = " principal = :principal and path = :path and key = :key";
  private final Database database;

  public AnswerDao(Database database) {
    this.database = database;
  }

  @Override
  public void forget(Place place, Instant answeredBefore, Instant begunBefore) {
    update(
        place,
        "delete from idempotent_answer where"
            + AT
            + " and (started_at < :answered or (status is null and started_at < :begun))",
        Map.of("answered", Timestamp.from(answeredBefore), "begun", Timestamp.from(begunBefore)));
  }

  @Override
  public boolean begin(Place place, byte[] fingerprint, Instant at) {
    return update(
            place,
            """
            insert into idempotent_answer (principal, path, key, fingerprint, started_at)
            values (:principal, :path, :key, :fingerprint, :at) on conflict do nothing\
            """,
            Map.of("fingerprint", fingerprint, "at", Timestamp.from(at)))
        == 1;
  }

  @Override
  public void finish(Place place, Kept answer) {
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
    update(place, "delete from idempotent_answer where" + AT, Map.of());
  }

  @Override
  public Optional<Earlier> earlier(Place place) {
    return database.read(tx ->
        bound(
                place,
                tx.handle()
                    .createQuery(
                        "select fingerprint, status, headers, body from idempotent_answer where"
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
    int status = rs.getInt("status");
    byte[] fingerprint = rs.getBytes("fingerprint");
    if (rs.wasNull() || status == 0) {
      return new Earlier(fingerprint, Optional.empty());
    }
    try {
      Map<String, String> headers =
          JSON.readValue(rs.getString("headers"), new TypeReference<Map<String, String>>() {});
      return new Earlier(fingerprint, Optional.of(new Kept(status, headers, rs.getBytes("body"))));
    } catch (JsonProcessingException e) {
      throw new SQLException("headers of a kept answer", e);
    }
  }
}
