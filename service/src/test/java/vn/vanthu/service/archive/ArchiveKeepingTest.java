package vn.vanthu.service.archive;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
import vn.vanthu.service.demo.pki.DemoFault;
import vn.vanthu.service.demo.pki.DemoPki;
import vn.vanthu.service.demo.pki.DemoServer;
import vn.vanthu.service.office.TestOffice;
import vn.vanthu.service.records.ArchiveLine;
import vn.vanthu.service.records.ArchiveProblem;
import vn.vanthu.service.records.OfficeRecord;
import vn.vanthu.service.records.Revision;
import vn.vanthu.service.records.RevisionKind;
import vn.vanthu.service.store.DatabaseSettings;
import vn.vanthu.signing.DocumentBytes;
import vn.vanthu.signing.Report;
import vn.vanthu.signing.fetch.AllowList;
import vn.vanthu.signing.fetch.FetchLimits;
import vn.vanthu.signing.fetch.Fetcher;
import vn.vanthu.signing.timestamp.HttpTimestampSource;

/** A document that came in and one that went out, kept provable, with authorities over HTTP. */
class ArchiveKeepingTest {
  @TempDir Path folder;

  /** The system's clock, moved. */
  private static final class Later extends Clock {
    private volatile Duration ahead = Duration.ZERO;

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return Instant.now().plus(ahead);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static void settle(ArchiveKeeping archive) throws IOException {
    for (int steps = 0; archive.step(); steps++) {
      assertThat(steps).as("it comes to an end").isLessThan(50);
    }
  }

  @Test
  void signatures_are_kept_provable_and_what_cannot_be_done_stays_due() throws Exception {
    int port = freePort();
    URI authorities = URI.create("http://127.0.0.1:" + port + "/");
    DemoPki pki = DemoPki.open(folder.resolve("demo"), authorities, Clock.systemUTC());
    var allowed = new AllowList(List.of(new AllowList.Host("127.0.0.1", port, true)));
    var timestamps =
        new HttpTimestampSource(
            new Fetcher(allowed, FetchLimits.standard()), pki.timestampAddress());
    Path data = folder.resolve("data");
    Later clock = new Later();
    var deployment =
        new Deployment(
            data,
            new DatabaseSettings.Embedded(data, 0),
            DemoOffice.AGENCY,
            TestOffice.config("registers.yml"),
            TestOffice.config("calendar.yml"),
            List.of(pki.trustFolder()),
            new VanThuConfiguration.RevocationAccess(
                List.of(authorities.resolve("/root.crl"), authorities.resolve("/issuing.crl")),
                true,
                List.of("inner 127.0.0.1:" + port)),
            Optional.of(timestamps),
            1L << 30,
            1,
            clock);
    try (DemoServer server = DemoServer.start(pki);
        var office = new Wiring(deployment)) {
      // nothing runs in the background: the test takes the steps itself
      office.revocation().refresh();
      var talk = new PrintStream(PrintStream.nullOutputStream(), true, StandardCharsets.UTF_8);
      MainJob.Finished finished =
          new MainJob(office, pki, timestamps, Clock.systemUTC(), talk).run(folder);
      Principal clerk = finished.clerk().principal();
      ArchiveKeeping archive = office.archive();

      server.fail(EnumSet.of(DemoFault.TSA_REJECTS));
      settle(archive);
      assertThat(archive.list(clerk, Optional.empty(), 10).lines())
          .hasSize(2)
          .allSatisfy(line -> {
            assertThat(line.state()).isEqualTo(ArchiveLine.State.NOT_ARCHIVED);
            assertThat(line.problem()).isEqualTo(ArchiveProblem.TIMESTAMP_REFUSED);
            assertThat(line.problemDetail()).contains("TIMESTAMP_REJECTED");
            assertThat(line.failures()).isEqualTo(1);
          });
      assertThat(versions(office, clerk))
          .noneMatch(version -> version.kind() == RevisionKind.AUGMENTED);
      listed(office, finished.clerk());

      server.fail(EnumSet.noneOf(DemoFault.class));
      settle(archive);
      assertThat(archive.list(clerk, Optional.empty(), 10).lines())
          .as("it pauses before it tries again")
          .allSatisfy(line -> assertThat(line.failures()).isEqualTo(1));

      clock.ahead = Duration.ofMinutes(11);
      settle(archive);
      assertThat(archive.list(clerk, Optional.empty(), 10).lines())
          .hasSize(2)
          .allSatisfy(line -> {
            assertThat(line.state()).isEqualTo(ArchiveLine.State.ARCHIVED);
            assertThat(line.problem()).isNull();
            assertThat(line.dueAt()).isAfter(clock.instant());
            assertThat(line.holding()).isNotNull();
            assertThat(line.dueAt()).isBefore(Objects.requireNonNull(line.holding()).until());
          });
      for (ArchiveLine line : archive.list(clerk, Optional.empty(), 10).lines()) {
        OfficeRecord record = office.records().find(line.record(), clerk).orElseThrow();
        assertThat(record.current().kind()).isEqualTo(RevisionKind.AUGMENTED);
        Path now = office.blobs().path(record.current().file().blob());
        List<Revision> all = office.records().versions(record.id(), clerk);
        Path before = office.blobs().path(all.get(all.size() - 2).file().blob());
        assertThat(Files.mismatch(before, now))
            .as("what was filed is the exact prefix")
            .isEqualTo(Files.size(before));
        try (DocumentBytes bytes = DocumentBytes.map(now)) {
          Report report = office.verifier().verify(bytes);
          assertThat(report.document()).isEqualTo(Report.Verdict.INTACT);
          assertThat(report.signatures().getFirst().level()).isEqualTo("PAdES-BASELINE-LTA");
        }
      }

      clock.ahead = Duration.ofMinutes(30);
      settle(archive);
      assertThat(versions(office, clerk).filter(v -> v.kind() == RevisionKind.AUGMENTED))
          .as("nothing is stamped again before it is due")
          .hasSize(2);
    }
  }

