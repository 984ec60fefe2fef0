package vn.vanthu.service.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.vanthu.service.process.ProcessRunner;

/** What the update takes from documents that were dropped before it, and what it leaves. */
class DroppedBeforeTest {
  private static final String ROWS =
      """
      insert into agency (id, name, symbol) values ('a', 'A', 'A');
      insert into intake (id, agency, direction, state, facts, read_facts, report, verdict, received_at, received_by,
        drop_reason, dropped_at, dropped_by)
      values ('00000000-0000-0000-0000-000000000001', 'a', 'INCOMING', 'DROPPED',
        '{"subject": "lời bí mật", "urgency": "NORMAL", "secrecy": "NORMAL"}', '{"x": "lời bí mật"}',
        '{"y": "lời bí mật"}', 'INTACT', now(), 'vanthu', 'nhầm', now(), 'vanthu'),
      ('00000000-0000-0000-0000-000000000002', 'a', 'INCOMING', 'OPEN',
        '{"subject": "còn mở", "urgency": "NORMAL", "secrecy": "NORMAL"}', null, null, null, now(), 'vanthu',
        null, null, null);
      insert into intake_file (intake, position, sha256, size, file_name, media_type) values
        ('00000000-0000-0000-0000-000000000001', 0, sha256('1'), 1, 'lời bí mật.txt', 'text/plain'),
        ('00000000-0000-0000-0000-000000000001', 1, sha256('2'), 1, 'chung.txt', 'text/plain'),
        ('00000000-0000-0000-0000-000000000002', 0, sha256('2'), 1, 'chung.txt', 'text/plain');
      insert into document_text (sha256, state, body) values
        (sha256('1'), 'TEXT', 'lời bí mật'), (sha256('2'), 'TEXT', 'lời chung');
      insert into idempotent_answer (principal, path, key, fingerprint, started_at, status, headers, body, intake)
      values ('p', '/intake', '1', '', now(), 201, '{}', 'loi bi mat', '00000000-0000-0000-0000-000000000001'),
        ('p', '/intake', '2', '', now(), 201, '{}', 'con mo', '00000000-0000-0000-0000-000000000002');
      """;

  @TempDir Path folder;

  @Test
  void nothing_stays_of_what_was_dropped_and_all_of_what_was_not() throws SQLException {
    try (EmbeddedPostgres server =
        EmbeddedPostgres.start(
            new DatabaseSettings.Embedded(folder, 0),
            DurableFiles.haltingOnFailure(),
            new ProcessRunner())) {
      DatabaseSettings.External access = server.access();
      migrate(access, "178");
      try (Connection connection =
              DriverManager.getConnection(access.url(), access.user(), access.password());
          Statement statement = connection.createStatement()) {
        statement.execute(ROWS);
        migrate(access, "185");
        assertThat(
                one(
                    statement,
                    "select concat_ws('|', facts, read_facts, report, verdict, drop_reason) from intake"
                        + " where state = 'DROPPED'"))
            .isEqualTo("{\"secrecy\": \"NORMAL\", \"urgency\": \"NORMAL\"}|nhầm");
        assertThat(one(statement, "select facts ->> 'subject' from intake where state = 'OPEN'"))
            .isEqualTo("còn mở");
        assertThat(
                one(
                    statement,
                    "select string_agg(right(intake::text, 1) || position, ',') from intake_file"))
            .isEqualTo("20");
        assertThat(one(statement, "select string_agg(body, ',') from document_text"))
            .isEqualTo("lời chung");
        assertThat(
                one(
                    statement,
                    "select string_agg(concat(key, status, withheld, convert_from(body, 'UTF8')), ',' order by key)"
                        + " from idempotent_answer"))
            .isEqualTo("1t,2201fcon mo");
      }
    }
  }

  private static void migrate(DatabaseSettings.External access, String target) {
    Flyway.configure()
        .dataSource(access.url(), access.user(), access.password())
        .locations("classpath:db/migration")
        .outOfOrder(true)
        .target(target)
        .load()
        .migrate();
  }

  private static String one(Statement statement, String query) throws SQLException {
    try (ResultSet rows = statement.executeQuery(query)) {
      assertThat(rows.next()).isTrue();
      return rows.getString(1);
    }
  }
}
