package vn.vanthu.forge;

import java.io.ByteArrayInputStream;
import java.security.KeyPair;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import org.bouncycastle.asn1.x509.Certificate;

/** Someone with a key and a certificate. Immutable. */
public record Party(KeyPair keys, Certificate certificate) {

  /** DER of the certificate. */
  public byte[] encoded() {
    return Ber.der(certificate);
  }

  /** The certificate as Java sees it. */
  public X509Certificate x509() {
    try {
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(encoded()));
    } catch (CertificateException e) {
      throw new IllegalStateException(e);
    }
  }
}
