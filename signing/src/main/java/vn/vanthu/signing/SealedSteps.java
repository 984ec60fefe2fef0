package vn.vanthu.signing;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.vanthu.signing.changes.ChangeAnalysis;
import vn.vanthu.signing.changes.Found;
import vn.vanthu.signing.cms.Certificate;
import vn.vanthu.signing.pdf.ByteRange;
import vn.vanthu.signing.trust.CertificateCheck;

/**
 * What was printed on a page between a person's signature and the seal that the person's agency put
 * over both: the agency vouches for it, so a reader is told and nothing more. The seal must be an
 * agency's by a trusted path, of the body that every earlier signer's certificate names, whole, and
 * cover what was printed. Single-threaded.
 */
final class SealedSteps {

  /** What makes a path no proof of whose seal it is; missing evidence does not. */
  private static final Set<Finding> NOT_TRUSTED =
      Set.of(
          Finding.ANCHOR_NOT_VOUCHED_FOR,
          Finding.CHAIN_CONSTRAINT,
          Finding.KEY_USAGE_WRONG,
          Finding.CERTIFICATE_REVOKED_NO_PROOF,
          Finding.CA_REVOKED_NO_PROOF,
          Finding.KEY_COMPROMISED,
          Finding.CA_KEY_COMPROMISED,
          Finding.ALGORITHM_WEAK);

  private final List<SignatureValue> values;
  private final CertificateCheck signers;
  private final Instant at;

  SealedSteps(List<SignatureValue> values, CertificateCheck signers, Instant at) {
    this.values = values;
    this.signers = signers;
    this.at = at;
  }

  /** The change as the seal leaves it. */
  Found judge(ChangeAnalysis.Step step, Found change) {
    return change.finding() == Finding.CHANGE_NUMBER_STAMPED && isSealed(step)
        ? change.as(Finding.CHANGE_NUMBER_SEALED)
        : change;
  }

  private boolean isSealed(ChangeAnalysis.Step step) {
    return values.stream()
        .filter(value -> covers(value, step))
        .anyMatch(value -> isSealOf(value, earlier(step)));
  }

  private static boolean covers(SignatureValue value, ChangeAnalysis.Step step) {
    ByteRange range = value.range();
    return range != null && range.start() == 0 && range.end() >= step.to();
  }

  private List<SignatureValue> earlier(ChangeAnalysis.Step step) {
    return values.stream()
        .filter(value -> !value.isTimestamp())
        .filter(value -> {
          ByteRange range = value.range();
          return range == null || range.end() <= step.from();
        })
        .toList();
  }

  private boolean isSealOf(SignatureValue seal, List<SignatureValue> earlier) {
    Certificate certificate = certificate(seal);
    return certificate != null
        && seal.signer() != null
        && !seal.isTimestamp()
        && seal.findings().verdict().compareTo(Report.Verdict.NOTICE) <= 0
        && SignerProfile.isSeal(certificate)
        && earlier.stream().allMatch(signed -> isOfBody(certificate, certificate(signed)))
        && isTrusted(
            signers.check(
                certificate,
                seal.signer().scheme(),
                CertificateCheck.Purpose.SIGNING,
                new CertificateCheck.At(at, false)));
  }

  private static boolean isTrusted(CertificateCheck.Result judged) {
    return judged.path() != null && NOT_TRUSTED.stream().noneMatch(judged.findings()::has);
  }

  private static boolean isOfBody(Certificate seal, @Nullable Certificate signer) {
    return signer != null && SignerProfile.isOfSameBody(seal, signer);
  }

  private static @Nullable Certificate certificate(SignatureValue value) {
    return value.signer() == null ? null : value.signer().certificate();
  }
}
