package vn.vanthu.signing.cades;

import java.time.Instant;

/**
 * What is to be said with the signature.
 *
 * @param claimedTime the signing-time attribute, which EN 319 122-1 §6.3 asks of baseline
 *     signatures
 * @param mediaType of the signed document, e.g. {@code text/plain}; empty for none
 * @param timestamped whether a time stamp is added at once (level T)
 */
public record CadesRequest(Instant claimedTime, String mediaType, boolean timestamped) {

  /** Level B: no time stamp. */
  public static CadesRequest plain(Instant claimedTime, String mediaType) {
    return new CadesRequest(claimedTime, mediaType, false);
  }

  /** Level T. */
  public CadesRequest withTimestamp() {
    return new CadesRequest(claimedTime, mediaType, true);
  }
}
