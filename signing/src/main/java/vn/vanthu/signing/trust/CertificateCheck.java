package vn.vanthu.signing.trust;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.jspecify.annotations.Nullable;
import vn.vanthu.signing.Finding;
import vn.vanthu.signing.Findings;
import vn.vanthu.signing.cms.Certificate;
import vn.vanthu.signing.cms.SignatureScheme;

/**
 * Whether a certificate could stand behind a signature at a time (EN 319 102-1 §5.2.6, §5.5): path,
 * constraints, purpose, term, revocation, algorithms. Single-threaded.
 */
public final class CertificateCheck {

  private static final String TIME_STAMPING = "1.3.6.1.5.5.7.3.8";

  /**
   * id-pkix-ocsp-nocheck (RFC 6960 §4.2.2.2.1) and validity-assured short-term certificates (EN 319
   * 412-1 §5.2).
   */
  private static final List<String> NO_REVOCATION_NEEDED =
      List.of("1.3.6.1.5.5.7.48.1.5", "0.4.0.194121.2.1");

  /** What the key was used for. */
  public enum Purpose {
    SIGNING,
    TIMESTAMPING
  }

  /**
   * A time a signature is judged at.
   *
   * @param proven whether something proves that the signature existed then; else it is the time of
   *     validation
   */
  public record At(Instant time, boolean proven) {}

  /**
   * What came out.
   *
   * @param path null when none leads to an anchor
   * @param revocation of the certificate itself, null when unknown
   * @param findings empty when it may be relied on
   */
  public record Result(
      @Nullable CertificatePath path, @Nullable RevocationState revocation, Findings findings) {
    public boolean reliable() {
      return path != null && findings.subIndication() == null;
    }
  }

  private final Set<Certificate> anchors;
  private final Evidence evidence;
  private final SignatureMemo memo;
  private final AlgorithmPolicy algorithms;

  public CertificateCheck(
      Set<Certificate> anchors, Evidence evidence, SignatureMemo memo, AlgorithmPolicy algorithms) {
    this.anchors = anchors;
    this.evidence = evidence;
    this.memo = memo;
    this.algorithms = algorithms;
  }

  public Result check(
      Certificate certificate, @Nullable SignatureScheme scheme, Purpose purpose, At at) {
    Findings findings = new Findings();
    CertificatePath path = new PathBuilder(anchors, evidence, memo).build(certificate).orElse(null);
    if (path == null) {
      findings.add(Finding.NO_ANCHOR);
      return new Result(null, newest(certificate, null).orElse(null), findings);
    }
    PathConstraints.broken(path).ifPresent(c -> findings.add(Finding.CHAIN_CONSTRAINT, c));
    if (!fits(certificate, purpose)) {
      findings.add(Finding.KEY_USAGE_WRONG);
    }
    checkTerms(path, at, findings);
    RevocationState own = null;
    for (int i = 0; i < path.certificates().size() - 1; i++) {
      RevocationState state = checkRevocation(path, i, at, findings);
      own = i == 0 ? state : own;
    }
    checkAlgorithms(path, scheme, at, findings);
    return new Result(path, own, findings);
  }

  /** RFC 5280 §4.2.1.3; for time stamps RFC 3161 §2.3: the one purpose, and critical. */
  private static boolean fits(Certificate certificate, Purpose purpose) {
    return switch (purpose) {
      case SIGNING ->
          certificate.keyUsage(KeyUsage.digitalSignature)
              || certificate.keyUsage(KeyUsage.nonRepudiation);
      case TIMESTAMPING -> {
        Extension extension = certificate.extension(Extension.extendedKeyUsage);
        yield extension != null
            && extension.isCritical()
            && certificate.extendedKeyUsage().equals(Set.of(TIME_STAMPING))
            && (certificate.keyUsage(KeyUsage.digitalSignature)
                || certificate.keyUsage(KeyUsage.nonRepudiation));
      }
    };
  }

  private static void checkTerms(CertificatePath path, At at, Findings findings) {
    for (Certificate each :
        path.certificates().subList(0, Math.max(1, path.certificates().size() - 1))) {
      if (at.time().isAfter(each.notAfter())) {
        findings.add(Finding.CERTIFICATE_EXPIRED);
      } else if (at.time().isBefore(each.notBefore())) {
        findings.add(
            at.proven() ? Finding.CERTIFICATE_NOT_YET_VALID : Finding.CERTIFICATE_NOT_IN_FORCE);
      }
    }
  }

  private @Nullable RevocationState checkRevocation(
      CertificatePath path, int index, At at, Findings findings) {
    Certificate certificate = path.certificates().get(index);
    if (NO_REVOCATION_NEEDED.stream()
        .anyMatch(oid -> certificate.extension(new ASN1ObjectIdentifier(oid)) != null)) {
      return null;
    }
    RevocationState state = newest(certificate, path.issuerOf(index)).orElse(null);
    if (state == null) {
      findings.add(Finding.REVOCATION_UNKNOWN, certificate.commonName());
    } else if (state.revokedBy(at.time())) {
      findings.add(index == 0 ? Finding.CERTIFICATE_REVOKED_NO_PROOF : Finding.CA_REVOKED_NO_PROOF);
    } else if (!state.speaksFor(at.time())) {
      findings.add(Finding.REVOCATION_STALE, certificate.commonName());
    }
    return state;
  }

  /**
   * The newest usable answer; a list may have forgotten a certificate that had already expired when
   * it was made.
   */
  private Optional<RevocationState> newest(Certificate certificate, @Nullable Certificate issuer) {
    if (issuer == null) {
      return Optional.empty();
    }
    List<RevocationState> states = new ArrayList<>();
    for (OcspAnswer answer : evidence.ocspResponses()) {
      answer.about(certificate, issuer).ifPresent(states::add);
    }
    for (CrlAnswer list : evidence.crls()) {
      list.about(certificate, issuer).ifPresent(states::add);
    }
    RevocationState best = null;
    for (RevocationState state : states) {
      boolean forgotten =
          state.revokedAt() == null && state.thisUpdate().isAfter(certificate.notAfter());
      if (!forgotten && (best == null || state.thisUpdate().isAfter(best.thisUpdate()))) {
        best = state;
      }
    }
    return Optional.ofNullable(best);
  }

  private void checkAlgorithms(
      CertificatePath path, @Nullable SignatureScheme scheme, At at, Findings findings) {
    if (scheme != null) {
      algorithms
          .weakness(scheme, path.end(), at.time())
          .ifPresent(w -> findings.add(Finding.ALGORITHM_WEAK, w));
    }
    for (int i = 0; i < path.certificates().size() - 1; i++) {
      Certificate issuer = path.issuerOf(i);
      path.certificates()
          .get(i)
          .scheme()
          .flatMap(s -> algorithms.weakness(s, issuer, at.time()))
          .ifPresent(w -> findings.add(Finding.ALGORITHM_WEAK, w));
    }
  }
}
