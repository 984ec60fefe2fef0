package vn.vanthu.signing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.vanthu.forge.Draft;
import vn.vanthu.forge.Keys;
import vn.vanthu.signing.cms.Certificate;
import vn.vanthu.signing.cms.DigestAlgorithm;
import vn.vanthu.signing.cms.SignatureScheme;
import vn.vanthu.signing.cms.SignerCheck;
import vn.vanthu.signing.trust.CertificateCheck;
import vn.vanthu.signing.trust.CertificatePath;
import vn.vanthu.signing.trust.RevocationReason;
import vn.vanthu.signing.trust.RevocationState;

/** The nine criteria, one thing changed at a time. */
class CriteriaTest {
  private static final Instant NOW = Instant.parse("2026-11-21T07:00:00Z");
  private static final Instant FIRST = NOW.minus(Duration.ofDays(30));
  private static final Instant LAST = NOW.plus(Duration.ofDays(30));
  private static final Certificate SIGNER =
      Certificate.parse(
              Draft.person("CN=P", Keys.ec("secp256r1", "criteria"), NOW)
                  .valid(FIRST, LAST)
                  .selfSigned()
                  .encoded())
          .orElseThrow();
  private static final SignatureScheme SCHEME =
      new SignatureScheme(SignatureScheme.Family.ECDSA, DigestAlgorithm.SHA256, 0);

  private static Findings findings(Finding... found) {
    Findings findings = new Findings();
    for (Finding each : found) {
      findings.add(each, "x", "x");
    }
    return findings;
  }

  private static SignerCheck.Checked checked(@Nullable SignatureScheme scheme) {
    return new SignerCheck.Checked(
        SIGNER,
        scheme,
        null,
        true,
        true,
        false,
        Octets.of(new byte[1]),
        List.of(),
        List.of(),
        List.of());
  }

  private static RevocationState state(@Nullable Instant revokedAt) {
    return new RevocationState("CRL", NOW, NOW, revokedAt, RevocationReason.OTHER, SIGNER, SCHEME);
  }

  private static CertificateCheck.Result judged(@Nullable RevocationState state, Finding... found) {
    return new CertificateCheck.Result(
        new CertificatePath(List.of(SIGNER)), state, findings(found));
  }

  /** Results in order: P, F or N for each. */
  private static String results(Map<String, Report.Criterion> criteria) {
    assertThat(criteria.keySet())
        .containsExactly("1.1", "1.2", "1.3", "1.4", "1.5", "2.1", "2.2", "2.3", "2.4");
    StringBuilder letters = new StringBuilder();
    criteria.values().forEach(each -> letters.append(each.result().name().charAt(0)));
    return letters.toString();
  }

  private static String of(
      CertificateCheck.@Nullable Result judged,
      Instant at,
      Report.Verdict integrity,
      Finding... found) {
    return results(
        Criteria.of(
            SIGNER,
            checked(SCHEME),
            judged,
            new CertificateCheck.At(at, true),
            null,
            findings(found),
            integrity));
  }

  @Test
  void a_sound_signature_meets_all_that_can_be_checked() {
    assertThat(of(judged(state(null)), NOW, Report.Verdict.INTACT)).isEqualTo("PPPPNPPPP");
    assertThat(of(judged(state(null)), NOW, Report.Verdict.NOTICE)).isEqualTo("PPPPNPPPP");
  }

  @Test
  void the_term_reaches_from_its_first_to_its_last_instant() {
    for (Instant in : List.of(FIRST, LAST)) {
      assertThat(of(judged(state(null)), in, Report.Verdict.INTACT)).startsWith("P");
    }
    assertThat(of(judged(state(null)), FIRST.minusSeconds(1), Report.Verdict.INTACT))
        .as("not begun")
        .isEqualTo("FPPPNPPFP");
    assertThat(of(judged(state(null)), LAST.plusSeconds(1), Report.Verdict.INTACT))
        .as("over: it may be older")
        .isEqualTo("NNPPNPPNP");
  }

