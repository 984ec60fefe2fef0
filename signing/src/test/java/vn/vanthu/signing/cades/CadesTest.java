package vn.vanthu.signing.cades;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.junit.jupiter.api.Test;
import vn.vanthu.signing.DocumentBytes;
import vn.vanthu.signing.Report;
import vn.vanthu.signing.TestAuthority;
import vn.vanthu.signing.Verifier;
import vn.vanthu.signing.keys.DigestAlgorithm;
import vn.vanthu.signing.sign.SigningProfile;
import vn.vanthu.signing.timestamp.TimestampSource;
import vn.vanthu.signing.trust.Trust;

class CadesTest {
  private static final TestAuthority OFFICE = new TestAuthority();
  private static final Instant NOW = TestAuthority.NOW;
  private static final byte[] TEXT = "Biên bản kiểm kê tài sản năm 2026\n".getBytes(UTF_8);
  private static final CadesSigner SIGNER = new CadesSigner(SigningProfile.circular15());
  private static final CadesAugmenter AUGMENTER = new CadesAugmenter();

  private static byte[] done(CadesOutcome outcome) {
    return switch (outcome) {
      case CadesOutcome.Signed signed -> signed.signature();
      case CadesOutcome.Refused refused -> throw new AssertionError(refused.toString());
    };
  }

  private static byte[] basic() {
    return done(
        SIGNER.sign(
            DocumentBytes.of(TEXT),
            CadesRequest.plain(NOW, "text/plain"),
            OFFICE.key(),
            Optional.empty()));
  }

  private static byte[] stamped(TestAuthority.Stamps stamps) {
    return done(
        SIGNER.sign(
            DocumentBytes.of(TEXT),
            CadesRequest.plain(NOW, "text/plain").withTimestamp(),
            OFFICE.key(),
            Optional.of(stamps)));
  }

  private static byte[] longTerm(TestAuthority.Stamps stamps) {
    Instant later = NOW.plus(Duration.ofHours(2));
    return done(
        AUGMENTER.addEvidence(stamped(stamps), OFFICE.evidence(later, stamps.certificate())));
  }

  private static byte[] archived() {
    byte[] signature = longTerm(OFFICE.stampsAt(NOW));
    return done(
        AUGMENTER.addArchiveTimestamp(
            DocumentBytes.of(TEXT), signature, OFFICE.stampsAt(NOW.plus(Duration.ofHours(3)))));
  }

  private static Report report(byte[] text, byte[] signature, Trust trust, Instant at) {
    return new Verifier()
        .verifyDetached(DocumentBytes.of(text), DocumentBytes.of(signature), trust, at);
  }

  private static Report.Signature only(Report report) {
    assertThat(report.signatures()).hasSize(1);
    return report.signatures().getFirst();
  }

  @Test
  void a_basic_signature_is_whole_and_says_when_it_claims_to_be_made() {
    Report report = report(TEXT, basic(), OFFICE.trust(NOW), NOW.plusSeconds(60));
    assertThat(report.conclusion()).isEqualTo(Report.Conclusion.TOTAL_PASSED);
    assertThat(only(report).level()).isEqualTo("CAdES-BASELINE-B");
    assertThat(only(report).claimedTime()).isEqualTo(NOW);
    assertThat(only(report).provenTime()).isNull();
  }

  @Test
  void the_same_request_gives_the_same_signed_bytes() {
    assertThat(basic()).isEqualTo(basic());
  }

  @Test
  void a_changed_file_is_altered() {
    byte[] changed = TEXT.clone();
    changed[3] ^= 1;
    Report report = report(changed, basic(), OFFICE.trust(NOW), NOW);
    assertThat(report.document()).isEqualTo(Report.Verdict.ALTERED);
    assertThat(only(report).subIndication()).isEqualTo(Report.SubIndication.HASH_FAILURE);
  }

