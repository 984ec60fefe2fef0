package vn.vanthu.signing.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.KeyPair;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.asn1.pkcs.RSASSAPSSparams;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import vn.vanthu.forge.Keys;

/** Which algorithm goes with which key, under which names, and how long its values are. */
class SignatureAlgorithmTest {

  private static PublicKey key(String kind) {
    KeyPair pair =
        switch (kind) {
          case "RSA" -> Keys.rsa(1024, "algorithms");
          case "RSA1025" -> Keys.rsa(1025, "algorithms");
          case "Ed25519", "Ed448", "ML-DSA-44", "ML-DSA-65", "ML-DSA-87", "X25519", "DSA" ->
              Keys.of(kind, "algorithms");
          default -> Keys.ec(kind, "algorithms");
        };
    return pair.getPublic();
  }

  @ParameterizedTest
  @CsvSource({
    "RSA, RSA_SHA256",
    "secp256r1, ECDSA_SHA256",
    "brainpoolP256r1, ECDSA_SHA256",
    "brainpoolP320r1, ECDSA_SHA384",
    "secp384r1, ECDSA_SHA384",
    "secp521r1, ECDSA_SHA512",
    "brainpoolP512r1, ECDSA_SHA512",
    "Ed25519, ED25519",
    "Ed448, ED448",
    "ML-DSA-44, ML_DSA_44",
    "ML-DSA-65, ML_DSA_65",
    "ML-DSA-87, ML_DSA_87"
  })
  void the_usual_algorithm_is_as_strong_as_the_key(String kind, SignatureAlgorithm usual) {
    assertThat(SignatureAlgorithm.usualFor(key(kind))).contains(usual);
  }

