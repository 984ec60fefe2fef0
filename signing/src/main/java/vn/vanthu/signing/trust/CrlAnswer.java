package vn.vanthu.signing.trust;

import java.io.IOException;
import java.math.BigInteger;
import java.text.ParseException;
import java.time.Instant;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Enumerated;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.CertificateList;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.TBSCertList;
import org.jspecify.annotations.Nullable;
import vn.vanthu.signing.cms.Certificate;
import vn.vanthu.signing.cms.SignatureScheme;
import vn.vanthu.signing.cms.Structure;

/** A certificate revocation list (danh sách chứng thư bị thu hồi, RFC 5280 §5). Single-threaded. */
final class CrlAnswer {

  private static final Set<String> KNOWN_CRITICAL =
      Set.of(Extension.issuingDistributionPoint.getId());

  private final CertificateList list;
  private final byte[] toBeSigned;
  private final Map<Certificate, Boolean> signedBy = new HashMap<>();
  private @Nullable Map<BigInteger, Entry> revoked;

  /** What the list says of one certificate. */
  private record Entry(Instant revokedAt, RevocationReason reason) {}

  private CrlAnswer(CertificateList list, byte[] toBeSigned) {
    this.list = list;
    this.toBeSigned = toBeSigned;
  }

  static Optional<CrlAnswer> parse(byte[] der) {
    try {
      CertificateList list = CertificateList.getInstance(ASN1Primitive.fromByteArray(der));
      Optional<byte[]> toBeSigned = Structure.firstInside(der);
      if (list == null || toBeSigned.isEmpty() || list.getThisUpdate() == null) {
        return Optional.empty();
      }
      return Optional.of(new CrlAnswer(list, toBeSigned.get()));
    } catch (IOException | RuntimeException malformed) {
      return Optional.empty();
    }
  }

  X500Name issuer() {
    return list.getIssuer();
  }

  /**
   * What it says of the certificate; empty when it is not about it, or not signed by this issuer.
   */
  Optional<RevocationState> about(Certificate certificate, Certificate issuer) {
    try {
      if (!list.getIssuer().equals(certificate.issuerName())
          || !inScope(certificate)
          || !isSignedBy(issuer)) {
        return Optional.empty();
      }
      Instant next =
          list.getNextUpdate() == null ? null : list.getNextUpdate().getDate().toInstant();
      Instant from = list.getThisUpdate().getDate().toInstant();
      Entry entry = entries().get(certificate.serial());
      if (entry == null && !namesItsPoint()) {
        return Optional.empty();
      }
      return SignatureScheme.of(list.getSignatureAlgorithm(), null)
          .map(scheme ->
              new RevocationState(
                  "CRL",
                  from,
                  next,
                  entry == null ? null : entry.revokedAt(),
                  entry == null ? RevocationReason.OTHER : entry.reason(),
                  issuer,
                  scheme));
    } catch (ParseException | RuntimeException malformed) {
      return Optional.empty();
    }
  }

  private Map<BigInteger, Entry> entries() throws ParseException {
    Map<BigInteger, Entry> known = revoked;
    if (known == null) {
      known = new HashMap<>();
      Enumeration<?> each = list.getRevokedCertificateEnumeration();
      while (each.hasMoreElements()) {
        TBSCertList.CRLEntry entry = (TBSCertList.CRLEntry) each.nextElement();
        known.put(entry.getUserCertificate().getValue(), read(entry));
      }
      revoked = known;
    }
    return known;
  }

  private static Entry read(TBSCertList.CRLEntry entry) throws ParseException {
    Instant at = entry.getRevocationDate().getDate().toInstant();
    Extensions extensions = entry.getExtensions();
    if (extensions == null) {
      return new Entry(at, RevocationReason.OTHER);
    }
    RevocationReason reason =
        RevocationReason.of(
            ASN1Enumerated.getInstance(extensions.getExtensionParsedValue(Extension.reasonCode)));
    ASN1Encodable since = extensions.getExtensionParsedValue(Extension.invalidityDate);
    if (since == null || reason != RevocationReason.COMPROMISE) {
      return new Entry(at, reason);
    }
    Instant invalid = ASN1GeneralizedTime.getInstance(since).getDate().toInstant();
    return new Entry(invalid.isBefore(at) ? invalid : at, reason);
  }

