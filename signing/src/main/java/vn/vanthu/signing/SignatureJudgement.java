package vn.vanthu.signing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.vanthu.signing.Report.Indication;
import vn.vanthu.signing.Report.SubIndication;
import vn.vanthu.signing.Report.Verdict;
import vn.vanthu.signing.changes.ChangeAnalysis;
import vn.vanthu.signing.changes.Found;
import vn.vanthu.signing.cms.Certificate;
import vn.vanthu.signing.cms.DigestAlgorithm;
import vn.vanthu.signing.cms.SignedDigest;
import vn.vanthu.signing.cms.TimestampToken;
import vn.vanthu.signing.pdf.PdfFile;
import vn.vanthu.signing.pdf.PdfObject;
import vn.vanthu.signing.pdf.PdfText;
import vn.vanthu.signing.pdf.Revision;
import vn.vanthu.signing.trust.AlgorithmPolicy;
import vn.vanthu.signing.trust.CertificateCheck;
import vn.vanthu.signing.trust.RevocationState;

/** Puts together what is known of each signature into its part of the report. Single-threaded. */
final class SignatureJudgement {

  /**
   * What a step changed, told once: every signature before it shares the sentences.
   *
   * @param from end of the state it began with
   */
  private record Told(long from, List<Report.Change> changes, Verdict worst) {
    static Told of(ChangeAnalysis.Step step, SealedSteps sealed) {
      List<Report.Change> changes = new ArrayList<>();
      Verdict worst = Verdict.INTACT;
      for (Found change : step.changes()) {
        Found found = sealed.judge(step, change);
        changes.add(change(found, step.revision()));
        worst = worst.worse(found.finding().effect());
      }
      return new Told(step.from(), changes, worst);
    }
  }

  private final @Nullable PdfFile file;
  private final List<SignatureValue> values;
  private final List<Told> steps;
  private final List<Revision> revisions;
  private final CertificateCheck signers;
  private final CertificateCheck authorities;
  private final AlgorithmPolicy algorithms;
  private final TimeProofs proofs;
  private final Instant at;

  SignatureJudgement(
      @Nullable PdfFile file,
      List<SignatureValue> values,
      List<ChangeAnalysis.Step> steps,
      CertificateCheck signers,
      CertificateCheck authorities,
      AlgorithmPolicy algorithms,
      Instant at) {
    this.file = file;
    this.values = values;
    SealedSteps sealed = new SealedSteps(values, signers, at);
    this.steps = steps.stream().map(step -> Told.of(step, sealed)).toList();
    this.revisions = file == null ? List.of() : file.revisions();
    this.signers = signers;
    this.authorities = authorities;
    this.algorithms = algorithms;
    this.proofs = new TimeProofs(values, authorities, algorithms, at);
    this.at = at;
  }

  List<Report.Signature> all() {
    List<Report.Signature> out = new ArrayList<>();
    for (SignatureValue value : values) {
      out.add(judge(value));
    }
    return out;
  }

