package vn.vanthu.signing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.vanthu.signing.cms.Certificate;
import vn.vanthu.signing.cms.TimestampToken;
import vn.vanthu.signing.pdf.ByteRange;
import vn.vanthu.signing.trust.AlgorithmPolicy;
import vn.vanthu.signing.trust.CertificateCheck;

/**
 * What proves when each signature existed (EN 319 102-1 §5.6.2.3): document time stamps judged from
 * the newest back, each at the time the newer ones prove for it; then the time stamps inside the
 * signatures. Single-threaded.
 */
final class TimeProofs {

  /** A proof of existence, who gave it, and by which token. */
  record Proof(Instant time, String authority, Octets token) {}

  /** Why a time stamp proves nothing, and a word on it. */
  record Doubt(Finding finding, String detail) {}

  private record Covering(long end, Proof proof) {}

  private final CertificateCheck authorities;
  private final AlgorithmPolicy algorithms;
  private final Instant at;
  private final List<Covering> documentProofs = new ArrayList<>();

  /** By identity, since what is found of a signature grows. */
  private final IdentityHashMap<SignatureValue, Proof> archiveProofs = new IdentityHashMap<>();

  /**
   * @param values in the order of what they cover, their own checks done
   */
  TimeProofs(
      List<SignatureValue> values,
      CertificateCheck authorities,
      AlgorithmPolicy algorithms,
      Instant at) {
    this.authorities = authorities;
    this.algorithms = algorithms;
    this.at = at;
    for (SignatureValue value : values.reversed()) {
      TimestampToken token = value.token();
      ByteRange range = value.range();
      if (token != null
          && range != null
          && isWhole(value.findings())
          && doubt(token, judgedAt(value)).isEmpty()) {
        documentProofs.add(new Covering(range.end(), proof(token)));
      }
      archiveProof(value).ifPresent(proof -> archiveProofs.put(value, proof));
    }
  }

  /** The oldest archive time stamp that the newer ones keep reliable. */
  private Optional<Proof> archiveProof(SignatureValue value) {
    Proof oldest = null;
    for (TimestampToken token : value.archives().reversed()) {
      CertificateCheck.At judged =
          oldest == null
              ? new CertificateCheck.At(at, false)
              : new CertificateCheck.At(oldest.time(), true);
      if (doubt(token, judged).isEmpty()) {
        oldest = proof(token);
      }
    }
    return Optional.ofNullable(oldest);
  }

  private static boolean isWhole(Findings findings) {
    return findings.verdict().compareTo(Report.Verdict.NOTICE) <= 0;
  }

  private static Proof proof(TimestampToken token) {
    Certificate authority = token.signer().certificate();
    return new Proof(token.time(), authority == null ? "" : authority.subject(), token.encoded());
  }

  /**
   * The earliest proof by a document or archive time stamp made after this signature, null when
   * there is none.
   */
  @Nullable Proof documentProof(SignatureValue value) {
    Proof earliest = archiveProofs.get(value);
    for (Covering each : documentProofs) {
      boolean covers = value.range() != null && each.end > value.range().end();
      if (covers && (earliest == null || each.proof.time().isBefore(earliest.time()))) {
        earliest = each.proof;
      }
    }
    return earliest;
  }

  /** The time at which what is inside this signature has to be judged. */
  CertificateCheck.At judgedAt(SignatureValue value) {
    Proof proof = documentProof(value);
    return proof == null
        ? new CertificateCheck.At(at, false)
        : new CertificateCheck.At(proof.time(), true);
  }

  /**
   * The earliest proof of all, the time stamps inside the signature included; null when there is
   * none.
   */
  @Nullable Proof earliest(SignatureValue value) {
    Proof earliest = documentProof(value);
    for (TimestampToken token : value.stamps()) {
      boolean earlier = earliest == null || token.time().isBefore(earliest.time());
      if (earlier && isWhole(token.findings()) && doubt(token, judgedAt(value)).isEmpty()) {
        earliest = proof(token);
      }
    }
    return earliest;
  }

  /**
   * Why the token proves nothing when judged at this time; empty when it can be relied on: its time
   * has come, the digest it was given for was still safe, and its authority holds.
   */
  Optional<Doubt> doubt(TimestampToken token, CertificateCheck.At judged) {
    if (token.isLaterThan(at)) {
      return Optional.of(new Doubt(Finding.TIMESTAMP_FROM_FUTURE, token.time().toString()));
    }
    Optional<String> weak =
        Optional.ofNullable(token.imprintDigest())
            .flatMap(digest -> algorithms.weakness(digest, judged.time()));
    if (weak.isPresent()) {
      return Optional.of(new Doubt(Finding.TIMESTAMP_WEAK, weak.get()));
    }
    Certificate authority = token.signer().certificate();
    if (authority == null) {
      return Optional.of(new Doubt(Finding.TIMESTAMP_UNTRUSTED, "?"));
    }
    boolean holds =
        authority.validAt(token.time())
            && authorities
                .check(
                    authority,
                    token.signer().scheme(),
                    CertificateCheck.Purpose.TIMESTAMPING,
                    judged)
                .reliable();
    return holds
        ? Optional.empty()
        : Optional.of(new Doubt(Finding.TIMESTAMP_UNTRUSTED, authority.commonName()));
  }
}
