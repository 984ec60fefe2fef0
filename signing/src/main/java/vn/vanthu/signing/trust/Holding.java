package vn.vanthu.signing.trust;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.vanthu.signing.cms.Certificate;
import vn.vanthu.signing.cms.SignatureScheme;
import vn.vanthu.signing.cms.TimestampToken;

/**
 * Until when a signature or time stamp can be relied on by itself: the earliest end of a
 * certificate below the root, and the earliest cut-off date of an algorithm on the way (EN 319
 * 102-1 §5.5, RFC 4998 §5.1: a new archive time stamp is due before). Immutable.
 *
 * @param until from then on it no longer holds by itself
 * @param reason what ends
 * @param about the certificate's name, or the algorithm's
 */
public record Holding(Instant until, Reason reason, String about) {

  /** What ends first. */
  public enum Reason {
    CERTIFICATE_ENDS,
    ALGORITHM_ENDS
  }

  private static final int MAX_LENGTH = 10;
  private static final Comparator<Holding> SOONEST = Comparator.comparing(Holding::until);

  /** Of a time stamp token; empty when it names no readable authority. */
  public static Optional<Holding> of(
      TimestampToken token, Collection<Certificate> known, AlgorithmPolicy algorithms) {
    List<Certificate> pool = new ArrayList<>(token.cms().certificates());
    pool.addAll(known);
    Optional<Holding> chain =
        of(token.signer().certificate(), token.signer().scheme(), pool, algorithms);
    Optional<Holding> imprint =
        Optional.ofNullable(token.imprintDigest())
            .flatMap(digest ->
                algorithms
                    .safeUntil(digest)
                    .map(end -> new Holding(end, Reason.ALGORITHM_ENDS, digest.name())));
    return chain.map(c -> imprint.filter(i -> SOONEST.compare(i, c) < 0).orElse(c));
  }

  /** Of what this certificate's key signed; empty without a certificate. */
  public static Optional<Holding> of(
      @Nullable Certificate signer,
      @Nullable SignatureScheme scheme,
      Collection<Certificate> known,
      AlgorithmPolicy algorithms) {
    if (signer == null) {
      return Optional.empty();
    }
    List<Holding> ends = new ArrayList<>();
    ends.add(term(signer));
    if (scheme != null) {
      algorithm(scheme, signer, algorithms).ifPresent(ends::add);
    }
    Certificate below = signer;
    for (int length = 1; length < MAX_LENGTH && !below.isSelfIssued(); length++) {
      Certificate issuer = issuer(below, known).orElse(null);
      if (issuer == null) {
        break;
      }
      below.scheme().flatMap(issued -> algorithm(issued, issuer, algorithms)).ifPresent(ends::add);
      if (!issuer.isSelfIssued()) {
        ends.add(term(issuer));
      }
      below = issuer;
    }
    return ends.stream().min(SOONEST);
  }

  private static Holding term(Certificate certificate) {
    return new Holding(certificate.notAfter(), Reason.CERTIFICATE_ENDS, certificate.commonName());
  }

  private static Optional<Holding> algorithm(
      SignatureScheme scheme, Certificate signer, AlgorithmPolicy algorithms) {
    return algorithms
        .safeUntil(scheme, signer)
        .map(end -> new Holding(end, Reason.ALGORITHM_ENDS, scheme.displayName()));
  }

  /** Of several certificates of the issuer the one that lasts longest. */
  private static Optional<Certificate> issuer(Certificate of, Collection<Certificate> known) {
    return known.stream()
        .filter(c -> c.subjectName().equals(of.issuerName()) && of.isSignedBy(c.key()))
        .max(Comparator.comparing(Certificate::notAfter));
  }
}
