package vn.vanthu.service.demo.pki;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Writes revocation lists (RFC 5280 section 5). Stateless. */
final class RevocationLists {
  private static final Duration TERM = Duration.ofDays(1);

  byte[] write(DemoPki.Entity authority, Map<BigInteger, Instant> revoked, Instant now)
      throws IOException, GeneralSecurityException, OperatorCreationException {
    X509v2CRLBuilder builder =
        new X509v2CRLBuilder(CertificateProfile.subject(authority.certificate()), Date.from(now));
    builder.setNextUpdate(Date.from(now.plus(TERM)));
    for (Map.Entry<BigInteger, Instant> entry : revoked.entrySet()) {
      if (!entry.getValue().isAfter(now)) {
        builder.addCRLEntry(
            entry.getKey(), Date.from(entry.getValue()), CRLReason.cessationOfOperation);
      }
    }
    builder.addExtension(
        Extension.authorityKeyIdentifier,
        false,
        new JcaX509ExtensionUtils()
            .createAuthorityKeyIdentifier(authority.certificate().getPublicKey()));
    builder.addExtension(
        Extension.cRLNumber, false, new CRLNumber(BigInteger.valueOf(now.getEpochSecond())));
    return builder
        .build(new JcaContentSignerBuilder("SHA256withECDSA").build(authority.key()))
        .getEncoded();
  }
}
