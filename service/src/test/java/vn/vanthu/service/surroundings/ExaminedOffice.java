package vn.vanthu.service.surroundings;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.vanthu.service.Deployment;
import vn.vanthu.service.VanThuConfiguration;
import vn.vanthu.service.access.AgencyId;
import vn.vanthu.service.demo.pki.DemoKey;
import vn.vanthu.service.demo.pki.DemoPki;
import vn.vanthu.service.demo.pki.DemoServer;
import vn.vanthu.service.keys.KeyBinding;
import vn.vanthu.service.keys.KeyHome;
import vn.vanthu.service.keys.SigningAuthority;
import vn.vanthu.service.office.TestOffice;
import vn.vanthu.service.process.ProcessRunner;
import vn.vanthu.service.records.Agency;
import vn.vanthu.service.registers.Records;
import vn.vanthu.service.store.BlobStore;
import vn.vanthu.service.store.Database;
import vn.vanthu.service.store.DatabaseSettings;
import vn.vanthu.service.store.DurableFiles;
import vn.vanthu.service.store.EmbeddedPostgres;
import vn.vanthu.service.store.KeyBindingTable;
import vn.vanthu.service.store.OfficeStore;
import vn.vanthu.signing.fetch.AllowList;
import vn.vanthu.signing.fetch.FetchLimits;
import vn.vanthu.signing.fetch.Fetcher;
import vn.vanthu.signing.timestamp.HttpTimestampSource;
import vn.vanthu.signing.timestamp.TimestampSource;

/**
 * Deployments for the doctor: authorities that answer, a database elsewhere, keys to bind. Each
 * test spoils one thing. Single-threaded.
 */
final class ExaminedOffice implements AutoCloseable {
  static final DurableFiles FILES = DurableFiles.haltingOnFailure();
  static final Surroundings.Expectations NOTHING_NEEDED =
      new Surroundings.Expectations(Map.of(), 0);
  private static final Agency AGENCY = new Agency(new AgencyId("so-kham"), "Sở Khám", "SK");

  private final Path folder;
  private final DemoPki pki;
  private final DemoServer authorities;
  private final EmbeddedPostgres postgres;
  private final DatabaseSettings.External external;

  ExaminedOffice(Path folder) throws IOException, GeneralSecurityException {
    this.folder = folder;
    pki =
        DemoPki.open(
            folder.resolve("pki"),
            URI.create("http://127.0.0.1:" + freePort() + "/"),
            Clock.systemUTC());
    authorities = DemoServer.start(pki);
    postgres =
        EmbeddedPostgres.start(
            new DatabaseSettings.Embedded(folder.resolve("elsewhere"), 0),
            FILES,
            new ProcessRunner());
    external = postgres.access();
    sql("create database pattern");
    Database.open(database("pattern"), 2, FILES).close();
  }

  @Override
  public void close() {
    authorities.close();
    postgres.close();
  }

  DemoServer authorities() {
    return authorities;
  }

  DatabaseSettings.External external() {
    return external;
  }

  /** A deployment, of which each test spoils one thing. */
  record Setup(
      Path data,
      DatabaseSettings database,
      List<Path> trust,
      @Nullable TimestampSource timestamps,
      List<Path> libraries,
      Clock clock) {
    Setup at(Path other) {
      return new Setup(
          other, new DatabaseSettings.Embedded(other, 0), trust, timestamps, libraries, clock);
    }

    Setup over(DatabaseSettings other) {
      return new Setup(data, other, trust, timestamps, libraries, clock);
    }

    Setup trusting(Path other) {
      return new Setup(data, database, List.of(other), timestamps, libraries, clock);
    }

    Setup stampedBy(@Nullable TimestampSource other) {
      return new Setup(data, database, trust, other, libraries, clock);
    }

    Setup when(Instant other) {
      return new Setup(
          data, database, trust, timestamps, libraries, Clock.fixed(other, ZoneOffset.UTC));
    }

    Setup loading(Path library) {
      return new Setup(data, database, trust, timestamps, List.of(library), clock);
    }

    Deployment deployment() {
      return new Deployment(
              data,
              database,
              AGENCY,
              TestOffice.config("registers.yml"),
              TestOffice.config("calendar.yml"),
              trust,
              new VanThuConfiguration.RevocationAccess(List.of(), false),
              Optional.ofNullable(timestamps),
              1 << 20,
              1,
              clock)
          .withTokenLibraries(libraries);
    }
  }

