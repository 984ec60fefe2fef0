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
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
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
import vn.vanthu.service.records.ArchiveProblem;
import vn.vanthu.service.records.RecordId;
import vn.vanthu.service.records.RecordQuery;
import vn.vanthu.service.store.DatabaseSettings;
import vn.vanthu.service.store.EmbeddedPostgres;
import vn.vanthu.service.upkeep.Finding;
import vn.vanthu.service.upkeep.Fsck;
import vn.vanthu.signing.DocumentBytes;
import vn.vanthu.signing.Octets;
import vn.vanthu.signing.augment.Evidence;
import vn.vanthu.signing.evidence.ArchiveStamp;
import vn.vanthu.signing.evidence.EvidenceRecord;
import vn.vanthu.signing.evidence.EvidenceVerdict;
import vn.vanthu.signing.fetch.AllowList;
import vn.vanthu.signing.fetch.FetchLimits;
import vn.vanthu.signing.fetch.Fetcher;
import vn.vanthu.signing.keys.DigestAlgorithm;
import vn.vanthu.signing.timestamp.HttpTimestampSource;

/** The evidence of a document that came in and one that went out, with authorities over HTTP. */
class EvidenceKeepingTest {
  @TempDir Path folder;

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @Test
  void signed_files_are_proven_together_and_renewed_with_stamps_and_hashes() throws Exception {
    int port = freePort();
    URI authorities = URI.create("http://127.0.0.1:" + port + "/");
    DemoPki pki = DemoPki.open(folder.resolve("demo"), authorities, Clock.systemUTC());
    var fetcher =
        new Fetcher(
            new AllowList(List.of(new AllowList.Host("127.0.0.1", port, true))),
            FetchLimits.standard());
    var timestamps = new HttpTimestampSource(fetcher, pki.timestampAddress());
    Path data = folder.resolve("data");
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
            Clock.systemUTC());
    try (DemoServer server = DemoServer.start(pki);
        var office = new Wiring(deployment)) {
      // nothing runs in the background: the test takes the steps itself
      office.revocation().refresh();
      var talk = new PrintStream(PrintStream.nullOutputStream(), true, StandardCharsets.UTF_8);
      MainJob.Finished finished =
          new MainJob(office, pki, timestamps, Clock.systemUTC(), talk).run(folder);
      Principal clerk = finished.clerk().principal();
      EvidenceKeeping evidence = office.evidence();

      assertThat(evidence.step()).as("it waits for more files").isFalse();
      assertThat(overview(evidence, clerk).groups()).isEmpty();
      sql("update evidence_file set stored_at = stored_at - interval '1 day'");

      server.fail(EnumSet.of(DemoFault.TSA_REJECTS));
      assertThat(evidence.step()).isFalse();
      EvidenceKeeping.Setback setback = Objects.requireNonNull(overview(evidence, clerk).setback());
      assertThat(setback.problem()).isEqualTo(ArchiveProblem.TIMESTAMP_REFUSED);
      server.fail(EnumSet.noneOf(DemoFault.class));
      assertThat(evidence.step()).as("it pauses").isFalse();
      assertThat(overview(evidence, clerk).groups()).isEmpty();

      EvidenceKeeping keeping = keeping(office, timestamps);
      assertThat(keeping.step()).isTrue();
      assertThat(keeping.step()).as("all are covered").isFalse();
      assertThat(overview(keeping, clerk).waiting()).isZero();
      assertThat(overview(keeping, clerk).groups()).hasSize(1);
      List<EvidenceKeeping.Kept> files = files(office, keeping, clerk);
      assertThat(files).hasSizeGreaterThanOrEqualTo(2);
      Instant first = sinceOf(keeping, files.getFirst());
      noneNamesAnother(keeping, files, clerk);
      assertThat(faults(office)).isEmpty();
      served(office, finished.clerk(), files.getFirst());

      renewed(office, keeping, clerk, files, first);
      rehashed(office, keeping(office, strong(fetcher, pki)), clerk, files, first);
      damaged(office, files.getFirst());
    }
  }

  private static HttpTimestampSource strong(Fetcher fetcher, DemoPki pki) {
    return new HttpTimestampSource(fetcher, pki.timestampAddress(), DigestAlgorithm.SHA512);
  }

  private static EvidenceKeeping keeping(Wiring office, HttpTimestampSource source) {
    return new EvidenceKeeping(
        office.database(),
        office.records(),
        office.blobs(),
        new EvidenceKeeping.Judge() {
          @Override
          public Evidence answers(Octets token) {
            return office.verifier().evidenceOfSignature(DocumentBytes.of(token.bytes()));
          }

          @Override
          public EvidenceVerdict proven(DocumentBytes document, EvidenceRecord record) {
            return office.verifier().proven(document, record);
          }
        },
        Optional.of(source),
        Clock.systemUTC());
  }

  private static EvidenceKeeping.Overview overview(EvidenceKeeping keeping, Principal reader) {
    return keeping.overview(reader, 10).orElseThrow();
  }

  private static List<EvidenceKeeping.Kept> files(
      Wiring office, EvidenceKeeping keeping, Principal reader) {
    return office.records().list(RecordQuery.newest(50), reader).stream()
        .flatMap(record -> keeping.of(record.id(), reader).stream())
        .toList();
  }

  private static Instant sinceOf(EvidenceKeeping keeping, EvidenceKeeping.Kept kept)
      throws IOException {
    EvidenceVerdict verdict = keeping.proof(kept.file()).orElseThrow();
    assertThat(verdict.messages()).isEmpty();
    return Objects.requireNonNull(verdict.existedAt());
  }

  private static EvidenceRecord recordOf(
      EvidenceKeeping keeping, EvidenceKeeping.Kept kept, Principal reader) {
    return keeping.record(kept.file().record(), kept.file().file(), reader).orElseThrow();
  }

  /** Whoever may see one document learns nothing of another from its evidence. */
  private static void noneNamesAnother(
      EvidenceKeeping keeping, List<EvidenceKeeping.Kept> files, Principal reader) {
    for (EvidenceKeeping.Kept mine : files) {
      ArchiveStamp stamp = recordOf(keeping, mine, reader).newest();
      for (EvidenceKeeping.Kept other : files) {
        Octets digest = Octets.of(other.file().file().bytes());
        assertThat(stamp.reducedTree().stream().anyMatch(list -> list.contains(digest)))
            .isEqualTo(other.file().file().equals(mine.file().file()));
      }
      assertThat(keeping.of(mine.file().record(), Principal.ANONYMOUS)).isEmpty();
    }
  }

  private void renewed(
      Wiring office,
      EvidenceKeeping keeping,
      Principal clerk,
      List<EvidenceKeeping.Kept> files,
      Instant first)
      throws Exception {
    nextSecond();
    sql("update evidence_group set try_at = now() - interval '1 hour'");
    assertThat(keeping.step()).isTrue();
    assertThat(overview(keeping, clerk).groups())
        .as("the same certificate proves nothing for longer")
        .allSatisfy(group -> {
          assertThat(group.problem()).isEqualTo(ArchiveProblem.ENDS_NO_LATER);
          assertThat(group.failures()).isEqualTo(1);
        });
    assertThat(recordOf(keeping, files.getFirst(), clerk).chains().getFirst()).hasSize(1);

    due();
    assertThat(keeping.step()).isTrue();
    assertThat(overview(keeping, clerk).groups())
        .allSatisfy(group -> {
          assertThat(group.problem()).isNull();
          assertThat(group.dueAt()).isAfter(Instant.now());
        });
    for (EvidenceKeeping.Kept kept : files) {
      assertThat(recordOf(keeping, kept, clerk).chains()).hasSize(1);
      assertThat(recordOf(keeping, kept, clerk).chains().getFirst()).hasSize(2);
      assertThat(sinceOf(keeping, kept)).isEqualTo(first);
    }
    assertThat(faults(office)).isEmpty();
  }

  private void rehashed(
      Wiring office,
      EvidenceKeeping stronger,
      Principal clerk,
      List<EvidenceKeeping.Kept> files,
      Instant first)
      throws Exception {
    due();
    assertThat(stronger.step()).isTrue();
    for (EvidenceKeeping.Kept kept : files) {
      EvidenceRecord record = recordOf(stronger, kept, clerk);
      assertThat(record.chains()).hasSize(2);
      assertThat(record.newest().digest().name()).isEqualTo("SHA512");
      assertThat(sinceOf(stronger, kept)).isEqualTo(first);
    }
    assertThat(faults(office)).isEmpty();
  }

  /** Time stamps name whole seconds, and a renewal must be later than what it renews. */
  private static void nextSecond() throws InterruptedException {
    Thread.sleep(1_001 - Instant.now().getNano() / 1_000_000);
  }

  private void due() throws SQLException, InterruptedException {
    nextSecond();
    sql(
        "update evidence_group set try_at = now() - interval '1 hour', holds_until = now() + interval '1 day'");
  }

  /** What somebody with the database's password does is found. */
  private void damaged(Wiring office, EvidenceKeeping.Kept kept) throws SQLException, IOException {
    String where = " where record = '" + kept.file().record() + "'";
    sql("update evidence_path set tree = decode('3000', 'hex')" + where);
    assertThat(faults(office)).contains("EVIDENCE_BROKEN");
    sql("delete from evidence_path" + where);
    assertThat(faults(office)).contains("EVIDENCE_BROKEN");
    sql("delete from evidence_file" + where);
    assertThat(faults(office)).containsExactly("EVIDENCE_UNLIKE_FILES");
  }

  private static List<String> faults(Wiring office) throws IOException {
    List<String> codes = new ArrayList<>();
    new Fsck(office.store(), office.blobs(), office.ledger(), Optional::empty)
        .run(finding -> note(finding, codes));
    return codes;
  }

  private static void note(Finding finding, List<String> codes) {
    if (finding.fault() && finding.code().startsWith("EVIDENCE")) {
      codes.add(finding.code());
    }
  }

  private void sql(String statement) throws SQLException {
    DatabaseSettings.External access =
        EmbeddedPostgres.running(folder.resolve("data")).orElseThrow();
    try (Connection connection =
            DriverManager.getConnection(access.url(), access.user(), access.password());
        Statement changing = connection.createStatement()) {
      assertThat(changing.executeUpdate(statement)).isPositive();
    }
  }

  /** What other systems get of it, and that nobody else gets anything. */
  private static void served(Wiring office, Account clerk, EvidenceKeeping.Kept kept)
      throws Exception {
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
      String origin = "http://127.0.0.1:" + server.getLocalPort();
      RecordId record = kept.file().record();
      String list = origin + "/api/v1/records/" + record + "/evidence-records";
      assertThat(get(http, list, null).statusCode()).isEqualTo(401);
      assertThat(get(http, list + "/" + kept.file().file().hex(), null).statusCode())
          .isEqualTo(401);
      assertThat(get(http, list + "/" + "0".repeat(64), token).statusCode()).isEqualTo(404);
      assertThat(get(http, list + "/rac", token).statusCode()).isEqualTo(404);
      JsonNode first = new ObjectMapper().readTree(get(http, list, token).body()).get(0);
      assertThat(first.get("state").asText()).isEqualTo("COVERED");
      assertThat(first.get("verdict").asText()).isEqualTo("INTACT");
      assertThat(first.get("existedSince").asText()).isNotEmpty();
      assertThat(first.get("messages")).isEmpty();
      byte[] encoded = get(http, origin + first.get("content").asText(), token).body();
      EvidenceRecord evidence = EvidenceRecord.parse(encoded).orElseThrow();
      Path file = office.blobs().path(kept.file().file());
      assertThat(
              office
                  .verifier()
                  .proven(DocumentBytes.of(Files.readAllBytes(file)), evidence)
                  .isProof())
          .isEqualTo(first.get("sha256").asText().equals(kept.file().file().hex()));
    } finally {
      server.after();
    }
  }

  private static HttpResponse<byte[]> get(
      HttpClient http, String place, @org.jspecify.annotations.Nullable String token)
      throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(place));
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
  }
}
