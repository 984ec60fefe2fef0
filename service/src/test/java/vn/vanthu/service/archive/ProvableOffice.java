package vn.vanthu.service.archive;

import io.dropwizard.core.Application;
import io.dropwizard.testing.DropwizardTestSupport;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.vanthu.service.Deployment;
import vn.vanthu.service.Edges;
import vn.vanthu.service.LoopbackServer;
import vn.vanthu.service.VanThuApplication;
import vn.vanthu.service.VanThuConfiguration;
import vn.vanthu.service.Wiring;
import vn.vanthu.service.access.Principal;
import vn.vanthu.service.accounts.Account;
import vn.vanthu.service.accounts.Scope;
import vn.vanthu.service.api.Illustrator;
import vn.vanthu.service.demo.DemoOffice;
import vn.vanthu.service.demo.MainJob;
import vn.vanthu.service.demo.pki.DemoPki;
import vn.vanthu.service.demo.pki.DemoServer;
import vn.vanthu.service.office.TestOffice;
import vn.vanthu.service.store.DatabaseSettings;
import vn.vanthu.service.store.EmbeddedPostgres;
import vn.vanthu.signing.fetch.AllowList;
import vn.vanthu.signing.fetch.FetchLimits;
import vn.vanthu.signing.fetch.Fetcher;
import vn.vanthu.signing.keys.DigestAlgorithm;
import vn.vanthu.signing.timestamp.HttpTimestampSource;

/**
 * An office with a document that came in and one that went out, and its authorities over HTTP.
 * Nothing runs in the background: tests take the steps themselves. Single-threaded.
 */
final class ProvableOffice implements AutoCloseable {
  private final Path data;
  private final DemoPki pki;
  private final Fetcher fetcher;
  private final DemoServer authorities;
  private final Wiring office;
  private final Account clerk;

  /**
   * @param clock of the office; that of the authorities is the system's
   */
  ProvableOffice(Path folder, Clock clock) throws Exception {
    int port = freePort();
    URI address = URI.create("http://127.0.0.1:" + port + "/");
    pki = DemoPki.open(folder.resolve("demo"), address, Clock.systemUTC());
    var allowed = new AllowList(List.of(new AllowList.Host("127.0.0.1", port, true)));
    fetcher = new Fetcher(allowed, FetchLimits.standard());
    data = folder.resolve("data");
    HttpTimestampSource timestamps = stamps(DigestAlgorithm.SHA256);
    authorities = DemoServer.start(pki);
    office =
        new Wiring(
            new Deployment(
                data,
                new DatabaseSettings.Embedded(data, 0),
                DemoOffice.AGENCY,
                TestOffice.config("registers.yml"),
                TestOffice.config("calendar.yml"),
                List.of(pki.trustFolder()),
                new VanThuConfiguration.RevocationAccess(
                    List.of(address.resolve("/root.crl"), address.resolve("/issuing.crl")),
                    true,
                    List.of("inner 127.0.0.1:" + port)),
                Optional.of(timestamps),
                1L << 30,
                1,
                clock));
    office.revocation().refresh();
    var talk = new PrintStream(PrintStream.nullOutputStream(), true, StandardCharsets.UTF_8);
    clerk = new MainJob(office, pki, timestamps, Clock.systemUTC(), talk).run(folder).clerk();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  Wiring office() {
    return office;
  }

  /** What the authorities do wrong is told to it. */
  DemoServer authorities() {
    return authorities;
  }

  Principal clerk() {
    return clerk.principal();
  }

  /** The authority asked under this hash. */
  HttpTimestampSource stamps(DigestAlgorithm digest) {
    return new HttpTimestampSource(fetcher, pki.timestampAddress(), digest);
  }

  /** What somebody with the database's password does; it must change something. */
  void sql(String statement) throws SQLException {
    DatabaseSettings.External access = EmbeddedPostgres.running(data).orElseThrow();
    try (Connection connection =
            DriverManager.getConnection(access.url(), access.user(), access.password());
        Statement changing = connection.createStatement()) {
      if (changing.executeUpdate(statement) == 0) {
        throw new IllegalStateException("nothing changed by " + statement);
      }
    }
  }

  /** Whoever asks the served office. */
  @FunctionalInterface
  interface Visit {
    void at(Served served) throws Exception;
  }

  /**
   * The office over HTTP.
   *
   * @param token of the clerk, who may read records
   */
  record Served(HttpClient http, String origin, String token) {
    HttpResponse<byte[]> get(String path) throws Exception {
      return get(path, token);
    }

    HttpResponse<byte[]> get(String path, @Nullable String bearer) throws Exception {
      HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(origin + path));
      if (bearer != null) {
        request.header("Authorization", "Bearer " + bearer);
      }
      return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }
  }

  /** Serves for the time of a visit. */
  void serve(Visit visit) throws Exception {
    String token =
        office
            .accounts()
            .issueToken(clerk, "thử", Set.of(Scope.RECORDS_READ), Duration.ofDays(1), null)
            .secret()
            .value();
    var server =
        new DropwizardTestSupport<VanThuConfiguration>(
            VanThuApplication.class, LoopbackServer.configuration()) {
          @Override
          public Application<VanThuConfiguration> newApplication() {
            return new VanThuApplication((configuration, _) ->
                Edges.of(office, DemoOffice.AGENCY.id(), configuration, Illustrator.NONE));
          }
        };
    server.before();
    try (HttpClient http = HttpClient.newHttpClient()) {
      visit.at(new Served(http, "http://127.0.0.1:" + server.getLocalPort(), token));
    } finally {
      server.after();
    }
  }

  @Override
  public void close() {
    office.close();
    authorities.close();
  }
}
