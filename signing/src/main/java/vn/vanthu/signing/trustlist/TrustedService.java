package vn.vanthu.signing.trustlist;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One service of a list with the times in which it was vouched for.
 *
 * @param kind what it may do
 * @param name as listed, for people
 * @param certificate its digital identity
 * @param terms when it was vouched for, oldest first; empty when never
 */
public record TrustedService(
    Kind kind, String name, X509Certificate certificate, List<Term> terms) {

  public TrustedService {
    terms = List.copyOf(terms);
  }

  /** What a service may do. */
  public enum Kind {
    /** Certifies people and agencies (CA/QC, CA/PKC). */
    SIGNERS,
    /** Stamps time (TSA, TSA/QTST, TSA/TSS-QC). */
    TIMESTAMPS
  }

  /**
   * A time in which it was vouched for.
   *
   * @param from first instant
   * @param until first instant after; null while it lasts
   */
  public record Term(Instant from, @Nullable Instant until) {
    public boolean holdsAt(Instant time) {
      return !time.isBefore(from) && (until == null || time.isBefore(until));
    }
  }
}
