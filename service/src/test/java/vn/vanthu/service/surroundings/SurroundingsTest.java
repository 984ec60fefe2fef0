package vn.vanthu.service.surroundings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.cert.X509Certificate;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
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
import vn.vanthu.search.index.RecordIndex;
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
    sql("create database pattern");
    Database.open(database("pattern"), 2, FILES).close();
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
  void where_no_office_was_opened_the_doctor_says_so_and_makes_nothing() throws IOException {
    Path absent = Files.createTempDirectory(folder, "trống").resolve("data");
    assertThat(met(healthy().at(absent))).containsExactly(Ailment.NO_OFFICE_YET);
    assertThat(absent).doesNotExist();
    Path empty = Files.createTempDirectory(folder, "trống");
    assertThat(met(healthy().at(empty))).containsExactly(Ailment.NO_OFFICE_YET);
    assertThat(empty).isEmptyDirectory();
  }

  @Test
  void a_database_elsewhere_without_tables_is_left_without_tables() throws IOException {
    sql("create database bare");
    assertThat(met(healthy().over(database("bare")))).containsExactly(Ailment.NO_OFFICE_YET);
    assertThat(tables("bare")).isZero();
  }

  /** Of an older version: the last step of the tables has not been taken. */
  @Test
  void tables_of_an_older_version_are_left_as_they_are() throws IOException {
    Setup setup = healthy();
    String name = setup.database().toString().replaceAll(".*/([a-z0-9]+),.*", "$1");
    String steps = "select count(*) from flyway_schema_history";
    sql(
        name,
        "delete from flyway_schema_history where installed_rank ="
            + " (select max(installed_rank) from flyway_schema_history)");
    int before = number(name, steps);
    assertThat(met(setup)).containsExactly(Ailment.DATABASE_OTHER_VERSION);
    assertThat(number(name, steps)).isEqualTo(before);
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
      assertThat(met(healthy(), List.of(local(busy.getLocalPort())), NOTHING_NEEDED))
          .containsExactly(Ailment.PORT_BUSY);
    }
  }

  @Test
  void ports_are_tried_where_the_service_would_listen() throws IOException {
    InetAddress other = InetAddress.getByName("127.0.0.2"); // Linux: the whole of 127/8 is local
    try (ServerSocket busy = new ServerSocket(0, 1, other)) {
      int port = busy.getLocalPort();
      assertThat(met(healthy(), List.of(new InetSocketAddress(other, port)), NOTHING_NEEDED))
          .containsExactly(Ailment.PORT_BUSY);
      assertThat(met(healthy(), List.of(local(port)), NOTHING_NEEDED)).isEmpty();
    }
    // TEST-NET-1 (RFC 5737) is no machine's own; .invalid (RFC 2606) is no name.
    for (String host : List.of("192.0.2.1", "khong-co.invalid")) {
      var nowhere = new InetSocketAddress(host, freePort());
      assertThat(met(healthy(), List.of(nowhere), NOTHING_NEEDED))
          .as(host)
          .containsExactly(Ailment.ADDRESS_UNUSABLE);
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
    Files.delete(pin(key));
    assertThat(met(setup))
        .as("without a password too")
        .containsExactly(Ailment.KEY_FILE_UNREADABLE);
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
  void a_password_that_nobody_keeps_is_said_to_be_untried() throws Exception {
    Setup setup = healthy();
    DemoKey key = person("không ghi");
    bind(setup, key);
    Files.delete(pin(key));
    assertThat(met(setup)).containsExactly(Ailment.KEY_PASSWORD_UNTRIED);
  }

  @Test
  void a_key_file_that_holds_another_key() throws Exception {
    DemoKey key = person("đúng");
    Setup named = healthy();
    bind(named, new KeyHome.KeyFile(key.file().toAbsolutePath().toString(), "khac"), key);
    for (boolean told : List.of(true, false)) {
      assertThat(met(named)).as("password told: " + told).containsExactly(Ailment.KEY_DIFFERS);
      Files.deleteIfExists(pin(key));
    }
    DemoKey swappedKey = person("tráo");
    Setup swapped = healthy();
    bind(swapped, swappedKey);
    DemoKey other = person("sai");
    Files.copy(other.file(), swappedKey.file(), StandardCopyOption.REPLACE_EXISTING);
    Files.copy(other.secretFile(), pin(swappedKey), StandardCopyOption.REPLACE_EXISTING);
    assertThat(met(swapped)).containsExactly(Ailment.KEY_DIFFERS);
  }

  @Test
  void a_signing_device_whose_library_is_gone_or_is_none() throws Exception {
    Path text = Files.writeString(folder.resolve("không phải thư viện.so"), "xin chào");
    for (Path module : List.of(folder.resolve("không có.so"), text)) {
      Setup setup = healthy();
      bind(setup, new KeyHome.Token(module.toString(), 0, ""), person("thiết bị"));
      assertThat(met(setup)).as(module.toString()).containsExactly(Ailment.TOKEN_UNUSABLE);
    }
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
    Path data = Files.createTempDirectory(folder, "data");
    Setup setup = healthy().at(data);
    DemoKey key = person("đang chạy");
    bind(setup, key);
    Files.writeString(pin(key), "sai");
    try (Database _ = Database.open(setup.database(), 2, FILES);
        ServerSocket busy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThat(met(setup, List.of(local(busy.getLocalPort())), NOTHING_NEEDED))
          .containsExactlyInAnyOrder(Ailment.SERVICE_RUNNING, Ailment.KEY_PASSWORD_WRONG);
    }
    assertThat(met(setup)).as("when it has stopped").containsExactly(Ailment.KEY_PASSWORD_WRONG);
  }

  @Test
  void a_service_over_a_database_elsewhere_is_known_by_its_index() throws IOException {
    Setup setup = healthy();
    Path index = Files.createDirectories(setup.data().resolve("index"));
    try (RecordIndex _ = RecordIndex.open(index);
        ServerSocket busy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThat(met(setup, List.of(local(busy.getLocalPort())), NOTHING_NEEDED))
          .containsExactly(Ailment.SERVICE_RUNNING);
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
    String name = "o" + UUID.randomUUID().toString().substring(0, 8);
    sql("create database " + name + " template pattern");
    return new Setup(
        data,
        database(name),
        List.of(pki.trustFolder()),
        source(pki.timestampAddress()),
        Clock.systemUTC());
  }

  private static List<Ailment> met(Setup setup) {
    return met(setup, List.of(), NOTHING_NEEDED);
  }

  private static List<Ailment> met(
      Setup setup, List<InetSocketAddress> ports, Surroundings.Expectations expectations) {
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
    bind(setup, new KeyHome.KeyFile(key.file().toAbsolutePath().toString(), ""), key);
  }

  private static void bind(Setup setup, KeyHome home, DemoKey key) throws Exception {
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

  private static DatabaseSettings.External role(String name, String setting) {
    sql("create role " + name + " superuser login password 'p'");
    sql("alter role " + name + " " + setting);
    return new DatabaseSettings.External(external.url(), name, "p");
  }

  private static DatabaseSettings.External database(String name) {
    String url = external.url().replace("/postgres", "/" + name);
    return new DatabaseSettings.External(url, external.user(), external.password());
  }

  private static InetSocketAddress local(int port) {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }

  private static int tables(String database) {
    return number(
        database, "select count(*) from information_schema.tables where table_schema = 'public'");
  }

  private static int number(String database, String query) {
    try (Connection connection = connection(database);
        Statement plain = connection.createStatement();
        ResultSet rows = plain.executeQuery(query)) {
      rows.next();
      return rows.getInt(1);
    } catch (SQLException e) {
      throw new IllegalStateException(query, e);
    }
  }

  private static Connection connection(String database) throws SQLException {
    DatabaseSettings.External access = database(database);
    return DriverManager.getConnection(access.url(), access.user(), access.password());
  }

  private static void sql(String statement) {
    sql("postgres", statement);
  }

  private static void sql(String database, String statement) {
    try (Connection connection = connection(database);
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
