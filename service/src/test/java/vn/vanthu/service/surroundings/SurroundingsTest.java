package vn.vanthu.service.surroundings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.vanthu.search.index.RecordIndex;
import vn.vanthu.service.demo.pki.DemoFault;
import vn.vanthu.service.demo.pki.DemoKey;
import vn.vanthu.service.store.Database;
import vn.vanthu.service.store.DatabaseSettings;

/**
 * Every ailment the doctor knows of the machine is provoked once, and named; a healthy one has
 * none.
 */
class SurroundingsTest {
  @TempDir static Path folder;
  private static ExaminedOffice office;

  @BeforeAll
  static void open() throws Exception {
    office = new ExaminedOffice(folder);
  }

  @AfterAll
  static void close() {
    if (office != null) {
      office.close();
    }
  }

  @Test
  void a_deployment_in_order_has_no_ailment() throws IOException {
    assertThat(office.met(office.healthy())).isEmpty();
  }

  @Test
  void where_no_office_was_opened_the_doctor_says_so_and_makes_nothing() throws IOException {
    Path absent = Files.createTempDirectory(folder, "trống").resolve("data");
    assertThat(office.met(office.healthy().at(absent))).containsExactly(Ailment.NO_OFFICE_YET);
    assertThat(absent).doesNotExist();
    Path empty = Files.createTempDirectory(folder, "trống");
    assertThat(office.met(office.healthy().at(empty))).containsExactly(Ailment.NO_OFFICE_YET);
    assertThat(empty).isEmptyDirectory();
  }

  @Test
  void a_database_elsewhere_without_tables_is_left_without_tables() throws IOException {
    office.sql("create database bare");
    assertThat(office.met(office.healthy().over(office.database("bare"))))
        .containsExactly(Ailment.NO_OFFICE_YET);
    assertThat(office.tables("bare")).isZero();
  }

  /** Of an older version: the last step of the tables has not been taken. */
  @Test
  void tables_of_an_older_version_are_left_as_they_are() throws IOException {
    ExaminedOffice.Setup setup = office.healthy();
    String name = setup.database().toString().replaceAll(".*/([a-z0-9]+),.*", "$1");
    String steps = "select count(*) from flyway_schema_history";
    office.sql(
        name,
        "delete from flyway_schema_history where installed_rank ="
            + " (select max(installed_rank) from flyway_schema_history)");
    int before = office.number(name, steps);
    assertThat(office.met(setup)).containsExactly(Ailment.DATABASE_OTHER_VERSION);
    assertThat(office.number(name, steps)).isEqualTo(before);
  }

  @Test
  void a_data_folder_that_cannot_be_written() throws IOException {
    Path file = Files.writeString(folder.resolve("tệp chứ không phải thư mục"), "");
    assertThat(office.met(office.healthy().at(file.resolve("data"))))
        .contains(Ailment.DATA_NOT_WRITABLE);
  }

  @Test
  void a_disk_that_is_nearly_full() throws IOException {
    assertThat(
            office.met(
                office.healthy(),
                List.of(),
                new Surroundings.Expectations(Map.of(), Long.MAX_VALUE)))
        .containsExactly(Ailment.DISK_FULL);
  }

  @Test
  void a_port_that_another_program_uses() throws IOException {
    try (ServerSocket busy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThat(
              office.met(
                  office.healthy(),
                  List.of(ExaminedOffice.local(busy.getLocalPort())),
                  ExaminedOffice.NOTHING_NEEDED))
          .containsExactly(Ailment.PORT_BUSY);
    }
  }

  @Test
  void ports_are_tried_where_the_service_would_listen() throws IOException {
    InetAddress other = InetAddress.getByName("127.0.0.2"); // Linux: the whole of 127/8 is local
    try (ServerSocket busy = new ServerSocket(0, 1, other)) {
      int port = busy.getLocalPort();
      assertThat(
              office.met(
                  office.healthy(),
                  List.of(new InetSocketAddress(other, port)),
                  ExaminedOffice.NOTHING_NEEDED))
          .containsExactly(Ailment.PORT_BUSY);
      assertThat(
              office.met(
                  office.healthy(),
                  List.of(ExaminedOffice.local(port)),
                  ExaminedOffice.NOTHING_NEEDED))
          .isEmpty();
    }
    // TEST-NET-1 (RFC 5737) is no machine's own; .invalid (RFC 2606) is no name.
    for (String host : List.of("192.0.2.1", "khong-co.invalid")) {
      var nowhere = new InetSocketAddress(host, ExaminedOffice.freePort());
      assertThat(office.met(office.healthy(), List.of(nowhere), ExaminedOffice.NOTHING_NEEDED))
          .as(host)
          .containsExactly(Ailment.ADDRESS_UNUSABLE);
    }
  }

  @Test
  void a_database_that_does_not_answer() throws IOException {
    var nobody =
        new DatabaseSettings.External(
            "jdbc:postgresql://127.0.0.1:" + ExaminedOffice.freePort() + "/postgres",
            "vanthu",
            "x");
    assertThat(office.met(office.healthy().over(nobody)))
        .containsExactly(Ailment.DATABASE_UNREACHABLE);
    var wrongPassword =
        new DatabaseSettings.External(
            office.external().url(), office.external().user(), "not this one");
    assertThat(office.met(office.healthy().over(wrongPassword)))
        .containsExactly(Ailment.DATABASE_UNREACHABLE);
  }

  @Test
  void a_database_that_could_lose_what_it_acknowledged() throws IOException {
    assertThat(
            office.met(
                office.healthy().over(office.role("careless", "set synchronous_commit = off"))))
        .containsExactly(Ailment.DATABASE_NOT_DURABLE);
  }

