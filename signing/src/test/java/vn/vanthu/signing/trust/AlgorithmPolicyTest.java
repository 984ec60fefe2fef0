package vn.vanthu.signing.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.KeyPair;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.vanthu.forge.Draft;
import vn.vanthu.forge.Keys;
import vn.vanthu.signing.cms.Certificate;
import vn.vanthu.signing.cms.DigestAlgorithm;
import vn.vanthu.signing.cms.SignatureScheme;

/** Until when what is safe, to the instant, and what an answer says of a certificate. */
class AlgorithmPolicyTest {
  private static final Instant NOW = Instant.parse("2026-11-21T07:00:00Z");
  private static final AlgorithmPolicy POLICY = AlgorithmPolicy.standard();

  private static Certificate holder(KeyPair pair) {
    return Certificate.parse(Draft.person("CN=P", pair, NOW).selfSigned().encoded()).orElseThrow();
  }

  private static SignatureScheme scheme(SignatureScheme.Family family, DigestAlgorithm digest) {
    return new SignatureScheme(family, digest, 0);
  }

  @ParameterizedTest
  @CsvSource({
    "MD5, 2004-08-01T00:00:00Z",
    "SHA1, 2012-08-01T00:00:00Z",
    "SHA224, 2029-01-01T00:00:00Z"
  })
  void a_digest_is_weak_from_its_day_on(DigestAlgorithm digest, Instant day) {
    assertThat(POLICY.safeUntil(digest)).contains(day);
    assertThat(POLICY.weakness(digest, day)).contains(digest.name());
    assertThat(POLICY.weakness(digest, day.minusNanos(1))).isEmpty();
  }

  @Test
  void what_no_line_names_has_no_end() {
    assertThat(POLICY.safeUntil(DigestAlgorithm.SHA256)).isEmpty();
    assertThat(POLICY.weakness(DigestAlgorithm.SHA256, Instant.parse("2099-01-01T00:00:00Z")))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "1023, 2009-01-01T00:00:00Z",
    "1024, 2019-10-01T00:00:00Z",
    "1899, 2019-10-01T00:00:00Z",
    "1900, "
  })
  void an_rsa_key_is_safe_as_long_as_its_length_allows(int bits, @Nullable Instant until) {
    Certificate holder = holder(Keys.rsa(bits, "policy"));
    for (SignatureScheme.Family family :
        new SignatureScheme.Family[] {SignatureScheme.Family.RSA, SignatureScheme.Family.RSA_PSS}) {
      SignatureScheme scheme = scheme(family, DigestAlgorithm.SHA256);
      assertThat(POLICY.safeUntil(scheme, holder)).isEqualTo(Optional.ofNullable(until));
      if (until != null) {
        assertThat(POLICY.weakness(scheme, holder, until)).contains("RSA " + bits);
        assertThat(POLICY.weakness(scheme, holder, until.minusNanos(1))).isEmpty();
      } else {
        assertThat(POLICY.weakness(scheme, holder, NOW)).isEmpty();
      }
      assertThat(POLICY.weakness(scheme(family, DigestAlgorithm.SHA1), holder, NOW))
          .contains("SHA1");
    }
  }

  @Test
  void digest_and_key_end_with_the_sooner_of_both() {
    Certificate shorter = holder(Keys.rsa(1024, "policy"));
    assertThat(
            POLICY.safeUntil(scheme(SignatureScheme.Family.RSA, DigestAlgorithm.SHA224), shorter))
        .contains(Instant.parse("2019-10-01T00:00:00Z"));
    assertThat(POLICY.safeUntil(scheme(SignatureScheme.Family.RSA, DigestAlgorithm.SHA1), shorter))
        .contains(Instant.parse("2012-08-01T00:00:00Z"));
  }

  @Test
  void a_curve_is_measured_as_a_curve() {
    Certificate curve = holder(Keys.ec("secp256r1", "policy"));
    Certificate small = holder(Keys.ec("secp224r1", "policy"));
    SignatureScheme ecdsa = scheme(SignatureScheme.Family.ECDSA, DigestAlgorithm.SHA256);
    assertThat(POLICY.weakness(ecdsa, curve, NOW)).isEmpty();
    assertThat(POLICY.safeUntil(ecdsa, curve)).isEmpty();
    assertThat(POLICY.weakness(ecdsa, small, NOW)).contains("EC 224");
    assertThat(POLICY.safeUntil(ecdsa, small)).contains(Instant.parse("2016-10-01T00:00:00Z"));
    SignatureScheme dsa = scheme(SignatureScheme.Family.DSA, DigestAlgorithm.SHA256);
    assertThat(POLICY.weakness(dsa, small, NOW)).contains("DSA 224");
    assertThat(POLICY.safeUntil(dsa, small)).contains(Instant.parse("2015-12-01T00:00:00Z"));
  }

  @Test
  void what_hashes_inside_has_no_digest_to_weaken_but_is_in_no_list() {
    Certificate any = holder(Keys.of("Ed25519", "policy"));
    for (SignatureScheme.Family family : SignatureScheme.Family.values()) {
      SignatureScheme scheme = scheme(family, DigestAlgorithm.SHA1);
      boolean inside = scheme.takesMessage();
      assertThat(POLICY.lists(scheme)).as(family.name()).isEqualTo(!inside);
      assertThat(POLICY.weakness(scheme, any, NOW).isEmpty()).isEqualTo(inside);
      assertThat(POLICY.safeUntil(scheme, any).isEmpty()).isEqualTo(inside);
    }
  }

  private static RevocationState state(
      @Nullable Instant next, @Nullable Instant revoked, RevocationReason reason) {
    return new RevocationState(
        "CRL",
        NOW,
        next,
        revoked,
        reason,
        holder(Keys.ec("secp256r1", "policy")),
        scheme(SignatureScheme.Family.ECDSA, DigestAlgorithm.SHA256));
  }

  @Test
  void an_answer_speaks_for_all_before_it_and_to_the_end_it_promised() {
    Instant next = NOW.plusSeconds(60);
    RevocationState good = state(next, null, RevocationReason.OTHER);
    assertThat(good.speaksFor(NOW.minusSeconds(9_999))).isTrue();
    assertThat(good.speaksFor(NOW)).isTrue();
    assertThat(good.speaksFor(next)).isTrue();
    assertThat(good.speaksFor(next.plusNanos(1))).isFalse();
    RevocationState open = state(null, null, RevocationReason.OTHER);
    assertThat(open.speaksFor(NOW)).isTrue();
    assertThat(open.speaksFor(NOW.plusNanos(1))).isFalse();
    assertThat(good.revokedBy(next)).isFalse();
  }

  @Test
  void a_certificate_is_revoked_held_or_compromised_from_the_instant_said() {
    for (RevocationReason reason : RevocationReason.values()) {
      RevocationState state = state(null, NOW, reason);
      for (Instant time : new Instant[] {NOW.minusNanos(1), NOW, NOW.plusNanos(1)}) {
        boolean reached = !time.isBefore(NOW);
        assertThat(state.revokedBy(time)).isEqualTo(reached);
        assertThat(state.heldBy(time)).isEqualTo(reached && reason == RevocationReason.HOLD);
        assertThat(state.compromisedBy(time))
            .isEqualTo(reached && reason == RevocationReason.COMPROMISE);
      }
    }
  }
}