  /** What the clerk and other systems see of it. */
  private static void listed(Wiring office, Account clerk) throws Exception {
    String token =
        office
            .accounts()
            .issueToken(clerk, "thử", EnumSet.of(Scope.RECORDS_READ), Duration.ofDays(1), null)
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
      String place = "http://127.0.0.1:" + server.getLocalPort();
      HttpResponse<String> page = get(http, place + "/api/v1/archive-dues?limit=1", token);
      JsonNode list = new ObjectMapper().readTree(page.body());
      assertThat(page.headers().firstValue("Link").orElseThrow())
          .contains("rel=\"next\"", "limit=1", "cursor=" + list.get("cursor").asText());
      assertThat(list.get("renews").asBoolean()).isTrue();
      assertThat(list.get("dues")).hasSize(1);
      JsonNode first = list.at("/dues/0");
      assertThat(first.get("state").asText()).isEqualTo("NOT_ARCHIVED");
      assertThat(first.get("ends").asText()).isEqualTo("CERTIFICATE_ENDS");
      assertThat(first.get("problem").asText()).isEqualTo("ARCHIVE_TIMESTAMP_REFUSED");
      assertThat(get(http, place + first.get("record").asText(), token).statusCode())
          .isEqualTo(200);
      assertThat(get(http, place + "/api/v1/archive-dues?limit=0", token).statusCode())
          .isEqualTo(422);
      HttpResponse<String> rest =
          get(
              http,
              place + "/api/v1/archive-dues?limit=1&cursor=" + list.get("cursor").asText(),
              token);
      JsonNode last = new ObjectMapper().readTree(rest.body());
      assertThat(last.get("dues")).hasSize(1);
      assertThat(last.at("/dues/0/record")).isNotEqualTo(first.get("record"));
      assertThat(last.get("cursor").isNull()).as("nothing is left").isTrue();
      assertThat(rest.headers().firstValue("Link")).isEmpty();
      assertThat(get(http, place + "/api/v1/archive-dues?cursor=rac", token).statusCode())
          .isEqualTo(400);
      assertThat(get(http, place + "/archive", token).body())
          .contains(
              "Lưu giữ chữ ký lâu dài",
              "chưa có dấu thời gian lưu trữ",
              ArchiveProblem.TIMESTAMP_REFUSED.message().vi(),
              "hết hạn chứng thư")
          .doesNotContain("archive.");
    } finally {
      server.after();
    }
  }

  private static HttpResponse<String> get(HttpClient http, String place, String token)
      throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(place))
            .header("Authorization", "Bearer " + token)
            .build();
    return http.send(request, HttpResponse.BodyHandlers.ofString());
  }

  private static Stream<Revision> versions(Wiring office, Principal reader) {
    return office.archive().list(reader, Optional.empty(), 10).lines().stream()
        .flatMap(line -> office.records().versions(line.record(), reader).stream());
  }

  @Test
  void every_problem_says_in_both_languages_what_to_do() {
    for (ArchiveProblem problem : ArchiveProblem.values()) {
      assertThat(problem.message().code()).isEqualTo("ARCHIVE_" + problem.name());
      assertThat(problem.message().vi()).isNotBlank().isNotEqualTo(problem.message().en());
    }
  }
}