  @Test
  void every_level_is_recognised_and_passes() {
    TestAuthority.Stamps stamps = OFFICE.stampsAt(NOW);
    Instant at = NOW.plus(Duration.ofHours(4));
    Report t = report(TEXT, stamped(stamps), OFFICE.trust(at), at);
    Report lt = report(TEXT, longTerm(stamps), OFFICE.anchors(), at);
    Report lta = report(TEXT, archived(), OFFICE.trust(at), at);
    assertThat(List.of(only(t).level(), only(lt).level(), only(lta).level()))
        .containsExactly("CAdES-BASELINE-T", "CAdES-BASELINE-LT", "CAdES-BASELINE-LTA");
    assertThat(List.of(t.conclusion(), lt.conclusion(), lta.conclusion()))
        .containsOnly(Report.Conclusion.TOTAL_PASSED);
    assertThat(only(lta).provenTime()).isEqualTo(NOW);
    assertThat(List.of(t.document(), lt.document(), lta.document()))
        .containsOnly(Report.Verdict.INTACT);
  }

  @Test
  void a_chain_of_archive_time_stamps_carries_the_signature_past_its_certificates() {
    byte[] signature = longTerm(OFFICE.stampsAt(NOW));
    byte[] renewed = signature;
    Instant when = NOW.plus(Duration.ofHours(3));
    for (int year = 0; year < 4; year++) {
      TestAuthority.Stamps stamps = OFFICE.stampsAt(when);
      renewed = done(AUGMENTER.addArchiveTimestamp(DocumentBytes.of(TEXT), renewed, stamps));
      when = when.plus(Duration.ofDays(300));
      renewed = done(AUGMENTER.addEvidence(renewed, OFFICE.evidence(when, stamps.certificate())));
    }
    Instant last = when.minus(Duration.ofDays(100));
    Report kept = report(TEXT, renewed, OFFICE.trust(last), last);
    assertThat(kept.conclusion()).isEqualTo(Report.Conclusion.TOTAL_PASSED);
    assertThat(only(kept).provenTime()).isEqualTo(NOW);
    Report forgotten = report(TEXT, signature, OFFICE.trust(last), last);
    assertThat(only(forgotten).subIndication())
        .isEqualTo(Report.SubIndication.OUT_OF_BOUNDS_NOT_REVOKED);
  }

  @Test
  void an_archive_time_stamp_may_use_another_hash() {
    TimestampSource strong = OFFICE.stampsAt(NOW.plus(Duration.ofHours(3)), DigestAlgorithm.SHA512);
    byte[] signature =
        done(
            AUGMENTER.addArchiveTimestamp(
                DocumentBytes.of(TEXT), longTerm(OFFICE.stampsAt(NOW)), strong));
    Instant at = NOW.plus(Duration.ofHours(4));
    assertThat(report(TEXT, signature, OFFICE.trust(at), at).document())
        .isEqualTo(Report.Verdict.INTACT);
  }

  @Test
  void evidence_taken_out_from_under_an_archive_time_stamp_is_noticed() {
    assertBroken(without(archived(), true, false), "crlsHashIndex");
  }

  @Test
  void a_time_stamp_taken_out_from_under_an_archive_time_stamp_is_noticed() {
    assertBroken(without(archived(), false, true), "unsignedAttrValuesHashIndex");
  }

  @Test
  void an_archive_time_stamp_moved_to_another_signature_is_noticed() {
    byte[] stranger =
        done(
            SIGNER.sign(
                DocumentBytes.of(TEXT),
                CadesRequest.plain(NOW.plusSeconds(9), "text/plain"),
                OFFICE.key(),
                Optional.empty()));
    byte[] stamps =
        done(
            AUGMENTER.addArchiveTimestamp(
                DocumentBytes.of(TEXT), basic(), OFFICE.stampsAt(NOW.plus(Duration.ofHours(3)))));
    byte[] moved = withAttributesOf(stranger, stamps);
    assertBroken(moved, "messageImprint");
  }

  private static void assertBroken(byte[] signature, String why) {
    Instant at = NOW.plus(Duration.ofHours(4));
    Report report = report(TEXT, signature, OFFICE.trust(at), at);
    assertThat(report.document()).isEqualTo(Report.Verdict.NOTICE);
    assertThat(only(report).messages())
        .anySatisfy(m -> {
          assertThat(m.code()).isEqualTo("TIMESTAMP_INVALID");
          assertThat(m.en()).contains(why);
        });
    assertThat(only(report).level()).doesNotEndWith("LTA");
  }

