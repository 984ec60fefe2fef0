package vn.vanthu.signing.cms;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.junit.jupiter.params.provider.MethodSource;
import vn.vanthu.forge.CmsForge;
import vn.vanthu.forge.Draft;
import vn.vanthu.forge.Keys;
import vn.vanthu.forge.Party;
import vn.vanthu.forge.StampForge;
import vn.vanthu.signing.Findings;
import vn.vanthu.signing.Report;

/**
 * Whatever comes in place of a certificate or a signature value: it is read or it is not, nothing
 * else happens, and no change of a certificate keeps its issuer's signature. A build runs the
 * seeds; {@code JAZZER_FUZZ=1} with one of the methods searches on from them for five minutes.
 */
class DerFuzzTest {
  private static final Instant NOW = Instant.parse("2026-11-21T07:00:00Z");
  private static final Party ROOT =
      Draft.authority("CN=Root", Keys.ec("secp256r1", "der root"), NOW).selfSigned();
  private static final Party SIGNER =
      Draft.person("CN=Người ký,O=UBND", Keys.ec("secp256r1", "der signer"), NOW)
          .purposes(false, KeyPurposeId.id_kp_emailProtection)
          .issuedBy(ROOT);
  private static final byte[] CERTIFICATE = SIGNER.encoded();
  private static final Party STAMPER =
      Draft.stamper("CN=TSA", Keys.ec("secp256r1", "der tsa"), NOW).selfSigned();
  private static final byte[] CONTENT = "nội dung".getBytes(StandardCharsets.UTF_8);
  private static final HexFormat HEX = HexFormat.of();

  private static byte[] flipped(byte[] bytes, int at) {
    byte[] changed = bytes.clone();
    changed[at] ^= 1;
    return changed;
  }

  private static Stream<byte[]> around(byte[] sound) {
    return Stream.of(
        sound,
        flipped(sound, 1),
        flipped(sound, 12),
        flipped(sound, sound.length / 2),
        flipped(sound, sound.length - 1),
        Arrays.copyOf(sound, sound.length - 1),
        Arrays.copyOf(sound, sound.length + 1),
        new byte[] {0x30, (byte) 0x80, 0, 0},
        new byte[] {0x30, (byte) 0x85, 1, 1, 1, 1, 1},
        HEX.parseHex("3080".repeat(50_000)),
        new byte[0]);
  }

  static Stream<byte[]> certificates() {
    return Stream.concat(
        around(CERTIFICATE),
        Stream.of(
            ROOT.encoded(),
            Draft.person("CN=v1", Keys.rsa(2048, "der"), NOW)
                .without(Extension.subjectKeyIdentifier)
                .without(Extension.keyUsage)
                .selfSigned()
                .encoded(),
            Draft.person("CN=Ed", Keys.of("Ed25519", "der"), NOW).selfSigned().encoded()));
  }

  @MethodSource("certificates")
  @FuzzTest
  void certificate(byte[] bytes) {
    Optional<Certificate> read = Certificate.parse(bytes);
    if (read.isEmpty()) {
      return;
    }
    Certificate certificate = read.get();
    assertThat(certificate.encoded()).isEqualTo(bytes);
    assertThat(Certificate.parse(certificate.encoded())).contains(certificate);
    assertThat(certificate.subject()).isNotNull();
    assertThat(certificate.issuer()).isNotNull();
    assertThat(certificate.commonName()).isNotNull();
    assertThat(certificate.organisation()).isNotNull();
    assertThat(certificate.serialHex()).isNotEmpty();
    assertThat(certificate.keyBits()).isNotNegative();
    assertThat(certificate.pathLength()).isGreaterThanOrEqualTo(-1);
    assertThat(certificate.extendedKeyUsage()).doesNotContainNull();
    assertThat(certificate.validAt(certificate.notBefore()))
        .isEqualTo(!certificate.notBefore().isAfter(certificate.notAfter()));
    certificate.isSignedBy(certificate.key());
    if (certificate.isSignedBy(ROOT.certificate().getSubjectPublicKeyInfo())) {
      assertThat(Tlv.firstInside(bytes).map(HEX::formatHex))
          .isIn(
              Tlv.firstInside(CERTIFICATE).map(HEX::formatHex),
              Tlv.firstInside(ROOT.encoded()).map(HEX::formatHex));
    }
  }

  static Stream<byte[]> values() {
    CmsForge plain = CmsForge.by(SIGNER).claiming(NOW);
    byte[] stamped =
        CmsForge.by(SIGNER).claiming(NOW).stamped(StampForge.by(STAMPER, NOW)).build(CONTENT);
    return Stream.concat(
        around(plain.build(CONTENT)),
        Stream.of(
            stamped,
            StampForge.by(STAMPER, NOW).over(CONTENT),
            CmsForge.by(SIGNER).withoutAttributes().build(CONTENT),
            CmsForge.by(SIGNER).signers(0).build(CONTENT),
            CmsForge.by(SIGNER).signers(2).build(CONTENT),
            CmsForge.by(SIGNER).carrying(CONTENT).build(CONTENT),
            CmsForge.by(SIGNER).enclosingOnly(new byte[] {0x30, 0}).build(CONTENT)));
  }

  @MethodSource("values")
  @FuzzTest
  void signature_value(byte[] bytes) {
    SignedContent content = SignedContent.of(CONTENT);
    TimestampToken.parse(bytes, List.of()).ifPresent(token -> token.isOver(content));
    Optional<CmsSignature> read = CmsSignature.parse(bytes);
    if (read.isEmpty()) {
      return;
    }
    assertThat(read.get().encodedLength()).isBetween(1, bytes.length);
    for (SignerInfo signer : read.get().signers()) {
      checkSigner(read.get(), signer, content);
    }
  }

  /** What the signer says under an unbroken signature is what she said. */
  private static void checkSigner(CmsSignature cms, SignerInfo signer, SignedContent content) {
    Findings findings = new Findings();
    SignerCheck.Checked checked;
    try {
      checked = SignerCheck.check(cms, signer, content, List.of(), findings);
    } catch (IllegalArgumentException | IllegalStateException | ClassCastException malformed) {
      return; // read lazily by the library; SignatureValue calls that signature malformed
    }
    Certificate certificate = checked.certificate();
    boolean whole = findings.verdict() == Report.Verdict.INTACT;
    if (whole && certificate != null && Arrays.equals(certificate.encoded(), CERTIFICATE)) {
      assertThat(Optional.ofNullable(checked.claimedTime()))
          .isIn(Optional.of(NOW), Optional.empty());
    }
  }
}
