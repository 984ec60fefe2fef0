package vn.vanthu.signing.augment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.X509CertificateHolder;
import org.junit.jupiter.api.Test;
import vn.vanthu.forge.Draft;
import vn.vanthu.forge.Keys;

/** Which addresses a certificate names. */
class ServiceAddressesTest {
  private static final URI A = URI.create("http://a.vn/a");
  private static final URI B = URI.create("http://b.vn/b");

  private static Draft draft() {
    return Draft.person(
        "CN=P", Keys.ec("secp256r1", "addresses"), Instant.parse("2026-11-21T07:00:00Z"));
  }

  private static X509CertificateHolder holder(Draft draft) throws IOException {
    return new X509CertificateHolder(draft.selfSigned().encoded());
  }

  private static GeneralName uri(String text) {
    return new GeneralName(GeneralName.uniformResourceIdentifier, text);
  }

  @Test
  void services_are_told_apart_by_their_kind() throws IOException {
    X509CertificateHolder certificate =
        holder(
            draft()
                .extension(
                    Extension.authorityInfoAccess,
                    false,
                    new DERSequence(
                        new AccessDescription[] {
                          new AccessDescription(AccessDescription.id_ad_ocsp, uri(A.toString())),
                          new AccessDescription(
                              AccessDescription.id_ad_caIssuers, uri(B.toString())),
                          new AccessDescription(AccessDescription.id_ad_ocsp, uri("no address")),
                          new AccessDescription(
                              AccessDescription.id_ad_ocsp,
                              new GeneralName(new X500Name("CN=http://c.vn"))),
                          new AccessDescription(AccessDescription.id_ad_ocsp, uri(B.toString()))
                        })));
    assertThat(ServiceAddresses.ocsp(certificate)).containsExactly(A, B);
    assertThat(ServiceAddresses.issuer(certificate)).containsExactly(B);
    assertThat(ServiceAddresses.lists(certificate)).isEmpty();
  }

  @Test
  void lists_lie_where_a_full_name_says() throws IOException {
    X509CertificateHolder certificate =
        holder(
            draft()
                .extension(
                    Extension.cRLDistributionPoints,
                    false,
                    new CRLDistPoint(
                        new DistributionPoint[] {
                          point(
                              new GeneralNames(new GeneralName[] {uri("a b"), uri(A.toString())})),
                          new DistributionPoint(
                              null, null, new GeneralNames(new GeneralName(new X500Name("CN=I")))),
                          new DistributionPoint(
                              new DistributionPointName(
                                  DistributionPointName.NAME_RELATIVE_TO_CRL_ISSUER,
                                  new X500Name("CN=R").getRDNs()[0]),
                              null,
                              null),
                          point(new GeneralNames(uri(B.toString())))
                        })));
    assertThat(ServiceAddresses.lists(certificate)).containsExactly(A, B);
    assertThat(ServiceAddresses.ocsp(certificate)).isEmpty();
    assertThat(ServiceAddresses.issuer(certificate)).isEmpty();
  }

  private static DistributionPoint point(GeneralNames names) {
    return new DistributionPoint(new DistributionPointName(names), null, null);
  }

  @Test
  void a_certificate_without_extensions_names_none() throws IOException {
    X509CertificateHolder bare =
        holder(draft().without(Extension.subjectKeyIdentifier).without(Extension.keyUsage));
    assertThat(bare.hasExtensions()).isFalse();
    assertThat(ServiceAddresses.ocsp(bare)).isEmpty();
    assertThat(ServiceAddresses.lists(bare)).isEmpty();
  }
}