  private Report.Signature judge(SignatureValue value) {
    Findings findings = value.findings();
    Certificate certificate = value.signer() == null ? null : value.signer().certificate();
    Instant claimed = claimed(value);
    // time: a document time stamp is judged at what newer ones prove, a signature at its earliest
    // proof
    TimeProofs.Proof proof =
        value.isTimestamp() ? proofs.documentProof(value) : proofs.earliest(value);
    CertificateCheck.At time =
        new CertificateCheck.At(proof == null ? at : proof.time(), proof != null);
    CertificateCheck.Result judged = null;
    if (certificate != null && value.signer() != null) {
      judged =
          value.isTimestamp()
              ? authorities.check(
                  certificate, value.signer().scheme(), CertificateCheck.Purpose.TIMESTAMPING, time)
              : signers.check(
                  certificate, value.signer().scheme(), CertificateCheck.Purpose.SIGNING, time);
    }
    Findings all = new Findings();
    all.addAll(findings);
    reportUnusableStamps(value, all);
    TimestampToken token = value.token();
    if (token != null) {
      judgeStamp(token, time, all);
    }
    if (file != null && token == null && value.cms() != null && value.cms().content() != null) {
      // adbe.pkcs7.sha1: whatever signs it, only a SHA-1 binds the document
      judgeDigest(DigestAlgorithm.SHA1, time, all);
    }
    if (judged != null) {
      all.addAll(judged.findings());
    }
    List<Report.Change> changes = new ArrayList<>();
    Verdict integrity = findings.verdict();
    for (Told step : steps) {
      if (value.range() != null && step.from() >= value.range().end()) {
        changes.addAll(step.changes());
        integrity = integrity.worse(step.worst());
      }
    }
    SubIndication sub = subIndication(integrity, findings, all);
    boolean whole = integrity == Verdict.INTACT && all.messages().isEmpty();
    return new Report.Signature(
        value.field().name(),
        kind(value, certificate),
        integrity,
        file == null ? Level.ofDetached(value) : Level.of(value, values, file),
        value.subFilter(),
        indication(sub),
        sub,
        certificate == null ? null : signer(certificate),
        judged == null || judged.path() == null ? null : judged.path().anchor().subject(),
        algorithm(value, certificate),
        claimed,
        proof == null ? ownTime(token, time) : proof.time(),
        proof == null ? null : proof.authority(),
        revocation(judged, time),
        revisionOf(value),
        coversRevision(value),
        value.signedDigest().map(SignedDigest::text).orElse(null),
        changes,
        Criteria.of(certificate, value.signer(), judged, time, claimed, findings, integrity),
        whole ? List.of(Finding.SIGNATURE_WHOLE.message()) : all.messages(),
        grounds(value, certificate, judged, proof));
  }

  private static Report.Grounds grounds(
      SignatureValue value,
      @Nullable Certificate certificate,
      CertificateCheck.@Nullable Result judged,
      TimeProofs.@Nullable Proof proof) {
    List<Certificate> path = certificate == null ? List.of() : List.of(certificate);
    if (judged != null && judged.path() != null) {
      path = judged.path().certificates();
    }
    Octets own = value.signer() == null ? null : value.signer().value();
    return new Report.Grounds(
        value.token() == null ? own : value.token().encoded(),
        path.stream().map(each -> Octets.of(each.encoded())).toList(),
        proof == null ? null : proof.token());
  }

  /** A reliable document time stamp proves its own time. */
  private @Nullable Instant ownTime(@Nullable TimestampToken token, CertificateCheck.At time) {
    return token != null && proofs.doubt(token, time).isEmpty() ? token.time() : null;
  }

  private void reportUnusableStamps(SignatureValue value, Findings all) {
    for (var token : value.stamps()) {
      proofs
          .doubt(token, proofs.judgedAt(value))
          .ifPresent(doubt -> all.add(doubt.finding(), doubt.detail()));
    }
  }

  /** What a document time stamp itself is judged by, its authority aside. */
  private void judgeStamp(TimestampToken token, CertificateCheck.At time, Findings all) {
    if (token.isLaterThan(at)) {
      all.add(Finding.DOCUMENT_TIMESTAMP_FROM_FUTURE, token.time().toString());
    }
    DigestAlgorithm digest = token.imprintDigest();
    if (digest != null) {
      judgeDigest(digest, time, all);
    }
  }

  private void judgeDigest(DigestAlgorithm digest, CertificateCheck.At time, Findings all) {
    algorithms
        .weakness(digest, time.time())
        .ifPresent(weak -> all.add(Finding.ALGORITHM_WEAK, weak));
  }

  private static @Nullable SubIndication subIndication(
      Verdict integrity, Findings own, Findings all) {
    SubIndication found = all.subIndication();
    if (own.verdict() == Verdict.NOTICE && own.beforeAcceptance() != null) {
      return SubIndication.SIG_CONSTRAINTS_FAILURE;
    }
    if (integrity == Verdict.ALTERED && own.verdict() != Verdict.ALTERED) {
      return SubIndication
          .FORMAT_FAILURE; // content changed by a later revision: no such case in EN 319 102-1, but
      // never passed
    }
    return found;
  }