  @Test
  void keys_that_do_not_sign_have_no_algorithm() {
    assertThat(SignatureAlgorithm.usualFor(key("X25519"))).isEmpty();
    assertThat(SignatureAlgorithm.usualFor(key("DSA"))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void an_algorithm_fits_keys_of_its_own_kind_only(SignatureAlgorithm algorithm) {
    List<String> fitting =
        List.of("RSA", "secp256r1", "Ed25519", "Ed448", "ML-DSA-44", "ML-DSA-65", "ML-DSA-87")
            .stream()
            .filter(kind -> algorithm.fits(key(kind)))
            .toList();
    String own =
        switch (algorithm.scheme()) {
          case RSA, PSS -> "RSA";
          case ECDSA -> "secp256r1";
          case EDDSA -> algorithm == SignatureAlgorithm.ED25519 ? "Ed25519" : "Ed448";
          case ML_DSA -> algorithm.name().replace('_', '-');
        };
    assertThat(fitting).containsExactly(own);
  }

  @ParameterizedTest
  @CsvSource({
    "RSA_SHA256, SHA256withRSA",
    "RSA_SHA3_512, SHA3-512withRSA",
    "PSS_SHA384, RSASSA-PSS",
    "ECDSA_SHA512, SHA512withECDSA",
    "ECDSA_SHA3_256, SHA3-256withECDSA",
    "ED25519, Ed25519",
    "ED448, Ed448",
    "ML_DSA_65, ML-DSA-65"
  })
  void java_knows_it_by_this_name(SignatureAlgorithm algorithm, String name) {
    assertThat(algorithm.jcaName()).isEqualTo(name);
  }

  @ParameterizedTest
  @CsvSource({
    "RSA_SHA256, RSA, 128",
    "PSS_SHA512, RSA1025, 129",
    "ECDSA_SHA256, secp256r1, 74",
    "ECDSA_SHA384, secp384r1, 106",
    "ECDSA_SHA512, secp521r1, 142",
    "ED25519, Ed25519, 64",
    "ED448, Ed448, 114",
    "ML_DSA_44, ML-DSA-44, 2420",
    "ML_DSA_65, ML-DSA-65, 3309",
    "ML_DSA_87, ML-DSA-87, 4627"
  })
  void no_value_is_longer_than_this(SignatureAlgorithm algorithm, String kind, int bytes) {
    assertThat(algorithm.maxValueBytes(key(kind))).isEqualTo(bytes);
  }

  @Test
  void another_hash_keeps_the_scheme() {
    assertThat(SignatureAlgorithm.RSA_SHA256.with(DigestAlgorithm.SHA512))
        .contains(SignatureAlgorithm.RSA_SHA512);
    assertThat(SignatureAlgorithm.PSS_SHA512.with(DigestAlgorithm.SHA256))
        .contains(SignatureAlgorithm.PSS_SHA256);
    assertThat(SignatureAlgorithm.ECDSA_SHA256.with(DigestAlgorithm.SHA3_384))
        .contains(SignatureAlgorithm.ECDSA_SHA3_384);
    assertThat(SignatureAlgorithm.PSS_SHA256.with(DigestAlgorithm.SHA3_256)).isEmpty();
    assertThat(SignatureAlgorithm.ED25519.with(DigestAlgorithm.SHA512)).isEmpty();
    assertThat(SignatureAlgorithm.ML_DSA_44.with(DigestAlgorithm.SHA512)).isEmpty();
  }

  @Test
  void identifiers_have_the_parameters_their_scheme_asks_for() {
    assertThat(SignatureAlgorithm.RSA_SHA256.identifier().getParameters())
        .isEqualTo(org.bouncycastle.asn1.DERNull.INSTANCE);
    assertThat(SignatureAlgorithm.ECDSA_SHA256.identifier().getParameters()).isNull();
    assertThat(SignatureAlgorithm.ED448.identifier().getAlgorithm().getId())
        .isEqualTo("1.3.101.113");
    RSASSAPSSparams pss =
        RSASSAPSSparams.getInstance(SignatureAlgorithm.PSS_SHA384.identifier().getParameters());
    assertThat(pss.getSaltLength().intValueExact()).isEqualTo(48);
    assertThat(pss.getHashAlgorithm()).isEqualTo(DigestAlgorithm.SHA384.identifier());
    assertThat(pss.getMaskGenAlgorithm().getParameters().toASN1Primitive())
        .isEqualTo(DigestAlgorithm.SHA384.identifier().toASN1Primitive());
    assertThat(Arrays.stream(SignatureAlgorithm.values()).map(a -> a.identifier()).distinct())
        .hasSize(SignatureAlgorithm.values().length);
  }

  @Test
  void a_refusal_tells_up_to_four_causes() {
    Throwable cause = null;
    for (String word : List.of("e", "d", "c", "b", "a")) {
      cause = new IllegalStateException(word, cause);
    }
    assertThat(KeyRefusal.of(KeyProblem.UNREADABLE, cause))
        .isEqualTo(new KeyRefusal(KeyProblem.UNREADABLE, "a: b: c: d"));
    assertThat(KeyRefusal.of(KeyProblem.UNREADABLE, new IllegalStateException("x")).detail())
        .isEqualTo("x");
    assertThat(KeyRefusal.of(KeyProblem.NO_SUCH_KEY).detail()).isEmpty();
    assertThat(KeyRefusal.of(KeyProblem.NO_SUCH_KEY).message())
        .isEqualTo(KeyProblem.NO_SUCH_KEY.message());
  }

  @ParameterizedTest
  @CsvSource({
    "CKR_PIN_INCORRECT, WRONG_SECRET",
    "CKR_PIN_LOCKED, SECRET_LOCKED",
    "CKR_DEVICE_REMOVED, TOKEN_ABSENT",
    "Token has been removed, TOKEN_ABSENT",
    "the token has been removed, TOKEN_ABSENT",
    "CKR_SESSION_CLOSED, SESSION_LOST",
    "CKR_MECHANISM_INVALID, ALGORITHM_UNFIT",
    "CKR_GENERAL_ERROR, UNREADABLE"
  })
  void what_a_token_says_is_read_from_its_causes(String words, KeyProblem problem) {
    assertThat(TokenFailure.of(new IllegalStateException(words), KeyProblem.UNREADABLE))
        .isEqualTo(problem);
    Throwable wrapped = new IllegalStateException("x: " + words);
    for (int depth = 1; depth < 8; depth++) {
      wrapped = new IllegalStateException((String) null, wrapped);
    }
    assertThat(TokenFailure.of(wrapped, KeyProblem.UNREADABLE)).isEqualTo(problem);
    assertThat(TokenFailure.of(new IllegalStateException("y", wrapped), KeyProblem.UNREADABLE))
        .isEqualTo(KeyProblem.UNREADABLE);
  }
}
