package vn.vanthu.service.archive;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.vanthu.service.Wiring;
import vn.vanthu.service.access.AgencyId;
import vn.vanthu.service.access.Principal;
import vn.vanthu.service.demo.pki.DemoFault;
import vn.vanthu.service.demo.pki.DemoServer;
import vn.vanthu.service.records.Agency;
import vn.vanthu.service.records.ArchiveProblem;
import vn.vanthu.service.records.Direction;
import vn.vanthu.service.records.RecordId;
import vn.vanthu.service.records.RecordQuery;
import vn.vanthu.service.store.EvidenceTable;
import vn.vanthu.service.upkeep.Finding;
import vn.vanthu.service.upkeep.Fsck;
import vn.vanthu.signing.DocumentBytes;
import vn.vanthu.signing.Octets;
import vn.vanthu.signing.augment.Evidence;
import vn.vanthu.signing.evidence.ArchiveStamp;
import vn.vanthu.signing.evidence.EvidenceRecord;
import vn.vanthu.signing.evidence.EvidenceVerdict;
import vn.vanthu.signing.keys.DigestAlgorithm;

/** The evidence of a document that came in and one that went out, with authorities over HTTP. */
class EvidenceKeepingTest {
  private static final Agency BEFORE_ALL_OTHERS = new Agency(new AgencyId("a"), "A", "A");

  @TempDir Path folder;

  @Test
  void signed_files_are_proven_together_and_renewed_with_stamps_and_hashes() throws Exception {
    try (var provable = new ProvableOffice(folder, Clock.systemUTC())) {
      Wiring office = provable.office();
      DemoServer server = provable.authorities();
      Principal clerk = provable.clerk();
      EvidenceKeeping evidence = office.evidence();

      assertThat(evidence.step()).as("it waits for more files").isFalse();
      assertThat(overview(evidence, clerk).groups()).isEmpty();
      provable.sql("update evidence_file set stored_at = stored_at - interval '1 day'");

      server.fail(EnumSet.of(DemoFault.TSA_REJECTS));
      assertThat(evidence.step()).isFalse();
      EvidenceKeeping.Setback setback = Objects.requireNonNull(overview(evidence, clerk).setback());
      assertThat(setback.problem()).isEqualTo(ArchiveProblem.TIMESTAMP_REFUSED);
      server.fail(EnumSet.noneOf(DemoFault.class));
      assertThat(evidence.step()).as("it pauses").isFalse();
      assertThat(overview(evidence, clerk).groups()).isEmpty();

      EvidenceKeeping keeping = keeping(provable, DigestAlgorithm.SHA256);
      assertThat(keeping.step()).isTrue();
      assertThat(keeping.step()).as("all are covered").isFalse();
      assertThat(overview(keeping, clerk).waiting().all()).isZero();
      assertThat(overview(keeping, clerk).groups()).hasSize(1);
      List<EvidenceKeeping.Kept> files = files(office, keeping, clerk);
      assertThat(files).hasSizeGreaterThanOrEqualTo(2);
      Instant first = sinceOf(keeping, files.getFirst());
      noneNamesAnother(keeping, files, clerk);
      assertThat(faults(office)).isEmpty();
      provable.serve(served -> served(served, office, files.getFirst()));

      renewed(provable, keeping, clerk, files, first);
      rehashed(provable, keeping(provable, DigestAlgorithm.SHA512), clerk, files, first);
      damaged(provable, files.getFirst());
    }
  }

  @Test
  void a_damaged_file_starves_no_other_agency_and_is_not_read_at_every_step() throws Exception {
    try (var provable = new ProvableOffice(folder, Clock.systemUTC())) {
      Wiring office = provable.office();
      EvidenceKeeping keeping = keeping(provable, DigestAlgorithm.SHA256);
      Principal clerk = provable.clerk();
      RecordId moved =
          office.records().list(RecordQuery.newest(50), clerk).stream()
              .filter(record -> record.direction() == Direction.INCOMING)
              .findFirst()
              .orElseThrow()
              .id();
      EvidenceKeeping.Kept kept = keeping.of(moved, clerk).getFirst();
      office.records().openAgency(BEFORE_ALL_OTHERS);
      provable.sql("update record set agency = 'a' where id = '" + moved + "'");
      provable.sql("update evidence_file set stored_at = stored_at - interval '1 day'");
      Path file = office.blobs().path(kept.file().file());
      byte[] whole = Files.readAllBytes(file);
      Files.delete(file);

      assertThat(keeping.step()).as("the other agency's files").isTrue();
      assertThat(overview(keeping, clerk).waiting()).isEqualTo(new EvidenceTable.Waiting(0, 0));
      assertThat(overview(keeping, clerk).groups()).hasSize(1);
      assertThat(waiting(office)).isEqualTo(new EvidenceTable.Waiting(1, 1));
      assertThat(keeping.step()).isFalse();

      Files.write(file, whole);
      assertThat(keeping.step()).as("within the day it is not read again").isFalse();
      provable.sql("update evidence_file set damaged_at = damaged_at - interval '1 day'");
      assertThat(keeping.step()).isTrue();
      assertThat(waiting(office)).isEqualTo(new EvidenceTable.Waiting(0, 0));
    }
  }