  @Test
  void an_answer_counts_when_it_speaks_for_the_time() {
    assertThat(of(judged(null), NOW, Report.Verdict.INTACT)).isEqualTo("PNPPNPPNP");
    assertThat(of(judged(state(null)), NOW.plusSeconds(1), Report.Verdict.INTACT))
        .as("stale")
        .isEqualTo("PNPPNPPNP");
    assertThat(of(judged(state(NOW)), NOW, Report.Verdict.INTACT)).isEqualTo("PFPPNPPFP");
    assertThat(of(judged(state(NOW.plusSeconds(1))), NOW, Report.Verdict.INTACT))
        .as("revoked later")
        .isEqualTo("PPPPNPPPP");
    assertThat(of(judged(state(null), Finding.KEY_COMPROMISED), NOW, Report.Verdict.INTACT))
        .isEqualTo("PFPPNPPFP");
  }

  @ParameterizedTest
  @CsvSource({
    "ALGORITHM_WEAK, PPFPNPPPP",
    "ALGORITHM_NOT_LISTED, PPFPNPPPP",
    "KEY_USAGE_WRONG, PPPFNPPPP",
    "CHAIN_CONSTRAINT, PPPFNPPPP",
    "REVOCATION_STALE, PPPPNPPPP"
  })
  void what_is_found_of_the_certificate_fails_its_own_criterion(Finding found, String results) {
    assertThat(of(judged(state(null), found), NOW, Report.Verdict.INTACT)).isEqualTo(results);
  }

  @ParameterizedTest
  @CsvSource({
    "SIGNING_CERTIFICATE_MISMATCH, PPPPNF",
    "SIGNATURE_VALUE_WRONG, PPPPNPF",
    "CONTENTS_MALFORMED, PPPPNPNPN"
  })
  void what_is_found_of_the_signature_fails_its_own_criterion(Finding found, String results) {
    assertThat(of(judged(state(null)), NOW, Report.Verdict.INTACT, found)).startsWith(results);
  }

  @Test
  void altered_content_fails_the_last_one_even_when_nothing_else_can_be_told() {
    assertThat(of(judged(state(null)), NOW, Report.Verdict.ALTERED)).isEqualTo("PPPPNPPPF");
    CertificateCheck.At at = new CertificateCheck.At(NOW, false);
    assertThat(results(Criteria.of(null, null, null, at, null, findings(), Report.Verdict.ALTERED)))
        .isEqualTo("NNNNNNNNF");
    assertThat(
            results(
                Criteria.of(null, null, null, at, null, findings(), Report.Verdict.UNVERIFIABLE)))
        .isEqualTo("NNNNNNNNN");
    assertThat(
            results(
                Criteria.of(
                    null, checked(SCHEME), null, at, null, findings(), Report.Verdict.INTACT)))
        .isEqualTo("NNNNNNNNN");
    assertThat(
            results(
                Criteria.of(
                    SIGNER, checked(null), null, at, null, findings(), Report.Verdict.INTACT)))
        .isEqualTo("PNNNNNNNN");
  }

  @Test
  void without_a_path_purpose_and_signer_are_not_concluded() {
    CertificateCheck.Result none =
        new CertificateCheck.Result(null, null, findings(Finding.NO_ANCHOR));
    assertThat(of(none, NOW, Report.Verdict.INTACT)).isEqualTo("PNPNNNPNP");
    assertThat(of(null, NOW, Report.Verdict.INTACT)).isEqualTo("PNNNNNPNP");
  }

  @Test
  void a_criterion_says_its_code_its_times_and_its_result_in_both_languages() {
    Map<String, Report.Criterion> all =
        Criteria.of(
            SIGNER,
            checked(SCHEME),
            judged(state(NOW)),
            new CertificateCheck.At(NOW, true),
            NOW.minusSeconds(61),
            findings(),
            Report.Verdict.INTACT);
    assertThat(all.get("1.1").message())
        .isEqualTo(
            new Message(
                "CRITERION_1_1",
                "Thời hạn chứng thư tại thời điểm ký (xác thực / khai báo): 21/11/2026 14:00:00"
                    + " / 21/11/2026 13:58:59: đạt.",
                "Term of the certificate at signing (proven / claimed): 21/11/2026 14:00:00"
                    + " / 21/11/2026 13:58:59: met."));
    assertThat(all.get("1.2").message())
        .isEqualTo(
            new Message(
                "CRITERION_1_2",
                "Trạng thái chứng thư theo CRL hoặc OCSP: không đạt.",
                "State of the certificate by CRL or OCSP: not met."));
    assertThat(all.get("1.5").message())
        .isEqualTo(
            new Message(
                "CRITERION_1_5",
                "Nội dung khác theo quy chế chứng thực (khuyến nghị): chưa kết luận được.",
                "Other statements under the practice statement (recommended): not concluded."));
  }
}