  Setup healthy() throws IOException {
    Path data = Files.createTempDirectory(folder, "data");
    String name = "o" + UUID.randomUUID().toString().substring(0, 8);
    sql("create database " + name + " template pattern");
    return new Setup(
        data,
        database(name),
        List.of(pki.trustFolder()),
        source(pki.timestampAddress()),
        List.of(),
        Clock.systemUTC());
  }

  List<Ailment> met(Setup setup) {
    return met(setup, List.of(), NOTHING_NEEDED);
  }

  List<Ailment> met(
      Setup setup, List<InetSocketAddress> ports, Surroundings.Expectations expectations) {
    List<Symptom> met = new ArrayList<>();
    new Surroundings(setup.deployment(), ports, met::add, expectations).look();
    return met.stream().map(Symptom::ailment).toList();
  }

  static TimestampSource source(URI address) {
    var host = new AllowList.Host(address.getHost(), address.getPort(), true);
    return new HttpTimestampSource(
        new Fetcher(new AllowList(List.of(host)), FetchLimits.standard()), address);
  }

  DemoKey person(String name) throws Exception {
    return pki.person(
        "k" + UUID.randomUUID().toString().substring(0, 8), name, "Trưởng phòng", "Sở Khám");
  }

  static Path pin(DemoKey key) {
    String name = key.file().getFileName().toString();
    return key.file().resolveSibling(name.substring(0, name.lastIndexOf('.')) + ".pin");
  }

  void bind(Setup setup, DemoKey key) throws Exception {
    bind(setup, new KeyHome.KeyFile(key.file().toAbsolutePath().toString(), ""), key);
  }

  void bind(Setup setup, KeyHome home, DemoKey key) throws Exception {
    Files.copy(key.secretFile(), pin(key), StandardCopyOption.REPLACE_EXISTING);
    var binding =
        new KeyBinding(
            UUID.randomUUID().toString(),
            AGENCY.id(),
            "lan",
            KeyBinding.Use.PERSON,
            List.<X509Certificate>of(key.certificate()),
            home,
            SigningAuthority.of(SigningAuthority.Kind.HEAD),
            Instant.now(),
            null);
    try (Database database = Database.open(setup.database(), 2, FILES)) {
      new Records(OfficeStore.over(database), BlobStore.open(setup.data().resolve("blobs"), FILES))
          .openAgency(AGENCY);
      database.inTransaction(tx -> {
        new KeyBindingTable().add(tx, binding, "x".getBytes(StandardCharsets.UTF_8));
        return binding;
      });
    }
  }

  DatabaseSettings.External role(String name, String setting) {
    sql("create role " + name + " superuser login password 'p'");
    sql("alter role " + name + " " + setting);
    return new DatabaseSettings.External(external.url(), name, "p");
  }

  DatabaseSettings.External database(String name) {
    String url = external.url().replace("/postgres", "/" + name);
    return new DatabaseSettings.External(url, external.user(), external.password());
  }

  static InetSocketAddress local(int port) {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }

  int tables(String database) {
    return number(
        database, "select count(*) from information_schema.tables where table_schema = 'public'");
  }

  int number(String database, String query) {
    try (Connection connection = connection(database);
        Statement plain = connection.createStatement();
        ResultSet rows = plain.executeQuery(query)) {
      rows.next();
      return rows.getInt(1);
    } catch (SQLException e) {
      throw new IllegalStateException(query, e);
    }
  }

  Connection connection(String database) throws SQLException {
    DatabaseSettings.External access = database(database);
    return DriverManager.getConnection(access.url(), access.user(), access.password());
  }

  void sql(String statement) {
    sql("postgres", statement);
  }

  void sql(String database, String statement) {
    try (Connection connection = connection(database);
        Statement plain = connection.createStatement()) {
      plain.execute(statement);
    } catch (SQLException e) {
      throw new IllegalStateException(statement, e);
    }
  }

  static int freePort() throws IOException {
    try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return probe.getLocalPort();
    }
  }
}
