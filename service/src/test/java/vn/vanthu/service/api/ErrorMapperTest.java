package vn.vanthu.service.api;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.Response;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.jvnet.mimepull.MIMEParsingException;
import vn.vanthu.search.opensearch.ClusterIndex;
import vn.vanthu.search.opensearch.ClusterSettings;
import vn.vanthu.service.process.ProcessRunner;
import vn.vanthu.service.store.AgencyTable;
import vn.vanthu.service.store.Database;
import vn.vanthu.service.store.DatabaseSettings;
import vn.vanthu.service.store.DurableFiles;
import vn.vanthu.service.store.EmbeddedPostgres;

class ErrorMapperTest {
  private static final String FULL = "No space left on device";

  @TempDir Path folder;

  @Test
  void a_database_that_went_down_is_503_with_a_time_to_try_again() {
    DurableFiles files = DurableFiles.haltingOnFailure();
    var settings = new DatabaseSettings.Embedded(folder.resolve("data"), 0);
    EmbeddedPostgres server = EmbeddedPostgres.start(settings, files, new ProcessRunner());
    try (Database database = Database.open(server.access(), 2, files)) {
      server.close();
      Problem down = problem(caught(() -> database.inTransaction(tx -> new AgencyTable().all(tx))));
      assertThat(down.code()).isEqualTo("DATABASE_UNREACHABLE");
      assertThat(down.status()).isEqualTo(503);
      assertThat(down.retryAfterSeconds()).isPresent();
    }
  }

  @Test
  void a_search_cluster_that_is_away_is_503_with_a_time_to_try_again() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    var nobody =
        new ClusterSettings(
            List.of(URI.create("http://127.0.0.1:" + port)),
            "vanthu",
            Optional.empty(),
            Optional.empty());
    Problem away = problem(caught(() -> ClusterIndex.version(nobody)));
    assertThat(away.code()).isEqualTo("SEARCH_UNREACHABLE");
    assertThat(away.status()).isEqualTo(503);
    assertThat(away.retryAfterSeconds()).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"08006", "08001", "53300", "57P01", "57P02", "57P03"})
  void a_connection_lost_under_way_is_503(String state) {
    var lost = new RuntimeException(new SQLException("gone", state));
    assertThat(problem(lost).code()).isEqualTo("DATABASE_UNREACHABLE");
  }

  @Test
  void a_full_disk_is_507_wherever_it_was_met() {
    for (Throwable full :
        new Throwable[] {
          new IOException(FULL),
          new UncheckedIOException("cannot write", new FileSystemException("a", null, FULL)),
          new FileNotFoundException("/data/temporary/x (" + FULL + ")"),
          new IOException("Disk quota exceeded"),
          new MIMEParsingException(new IOException(FULL)),
          new RuntimeException(new SQLException("could not extend file", "53100"))
        }) {
      Problem problem = problem(full);
      assertThat(problem.code()).as(full.toString()).isEqualTo("DISK_FULL");
      assertThat(problem.status()).isEqualTo(507);
      assertThat(problem.retryAfterSeconds()).isPresent();
    }
  }

  @Test
  void other_failures_stay_what_they_were() {
    assertThat(problem(new NoSuchFileException(FULL)).code()).isEqualTo("INTERNAL");
    assertThat(problem(new IOException("reset")).code()).isEqualTo("INTERNAL");
    assertThat(problem(new RuntimeException(new SQLException("x", "23505"))).code())
        .isEqualTo("INTERNAL");
    assertThat(problem(new MIMEParsingException("broken")).code()).isEqualTo("BROKEN_MULTIPART");
  }

  private static Throwable caught(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException e) {
      return e;
    }
    throw new AssertionError("it did not fail");
  }

  private static Problem problem(Throwable thrown) {
    try (Response answer = new ErrorMapper().toResponse(thrown)) {
      return ((ErrorMapper.Occurrence) answer.getEntity()).problem();
    }
  }
}
