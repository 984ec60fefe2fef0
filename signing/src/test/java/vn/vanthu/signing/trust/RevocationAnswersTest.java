package vn.vanthu.signing.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.ReasonFlags;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.vanthu.forge.CrlForge;
import vn.vanthu.forge.Draft;
import vn.vanthu.forge.Keys;
import vn.vanthu.forge.OcspForge;
import vn.vanthu.forge.Party;
import vn.vanthu.signing.cms.Certificate;

/** Revocation lists and OCSP answers by themselves: of whom they speak, and what they say. */
class RevocationAnswersTest {
  private static final Instant NOW = Instant.parse("2026-11-21T07:00:00Z");
  private static final Instant NEXT = NOW.plus(Duration.ofDays(1));
  private static final Party ROOT =
      Draft.authority("CN=Root", Keys.ec("secp256r1", "answers root"), NOW).selfSigned();
  private static final Party TWIN =
      Draft.authority("CN=Root", Keys.ec("secp256r1", "answers twin"), NOW).selfSigned();
  private static final Party PERSON = person("");
  private static final Party MIDDLE =
      Draft.authority("CN=Middle", Keys.ec("secp256r1", "answers middle"), NOW).issuedBy(ROOT);

  private static Party person(String place) {
    Draft draft = Draft.person("CN=P", Keys.ec("secp256r1", "answers person"), NOW);
    if (!place.isEmpty()) {
      draft.extension(
          Extension.cRLDistributionPoints,
          false,
          new CRLDistPoint(
              new DistributionPoint[] {new DistributionPoint(name(place), null, null)}));
    }
    return draft.issuedBy(ROOT);
  }

  private static DistributionPointName name(String place) {
    return new DistributionPointName(
        new GeneralNames(new GeneralName(GeneralName.uniformResourceIdentifier, place)));
  }

  private static Certificate certificate(Party party) {
    return Certificate.parse(party.encoded()).orElseThrow();
  }

  private static Optional<RevocationState> said(CrlForge list, Party about, Party issuer) {
    return CrlAnswer.parse(list.build())
        .orElseThrow()
        .about(certificate(about), certificate(issuer));
  }

  private static CrlForge list() {
    return CrlForge.by(ROOT, NOW, NEXT);
  }

  @Test
  void a_list_says_when_it_was_true_and_how_long_it_holds() {
    RevocationState good = said(list(), PERSON, ROOT).orElseThrow();
    assertThat(good.source()).isEqualTo("CRL");
    assertThat(good.thisUpdate()).isEqualTo(NOW);
    assertThat(good.nextUpdate()).isEqualTo(NEXT);
    assertThat(good.revokedAt()).isNull();
    assertThat(good.reason()).isEqualTo(RevocationReason.OTHER);
    assertThat(good.signer()).isEqualTo(certificate(ROOT));
    assertThat(good.scheme().displayName()).isEqualTo("SHA256withECDSA");
    assertThat(said(CrlForge.by(ROOT, NOW, null), PERSON, ROOT).orElseThrow().nextUpdate())
        .isNull();
  }

  @ParameterizedTest
  @CsvSource({"1, COMPROMISE", "2, COMPROMISE", "6, HOLD", "4, OTHER", "0, OTHER"})
  void a_list_says_when_and_why(int reason, RevocationReason meaning) {
    RevocationState state =
        said(
                list().revoking(MIDDLE, NOW, 1).revoking(PERSON, NOW.minusSeconds(9), reason),
                PERSON,
                ROOT)
            .orElseThrow();
    assertThat(state.revokedAt()).isEqualTo(NOW.minusSeconds(9));
    assertThat(state.reason()).isEqualTo(meaning);
  }

  @Test
  void a_compromised_key_is_bad_from_the_earlier_of_both_instants() {
    assertThat(
            said(list().compromised(PERSON, NOW, NOW.minusSeconds(99)), PERSON, ROOT)
                .orElseThrow()
                .revokedAt())
        .isEqualTo(NOW.minusSeconds(99));
    assertThat(
            said(list().compromised(PERSON, NOW, NOW.plusSeconds(99)), PERSON, ROOT)
                .orElseThrow()
                .revokedAt())
        .isEqualTo(NOW);
  }

  @Test
  void a_list_of_another_issuer_or_another_key_says_nothing() {
    assertThat(said(list(), PERSON, TWIN)).isEmpty();
    assertThat(said(list().signedBy(TWIN), PERSON, ROOT)).isEmpty();
    assertThat(said(list().naming("CN=Other"), PERSON, ROOT)).isEmpty();
    Party mute =
        Draft.authority("CN=Root", Keys.ec("secp256r1", "answers root"), NOW)
            .usage(KeyUsage.keyCertSign)
            .selfSigned();
    assertThat(said(list(), PERSON, mute)).as("may not sign lists").isEmpty();
    assertThat(CrlAnswer.parse(new byte[] {0x30, 0})).isEmpty();
    assertThat(CrlAnswer.parse(new byte[0])).isEmpty();
    assertThat(CrlAnswer.parse(list().build()).orElseThrow().issuer())
        .isEqualTo(certificate(ROOT).subjectName());
  }

  private static CrlForge scoped(
      @Nullable String place,
      boolean users,
      boolean authorities,
      @Nullable ReasonFlags reasons,
      boolean indirect,
      boolean attributes) {
    return list()
        .extension(
            Extension.issuingDistributionPoint,
            true,
            new IssuingDistributionPoint(
                place == null ? null : name(place),
                users,
                authorities,
                reasons,
                indirect,
                attributes));
  }

