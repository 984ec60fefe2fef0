package vn.vanthu.signing.trust;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
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
   * Purposes under which documents are signed: any; RFC 9336; Adobe's and Microsoft's for
   * documents; e-mail, under which most authorities issue certificates for people.
   */
  private static final Set<String> DOCUMENT_PURPOSES =
      Set.of(
          "2.5.29.37.0",
          "1.3.6.1.5.5.7.3.36",
          "1.2.840.113583.1.1.5",
          "1.3.6.1.4.1.311.10.3.12",
          "1.3.6.1.5.5.7.3.4");

  /** id-pkix-ocsp-nocheck (RFC 6960 §4.2.2.2.1): speaks of responders only. */
  private static final ASN1ObjectIdentifier NO_CHECK =
      new ASN1ObjectIdentifier("1.3.6.1.5.5.7.48.1.5");

  /** Validity-assured short-term certificates (EN 319 412-1 §5.2). */
  private static final ASN1ObjectIdentifier SHORT_TERM =
      new ASN1ObjectIdentifier("0.4.0.194121.2.1");

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
  private final AnchorTerms anchorTerms;

  /** A check whose anchors hold always. */
  public CertificateCheck(
      Set<Certificate> anchors, Evidence evidence, SignatureMemo memo, AlgorithmPolicy algorithms) {
    this(anchors, AnchorTerms.always(), evidence, memo, algorithms);
  }

  /** A check whose anchors hold at certain times. */
  public CertificateCheck(
      Set<Certificate> anchors,
      AnchorTerms terms,
      Evidence evidence,
      SignatureMemo memo,
      AlgorithmPolicy algorithms) {
    this.anchorTerms = terms;
    this.anchors = anchors;
    this.evidence = evidence;
    this.memo = memo;
    this.algorithms = algorithms;
  }

  /**
   * Judges by the first path under which the certificate may be relied on; without one, by the
   * first path there is (EN 319 102-1 §5.2.6.4: a chain that fails is no answer while another has
   * not been tried).
   */
  public Result check(
      Certificate certificate, @Nullable SignatureScheme scheme, Purpose purpose, At at) {
    List<CertificatePath> paths = new PathBuilder(anchors, evidence, memo).build(certificate);
    Result first = null;
    for (CertificatePath path : paths) {
      Result result = check(path, scheme, purpose, at);
      if (result.reliable()) {
        return result;
      }
      first = first == null ? result : first;
    }
    if (first != null) {
      return first;
    }
    Findings findings = new Findings();
    findings.add(
        Finding.NO_ANCHOR, new PathBuilder(anchors, evidence, memo).lastIssuer(certificate));
    return new Result(null, null, findings);
  }

  private Result check(
      CertificatePath path, @Nullable SignatureScheme scheme, Purpose purpose, At at) {
    Findings findings = new Findings();
    if (!anchorTerms.holdAt(path.anchor(), at.time())) {
      findings.add(Finding.ANCHOR_NOT_VOUCHED_FOR, path.anchor().commonName());
    }
    PathConstraints.broken(path).ifPresent(c -> findings.add(Finding.CHAIN_CONSTRAINT, c));
    if (!fits(path.end(), purpose)) {
      findings.add(Finding.KEY_USAGE_WRONG);
    }
    RevocationState own = null;
    Findings revocation = new Findings();
    for (int i = 0; i < path.certificates().size() - 1; i++) {
      RevocationState state = checkRevocation(path, i, at, revocation);
      own = i == 0 ? state : own;
    }
    checkKeys(path, at, revocation);
    Findings terms = new Findings();
    checkTerms(path, at, own, terms);
    // EN 319 102-1 §5.2.6.4: without any answer nothing is conclusive; with one the term comes
    // first
    boolean silent = revocation.has(Finding.REVOCATION_UNKNOWN);
    findings.addAll(silent ? revocation : terms);
    findings.addAll(silent ? terms : revocation);
    checkAlgorithms(path, scheme, at, findings);
    return new Result(path, own, findings);
  }

  /** RFC 5280 §4.2.1.3; for time stamps RFC 3161 §2.3: the one purpose, and critical. */
  private static boolean fits(Certificate certificate, Purpose purpose) {
    return switch (purpose) {
      case SIGNING ->
          (certificate.keyUsage(KeyUsage.digitalSignature)
                  || certificate.keyUsage(KeyUsage.nonRepudiation))
              && mayServeDocuments(certificate);
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

  /**
   * RFC 5280 §4.2.1.12. Only a critical list of purposes binds here: authorities list purposes for
   * convenience, and those that mean to confine the key mark the extension critical.
   */
  private static boolean mayServeDocuments(Certificate certificate) {
    Extension purposes = certificate.extension(Extension.extendedKeyUsage);
    return purposes == null
        || !purposes.isCritical()
        || !Collections.disjoint(certificate.extendedKeyUsage(), DOCUMENT_PURPOSES);
  }

  private static void checkTerms(
      CertificatePath path, At at, @Nullable RevocationState own, Findings findings) {
    for (Certificate each :
        path.certificates().subList(0, Math.max(1, path.certificates().size() - 1))) {
      if (at.time().isAfter(each.notAfter())) {
        boolean known = each.equals(path.end()) && own != null && own.revokedAt() == null;
        findings.add(known ? Finding.CERTIFICATE_EXPIRED_NOT_REVOKED : Finding.CERTIFICATE_EXPIRED);
      } else if (at.time().isBefore(each.notBefore())) {
        findings.add(
            at.proven() ? Finding.CERTIFICATE_NOT_YET_VALID : Finding.CERTIFICATE_NOT_IN_FORCE);
      }
    }
  }

  private @Nullable RevocationState checkRevocation(
      CertificatePath path, int index, At at, Findings findings) {
    Certificate certificate = path.certificates().get(index);
    if (certificate.extension(SHORT_TERM) != null) {
      return null;
    }
    RevocationState state = newest(certificate, path.issuerOf(index), at).orElse(null);
    if (state == null) {
      findings.add(Finding.REVOCATION_UNKNOWN, certificate.commonName());
      return null;
    }
    algorithms
        .weakness(state.scheme(), state.signer(), at.time())
        .ifPresent(w -> findings.add(Finding.ALGORITHM_WEAK, w));
    boolean overNow = !at.proven() && at.time().isAfter(state.signer().notAfter());
    if (overNow && !path.certificates().contains(state.signer())) {
      findings.add(Finding.REVOCATION_ISSUER_EXPIRED, state.signer().commonName());
    } else if (state.heldBy(at.time())) {
      findings.add(Finding.CERTIFICATE_ON_HOLD, certificate.commonName());
    } else if (state.revokedBy(at.time())) {
      findings.add(index == 0 ? Finding.CERTIFICATE_REVOKED_NO_PROOF : Finding.CA_REVOKED_NO_PROOF);
    } else if (!state.speaksFor(at.time())) {
      findings.add(Finding.REVOCATION_STALE, certificate.commonName());
    }
    return state;
  }

  /**
   * The newest usable answer. A list may have forgotten a certificate that had already expired when
   * it was made, and cannot know one that had not begun: its good news is no news. Good news from
   * after the time of validation counts for nothing, bad news counts.
   */
  private Optional<RevocationState> newest(
      Certificate certificate, @Nullable Certificate issuer, At at) {
    if (issuer == null) {
      return Optional.empty();
    }
    List<RevocationState> states = answers(certificate, issuer);
    if (!at.proven()) {
      states.removeIf(s -> s.revokedAt() == null && s.thisUpdate().isAfter(at.time()));
    }
    RevocationState best = null;
    for (RevocationState state : states) {
      boolean unaware =
          state.revokedAt() == null
              && (state.thisUpdate().isAfter(certificate.notAfter())
                  || state.thisUpdate().isBefore(certificate.notBefore()));
      if (!unaware && (best == null || state.thisUpdate().isAfter(best.thisUpdate()))) {
        best = state;
      }
    }
    return Optional.ofNullable(best);
  }

  private List<RevocationState> answers(Certificate certificate, Certificate issuer) {
    List<RevocationState> states = new ArrayList<>();
    for (OcspAnswer answer : evidence.ocspResponses()) {
      answer
          .about(certificate, issuer)
          .filter(s -> s.signer().equals(issuer) || mayRespond(s, issuer))
          .ifPresent(states::add);
    }
    for (CrlAnswer list : evidence.crls()) {
      list.about(certificate, issuer).ifPresent(states::add);
    }
    return states;
  }

  /**
   * A compromised key is compromised under every certificate that names it: RFC 5280 §5.3.1
   * (keyCompromise, cACompromise) speaks of the subject's private key, not of the certificate. So a
   * path that goes round the revoked certificate by another one of its key leads nowhere, unless
   * the signature is proven to be older (EN 319 102-1 §5.2.6.4 with §5.5). Only an authority under
   * our own anchors is believed: anybody can certify a stranger's key and revoke that.
   */
  private void checkKeys(CertificatePath path, At at, Findings findings) {
    for (Certificate each : path.certificates()) {
      boolean compromised =
          evidence.withKeyOf(each).stream()
              .filter(twin -> !twin.equals(each))
              .anyMatch(twin -> compromised(twin, at));
      if (compromised) {
        boolean own = each.equals(path.end());
        findings.add(own ? Finding.KEY_COMPROMISED : Finding.CA_KEY_COMPROMISED, each.commonName());
      }
    }
  }

  private boolean compromised(Certificate twin, At at) {
    return new PathBuilder(anchors, evidence, memo)
        .build(twin).stream()
            .filter(path -> path.certificates().size() > 1)
            .filter(path -> PathConstraints.broken(path).isEmpty())
            .flatMap(path -> answers(twin, path.certificates().get(1)).stream())
            .anyMatch(state -> state.compromisedBy(at.time()));
  }

  /**
   * A delegate is believed that its authority exempts from being checked, or of which a list says
   * that it was good when it answered (RFC 6960 §4.2.2.2.1).
   */
  private boolean mayRespond(RevocationState answer, Certificate issuer) {
    if (answer.signer().extension(NO_CHECK) != null) {
      return true;
    }
    List<RevocationState> states = new ArrayList<>();
    evidence.crls().forEach(list -> list.about(answer.signer(), issuer).ifPresent(states::add));
    return !states.isEmpty() && states.stream().noneMatch(s -> s.revokedBy(answer.thisUpdate()));
  }

  private void checkAlgorithms(
      CertificatePath path, @Nullable SignatureScheme scheme, At at, Findings findings) {
    if (scheme != null) {
      if (!algorithms.lists(scheme)) {
        findings.add(Finding.ALGORITHM_NOT_LISTED, scheme.displayName());
      }
      algorithms
          .weakness(scheme, path.end(), at.time())
          .ifPresent(w -> findings.add(Finding.ALGORITHM_WEAK, w));
    }
    for (int i = 0; i < path.certificates().size() - 1; i++) {
      Certificate issuer = path.issuerOf(i);
      Optional<SignatureScheme> issued = path.certificates().get(i).scheme();
      issued
          .filter(s -> !algorithms.lists(s))
          .ifPresent(s -> findings.add(Finding.ALGORITHM_NOT_LISTED, s.displayName()));
      issued
          .flatMap(s -> algorithms.weakness(s, issuer, at.time()))
          .ifPresent(w -> findings.add(Finding.ALGORITHM_WEAK, w));
    }
  }
}
