package vn.vanthu.signing.augment;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.X509CertificateHolder;

/** The addresses that a certificate names. Whether they may be asked is for the fetcher to say. */
final class ServiceAddresses {
  private ServiceAddresses() {}

  static List<URI> ocsp(X509CertificateHolder certificate) {
    return access(certificate, AccessDescription.id_ad_ocsp);
  }

  static List<URI> issuer(X509CertificateHolder certificate) {
    return access(certificate, AccessDescription.id_ad_caIssuers);
  }

  static List<URI> lists(X509CertificateHolder certificate) {
    List<URI> found = new ArrayList<>();
    Extensions extensions = certificate.getExtensions();
    CRLDistPoint points = extensions == null ? null : CRLDistPoint.fromExtensions(extensions);
    if (points == null) {
      return found;
    }
    for (DistributionPoint point : points.getDistributionPoints()) {
      DistributionPointName name = point.getDistributionPoint();
      if (name != null && name.getType() == DistributionPointName.FULL_NAME) {
        for (GeneralName one : GeneralNames.getInstance(name.getName()).getNames()) {
          uri(one).ifPresent(found::add);
        }
      }
    }
    return found;
  }

  private static List<URI> access(X509CertificateHolder certificate, ASN1ObjectIdentifier method) {
    List<URI> found = new ArrayList<>();
    Extensions extensions = certificate.getExtensions();
    AuthorityInformationAccess access =
        extensions == null ? null : AuthorityInformationAccess.fromExtensions(extensions);
    if (access != null) {
      for (AccessDescription description : access.getAccessDescriptions()) {
        if (description.getAccessMethod().equals(method)) {
          uri(description.getAccessLocation()).ifPresent(found::add);
        }
      }
    }
    return found;
  }

  private static Optional<URI> uri(GeneralName name) {
    if (name.getTagNo() != GeneralName.uniformResourceIdentifier) {
      return Optional.empty();
    }
    try {
      return Optional.of(new URI(name.getName().toString()));
    } catch (URISyntaxException _) {
      return Optional.empty(); // an address that is none is as good as no address
    }
  }
}
