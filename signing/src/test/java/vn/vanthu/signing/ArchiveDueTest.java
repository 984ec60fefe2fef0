package vn.vanthu.signing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import vn.vanthu.forge.Draft;
import vn.vanthu.forge.Keys;
import vn.vanthu.forge.Party;
import vn.vanthu.forge.PdfForge;
import vn.vanthu.forge.StampForge;
import vn.vanthu.forge.pki.PkiCase;
import vn.vanthu.signing.cms.DigestAlgorithm;
import vn.vanthu.signing.evidence.ArchiveStamp;
import vn.vanthu.signing.evidence.EvidenceRecord;
import vn.vanthu.signing.trust.Holding;

/** When the next archive time stamp is due, and because of what. */
class ArchiveDueTest {
  private static final Instant NOW = Instant.parse("2026-11-21T07:00:00Z");

  private static ArchiveDue due(String name) {
    PkiCase made = Objects.requireNonNull(PkiSamples.BY_NAME.get(name));
    List<ArchiveDue> all = ArchiveDue.in(DocumentBytes.of(made.document()));
    assertThat(all).hasSize(1);
    return all.getFirst();
  }

  @Test
  void a_bare_signature_holds_as_long_as_its_certificate() {
    ArchiveDue due = due("good");
    assertThat(due.field()).isEqualTo("s");
    assertThat(due.archived()).isFalse();
    assertThat(due.holding())
        .isEqualTo(
            new Holding(NOW.plus(Duration.ofDays(600)), Holding.Reason.CERTIFICATE_ENDS, "Signer"));
  }

  @Test
  void its_own_time_stamp_holds_it_longer() {
    ArchiveDue due = due("stamp in order");
    assertThat(due.archived()).isFalse();
    assertThat(due.holding())
        .isEqualTo(
            new Holding(NOW.plus(Duration.ofDays(2000)), Holding.Reason.CERTIFICATE_ENDS, "TSA"));
  }

  @Test
  void the_earliest_end_on_the_path_counts() {
    ArchiveDue due = due("authority expired");
    assertThat(due.holding().until()).isEqualTo(NOW.minus(Duration.ofDays(5)));
    assertThat(due.holding().about()).isEqualTo("Issuing CA");
  }

  @Test
  void an_algorithm_that_ends_first_is_the_reason() {
    Holding holding = due("RSA of 1,536 bits").holding();
    assertThat(holding.reason()).isEqualTo(Holding.Reason.ALGORITHM_ENDS);
    assertThat(holding.until()).isEqualTo(Instant.parse("2019-10-01T00:00:00Z"));
    assertThat(due("certificate signed with SHA-1").holding().until())
        .isEqualTo(Instant.parse("2012-08-01T00:00:00Z"));
  }

  @Test
  void the_digest_a_stamp_was_given_for_ends_too() {
    Holding holding = due("stamp over a SHA-1 imprint").holding();
    assertThat(holding)
        .isEqualTo(
            new Holding(
                Instant.parse("2012-08-01T00:00:00Z"), Holding.Reason.ALGORITHM_ENDS, "SHA1"));
  }

  @Test
  void archived_means_a_stamp_over_validation_data() {
    assertThat(due("validation data and document time stamp").archived()).isTrue();
    assertThat(due("document time stamp over it").archived()).isFalse();
  }

  @Test
  void a_document_of_time_stamps_only_is_held_by_the_newest() {
    Party stamper =
        Draft.stamper("O=UBND,CN=TSA", Keys.ec("secp256r1", "due tsa"), NOW).selfSigned();
    byte[] stamped =
        PdfForge.page()
            .signed(
                "t",
                "/Type/DocTimeStamp/SubFilter/ETSI.RFC3161",
                covered -> StampForge.by(stamper, NOW).over(covered))
            .bytes();
    List<ArchiveDue> all = ArchiveDue.in(DocumentBytes.of(stamped));
    assertThat(all).extracting(ArchiveDue::field).containsExactly("t");
    assertThat(all.getFirst().holding().until()).isEqualTo(NOW.plus(Duration.ofDays(2000)));
  }

  @Test
  void what_is_not_signed_is_never_due() {
    assertThat(ArchiveDue.in(DocumentBytes.of(PdfForge.page().bytes()))).isEmpty();
    assertThat(ArchiveDue.in(DocumentBytes.of(new byte[] {1, 2, 3}))).isEmpty();
  }

  @Test
  void an_evidence_record_is_held_by_its_newest_stamp() {
    Party first = Draft.stamper("CN=One", Keys.ec("secp256r1", "due one"), NOW).selfSigned();
    Party second =
        Draft.stamper("CN=Two", Keys.ec("secp256r1", "due two"), NOW)
            .valid(NOW, NOW.plus(Duration.ofDays(9)))
            .selfSigned();
    EvidenceRecord evidence = new EvidenceRecord(List.of(List.of(stamp(first), stamp(second))));
    assertThat(ArchiveDue.of(evidence))
        .hasValue(
            new Holding(NOW.plus(Duration.ofDays(9)), Holding.Reason.CERTIFICATE_ENDS, "Two"));
  }

  private static ArchiveStamp stamp(Party by) {
    byte[] token = StampForge.by(by, NOW).over(new byte[] {1});
    return new ArchiveStamp(DigestAlgorithm.SHA256, List.of(), Octets.of(token));
  }
}
