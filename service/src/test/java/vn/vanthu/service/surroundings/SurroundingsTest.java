package vn.vanthu.service.surroundings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.FSDirectory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.vanthu.service.Deployment;
import vn.vanthu.service.VanThuConfiguration;
import vn.vanthu.service.access.AgencyId;
import vn.vanthu.service.demo.pki.DemoFault;
import vn.vanthu.service.demo.pki.DemoKey;
import vn.vanthu.service.demo.pki.DemoPki;
import vn.vanthu.service.demo.pki.DemoServer;
import vn.vanthu.service.office.TestOffice;
import vn.vanthu.service.process.ProcessRunner;
import vn.vanthu.service.records.Agency;
import vn.vanthu.service.registers.OfficeStore;
import vn.vanthu.service.registers.Records;
import vn.vanthu.service.routing.KeyBinding;
import vn.vanthu.service.routing.KeyHome;
import vn.vanthu.service.routing.SigningAuthority;
import vn.vanthu.service.store.BlobStore;
import vn.vanthu.service.store.Database;
import vn.vanthu.service.store.DatabaseSettings;
import vn.vanthu.service.store.DurableFiles;
import vn.vanthu.service.store.EmbeddedPostgres;
import vn.vanthu.service.store.KeyBindingTable;
import vn.vanthu.signing.fetch.AllowList;
import vn.vanthu.signing.fetch.FetchLimits;
import vn.vanthu.signing.fetch.Fetcher;
import vn.vanthu.signing.timestamp.HttpTimestampSource;
import vn.vanthu.signing.timestamp.TimestampSource;

/** Every ailment the doctor knows is provoked once, and named; a healthy deployment has none. */
class SurroundingsTest {
  private static final DurableFiles FILES = DurableFiles.haltingOnFailure();
  private static final Agency AGENCY = new Agency(new AgencyId("so-kham"), "Sở Khám", "SK");
  private static final Surroundings.Expectations NOTHING_NEEDED =
      new Surroundings.Expectations(Map.of(), 0);

  @TempDir static Path folder;
  private static DemoPki pki;
  private static DemoServer authorities;
  private static EmbeddedPostgres postgres;
  private static DatabaseSettings.External external;

  @BeforeAll
  static void authorities_and_a_database_elsewhere() throws Exception {
    int port = freePort();
    pki =
        DemoPki.open(
            folder.resolve("pki"), URI.create("http://127.0.0.1:" + port + "/"), Clock.systemUTC());
    authorities = DemoServer.start(pki);
    postgres =
        EmbeddedPostgres.start(
            new DatabaseSettings.Embedded(folder.resolve("elsewhere"), 0),
            FILES,
            new ProcessRunner());
    external = postgres.access();
    Database.open(external, 2, FILES).close();
  }

  @AfterAll
  static void stop() {
    authorities.close();
    postgres.close();
  }

  @Test
  void a_deployment_in_order_has_no_ailment() throws IOException {
    assertThat(met(healthy())).isEmpty();
  }

  @Test
  void a_data_folder_that_cannot_be_written() throws IOException {
    Path file = Files.writeString(folder.resolve("tệp chứ không phải thư mục"), "");
    assertThat(met(healthy().at(file.resolve("data")))).contains(Ailment.DATA_NOT_WRITABLE);
  }

  @Test
  void a_disk_that_is_nearly_full() throws IOException {
    assertThat(met(healthy(), List.of(), new Surroundings.Expectations(Map.of(), Long.MAX_VALUE)))
        .containsExactly(Ailment.DISK_FULL);
  }

  @Test
  void a_port_that_another_program_uses() throws IOException {
    try (ServerSocket busy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThat(met(healthy(), List.of(busy.getLocalPort()), NOTHING_NEEDED))
          .containsExactly(Ailment.PORT_BUSY);
    }
  }

  @Test
  void a_database_that_does_not_answer() throws IOException {
    var nobody =
        new DatabaseSettings.External(
            "jdbc:postgresql://127.0.0.1:" + freePort() + "/postgres", "vanthu", "x");
    assertThat(met(healthy().over(nobody))).containsExactly(Ailment.DATABASE_UNREACHABLE);
    var wrongPassword =
        new DatabaseSettings.External(external.url(), external.user(), "not this one");
    assertThat(met(healthy().over(wrongPassword))).containsExactly(Ailment.DATABASE_UNREACHABLE);
  }

  @Test
  void a_database_that_could_lose_what_it_acknowledged() throws IOException {
    assertThat(met(healthy().over(role("careless", "set synchronous_commit = off"))))
        .containsExactly(Ailment.DATABASE_NOT_DURABLE);
  }

