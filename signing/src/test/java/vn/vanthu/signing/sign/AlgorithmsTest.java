package vn.vanthu.signing.sign;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.KeyPair;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.vanthu.signing.DocumentBytes;
import vn.vanthu.signing.Report;
import vn.vanthu.signing.Verifier;
import vn.vanthu.signing.keys.KeyChoice;
import vn.vanthu.signing.keys.KeyOpening;
import vn.vanthu.signing.keys.KeyRefusal;
import vn.vanthu.signing.keys.Pkcs12KeyFile;
import vn.vanthu.signing.keys.Secret;
import vn.vanthu.signing.keys.SignatureAlgorithm;
import vn.vanthu.signing.keys.SigningKey;
import vn.vanthu.signing.trust.Trust;

class AlgorithmsTest {
  private static final TestOffice OFFICE = new TestOffice();
  private static final KeyPair RSA = TestOffice.pair("RSA", 2048);

  @TempDir Path folder;

  private static KeyPair pair(SignatureAlgorithm algorithm) {
    return switch (algorithm.scheme()) {
      case RSA, PSS -> RSA;
      case ECDSA -> ec("secp256r1");
      case EDDSA -> TestOffice.pair(algorithm == SignatureAlgorithm.ED448 ? "Ed448" : "Ed25519");
      case ML_DSA -> TestOffice.pair(algorithm.name().replace('_', '-'));
    };
  }

  private static KeyPair ec(String curve) {
    AlgorithmParameterSpec spec = new ECGenParameterSpec(curve);
    return TestOffice.pair("EC", spec);
  }

  private SigningKey key(KeyPair pair, Optional<SignatureAlgorithm> algorithm) {
    Path file = OFFICE.keyFile(folder, "key", pair, OFFICE.person("CN=Someone", pair));
    KeyChoice first = KeyChoice.first(TestOffice.NOW);
    try (Secret password = Secret.of("secret".toCharArray())) {
      return switch (Pkcs12KeyFile.open(
          file, password, algorithm.map(first::using).orElse(first))) {
        case KeyOpening.Opened opened -> opened.key();
        case KeyRefusal refusal -> throw new AssertionError(refusal);
      };
    }
  }

  private static Report verified(SigningKey key, byte[] document) {
    SigningOutcome outcome =
        new Signer(SigningProfile.everything())
            .sign(
                DocumentBytes.of(document),
                SignatureRequest.approval("s").claiming(TestOffice.NOW),
                key,
                Optional.empty());
    byte[] signed =
        switch (outcome) {
          case SigningOutcome.Signed made -> made.bytes();
          case SigningOutcome.Refused refused -> throw new AssertionError(refused);
        };
    return new Verifier()
        .verify(DocumentBytes.of(signed), Trust.of(List.of(OFFICE.root)), TestOffice.NOW);
  }

  @ParameterizedTest
  @EnumSource
  void every_algorithm_makes_a_signature_that_verifies(SignatureAlgorithm algorithm) {
    Report report = verified(key(pair(algorithm), Optional.of(algorithm)), TestOffice.document());
    assertThat(report.document()).isEqualTo(Report.Verdict.INTACT);
    assertThat(report.signatures()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"secp384r1", "secp521r1", "brainpoolP256r1", "brainpoolP384r1"})
  void every_curve_makes_a_signature_that_verifies(String curve) {
    Report report = verified(key(ec(curve), Optional.empty()), TestOffice.document());
    assertThat(report.document()).isEqualTo(Report.Verdict.INTACT);
  }

  @Test
  void a_file_with_a_cross_reference_stream_gets_another_one() {
    byte[] document =
        TestPdf.withStream(
            "<</Type/Catalog/Pages 2 0 R>>",
            "<</Type/Pages/Kids[3 0 R]/Count 1>>",
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>");
    Report report = verified(key(RSA, Optional.empty()), document);
    assertThat(report.document()).isEqualTo(Report.Verdict.INTACT);
  }

  @Test
  void the_default_profile_permits_only_what_the_circular_lists() {
    List<SignatureAlgorithm> refused = new ArrayList<>(List.of(SignatureAlgorithm.values()));
    refused.removeAll(SigningProfile.circular15().permitted());
    assertThat(refused)
        .contains(
            SignatureAlgorithm.ED25519,
            SignatureAlgorithm.ML_DSA_65,
            SignatureAlgorithm.RSA_SHA3_256);
    SigningKey key = key(pair(SignatureAlgorithm.ED25519), Optional.empty());
    SigningOutcome outcome =
        new Signer(SigningProfile.circular15())
            .sign(
                DocumentBytes.of(TestOffice.document()),
                SignatureRequest.approval("s"),
                key,
                Optional.empty());
    assertThat(outcome)
        .isInstanceOfSatisfying(
            SigningOutcome.Refused.class,
            r -> assertThat(r.message().code()).isEqualTo("SIGN_ALGORITHM_NOT_PERMITTED"));
  }

  @Test
  void a_short_rsa_key_is_refused() {
    KeyPair shortPair = TestOffice.pair("RSA", 1024);
    SigningKey key = key(shortPair, Optional.empty());
    assertThat(SigningProfile.circular15().permits(key.algorithm(), shortPair.getPublic()))
        .isFalse();
  }
}
