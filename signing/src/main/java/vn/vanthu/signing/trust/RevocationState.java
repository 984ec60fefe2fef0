package vn.vanthu.signing.trust;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.vanthu.signing.cms.Certificate;
import vn.vanthu.signing.cms.SignatureScheme;

/**
 * What one answer says of one certificate.
 *
 * @param source CRL or OCSP
 * @param thisUpdate when the answer was true
 * @param nextUpdate when a newer one was promised, null when never
 * @param revokedAt null when the certificate is good
 * @param onHold suspended only (certificateHold, RFC 5280 §5.3.1): it may come back
 * @param signer whose key signed the answer
 * @param scheme the answer was signed with
 */
public record RevocationState(
    String source,
    Instant thisUpdate,
    @Nullable Instant nextUpdate,
    @Nullable Instant revokedAt,
    boolean onHold,
    Certificate signer,
    SignatureScheme scheme) {

  public boolean revokedBy(Instant time) {
    return revokedAt != null && !revokedAt.isAfter(time);
  }

  /** Whether it can speak for this time: made at or after it, or still promised to hold then. */
  public boolean speaksFor(Instant time) {
    return !thisUpdate.isBefore(time) || (nextUpdate != null && !nextUpdate.isBefore(time));
  }
}
