package vn.vanthu.service.demo.pki;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPReq;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.Req;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.UnknownStatus;
import org.bouncycastle.operator.DigestCalculatorProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/** Answers OCSP questions (RFC 6960) about certificates of the demo's authorities. Stateless. */
final class StatusAnswers {
  private static final Duration TERM = Duration.ofDays(1);

  private final DemoPki pki;

  StatusAnswers(DemoPki pki) {
    this.pki = pki;
  }

  byte[] answer(byte[] question, Instant now, boolean unknown)
      throws IOException, GeneralSecurityException, OperatorCreationException, OCSPException {
    OCSPReq request = new OCSPReq(question);
    DigestCalculatorProvider digests = new JcaDigestCalculatorProviderBuilder().build();
    DemoPki.Entity signer = pki.responder();
    BasicOCSPRespBuilder builder =
        new BasicOCSPRespBuilder(
            SubjectPublicKeyInfo.getInstance(signer.certificate().getPublicKey().getEncoded()),
            digests.get(CertificateID.HASH_SHA1));
    Map<BigInteger, Instant> revoked = pki.revoked();
    for (Req one : request.getRequestList()) {
      CertificateStatus status =
          unknown || !isOurs(one.getCertID(), digests)
              ? new UnknownStatus()
              : status(revoked, one.getCertID().getSerialNumber(), now);
      builder.addResponse(one.getCertID(), status, Date.from(now), Date.from(now.plus(TERM)), null);
    }
    Extension nonce = request.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce);
    if (nonce != null) {
      builder.setResponseExtensions(new Extensions(nonce));
    }
    X509CertificateHolder[] chain = {new JcaX509CertificateHolder(signer.certificate())};
    return new OCSPRespBuilder()
        .build(
            OCSPRespBuilder.SUCCESSFUL,
            builder.build(
                new JcaContentSignerBuilder("SHA256withECDSA").build(signer.key()),
                chain,
                Date.from(now)))
        .getEncoded();
  }

  private boolean isOurs(CertificateID id, DigestCalculatorProvider digests)
      throws GeneralSecurityException, OCSPException {
    return id.matchesIssuer(new JcaX509CertificateHolder(pki.issuing()), digests)
        || id.matchesIssuer(new JcaX509CertificateHolder(pki.root()), digests);
  }

  private static CertificateStatus status(
      Map<BigInteger, Instant> revoked, BigInteger serial, Instant now) {
    Instant when = revoked.get(serial);
    return when == null || when.isAfter(now)
        ? CertificateStatus.GOOD
        : new RevokedStatus(Date.from(when), CRLReason.cessationOfOperation);
  }
}
