package vn.vanthu.service.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.vanthu.service.process.ProcessRunner;
import vn.vanthu.service.store.Database;
import vn.vanthu.service.store.DatabaseSettings;
import vn.vanthu.service.store.DurableFiles;
import vn.vanthu.service.store.EmbeddedPostgres;
import vn.vanthu.service.store.StoreFailure;
import vn.vanthu.service.upkeep.Restore;

/** What the command leaves alone when it refuses. */
class RestoreCommandTest {
  private static final DurableFiles FILES = DurableFiles.haltingOnFailure();
  private static final String OLDER = "100";

  @TempDir Path folder;
  private CommandLine vanthu;
  private Path backup;

  @BeforeEach
  void a_backup() throws IOException {
    vanthu = new CommandLine(folder.resolve("cơ quan"));
    backup = folder.resolve("sao lưu");
    Database.open(new DatabaseSettings.Embedded(vanthu.data(), 0), 2, FILES).close();
    Files.createDirectories(vanthu.data().resolve("blobs"));
    vanthu.run("backup", backup).is(0);
  }

  @Test
  void an_office_with_older_tables_keeps_them() throws IOException, SQLException {
    Path config = vanthu.config("older.yml", "cũ");
    Path data = vanthu.home().config().resolveSibling("cũ");
    int before = older(data, "insert into agency (id, name, symbol) values ('a', 'A', 'A')");
    assertThat(vanthu.run("restore", "--config", config, backup).is(2).talk())
        .contains("tables of an older version");
    assertThat(steps(data)).isEqualTo(before);
    assertThat(data.resolve("blobs")).doesNotExist();
  }

  @Test
  void empty_tables_of_an_older_version_are_not_brought_up_to_date()
      throws IOException, SQLException {
    Path config = vanthu.config("older.yml", "cũ");
    Path data = vanthu.home().config().resolveSibling("cũ");
    int before = older(data, "select 1");
    assertThat(vanthu.run("restore", "--config", config, backup).is(2).talk())
        .contains("tables of an older version");
    assertThat(steps(data)).isEqualTo(before);
  }

  @Test
  void a_folder_that_is_no_backup_makes_nothing() throws IOException {
    Path config = vanthu.config("fresh.yml", "mới");
    Files.delete(backup.resolve("manifest.json"));
    assertThat(vanthu.run("restore", "--config", config, backup).is(2).talk())
        .contains("no whole backup");
    assertThat(vanthu.home().config().resolveSibling("mới")).doesNotExist();
  }

  @Test
  void a_backup_of_another_form_is_named_before_its_fields_are_looked_at() throws IOException {
    refuses("{\"format\":1,\"madeAt\":\"2026-01-01T00:00:00Z\"}", "BACKUP_OTHER_VERSION", "form 1");
    String newer = manifest().replace("\"format\":2", "\"format\":3,\"encrypted\":{\"by\":\"x\"}");
    refuses(newer, "BACKUP_OTHER_VERSION", "form 3");
  }

  @Test
  void a_manifest_that_cannot_be_read_is_no_whole_backup() throws IOException {
    String whole = manifest();
    List<String> damaged =
        List.of(
            "",
            "[]",
            "{}",
            whole.substring(0, whole.length() / 2),
            whole + "}",
            whole.replace("\"format\":2", "\"format\":\"2\""),
            whole.replace("\"format\":2", "\"format\":2,\"unknown\":1"),
            whole.replaceFirst("\"tables\":\\[.*?}]", "\"tables\":null"),
            whole.replaceFirst(",\"unread\":\\d+", ""));
    assertThat(damaged).doesNotContain(whole).doesNotHaveDuplicates();
    for (String manifest : damaged) {
      refuses(manifest, "BACKUP_NOT_WHOLE", "cut or damaged");
    }
  }

  private String manifest() throws IOException {
    return Files.readString(backup.resolve("manifest.json"));
  }

  /** By code and next step, never in the words of whatever read the file. */
  private void refuses(String manifest, String code, String why) throws IOException {
    Path other = Files.createDirectories(folder.resolve("sao lưu khác"));
    Files.writeString(other.resolve("manifest.json"), manifest);
    assertThatThrownBy(() -> Restore.manifest(other))
        .as(manifest)
        .isInstanceOfSatisfying(
            StoreFailure.class,
            failure -> assertThat(failure.code()).isEqualTo(StoreFailure.Code.valueOf(code)));
    Path config = vanthu.config("fresh.yml", "mới");
    assertThat(vanthu.run("restore", "--config", config, other).is(2).talk())
        .contains(StoreFailure.Code.valueOf(code).vi(), why)
        .doesNotContain("jackson", "line:", "Unrecognized", "Exception");
    assertThat(vanthu.home().config().resolveSibling("mới")).doesNotExist();
  }

  @Test
  void empty_tables_of_this_version_are_filled() throws IOException {
    Path config = vanthu.config("again.yml", "lại");
    Path data = vanthu.home().config().resolveSibling("lại");
    Database.open(new DatabaseSettings.Embedded(data, 0), 2, FILES).close();
    vanthu.run("restore", "--config", config, backup).is(0);
  }

  /** The connection dies among the tables as it does when the process is killed there. */
  @Test
  void a_restore_that_died_while_it_made_the_tables_runs_again() throws IOException, SQLException {
    Path config = vanthu.config("died.yml", "đứt");
    Path data = vanthu.home().config().resolveSibling("đứt");
    execute(
        data,
        """
        create schema kill;
        create function kill.here() returns event_trigger language plpgsql as $$
        begin
          if exists (select 1 from pg_event_trigger_ddl_commands()
                     where object_identity = 'public.reading') then
            perform pg_terminate_backend(pg_backend_pid());
          end if;
        end $$;
        create event trigger kill on ddl_command_end when tag in ('CREATE TABLE')
          execute function kill.here();
        """);
    assertThat(vanthu.run("restore", "--config", config, backup).status()).isNotZero();
    execute(data, "drop event trigger kill; drop schema kill cascade");
    vanthu.run("restore", "--config", config, backup).is(0);
  }

  private static void execute(Path data, String sql) throws SQLException {
    try (EmbeddedPostgres server = server(data)) {
      execute(server, sql);
    }
  }

  private static void execute(EmbeddedPostgres server, String sql) throws SQLException {
    DatabaseSettings.External access = server.access();
    try (var c = DriverManager.getConnection(access.url(), access.user(), access.password());
        var statement = c.createStatement()) {
      statement.execute(sql);
    }
  }

  private static int older(Path data, String rows) throws SQLException {
    try (EmbeddedPostgres server = server(data)) {
      int done = flyway(server, OLDER).migrate().migrationsExecuted;
      execute(server, rows);
      return done;
    }
  }

  private static int steps(Path data) {
    try (EmbeddedPostgres server = server(data)) {
      return flyway(server, "latest").info().applied().length;
    }
  }

  private static EmbeddedPostgres server(Path data) {
    return EmbeddedPostgres.start(
        new DatabaseSettings.Embedded(data, 0), FILES, new ProcessRunner());
  }

  private static Flyway flyway(EmbeddedPostgres server, String target) {
    DatabaseSettings.External access = server.access();
    return Flyway.configure()
        .dataSource(access.url(), access.user(), access.password())
        .locations("classpath:db/migration")
        .outOfOrder(true)
        .target(target)
        .load();
  }
}