  private boolean isSignedBy(Certificate issuer) {
    return signedBy.computeIfAbsent(
        issuer,
        i ->
            i.keyUsage(KeyUsage.cRLSign)
                && list.getSignatureAlgorithm().equals(list.getTBSCertList().getSignature())
                && SignatureScheme.of(list.getSignatureAlgorithm(), null)
                    .map(s -> s.verifies(i.key(), toBeSigned, list.getSignature().getOctets()))
                    .orElse(false));
  }

  /**
   * RFC 5280 §5.2.5 and §6.3.3: whether this list speaks of certificates of this kind, for all
   * reasons, and wholly.
   */
  private boolean inScope(Certificate certificate) {
    Extensions extensions = list.getTBSCertList().getExtensions();
    if (extensions == null) {
      return true;
    }
    for (ASN1ObjectIdentifier critical : extensions.getCriticalExtensionOIDs()) {
      if (!KNOWN_CRITICAL.contains(critical.getId())) {
        return false; // a delta list, or something unknown
      }
    }
    Extension scope = extensions.getExtension(Extension.issuingDistributionPoint);
    if (scope == null) {
      return true;
    }
    IssuingDistributionPoint point = IssuingDistributionPoint.getInstance(scope.getParsedValue());
    boolean partial =
        point.isIndirectCRL()
            || point.onlyContainsAttributeCerts()
            || point.getOnlySomeReasons() != null;
    boolean otherKind =
        certificate.isAuthority() ? point.onlyContainsUserCerts() : point.onlyContainsCACerts();
    return !partial
        && !otherKind
        && (point.getDistributionPoint() == null || names(certificate, point));
  }

  /**
   * Whether the list of a part says which part it is. One for users or authorities only that names
   * no distribution point may be taken for silent on what it does not list (RFC 5280 §5.2.5:
   * support is not required, and without it a certificate not listed is unknown). We do: nothing
   * then ties the part to the certificate.
   */
  private boolean namesItsPoint() {
    Extensions extensions = list.getTBSCertList().getExtensions();
    Extension scope =
        extensions == null ? null : extensions.getExtension(Extension.issuingDistributionPoint);
    if (scope == null) {
      return true;
    }
    IssuingDistributionPoint point = IssuingDistributionPoint.getInstance(scope.getParsedValue());
    return point.getDistributionPoint() != null
        || !(point.onlyContainsUserCerts() || point.onlyContainsCACerts());
  }

  private static boolean names(Certificate certificate, IssuingDistributionPoint point) {
    Extension extension = certificate.extension(Extension.cRLDistributionPoints);
    if (extension == null) {
      return false;
    }
    for (DistributionPoint each :
        CRLDistPoint.getInstance(extension.getParsedValue()).getDistributionPoints()) {
      if (each.getDistributionPoint() != null && overlap(each, point)) {
        return true;
      }
    }
    return false;
  }

  private static boolean overlap(DistributionPoint ofCertificate, IssuingDistributionPoint ofList) {
    if (ofCertificate.getDistributionPoint().equals(ofList.getDistributionPoint())) {
      return true;
    }
    if (ofCertificate.getDistributionPoint().getType() != 0
        || ofList.getDistributionPoint().getType() != 0) {
      return false;
    }
    var mine =
        org.bouncycastle.asn1.x509.GeneralNames.getInstance(
                ofCertificate.getDistributionPoint().getName())
            .getNames();
    var theirs =
        org.bouncycastle.asn1.x509.GeneralNames.getInstance(ofList.getDistributionPoint().getName())
            .getNames();
    for (var a : mine) {
      for (var b : theirs) {
        if (a.equals(b)) {
          return true;
        }
      }
    }
    return false;
  }
}