  /**
   * PostgreSQL 15 played by 18: its version is asked through a function that the role sees first.
   */
  @Test
  void a_database_that_is_too_old() throws IOException {
    sql("create schema aged");
    sql(
        "create function aged.current_setting(name text) returns text language sql as"
            + " $$ select case when name = 'server_version_num' then '150004'"
            + " else pg_catalog.current_setting(name) end $$");
    assertThat(met(healthy().over(role("aged", "set search_path = aged, pg_catalog, public"))))
        .containsExactly(Ailment.DATABASE_TOO_OLD);
  }

  @Test
  void an_index_that_is_damaged() throws IOException {
    Setup setup = healthy();
    Path index = Files.createDirectories(setup.data().resolve("index"));
    Files.writeString(index.resolve("current"), "generation-7");
    assertThat(met(setup)).containsExactly(Ailment.INDEX_DAMAGED);
    Path generation = Files.createDirectories(index.resolve("generation-7"));
    Files.write(generation.resolve("segments_1"), new byte[] {1, 2, 3});
    assertThat(met(setup)).containsExactly(Ailment.INDEX_DAMAGED);
  }

  @Test
  void an_index_that_another_version_wrote() throws IOException {
    Setup setup = healthy();
    Path index = Files.createDirectories(setup.data().resolve("index"));
    Files.writeString(index.resolve("current"), "generation-7");
    Path generation = Files.createDirectories(index.resolve("generation-7"));
    try (var folder = FSDirectory.open(generation);
        var writer = new IndexWriter(folder, new IndexWriterConfig())) {
      writer.setLiveCommitData(Map.of("schema", "another").entrySet());
      writer.commit();
    }
    assertThat(met(setup)).containsExactly(Ailment.INDEX_OTHER_VERSION);
  }

  @Test
  void a_key_file_that_is_gone_or_damaged() throws Exception {
    Setup setup = healthy();
    DemoKey key = person("mất");
    bind(setup, key);
    assertThat(met(setup)).isEmpty();
    byte[] good = Files.readAllBytes(key.file());
    Files.write(key.file(), new byte[] {1, 2, 3});
    assertThat(met(setup)).containsExactly(Ailment.KEY_FILE_UNREADABLE);
    Files.delete(key.file());
    assertThat(met(setup)).containsExactly(Ailment.KEY_FILE_UNREADABLE);
    Files.write(key.file(), good);
  }

  @Test
  void a_password_that_does_not_open_its_key() throws Exception {
    Setup setup = healthy();
    DemoKey key = person("nhầm");
    bind(setup, key);
    Files.writeString(pin(key), "sai");
    assertThat(met(setup)).containsExactly(Ailment.KEY_PASSWORD_WRONG);
  }

  @Test
  void a_certificate_that_has_ended_or_ends_soon() throws Exception {
    Setup setup = healthy();
    DemoKey key = person("hết hạn");
    bind(setup, key);
    Instant end = key.certificate().getNotAfter().toInstant();
    assertThat(met(setup.when(end.minus(Duration.ofDays(3)))))
        .contains(Ailment.CERTIFICATE_ENDS_SOON);
    assertThat(met(setup.when(end.plusSeconds(1)))).contains(Ailment.CERTIFICATE_EXPIRED);
  }

  @Test
  void a_time_stamp_authority_that_is_down_or_refuses() throws IOException {
    int nobody = freePort();
    assertThat(met(healthy().stampedBy(source(URI.create("http://127.0.0.1:" + nobody + "/tsa")))))
        .containsExactly(Ailment.TSA_DOWN);
    authorities.fail(EnumSet.allOf(DemoFault.class));
    try {
      assertThat(met(healthy())).containsExactly(Ailment.TSA_DOWN);
    } finally {
      authorities.fail(Set.of());
    }
    assertThat(met(healthy().stampedBy(null))).containsExactly(Ailment.NO_TSA);
  }

  @Test
  void trust_that_is_absent_or_cannot_be_read() throws IOException {
    Path empty = Files.createDirectories(folder.resolve("trust trống"));
    assertThat(met(healthy().trusting(empty))).containsExactly(Ailment.NO_TRUST);
    Path broken = Files.createDirectories(folder.resolve("trust hỏng"));
    Files.writeString(broken.resolve("root.pem"), "-----BEGIN CERTIFICATE-----\nxx\n");
    assertThat(met(healthy().trusting(broken))).containsExactly(Ailment.TRUST_UNREADABLE);
  }

  @Test
  void a_clock_before_this_program_was_made() throws IOException {
    assertThat(met(healthy().when(Instant.parse("2020-01-01T00:00:00Z"))))
        .contains(Ailment.CLOCK_WRONG);
  }

