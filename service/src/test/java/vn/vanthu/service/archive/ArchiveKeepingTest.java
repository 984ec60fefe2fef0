package vn.vanthu.service.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
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
import vn.vanthu.service.Wiring;
import vn.vanthu.service.access.Principal;
import vn.vanthu.service.demo.pki.DemoFault;
import vn.vanthu.service.demo.pki.DemoServer;
import vn.vanthu.service.records.ArchiveLine;
import vn.vanthu.service.records.ArchiveProblem;
import vn.vanthu.service.records.OfficeRecord;
import vn.vanthu.service.records.Revision;
import vn.vanthu.service.records.RevisionKind;
import vn.vanthu.signing.DocumentBytes;
import vn.vanthu.signing.Report;

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

  private static void settle(ArchiveKeeping archive) throws IOException {
    for (int steps = 0; archive.step(); steps++) {
      assertThat(steps).as("it comes to an end").isLessThan(50);
    }
  }

  @Test
  void signatures_are_kept_provable_and_what_cannot_be_done_stays_due() throws Exception {
    Later clock = new Later();
    try (var provable = new ProvableOffice(folder, clock)) {
      Wiring office = provable.office();
      DemoServer server = provable.authorities();
      Principal clerk = provable.clerk();
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
      provable.serve(ArchiveKeepingTest::listed);

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
  private static void listed(ProvableOffice.Served served) throws Exception {
    HttpResponse<byte[]> page = served.get("/api/v1/archive-dues?limit=1");
    JsonNode list = new ObjectMapper().readTree(page.body());
    assertThat(page.headers().firstValue("Link").orElseThrow())
        .contains("rel=\"next\"", "limit=1", "cursor=" + list.get("cursor").asText());
    assertThat(list.get("renews").asBoolean()).isTrue();
    assertThat(list.get("dues")).hasSize(1);
    JsonNode first = list.at("/dues/0");
    assertThat(first.get("state").asText()).isEqualTo("NOT_ARCHIVED");
    assertThat(first.get("ends").asText()).isEqualTo("CERTIFICATE_ENDS");
    assertThat(first.get("problem").asText()).isEqualTo("ARCHIVE_TIMESTAMP_REFUSED");
    assertThat(served.get(first.get("record").asText()).statusCode()).isEqualTo(200);
    assertThat(served.get("/api/v1/archive-dues?limit=0").statusCode()).isEqualTo(422);
    HttpResponse<byte[]> rest =
        served.get("/api/v1/archive-dues?limit=1&cursor=" + list.get("cursor").asText());
    JsonNode last = new ObjectMapper().readTree(rest.body());
    assertThat(last.get("dues")).hasSize(1);
    assertThat(last.at("/dues/0/record")).isNotEqualTo(first.get("record"));
    assertThat(last.get("cursor").isNull()).as("nothing is left").isTrue();
    assertThat(rest.headers().firstValue("Link")).isEmpty();
    assertThat(served.get("/api/v1/archive-dues?cursor=rac").statusCode()).isEqualTo(400);
    assertThat(new String(served.get("/archive").body(), UTF_8))
        .contains(
            "Lưu giữ chữ ký lâu dài",
            "chưa có dấu thời gian lưu trữ",
            ArchiveProblem.TIMESTAMP_REFUSED.message().vi(),
            "hết hạn chứng thư")
        .doesNotContain("archive.");
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
