package vn.vanthu.signing.sign;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.PublicKey;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.vanthu.forge.Keys;
import vn.vanthu.signing.keys.SignatureAlgorithm;

/** Which algorithms may be signed with, and how short a key may be. */
class SigningProfileTest {
  private static final PublicKey CURVE = Keys.ec("secp256r1", "profiles").getPublic();

  private static PublicKey rsa(int bits) {
    return Keys.rsa(bits, "profiles").getPublic();
  }

  @Test
  void an_rsa_key_is_measured_in_bits_and_not_in_bytes() {
    SigningProfile profile =
        new SigningProfile(
            Set.of(SignatureAlgorithm.RSA_SHA256, SignatureAlgorithm.PSS_SHA256), 1024);
    for (SignatureAlgorithm algorithm : profile.permitted()) {
      assertThat(profile.permits(algorithm, rsa(1024))).isTrue();
      assertThat(profile.permits(algorithm, rsa(1032))).isTrue();
      assertThat(profile.permits(algorithm, rsa(1023))).isFalse();
      assertThat(profile.permits(algorithm, rsa(1017))).as("as many bytes").isFalse();
    }
  }

  @Test
  void an_algorithm_must_be_listed_and_fit_the_key() {
    SigningProfile profile =
        new SigningProfile(
            Set.of(SignatureAlgorithm.RSA_SHA256, SignatureAlgorithm.ECDSA_SHA256), 1024);
    assertThat(profile.permits(SignatureAlgorithm.ECDSA_SHA256, CURVE)).isTrue();
    assertThat(profile.permits(SignatureAlgorithm.ECDSA_SHA384, CURVE)).isFalse();
    assertThat(profile.permits(SignatureAlgorithm.RSA_SHA256, CURVE)).isFalse();
    assertThat(profile.permits(SignatureAlgorithm.RSA_SHA512, rsa(1024))).isFalse();
    assertThat(SigningProfile.circular15().minRsaBits()).isEqualTo(2048);
    assertThat(SigningProfile.everything().minRsaBits()).isEqualTo(2048);
    assertThat(SigningProfile.everything().permitted()).containsOnly(SignatureAlgorithm.values());
  }
}
