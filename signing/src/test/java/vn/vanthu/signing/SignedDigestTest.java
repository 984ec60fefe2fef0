package vn.vanthu.signing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.KeyPair;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.vanthu.forge.CmsForge;
import vn.vanthu.forge.Draft;
import vn.vanthu.forge.Keys;
import vn.vanthu.forge.Party;
import vn.vanthu.forge.PdfForge;
import vn.vanthu.forge.StampForge;
import vn.vanthu.signing.cms.DigestAlgorithm;
import vn.vanthu.signing.trust.Trust;

/** What a signature says it was made over is read from it also when that is not there any more. */
class SignedDigestTest {
  private static final Instant NOW = Instant.parse("2026-11-21T07:00:00Z");
  private static final byte[] ORIGINAL = "Quyết định số 15".getBytes(UTF_8);
  private static final byte[] OTHER = "Quyết định số 16".getBytes(UTF_8);

  private static CmsForge by(KeyPair keys) {
    return CmsForge.by(Draft.person("O=UBND,CN=Người ký", keys, NOW).selfSigned());
  }

  private static CmsForge rsa() {
    return by(Keys.rsa(2048, "signed digest"));
  }

  /** The digest in a report on another document than the one that was signed. */
  private static Report.Signature beside(CmsForge forge) {
    return new Verifier()
        .verifyDetached(
            DocumentBytes.of(OTHER), DocumentBytes.of(forge.build(ORIGINAL)), trust(), NOW)
        .signatures()
        .getFirst();
  }

  private static Trust trust() {
    return Trust.of(List.of());
  }

  private static String of(DigestAlgorithm algorithm, byte[] content) {
    return algorithm.shortName() + ":" + HexFormat.of().formatHex(algorithm.digest(content));
  }

  @Test
  void it_is_the_message_digest_that_was_signed() {
    Report.Signature found = beside(rsa());
    assertThat(found.integrity()).isEqualTo(Report.Verdict.ALTERED);
    assertThat(found.signedDigest()).isEqualTo(of(DigestAlgorithm.SHA256, ORIGINAL));
    CmsForge curve = by(Keys.ec("secp384r1", "signed digest")).with("SHA384withECDSA", "SHA-384");
    assertThat(beside(curve).signedDigest()).isEqualTo(of(DigestAlgorithm.SHA384, ORIGINAL));
  }

  @ParameterizedTest
  @ValueSource(strings = {"SHA-1", "SHA-256", "SHA-512"})
  void without_signed_attributes_an_rsa_value_holds_it(String digest) {
    String name = digest.replace("-", "");
    CmsForge forge = rsa().with(name + "withRSA", digest).withoutAttributes();
    assertThat(beside(forge).signedDigest()).isEqualTo(of(DigestAlgorithm.valueOf(name), ORIGINAL));
  }

  @Test
  void other_schemes_without_attributes_and_broken_values_hold_none() {
    CmsForge curve = by(Keys.ec("secp256r1", "signed digest")).withoutAttributes();
    assertThat(beside(curve).signedDigest()).isNull();
    UnaryOperator<byte[]> flipped =
        value -> {
          byte[] other = value.clone();
          other[other.length - 1] ^= 1;
          return other;
        };
    assertThat(beside(rsa().withoutAttributes().value(flipped)).signedDigest()).isNull();
  }

  @Test
  void of_a_document_it_is_the_digest_of_the_byte_range_and_of_a_time_stamp_its_imprint() {
    KeyPair keys = Keys.rsa(2048, "signed digest");
    Party stamper = Draft.stamper("CN=TSA", keys, NOW).selfSigned();
    byte[] pdf =
        PdfForge.page()
            .signed("person", content -> rsa().build(content))
            .stamped("stamp", StampForge.by(stamper, NOW))
            .bytes();
    List<Report.Signature> found =
        new Verifier().verify(DocumentBytes.of(pdf), trust(), NOW).signatures();
    assertThat(found).hasSize(2);
    for (Report.Signature signature : found) {
      assertThat(signature.integrity()).isEqualTo(Report.Verdict.INTACT);
      assertThat(signature.signedDigest()).matches("SHA256:[0-9a-f]{64}");
    }
    assertThat(found.get(0).signedDigest()).isNotEqualTo(found.get(1).signedDigest());
    // the same signature in a file whose bytes were moved
    byte[] moved =
        new String(pdf, java.nio.charset.StandardCharsets.ISO_8859_1)
            .replaceFirst("\n2 0 obj", "\n\n\n2 0 obj")
            .getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
    List<Report.Signature> left =
        new Verifier().verify(DocumentBytes.of(moved), trust(), NOW).signatures();
    assertThat(left).allMatch(signature -> !signature.integrity().whole());
    assertThat(left.stream().map(Report.Signature::signedDigest).toList())
        .isEqualTo(found.stream().map(Report.Signature::signedDigest).toList());
  }
}
