package vn.vanthu.service.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.vanthu.service.access.AgencyId;
import vn.vanthu.service.process.ProcessRunner;
import vn.vanthu.service.records.Agency;

/** The server's life and deaths; every test has a data folder, and so a cluster, of its own. */
class EmbeddedPostgresTest {
  private static final DurableFiles FILES = DurableFiles.haltingOnFailure();

  @TempDir Path folder;

  @Test
  void a_second_service_over_the_same_folder_is_refused_at_once_and_the_first_one_seen() {
    try (Database first = open()) {
      long from = System.nanoTime();
      assertThatThrownBy(this::open)
          .isInstanceOf(StoreFailure.class)
          .extracting("code")
          .isEqualTo(StoreFailure.Code.DATA_IN_USE);
      assertThat(Duration.ofNanos(System.nanoTime() - from)).isLessThan(Duration.ofSeconds(5));
      enter(first, "a");
      try (Database beside = Database.join(settings(), 2, FILES)) {
        assertThat(agencies(beside)).isEqualTo(1);
      }
      assertThat(first.answers()).as("who only looked stopped nothing").isTrue();
    }
  }

  @Test
  void a_killed_server_comes_back_under_the_living_service_with_every_row() throws Exception {
    try (Database database = open()) {
      enter(database, "a");
      long killed = postmaster();
      ProcessHandle.of(killed).orElseThrow().destroyForcibly();
      long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(90);
      while (stillNamed(killed) && System.nanoTime() < until) {
        Thread.sleep(50);
      }
      while (!database.answers() && System.nanoTime() < until) {
        Thread.sleep(50);
      }
      assertThat(agencies(database)).isEqualTo(1);
      assertThat(postmaster()).isNotEqualTo(killed);
    }
  }

  @Test
  void an_orphan_of_a_killed_service_is_stopped_never_adopted() throws Exception {
    // The lock is the service's; without it the server looks like one whose service was killed.
    EmbeddedPostgres server = EmbeddedPostgres.start(settings(), FILES, new ProcessRunner());
    server.abandon();
    long orphan = postmaster();
    assertThat(ProcessHandle.of(orphan)).isPresent();
    try (Database database = open()) {
      enter(database, "a");
      assertThat(postmaster()).isNotEqualTo(orphan);
    }
  }

  @Test
  void a_process_number_reused_by_a_stranger_is_not_killed_and_does_not_stand_in_the_way()
      throws Exception {
    open().close();
    Process stranger = new ProcessBuilder("sleep", "600").start();
    try {
      Files.write(
          folder.resolve("data/pg/postmaster.pid"),
          List.of(Long.toString(stranger.pid()), "/somewhere/else", "0", "5432", "", "127.0.0.1"));
      try (Database database = open()) {
        enter(database, "a");
      }
      assertThat(stranger.isAlive()).isTrue();
    } finally {
      stranger.destroyForcibly();
    }
  }

  @Test
  void a_start_cut_short_leaves_nothing_half_made() throws Exception {
    Files.createDirectories(folder.resolve("data/pg-init-cut/pg"));
    Files.createDirectories(folder.resolve("data/pg-unpack-cut"));
    try (Database database = open()) {
      assertThat(agencies(database)).isZero();
    }
  }

  @Test
  void a_busy_port_is_named() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = taken.getLocalPort();
      assertThatThrownBy(() ->
              Database.open(new DatabaseSettings.Embedded(folder.resolve("data"), port), 2, FILES))
          .hasMessageContaining("port " + port + " is busy");
    }
  }

  @Test
  void a_server_that_could_lose_a_commit_is_refused() throws Exception {
    try (Database database = open()) {
      database.read(tx -> {
        tx.handle().execute("alter system set synchronous_commit = off");
        tx.handle().execute("alter role vanthu set synchronous_commit = off");
        return 1;
      });
      DatabaseSettings.External outside =
          EmbeddedPostgres.running(folder.resolve("data")).orElseThrow();
      assertThatThrownBy(() -> Database.open(outside, 2, FILES))
          .isInstanceOf(StoreFailure.class)
          .extracting("code")
          .isEqualTo(StoreFailure.Code.DATABASE_NOT_DURABLE);
    }
  }

  @Test
  void root_without_user_namespaces_runs_the_server_as_nobody() throws Exception {
    Path data = Files.createDirectories(folder.resolve("data"));
    assumeTrue((Integer) Files.getAttribute(Path.of("/proc/self"), "unix:uid") == 0, "needs root");
    Files.setPosixFilePermissions(
        folder, java.nio.file.attribute.PosixFilePermissions.fromString("rwxr-xr-x"));
    PostgresUser nobody = PostgresUser.dropped(data, data.resolve("pg"), 65534);
    try (EmbeddedPostgres server =
        EmbeddedPostgres.start(settings(), FILES, new ProcessRunner(), nobody)) {
      Object owner = Files.getAttribute(Path.of("/proc/" + postmaster()), "unix:uid");
      assertThat(owner).isEqualTo(65534);
      try (Database database = Database.open(server.access(), 2, FILES)) {
        enter(database, "a");
      }
    }
  }

  private DatabaseSettings.Embedded settings() {
    return new DatabaseSettings.Embedded(folder.resolve("data"), 0);
  }

  private Database open() {
    return Database.open(settings(), 4, FILES);
  }

  private long postmaster() throws IOException {
    return Long.parseLong(
        Files.readAllLines(folder.resolve("data/pg/postmaster.pid")).getFirst().strip());
  }

  /** Between two servers there is no pid file at all. */
  private boolean stillNamed(long pid) {
    try {
      return postmaster() == pid;
    } catch (IOException | RuntimeException between) {
      return true;
    }
  }

  private static void enter(Database database, String key) {
    Agency agency = new Agency(new AgencyId(key), "Cơ quan", "CQ");
    database.inTransaction(tx -> {
      new AgencyTable().open(tx, agency);
      return agency;
    });
  }

  private static int agencies(Database database) {
    return database.read(tx -> new AgencyTable().all(tx)).size();
  }
}