  /**
   * PostgreSQL 15 played by 18: its version is asked through a function that the role sees first.
   */
  @Test
  void a_database_that_is_too_old() throws IOException {
    office.sql("create schema aged");
    office.sql(
        "create function aged.current_setting(name text) returns text language sql as"
            + " $$ select case when name = 'server_version_num' then '150004'"
            + " else pg_catalog.current_setting(name) end $$");
    assertThat(
            office.met(
                office
                    .healthy()
                    .over(office.role("aged", "set search_path = aged, pg_catalog, public"))))
        .containsExactly(Ailment.DATABASE_TOO_OLD);
  }

  @Test
  void an_index_that_is_damaged() throws IOException {
    ExaminedOffice.Setup setup = office.healthy();
    Path index = Files.createDirectories(setup.data().resolve("index"));
    Files.writeString(index.resolve("current"), "generation-7");
    assertThat(office.met(setup)).containsExactly(Ailment.INDEX_DAMAGED);
    Path generation = Files.createDirectories(index.resolve("generation-7"));
    Files.write(generation.resolve("segments_1"), new byte[] {1, 2, 3});
    assertThat(office.met(setup)).containsExactly(Ailment.INDEX_DAMAGED);
  }

  @Test
  void an_index_that_another_version_wrote() throws IOException {
    ExaminedOffice.Setup setup = office.healthy();
    Path index = Files.createDirectories(setup.data().resolve("index"));
    Files.writeString(index.resolve("current"), "generation-7");
    Path generation = Files.createDirectories(index.resolve("generation-7"));
    try (var folder = FSDirectory.open(generation);
        var writer = new IndexWriter(folder, new IndexWriterConfig())) {
      writer.setLiveCommitData(Map.of("schema", "another").entrySet());
      writer.commit();
    }
    assertThat(office.met(setup)).containsExactly(Ailment.INDEX_OTHER_VERSION);
  }

  @Test
  void a_time_stamp_authority_that_is_down_or_refuses() throws IOException {
    int nobody = ExaminedOffice.freePort();
    assertThat(
            office.met(
                office
                    .healthy()
                    .stampedBy(
                        ExaminedOffice.source(URI.create("http://127.0.0.1:" + nobody + "/tsa")))))
        .containsExactly(Ailment.TSA_DOWN);
    office.authorities().fail(EnumSet.allOf(DemoFault.class));
    try {
      assertThat(office.met(office.healthy())).containsExactly(Ailment.TSA_DOWN);
    } finally {
      office.authorities().fail(Set.of());
    }
    assertThat(office.met(office.healthy().stampedBy(null))).containsExactly(Ailment.NO_TSA);
  }

  @Test
  void trust_that_is_absent_or_cannot_be_read() throws IOException {
    Path empty = Files.createDirectories(folder.resolve("trust trống"));
    assertThat(office.met(office.healthy().trusting(empty))).containsExactly(Ailment.NO_TRUST);
    Path broken = Files.createDirectories(folder.resolve("trust hỏng"));
    Files.writeString(broken.resolve("root.pem"), "-----BEGIN CERTIFICATE-----\nxx\n");
    assertThat(office.met(office.healthy().trusting(broken)))
        .containsExactly(Ailment.TRUST_UNREADABLE);
  }

  @Test
  void a_clock_before_this_program_was_made() throws IOException {
    assertThat(office.met(office.healthy().when(Instant.parse("2020-01-01T00:00:00Z"))))
        .contains(Ailment.CLOCK_WRONG);
  }

  @Test
  void a_clock_that_runs_ahead_of_the_time_stamp_authority_or_behind_it() throws IOException {
    Instant now = Instant.now();
    for (Duration error : List.of(Duration.ofHours(1), Duration.ofHours(-1))) {
      assertThat(office.met(office.healthy().when(now.plus(error))))
          .as("%s", error)
          .contains(Ailment.CLOCK_WRONG);
    }
  }

  @Test
  void a_tool_that_is_missing() throws IOException {
    var needs = new Surroundings.Expectations(Map.of("máy chém", List.of("/no/such/tool")), 0);
    assertThat(office.met(office.healthy(), List.of(), needs))
        .containsExactly(Ailment.TOOL_MISSING);
  }

  @Test
  void a_service_that_runs_is_a_note_and_its_database_is_looked_at_all_the_same() throws Exception {
    Path data = Files.createTempDirectory(folder, "data");
    ExaminedOffice.Setup setup = office.healthy().at(data);
    DemoKey key = office.person("đang chạy");
    office.bind(setup, key);
    Files.writeString(ExaminedOffice.pin(key), "sai");
    try (Database _ = Database.open(setup.database(), 2, ExaminedOffice.FILES);
        ServerSocket busy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThat(
              office.met(
                  setup,
                  List.of(ExaminedOffice.local(busy.getLocalPort())),
                  ExaminedOffice.NOTHING_NEEDED))
          .containsExactlyInAnyOrder(Ailment.SERVICE_RUNNING, Ailment.KEY_PASSWORD_WRONG);
    }
    assertThat(office.met(setup))
        .as("when it has stopped")
        .containsExactly(Ailment.KEY_PASSWORD_WRONG);
  }

  @Test
  void a_service_over_a_database_elsewhere_is_known_by_its_index() throws IOException {
    ExaminedOffice.Setup setup = office.healthy();
    Path index = Files.createDirectories(setup.data().resolve("index"));
    try (RecordIndex _ = RecordIndex.open(index);
        ServerSocket busy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThat(
              office.met(
                  setup,
                  List.of(ExaminedOffice.local(busy.getLocalPort())),
                  ExaminedOffice.NOTHING_NEEDED))
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
}
