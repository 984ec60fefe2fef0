package vn.vanthu.service.demo.pki;

import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.qualified.QCStatement;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * What each kind of certificate says (RFC 5280; EN 319 412 for people and seals). A closed set: the
 * verifier tells a person from an agency's seal by the statement of type.
 */
enum CertificateProfile {
  /** The root: signs itself. */
  ROOT(Duration.ofDays(20 * 365)),
  /** The authority that certifies everyone. */
  ISSUING(Duration.ofDays(10 * 365)),
  /** An official (chứng thư cá nhân). */
  PERSON(Duration.ofDays(3 * 365)),
  /** An agency's seal (chứng thư con dấu). */
  SEAL(Duration.ofDays(3 * 365)),
  /** The time stamp authority. */
  TIMESTAMP(Duration.ofDays(5 * 365)),
  /** The OCSP responder. */
  OCSP(Duration.ofDays(365));

  private static final ASN1ObjectIdentifier QC_TYPE = new ASN1ObjectIdentifier("0.4.0.1862.1.6");

  private final Duration term;

  CertificateProfile(Duration term) {
    this.term = term;
  }

  /**
   * Issues a certificate.
   *
   * @param issuer the authority's certificate; for the root its name is the subject's
   * @param base where the authority's services answer
   */
  X509Certificate issue(
      X500Name subject,
      PublicKey key,
      X500Name issuer,
      PublicKey issuerKey,
      PrivateKey signingKey,
      URI base,
      Instant now)
      throws GeneralSecurityException, IOException, OperatorCreationException {
    Date from = Date.from(now.minus(Duration.ofMinutes(5)));
    JcaX509v3CertificateBuilder builder =
        new JcaX509v3CertificateBuilder(
            issuer,
            new BigInteger(120, new SecureRandom()).setBit(119),
            from,
            Date.from(now.plus(term)),
            subject,
            key);
    JcaX509ExtensionUtils identifiers = new JcaX509ExtensionUtils();
    boolean authority = this == ROOT || this == ISSUING;
    builder.addExtension(
        Extension.subjectKeyIdentifier, false, identifiers.createSubjectKeyIdentifier(key));
    builder.addExtension(
        Extension.authorityKeyIdentifier,
        false,
        identifiers.createAuthorityKeyIdentifier(issuerKey));
    builder.addExtension(
        Extension.basicConstraints,
        true,
        this == ISSUING ? new BasicConstraints(0) : new BasicConstraints(authority));
    builder.addExtension(Extension.keyUsage, true, usage());
    switch (this) {
      case TIMESTAMP ->
          builder.addExtension(
              Extension.extendedKeyUsage,
              true,
              new ExtendedKeyUsage(KeyPurposeId.id_kp_timeStamping));
      case OCSP -> {
        builder.addExtension(
            Extension.extendedKeyUsage,
            false,
            new ExtendedKeyUsage(KeyPurposeId.id_kp_OCSPSigning));
        builder.addExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nocheck, false, DERNull.INSTANCE);
      }
      case PERSON -> builder.addExtension(Extension.qCStatements, false, type("1"));
      case SEAL -> builder.addExtension(Extension.qCStatements, false, type("2"));
      case ROOT, ISSUING -> {}
    }
    if (this != ROOT) {
      String of = this == ISSUING ? "root" : "issuing";
      builder.addExtension(Extension.authorityInfoAccess, false, access(base, of));
      builder.addExtension(Extension.cRLDistributionPoints, false, list(base, of));
    }
    String algorithm =
        signingKey.getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA";
    return new JcaX509CertificateConverter()
        .getCertificate(builder.build(new JcaContentSignerBuilder(algorithm).build(signingKey)));
  }

  static X500Name subject(X509Certificate certificate) throws GeneralSecurityException {
    return new JcaX509CertificateHolder(certificate).getSubject();
  }

  private KeyUsage usage() {
    return switch (this) {
      case ROOT, ISSUING -> new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign);
      case PERSON, SEAL -> new KeyUsage(KeyUsage.digitalSignature | KeyUsage.nonRepudiation);
      case TIMESTAMP, OCSP -> new KeyUsage(KeyUsage.digitalSignature);
    };
  }

  /** EN 319 412-5 section 4.2.3: 1 stands for signatures of people, 2 for seals. */
  private static DERSequence type(String kind) {
    return new DERSequence(new QCStatement(QC_TYPE, new DERSequence(QC_TYPE.branch(kind))));
  }

  private static AuthorityInformationAccess access(URI base, String of) {
    return new AuthorityInformationAccess(
        new AccessDescription[] {
          new AccessDescription(AccessDescription.id_ad_ocsp, uri(base, "/ocsp")),
          new AccessDescription(AccessDescription.id_ad_caIssuers, uri(base, "/" + of + ".crt"))
        });
  }

  private static CRLDistPoint list(URI base, String of) {
    GeneralNames where = new GeneralNames(uri(base, "/" + of + ".crl"));
    return new CRLDistPoint(
        new DistributionPoint[] {
          new DistributionPoint(new DistributionPointName(where), null, null)
        });
  }

  private static GeneralName uri(URI base, String path) {
    return new GeneralName(GeneralName.uniformResourceIdentifier, base.resolve(path).toString());
  }
}