  @Test
  void a_clock_that_runs_ahead_of_the_time_stamp_authority_or_behind_it() throws IOException {
    Instant now = Instant.now();
    for (Duration error : List.of(Duration.ofHours(1), Duration.ofHours(-1))) {
      assertThat(met(healthy().when(now.plus(error))))
          .as("%s", error)
          .contains(Ailment.CLOCK_WRONG);
    }
  }

  @Test
  void a_tool_that_is_missing() throws IOException {
    var needs = new Surroundings.Expectations(Map.of("máy chém", List.of("/no/such/tool")), 0);
    assertThat(met(healthy(), List.of(), needs)).containsExactly(Ailment.TOOL_MISSING);
  }

  @Test
  void a_service_that_runs_is_a_note_and_its_database_is_looked_at_all_the_same() throws Exception {
    Setup setup = healthy();
    DemoKey key = person("đang chạy");
    bind(setup, key);
    Files.writeString(pin(key), "sai");
    try (Database _ = Database.open(setup.database(), 2, FILES);
        ServerSocket busy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThat(met(setup, List.of(busy.getLocalPort()), NOTHING_NEEDED))
          .containsExactlyInAnyOrder(Ailment.SERVICE_RUNNING, Ailment.KEY_PASSWORD_WRONG);
    }
  }

  @Test
  void every_ailment_says_what_it_is_and_how_to_mend_it_in_both_languages() {
    for (Ailment ailment : Ailment.values()) {
      for (String words : List.of(ailment.vi(), ailment.en(), ailment.mendVi(), ailment.mendEn())) {
        assertThat(words).as(ailment.name()).isNotBlank();
      }
    }
  }

  /** A deployment, of which each test spoils one thing. */
  private record Setup(
      Path data,
      DatabaseSettings database,
      List<Path> trust,
      @Nullable TimestampSource timestamps,
      Clock clock) {
    Setup at(Path other) {
      return new Setup(other, new DatabaseSettings.Embedded(other, 0), trust, timestamps, clock);
    }

    Setup over(DatabaseSettings other) {
      return new Setup(data, other, trust, timestamps, clock);
    }

    Setup trusting(Path other) {
      return new Setup(data, database, List.of(other), timestamps, clock);
    }

    Setup stampedBy(@Nullable TimestampSource other) {
      return new Setup(data, database, trust, other, clock);
    }

    Setup when(Instant other) {
      return new Setup(data, database, trust, timestamps, Clock.fixed(other, ZoneOffset.UTC));
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
          clock);
    }
  }

  private static Setup healthy() throws IOException {
    Path data = Files.createTempDirectory(folder, "data");
    return new Setup(
        data,
        new DatabaseSettings.Embedded(data, 0),
        List.of(pki.trustFolder()),
        source(pki.timestampAddress()),
        Clock.systemUTC());
  }

  private static List<Ailment> met(Setup setup) {
    return met(setup, List.of(), NOTHING_NEEDED);
  }

  private static List<Ailment> met(
      Setup setup, List<Integer> ports, Surroundings.Expectations expectations) {
    List<Symptom> met = new ArrayList<>();
    new Surroundings(setup.deployment(), ports, met::add, expectations).look();
    return met.stream().map(Symptom::ailment).toList();
  }

  private static TimestampSource source(URI address) {
    var host = new AllowList.Host(address.getHost(), address.getPort(), true);
    return new HttpTimestampSource(
        new Fetcher(new AllowList(List.of(host)), FetchLimits.standard()), address);
  }

  private static DemoKey person(String name) throws Exception {
    return pki.person(
        "k" + UUID.randomUUID().toString().substring(0, 8), name, "Trưởng phòng", "Sở Khám");
  }

  private static Path pin(DemoKey key) {
    String name = key.file().getFileName().toString();
    return key.file().resolveSibling(name.substring(0, name.lastIndexOf('.')) + ".pin");
  }

  private static void bind(Setup setup, DemoKey key) throws Exception {
    Files.copy(key.secretFile(), pin(key), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    var binding =
        new KeyBinding(
            UUID.randomUUID().toString(),
            AGENCY.id(),
            "lan",
            KeyBinding.Use.PERSON,
            List.<X509Certificate>of(key.certificate()),
            new KeyHome.KeyFile(key.file().toAbsolutePath().toString(), ""),
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

  private static DatabaseSettings.External role(String name, String setting) {
    sql("create role " + name + " superuser login password 'p'");
    sql("alter role " + name + " " + setting);
    return new DatabaseSettings.External(external.url(), name, "p");
  }

  private static void sql(String statement) {
    try (Connection connection =
            DriverManager.getConnection(external.url(), external.user(), external.password());
        Statement plain = connection.createStatement()) {
      plain.execute(statement);
    } catch (SQLException e) {
      throw new IllegalStateException(statement, e);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return probe.getLocalPort();
    }
  }
}