  private static EvidenceTable.Waiting waiting(Wiring office) {
    return office.database().read(tx -> new EvidenceTable().waiting(tx, BEFORE_ALL_OTHERS.id()));
  }

  private static EvidenceKeeping keeping(ProvableOffice provable, DigestAlgorithm digest) {
    Wiring office = provable.office();
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
        Optional.of(provable.stamps(digest)),
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

  private static void renewed(
      ProvableOffice provable,
      EvidenceKeeping keeping,
      Principal clerk,
      List<EvidenceKeeping.Kept> files,
      Instant first)
      throws Exception {
    nextSecond();
    provable.sql("update evidence_group set try_at = now() - interval '1 hour'");
    assertThat(keeping.step()).isTrue();
    assertThat(overview(keeping, clerk).groups())
        .as("the same certificate proves nothing for longer")
        .allSatisfy(group -> {
          assertThat(group.problem()).isEqualTo(ArchiveProblem.ENDS_NO_LATER);
          assertThat(group.failures()).isEqualTo(1);
        });
    assertThat(recordOf(keeping, files.getFirst(), clerk).chains().getFirst()).hasSize(1);

    due(provable);
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
    assertThat(faults(provable.office())).isEmpty();
  }

  private static void rehashed(
      ProvableOffice provable,
      EvidenceKeeping stronger,
      Principal clerk,
      List<EvidenceKeeping.Kept> files,
      Instant first)
      throws Exception {
    due(provable);
    assertThat(stronger.step()).isTrue();
    for (EvidenceKeeping.Kept kept : files) {
      EvidenceRecord record = recordOf(stronger, kept, clerk);
      assertThat(record.chains()).hasSize(2);
      assertThat(record.newest().digest().name()).isEqualTo("SHA512");
      assertThat(sinceOf(stronger, kept)).isEqualTo(first);
    }
    assertThat(faults(provable.office())).isEmpty();
  }

  /** Time stamps name whole seconds, and a renewal must be later than what it renews. */
  private static void nextSecond() throws InterruptedException {
    Thread.sleep(1_001 - Instant.now().getNano() / 1_000_000);
  }

  private static void due(ProvableOffice provable) throws SQLException, InterruptedException {
    nextSecond();
    provable.sql(
        "update evidence_group set try_at = now() - interval '1 hour', holds_until = now() + interval '1 day'");
  }

  /** What somebody with the database's password does is found. */
  private static void damaged(ProvableOffice provable, EvidenceKeeping.Kept kept)
      throws SQLException, IOException {
    String where = " where record = '" + kept.file().record() + "'";
    provable.sql("update evidence_path set tree = decode('3000', 'hex')" + where);
    assertThat(faults(provable.office())).contains("EVIDENCE_BROKEN");
    provable.sql("delete from evidence_path" + where);
    assertThat(faults(provable.office())).contains("EVIDENCE_BROKEN");
    provable.sql("delete from evidence_file" + where);
    assertThat(faults(provable.office())).containsExactly("EVIDENCE_UNLIKE_FILES");
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

  /** What other systems get of it, and that nobody else gets anything. */
  private static void served(ProvableOffice.Served served, Wiring office, EvidenceKeeping.Kept kept)
      throws Exception {
    RecordId record = kept.file().record();
    String list = "/api/v1/records/" + record + "/evidence-records";
    assertThat(served.get(list, null).statusCode()).isEqualTo(401);
    assertThat(served.get(list + "/" + kept.file().file().hex(), null).statusCode()).isEqualTo(401);
    assertThat(served.get(list + "/" + "0".repeat(64)).statusCode()).isEqualTo(404);
    assertThat(served.get(list + "/rac").statusCode()).isEqualTo(404);
    JsonNode first = new ObjectMapper().readTree(served.get(list).body()).get(0);
    assertThat(first.get("state").asText()).isEqualTo("COVERED");
    assertThat(first.get("verdict").asText()).isEqualTo("INTACT");
    assertThat(first.get("existedSince").asText()).isNotEmpty();
    assertThat(first.get("messages")).isEmpty();
    byte[] encoded = served.get(first.get("content").asText()).body();
    EvidenceRecord evidence = EvidenceRecord.parse(encoded).orElseThrow();
    Path file = office.blobs().path(kept.file().file());
    assertThat(
            office
                .verifier()
                .proven(DocumentBytes.of(Files.readAllBytes(file)), evidence)
                .isProof())
        .isEqualTo(first.get("sha256").asText().equals(kept.file().file().hex()));
  }
}
