package vn.vanthu.signing.sign;

import static vn.vanthu.signing.keys.SignatureAlgorithm.ECDSA_SHA256;
import static vn.vanthu.signing.keys.SignatureAlgorithm.ECDSA_SHA384;
import static vn.vanthu.signing.keys.SignatureAlgorithm.ECDSA_SHA512;
import static vn.vanthu.signing.keys.SignatureAlgorithm.PSS_SHA256;
import static vn.vanthu.signing.keys.SignatureAlgorithm.PSS_SHA384;
import static vn.vanthu.signing.keys.SignatureAlgorithm.PSS_SHA512;
import static vn.vanthu.signing.keys.SignatureAlgorithm.RSA_SHA256;
import static vn.vanthu.signing.keys.SignatureAlgorithm.RSA_SHA384;
import static vn.vanthu.signing.keys.SignatureAlgorithm.RSA_SHA512;

import java.security.PublicKey;
import java.util.EnumSet;
import java.util.Set;
import vn.vanthu.signing.keys.SignatureAlgorithm;

/**
 * Which algorithms may be signed with. Immutable.
 *
 * @param permitted the algorithms
 * @param minRsaBits shortest RSA modulus
 */
public record SigningProfile(Set<SignatureAlgorithm> permitted, int minRsaBits) {
  /** Copies the set. */
  public SigningProfile {
    permitted = Set.copyOf(permitted);
  }

  /**
   * What TT 15/2025/TT-BKHCN Phụ lục I permits: RSA of 2,048 bits and more by PKCS#1 (v1.5 or PSS)
   * and ECDSA, each with SHA-2.
   */
  public static SigningProfile circular15() {
    return new SigningProfile(
        EnumSet.of(
            RSA_SHA256,
            RSA_SHA384,
            RSA_SHA512,
            PSS_SHA256,
            PSS_SHA384,
            PSS_SHA512,
            ECDSA_SHA256,
            ECDSA_SHA384,
            ECDSA_SHA512),
        2048);
  }

  /** Everything that can be computed here: opt-in, for offices under other rules. */
  public static SigningProfile everything() {
    return new SigningProfile(EnumSet.allOf(SignatureAlgorithm.class), 2048);
  }

  /** Whether a signature of that kind with that key may be made. */
  public boolean permits(SignatureAlgorithm algorithm, PublicKey key) {
    if (!permitted.contains(algorithm) || !algorithm.fits(key)) {
      return false;
    }
    return switch (algorithm.scheme()) {
      case RSA, PSS -> SignatureAlgorithm.modulusBits(key) >= minRsaBits;
      case ECDSA, EDDSA, ML_DSA -> true;
    };
  }
}