  @Test
  void each_of_two_signers_is_judged_by_itself() {
    byte[] both = merged(basic(), basicAt(NOW.plusSeconds(60)));
    Report report = report(TEXT, both, OFFICE.trust(NOW), NOW.plusSeconds(90));
    assertThat(report.signatures()).hasSize(2);
    assertThat(report.document()).isEqualTo(Report.Verdict.INTACT);
    Report changed = report("khác".getBytes(UTF_8), both, OFFICE.trust(NOW), NOW.plusSeconds(90));
    assertThat(changed.signatures())
        .allSatisfy(s -> assertThat(s.integrity()).isEqualTo(Report.Verdict.ALTERED));
  }

  @Test
  void what_is_no_signature_is_refused_with_a_reason() {
    assertThat(AUGMENTER.addTimestamp(new byte[] {1, 2, 3}, OFFICE.stampsAt(NOW)))
        .isInstanceOfSatisfying(
            CadesOutcome.Refused.class,
            r -> assertThat(r.message().code()).isEqualTo("SIGN_UNREADABLE"));
  }

  private static byte[] basicAt(Instant time) {
    return done(
        SIGNER.sign(
            DocumentBytes.of(TEXT),
            CadesRequest.plain(time, "text/plain"),
            OFFICE.key(),
            Optional.empty()));
  }

  private static SignedData data(byte[] signature) {
    return SignedData.getInstance(ContentInfo.getInstance(signature).getContent());
  }

  private static byte[] encoded(SignedData data, ASN1Set crls, ASN1Set signers) {
    try {
      return new ContentInfo(
              CMSObjectIdentifiers.signedData,
              new SignedData(
                  data.getVersion(),
                  data.getDigestAlgorithms(),
                  data.getEncapContentInfo(),
                  data.getCertificates(),
                  crls,
                  signers))
          .getEncoded("DER");
    } catch (java.io.IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static SignerInfo withUnsigned(SignerInfo signer, ASN1Set unsigned) {
    return new SignerInfo(
        signer.getSID(),
        signer.getDigestAlgorithm(),
        signer.getAuthenticatedAttributes(),
        signer.getDigestEncryptionAlgorithm(),
        signer.getEncryptedDigest(),
        unsigned);
  }

  private static SignerInfo first(SignedData data) {
    return SignerInfo.getInstance(data.getSignerInfos().getObjectAt(0));
  }

  private static byte[] without(byte[] signature, boolean lists, boolean stamp) {
    SignedData data = data(signature);
    ASN1EncodableVector kept = new ASN1EncodableVector();
    for (var each : first(data).getUnauthenticatedAttributes()) {
      boolean archive =
          Attribute.getInstance(each).getAttrType().getId().equals(ArchiveIndex.ARCHIVE_TIMESTAMP);
      if (archive || !stamp) {
        kept.add(each);
      }
    }
    SignerInfo signer = withUnsigned(first(data), new DERSet(kept));
    ASN1Set crls =
        lists
            ? new DERSet(
                org.bouncycastle.asn1.x509.CertificateList.getInstance(
                    OFFICE.list(NOW.plusSeconds(5), List.of())))
            : data.getCRLs();
    return encoded(data, crls, new DERSet(signer));
  }

  private static byte[] withAttributesOf(byte[] signature, byte[] donor) {
    SignedData data = data(signature);
    SignerInfo signer =
        withUnsigned(first(data), first(data(donor)).getUnauthenticatedAttributes());
    return encoded(data, data.getCRLs(), new DERSet(signer));
  }

  private static byte[] merged(byte[] one, byte[] other) {
    ASN1EncodableVector signers = new ASN1EncodableVector();
    signers.add(first(data(one)));
    signers.add(first(data(other)));
    return encoded(data(one), data(one).getCRLs(), new DERSet(signers));
  }
}