  private static Indication indication(@Nullable SubIndication sub) {
    if (sub == null) {
      return Indication.TOTAL_PASSED;
    }
    return switch (sub) {
      case FORMAT_FAILURE, HASH_FAILURE, SIG_CRYPTO_FAILURE, REVOKED, EXPIRED, NOT_YET_VALID ->
          Indication.TOTAL_FAILED;
      case SIG_CONSTRAINTS_FAILURE,
          CHAIN_CONSTRAINTS_FAILURE,
          CERTIFICATE_CHAIN_GENERAL_FAILURE,
          CRYPTO_CONSTRAINTS_FAILURE,
          CRYPTO_CONSTRAINTS_FAILURE_NO_POE,
          POLICY_PROCESSING_ERROR,
          SIGNATURE_POLICY_NOT_AVAILABLE,
          TIMESTAMP_ORDER_FAILURE,
          NO_SIGNING_CERTIFICATE_FOUND,
          NO_CERTIFICATE_CHAIN_FOUND,
          REVOKED_NO_POE,
          REVOKED_CA_NO_POE,
          OUT_OF_BOUNDS_NOT_REVOKED,
          OUT_OF_BOUNDS_NO_POE,
          REVOCATION_OUT_OF_BOUNDS_NO_POE,
          NO_POE,
          TRY_LATER,
          SIGNED_DATA_NOT_FOUND ->
          Indication.INDETERMINATE;
    };
  }

  private static Report.Kind kind(SignatureValue value, @Nullable Certificate certificate) {
    if (value.isTimestamp()) {
      return Report.Kind.TIMESTAMP;
    }
    return certificate != null && SignerProfile.isSeal(certificate)
        ? Report.Kind.SEAL
        : Report.Kind.SIGNATURE;
  }

  private @Nullable Instant claimed(SignatureValue value) {
    if (value.signer() != null && value.signer().claimedTime() != null) {
      return value.signer().claimedTime();
    }
    if (file == null) {
      return null;
    }
    return file.resolve(value.field().value().get("M")) instanceof PdfObject.Str m
        ? PdfText.date(m.text()).orElse(null)
        : null;
  }

  private static String algorithm(SignatureValue value, @Nullable Certificate certificate) {
    if (value.signer() == null || value.signer().scheme() == null) {
      return "";
    }
    int bits = certificate == null ? 0 : certificate.keyBits();
    return value.signer().scheme().displayName() + (bits > 0 ? " " + bits : "");
  }

  private static Report.@Nullable Revocation revocation(
      CertificateCheck.@Nullable Result judged, CertificateCheck.At time) {
    if (judged == null) {
      return null;
    }
    RevocationState state = judged.revocation();
    if (state == null) {
      return new Report.Revocation("NONE", null, Report.RevocationStatus.UNKNOWN);
    }
    boolean revoked = state.revokedBy(time.time());
    return new Report.Revocation(
        state.source(),
        state.thisUpdate(),
        revoked ? Report.RevocationStatus.REVOKED : Report.RevocationStatus.GOOD);
  }

  private int revisionOf(SignatureValue value) {
    long place = value.field().contentsStart();
    for (Revision revision : revisions) {
      if (place < revision.end()) {
        return revision.number();
      }
    }
    return Math.max(1, revisions.size());
  }

  private boolean coversRevision(SignatureValue value) {
    if (value.range() == null || value.range().start() != 0) {
      return false;
    }
    long end = value.range().end();
    return file == null || revisions.stream().anyMatch(r -> end <= r.end() && r.end() - end <= 2);
  }

  private static Report.Change change(Found found, int revision) {
    boolean allowed = found.finding().effect() != Verdict.ALTERED;
    return new Report.Change(
        revision,
        found.kind(),
        allowed,
        found.page(),
        found.rect(),
        found.finding().message(found.details().toArray(String[]::new)));
  }

  private static Report.Signer signer(Certificate certificate) {
    return new Report.Signer(
        certificate.commonName(),
        certificate.organisation().orElse(null),
        certificate.subject(),
        certificate.issuer(),
        certificate.serialHex(),
        HexFormat.of().formatHex(certificate.sha256()));
  }
}
