package vn.vanthu.signing.trust;

import org.bouncycastle.asn1.ASN1Enumerated;
import org.jspecify.annotations.Nullable;

/** Why a certificate was revoked (RFC 5280 §5.3.1), as far as it changes the judgement. */
public enum RevocationReason {
  /** certificateHold: suspended only, it may come back. */
  HOLD,
  /** keyCompromise, cACompromise: somebody else has the key, whatever certificate names it. */
  COMPROMISE,
  /** Every other reason, and none given: this certificate ends, its key is no worse for it. */
  OTHER;

  private static final int KEY_COMPROMISE = 1;
  private static final int CA_COMPROMISE = 2;
  private static final int CERTIFICATE_HOLD = 6;

  /**
   * Of the code in a list or an answer.
   *
   * @param code a CRLReason, null when none is given
   */
  static RevocationReason of(@Nullable ASN1Enumerated code) {
    return switch (code == null ? -1 : code.intValueExact()) {
      case KEY_COMPROMISE, CA_COMPROMISE -> COMPROMISE;
      case CERTIFICATE_HOLD -> HOLD;
      default -> OTHER;
    };
  }
}
