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
 * @param revokedAt null when the certificate is good; of a compromised key the invalidity date when
 *     that is earlier (RFC 5280 §5.3.2)
 * @param reason of the revocation, OTHER when the certificate is good
 * @param signer whose key signed the answer
 * @param scheme the answer was signed with
 */
public record RevocationState(
    String source,
    Instant thisUpdate,
    @Nullable Instant nextUpdate,
    @Nullable Instant revokedAt,
    RevocationReason reason,
    Certificate signer,
    SignatureScheme scheme) {

  public boolean revokedBy(Instant time) {
    return revokedAt != null && !revokedAt.isAfter(time);
  }

  /** Whether it can speak for this time: made at or after it, or still promised to hold then. */
  public boolean speaksFor(Instant time) {
    return !thisUpdate.isBefore(time) || (nextUpdate != null && !nextUpdate.isBefore(time));
  }

  /** Whether the certificate was only suspended at this time. */
  public boolean heldBy(Instant time) {
    return revokedBy(time) && reason == RevocationReason.HOLD;
  }

  /** Whether the key was in other hands by this time. */
  public boolean compromisedBy(Instant time) {
    return revokedBy(time) && reason == RevocationReason.COMPROMISE;
  }
}
