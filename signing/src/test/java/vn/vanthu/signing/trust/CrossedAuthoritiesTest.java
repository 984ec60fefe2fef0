package vn.vanthu.signing.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.vanthu.forge.CmsForge;
import vn.vanthu.forge.CrlForge;
import vn.vanthu.forge.Draft;
import vn.vanthu.forge.Keys;
import vn.vanthu.forge.Party;
import vn.vanthu.forge.PdfForge;
import vn.vanthu.signing.DocumentBytes;
import vn.vanthu.signing.Report;
import vn.vanthu.signing.Verifier;

/**
 * Authorities that certify each other: chains are tried until none is left (EN 319 102-1 §5.2.6.4),
 * for the signer and for whoever issued the revocation lists.
 */
class CrossedAuthoritiesTest {
  private static final Instant NOW = Instant.parse("2026-11-21T07:00:00Z");
  private static final Party ROOT = authority("Root").selfSigned();
  private static final Party ISSUER = authority("Issuer").issuedBy(ROOT);
  private static final Party OTHER = authority("Other").issuedBy(ISSUER);
  private static final Party ISSUER_BY_OTHER = authority("Issuer").issuedBy(OTHER);
  private static final Party SIGNER =
      Draft.person("O=UBND,CN=Signer", Keys.ec("secp256r1", "crossed signer"), NOW)
          .issuedBy(ISSUER);

  private static Draft authority(String name) {
    return Draft.authority("O=Test,CN=" + name, Keys.ec("secp256r1", "crossed " + name), NOW);
  }

  private static byte[] list(Party issuer) {
    return CrlForge.by(issuer, NOW.minus(Duration.ofHours(1)), NOW.plus(Duration.ofDays(7)))
        .build();
  }

  private static Report.Signature judged(Party... enclosed) {
    byte[] document =
        PdfForge.page()
            .signed("s", c -> CmsForge.by(SIGNER).enclosing(enclosed).claiming(NOW).build(c))
            .bytes();
    Trust trust =
        Trust.of(List.of(ROOT.x509()))
            .with(List.of(), List.of(list(ROOT), list(ISSUER), list(OTHER)), List.of());
    return new Verifier().verify(DocumentBytes.of(document), trust, NOW).signatures().getFirst();
  }

  @Test
  void the_way_to_the_root_is_found_past_the_loop() {
    Report.Signature judged = judged(ISSUER_BY_OTHER, OTHER, ISSUER);
    assertThat(judged.indication()).isEqualTo(Report.Indication.TOTAL_PASSED);
    assertThat(judged.revocation()).isNotNull();
  }

  @Test
  void the_loop_alone_leads_nowhere() {
    Report.Signature judged = judged(ISSUER_BY_OTHER, OTHER);
    assertThat(judged.indication()).isEqualTo(Report.Indication.INDETERMINATE);
    assertThat(judged.subIndication()).isEqualTo(Report.SubIndication.NO_CERTIFICATE_CHAIN_FOUND);
  }
}
