package vn.vanthu.signing.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import vn.vanthu.signing.DocumentBytes;
import vn.vanthu.signing.Message;
import vn.vanthu.signing.Octets;
import vn.vanthu.signing.Report;
import vn.vanthu.signing.TestAuthority;
import vn.vanthu.signing.keys.DigestAlgorithm;
import vn.vanthu.signing.timestamp.TimestampSource;
import vn.vanthu.signing.trust.Trust;

class EvidenceTest {
  private static final TestAuthority OFFICE = new TestAuthority();
  private static final Instant NOW = TestAuthority.NOW;
  private static final Duration YEAR = Duration.ofDays(300);
  private static final EvidenceMaker MAKER = new EvidenceMaker();

  private static byte[] document(int i) {
    return ("Công văn số " + i).getBytes(UTF_8);
  }

  private static Octets digest(int i, TimestampSource source) {
    return Octets.of(source.digest().of(document(i)));
  }

  private static List<EvidenceRecord> made(EvidenceMaker.Outcome outcome) {
    return switch (outcome) {
      case EvidenceMaker.Outcome.Made made -> made.records();
      case EvidenceMaker.Outcome.Refused refused -> throw new AssertionError(refused.toString());
    };
  }

  private static List<EvidenceRecord> records(int count, TimestampSource source) {
    List<Octets> digests = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      digests.add(digest(i, source));
    }
    return made(MAKER.make(digests, source));
  }

  private static EvidenceVerdict verdict(int document, EvidenceRecord record, Instant at) {
    return verdict(document, record.encoded(), OFFICE.trust(at), at);
  }

  private static EvidenceVerdict verdict(int document, byte[] record, Trust trust, Instant at) {
    return EvidenceCheck.check(DocumentBytes.of(document(document)), record, trust, at);
  }

  private static List<String> codes(EvidenceVerdict verdict) {
    return verdict.messages().stream().map(Message::code).toList();
  }

  @Test
  void one_time_stamp_proves_each_of_many_documents() {
    for (int count : new int[] {1, 2, 3, 7, 8, 1000}) {
      List<EvidenceRecord> records = records(count, OFFICE.stampsAt(NOW));
      assertThat(records).hasSize(count);
      for (int i = 0; i < count; i += Math.max(1, count / 9)) {
        EvidenceVerdict verdict = verdict(i, records.get(i), NOW.plusSeconds(60));
        assertThat(verdict.messages()).isEmpty();
        assertThat(verdict.existedAt()).isEqualTo(NOW);
      }
    }
  }

  @Test
  void no_record_proves_or_names_another_document() {
    TimestampSource source = OFFICE.stampsAt(NOW);
    List<EvidenceRecord> records = records(5, source);
    for (int mine = 0; mine < 5; mine++) {
      for (int other = 0; other < 5; other++) {
        EvidenceVerdict verdict = verdict(other, records.get(mine), NOW.plusSeconds(60));
        assertThat(verdict.isProof()).as("%d by %d", other, mine).isEqualTo(mine == other);
        List<Octets> named =
            records.get(mine).newest().reducedTree().stream().flatMap(List::stream).toList();
        assertThat(named.contains(digest(other, source))).isEqualTo(mine == other);
      }
    }
  }

  @Test
  void a_document_twice_in_a_tree_stands_in_it_twice() {
    TimestampSource source = OFFICE.stampsAt(NOW);
    List<EvidenceRecord> records =
        made(MAKER.make(List.of(digest(1, source), digest(1, source)), source));
    assertThat(records.get(0)).isNotEqualTo(records.get(1));
    for (EvidenceRecord record : records) {
      assertThat(verdict(1, record, NOW.plusSeconds(60)).isProof()).isTrue();
    }
  }

  @Test
  void a_tree_kept_beside_its_token_gives_the_same_stamp() {
    ArchiveStamp stamp = records(5, OFFICE.stampsAt(NOW)).get(2).newest();
    assertThat(ArchiveStamp.of(stamp.digest(), stamp.tree(), stamp.token())).isEqualTo(stamp);
    assertThatThrownBy(() -> ArchiveStamp.of(stamp.digest(), new byte[] {1}, stamp.token()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void what_is_written_is_read_back_the_same() {
    EvidenceRecord record = records(5, OFFICE.stampsAt(NOW)).get(3);
    EvidenceRecord read = EvidenceRecord.parse(record.encoded()).orElseThrow();
    assertThat(read).isEqualTo(record);
    assertThat(read.encoded()).isEqualTo(record.encoded());
  }

  @Test
  void another_document_is_not_proven() {
    EvidenceVerdict stranger =
        verdict(99, records(4, OFFICE.stampsAt(NOW)).get(2), NOW.plusSeconds(60));
    assertThat(codes(stranger)).containsExactly("EVIDENCE_OTHER_DOCUMENT");
    assertThat(stranger.existedAt()).isNull();
  }

  @Test
  void renewed_time_stamps_carry_the_proof_past_their_certificates() {
    List<EvidenceRecord> records = records(6, OFFICE.stampsAt(NOW));
    EvidenceRecord forgotten = records.get(4);
    Instant when = NOW;
    for (int i = 0; i < 4; i++) {
      when = when.plus(YEAR);
      records = made(MAKER.renewTimestamps(records, OFFICE.stampsAt(when)));
    }
    Instant at = when.plus(YEAR);
    EvidenceVerdict kept = verdict(4, records.get(4).encoded(), historic(at, NOW, YEAR, 5), at);
    assertThat(kept.messages()).isEmpty();
    assertThat(kept.existedAt()).isEqualTo(NOW);
    assertThat(kept.renewBefore()).isEqualTo(when.plus(Duration.ofDays(365)));
    EvidenceVerdict lost = verdict(4, forgotten, at);
    assertThat(codes(lost)).containsExactly("EVIDENCE_AUTHORITY_UNTRUSTED");
    assertThat(lost.verdict()).isEqualTo(Report.Verdict.NOTICE);
  }

  /** Lists of each renewal: who renews keeps them. */
  private static Trust historic(Instant at, Instant from, Duration step, int count) {
    List<byte[]> lists = new ArrayList<>();
    for (int i = 0; i <= count; i++) {
      lists.add(OFFICE.list(from.plus(step.multipliedBy(i)), List.of()));
    }
    lists.add(OFFICE.list(at, List.of()));
    return OFFICE.anchors().with(List.of(), lists, List.of());
  }

  @Test
  void a_renewed_hash_covers_the_document_and_all_earlier_evidence() {
    List<EvidenceRecord> records = records(5, OFFICE.stampsAt(NOW));
    Instant later = NOW.plus(YEAR);
    TimestampSource strong = OFFICE.stampsAt(later, DigestAlgorithm.SHA512);
    List<EvidenceMaker.Covered> covered = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      covered.add(new EvidenceMaker.Covered(records.get(i), digest(i, strong)));
    }
    List<EvidenceRecord> renewed = made(MAKER.renewHashes(covered, strong));
    Trust trust = historic(later, NOW, YEAR, 1);
    Instant at = later.plusSeconds(60);
    EvidenceVerdict verdict = verdict(2, renewed.get(2).encoded(), trust, at);
    assertThat(verdict.messages()).isEmpty();
    assertThat(verdict.existedAt()).isEqualTo(NOW);
    EvidenceRecord other =
        new EvidenceRecord(
            List.of(
                records(9, OFFICE.stampsAt(NOW)).get(2).chains().getFirst(),
                renewed.get(2).chains().getLast()));
    assertThat(codes(verdict(2, other.encoded(), trust, at)))
        .containsExactly("EVIDENCE_RENEWAL_BROKEN");
    assertThatThrownBy(() -> MAKER.renewTimestamps(records, strong))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_renewal_of_another_time_stamp_is_broken() {
    EvidenceRecord mine = records(3, OFFICE.stampsAt(NOW)).get(0);
    EvidenceRecord theirs = records(4, OFFICE.stampsAt(NOW)).get(0);
    Instant later = NOW.plus(YEAR);
    EvidenceRecord renewed =
        made(MAKER.renewTimestamps(List.of(theirs), OFFICE.stampsAt(later))).getFirst();
    EvidenceRecord joined = mine.continued(renewed.newest());
    assertThat(codes(verdict(0, joined.encoded(), historic(later, NOW, YEAR, 1), later)))
        .containsExactly("EVIDENCE_RENEWAL_BROKEN");
  }

  @Test
  void a_changed_tree_leads_elsewhere() {
    EvidenceRecord record = records(8, OFFICE.stampsAt(NOW)).get(5);
    ArchiveStamp stamp = record.newest();
    List<List<Octets>> tree = new ArrayList<>(stamp.reducedTree());
    tree.set(1, List.of(Octets.of(new byte[32])));
    EvidenceRecord changed =
        new EvidenceRecord(List.of(List.of(new ArchiveStamp(stamp.digest(), tree, stamp.token()))));
    assertThat(codes(verdict(5, changed, NOW.plusSeconds(60))))
        .containsExactly("EVIDENCE_ROOT_WRONG");
  }

  @Test
  void a_renewal_that_is_not_later_is_out_of_order() {
    EvidenceRecord record = records(2, OFFICE.stampsAt(NOW)).get(0);
    EvidenceRecord renewed =
        made(MAKER.renewTimestamps(List.of(record), OFFICE.stampsAt(NOW.minusSeconds(60))))
            .getFirst();
    assertThat(codes(verdict(0, renewed, NOW.plusSeconds(60)))).contains("EVIDENCE_ORDER_WRONG");
  }

  @Test
  void a_hash_that_broke_before_it_was_renewed_proves_nothing_yet() {
    EvidenceRecord record = records(2, OFFICE.stampsAt(NOW)).get(0);
    Instant far = Instant.parse("2150-01-01T00:00:00Z");
    assertThat(verdict(0, record, far).verdict()).isNotEqualTo(Report.Verdict.INTACT);
  }

  @Test
  void without_anchors_nothing_is_proven() {
    EvidenceRecord record = records(2, OFFICE.stampsAt(NOW)).get(0);
    EvidenceVerdict verdict = verdict(0, record.encoded(), Trust.none(), NOW.plusSeconds(60));
    assertThat(codes(verdict)).containsExactly("EVIDENCE_AUTHORITY_UNTRUSTED");
    assertThat(verdict.isProof()).isFalse();
  }

  @Test
  @Tag("exhaustive")
  void no_flipped_bit_of_a_record_proves_anything() {
    long seed = Long.getLong("seed", System.nanoTime());
    Random random = new Random(seed);
    byte[] record = records(3, OFFICE.stampsAt(NOW)).get(1).encoded();
    Instant at = NOW.plusSeconds(60);
    Trust trust = OFFICE.trust(at);
    EvidenceRecord original = EvidenceRecord.parse(record).orElseThrow();
    for (int i = 0; i < 800; i++) {
      byte[] flipped = record.clone();
      int bit = random.nextInt(record.length * 8);
      flipped[bit / 8] ^= (byte) (1 << (bit % 8));
      EvidenceVerdict verdict = verdict(1, flipped, trust, at);
      // the list of hashes at the head is a hint for readers; all else is checked
      boolean same = EvidenceRecord.parse(flipped).map(original::equals).orElse(false);
      assertThat(verdict.isProof() && !same && !certificateOnly(original, flipped))
          .as("bit %d, seed %d", bit, seed)
          .isFalse();
    }
  }

  /** Whether only unsigned parts of the token differ: its time, imprint and signer are the same. */
  private static boolean certificateOnly(EvidenceRecord original, byte[] flipped) {
    EvidenceRecord other = EvidenceRecord.parse(flipped).orElseThrow();
    return other.newest().reducedTree().equals(original.newest().reducedTree());
  }

  @Test
  void garbage_is_unreadable() {
    EvidenceVerdict verdict = verdict(0, new byte[] {0x30, 1, 2}, Trust.none(), NOW);
    assertThat(codes(verdict)).containsExactly("EVIDENCE_UNREADABLE");
    assertThat(verdict.verdict()).isEqualTo(Report.Verdict.UNVERIFIABLE);
  }
}