  @Test
  void a_list_of_a_part_speaks_of_its_part_only() {
    Party placed = person("http://a.vn/1");
    assertThat(said(scoped("http://a.vn/1", false, false, null, false, false), placed, ROOT))
        .isPresent();
    assertThat(said(scoped("http://a.vn/2", false, false, null, false, false), placed, ROOT))
        .isEmpty();
    assertThat(said(scoped("http://a.vn/1", false, false, null, false, false), PERSON, ROOT))
        .isEmpty();
    assertThat(said(scoped("http://a.vn/1", true, false, null, false, false), placed, ROOT))
        .isPresent();
    assertThat(said(scoped("http://a.vn/1", false, true, null, false, false), placed, ROOT))
        .isEmpty();
    for (CrlForge partial :
        new CrlForge[] {
          scoped(
              "http://a.vn/1",
              false,
              false,
              new ReasonFlags(ReasonFlags.keyCompromise),
              false,
              false),
          scoped("http://a.vn/1", false, false, null, true, false),
          scoped("http://a.vn/1", false, false, null, false, true)
        }) {
      assertThat(said(partial, placed, ROOT)).isEmpty();
    }
  }

  @Test
  void a_list_for_users_or_authorities_without_a_place_knows_only_whom_it_lists() {
    assertThat(said(scoped(null, true, false, null, false, false), PERSON, ROOT)).isEmpty();
    assertThat(
            said(
                scoped(null, true, false, null, false, false).revoking(PERSON, NOW, 1),
                PERSON,
                ROOT))
        .isPresent();
    assertThat(
            said(
                scoped(null, true, false, null, false, false).revoking(MIDDLE, NOW, 1),
                MIDDLE,
                ROOT))
        .as("an authority is no user")
        .isEmpty();
    assertThat(
            said(
                scoped(null, false, true, null, false, false).revoking(MIDDLE, NOW, 1),
                MIDDLE,
                ROOT))
        .isPresent();
    assertThat(said(scoped(null, false, false, null, false, false), PERSON, ROOT)).isPresent();
  }

  @Test
  void a_critical_extension_that_is_not_known_silences_a_list() {
    ASN1ObjectIdentifier unknown = new ASN1ObjectIdentifier("1.2.3.4");
    assertThat(said(list().extension(unknown, true, DERNull.INSTANCE), PERSON, ROOT)).isEmpty();
    assertThat(said(list().extension(unknown, false, DERNull.INSTANCE), PERSON, ROOT)).isPresent();
  }

  private static Optional<RevocationState> said(OcspForge answer) {
    return OcspAnswer.parse(answer.build())
        .flatMap(read -> read.about(certificate(PERSON), certificate(ROOT)));
  }

  private static OcspForge answer() {
    return OcspForge.by(ROOT, ROOT, PERSON, NOW, NEXT);
  }

  @Test
  void an_answer_says_good_revoked_or_nothing() {
    RevocationState good = said(answer()).orElseThrow();
    assertThat(good.source()).isEqualTo("OCSP");
    assertThat(good.thisUpdate()).isEqualTo(NOW);
    assertThat(good.nextUpdate()).isEqualTo(NEXT);
    assertThat(good.revokedAt()).isNull();
    RevocationState bad = said(answer().revoked(NOW.minusSeconds(5), 1)).orElseThrow();
    assertThat(bad.revokedAt()).isEqualTo(NOW.minusSeconds(5));
    assertThat(bad.reason()).isEqualTo(RevocationReason.COMPROMISE);
    assertThat(said(answer().unknown())).isEmpty();
    assertThat(said(answer().damaged())).isEmpty();
    assertThat(said(answer().responseStatus(3))).isEmpty();
    assertThat(said(answer().namingBy("SHA-256"))).isPresent();
    assertThat(said(OcspForge.by(ROOT, TWIN, PERSON, NOW, null))).isEmpty();
    assertThat(said(OcspForge.by(ROOT, ROOT, MIDDLE, NOW, null))).isEmpty();
    assertThat(said(OcspForge.by(TWIN, ROOT, PERSON, NOW, null))).isEmpty();
    assertThat(OcspAnswer.parse(new byte[] {0x30, 0})).isEmpty();
    assertThat(OcspAnswer.parse(answer().basic())).isPresent();
  }

  private static Draft responder() {
    return Draft.responder("CN=R", Keys.ec("secp256r1", "answers responder"), NOW);
  }

  private static Optional<RevocationState> byDelegate(Party delegate, Instant produced) {
    return said(
        OcspForge.by(delegate, ROOT, PERSON, NOW, NEXT)
            .producedAt(produced)
            .enclosing(MIDDLE, delegate));
  }

  @Test
  void a_delegate_speaks_within_its_term_when_the_issuer_named_it() {
    Party sound = responder().valid(NOW, NEXT).issuedBy(ROOT);
    assertThat(byDelegate(sound, NOW).orElseThrow().signer()).isEqualTo(certificate(sound));
    assertThat(byDelegate(sound, NEXT)).isPresent();
    assertThat(byDelegate(sound, NOW.minusSeconds(1))).isEmpty();
    assertThat(byDelegate(sound, NEXT.plusSeconds(1))).isEmpty();
    assertThat(byDelegate(responder().issuedBy(TWIN), NOW)).isEmpty();
    assertThat(byDelegate(responder().issuedBy(MIDDLE), NOW)).isEmpty();
    assertThat(byDelegate(responder().without(Extension.extendedKeyUsage).issuedBy(ROOT), NOW))
        .isEmpty();
  }
}
