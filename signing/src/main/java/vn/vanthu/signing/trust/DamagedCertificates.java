package vn.vanthu.signing.trust;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import vn.vanthu.signing.Octets;
import vn.vanthu.signing.cms.Certificate;

/**
 * Finds enclosed certificates that cannot be what their authority issued: the issuer is at hand and
 * did not sign them, or an undamaged copy is. One whose issuer is unknown is nobody's fault.
 * Single-threaded.
 */
public final class DamagedCertificates {

  private final Set<Certificate> all = new LinkedHashSet<>();
  private final SignatureMemo memo;

  public DamagedCertificates(Set<Certificate> anchors, Evidence evidence, SignatureMemo memo) {
    all.addAll(anchors);
    all.addAll(evidence.certificates());
    this.memo = memo;
  }

  public List<Certificate> among(List<Certificate> enclosed) {
    List<Certificate> damaged = new ArrayList<>();
    for (Certificate each : enclosed) {
      if (!isSigned(each) && (issuerDenies(each) || hasSoundCopy(each))) {
        damaged.add(each);
      }
    }
    return damaged;
  }

  private boolean isSigned(Certificate certificate) {
    return all.stream()
        .anyMatch(
            i -> i.subjectName().equals(certificate.issuerName()) && memo.signed(certificate, i));
  }

  private boolean issuerDenies(Certificate certificate) {
    Optional<Octets> wanted = authorityKey(certificate);
    return all.stream()
        .filter(i -> !i.equals(certificate))
        .anyMatch(i -> {
          Optional<Octets> own = subjectKey(i);
          boolean sameName = i.subjectName().equals(certificate.issuerName());
          boolean bothKnown = wanted.isPresent() && own.isPresent();
          return bothKnown ? wanted.equals(own) : sameName;
        });
  }

  private boolean hasSoundCopy(Certificate certificate) {
    return all.stream()
        .filter(other -> !other.equals(certificate) && isSigned(other))
        .anyMatch(other ->
            other.key().equals(certificate.key())
                || (other.subjectName().equals(certificate.subjectName())
                    && other.serial().equals(certificate.serial())));
  }

  private static Optional<Octets> authorityKey(Certificate certificate) {
    Extension extension = certificate.extension(Extension.authorityKeyIdentifier);
    try {
      byte[] key =
          extension == null
              ? null
              : AuthorityKeyIdentifier.getInstance(extension.getParsedValue())
                  .getKeyIdentifierOctets();
      return Optional.ofNullable(key).map(Octets::of);
    } catch (RuntimeException malformed) {
      return Optional.empty();
    }
  }

  private static Optional<Octets> subjectKey(Certificate certificate) {
    Extension extension = certificate.extension(Extension.subjectKeyIdentifier);
    try {
      return extension == null
          ? Optional.empty()
          : Optional.of(
              Octets.of(
                  SubjectKeyIdentifier.getInstance(extension.getParsedValue()).getKeyIdentifier()));
    } catch (RuntimeException malformed) {
      return Optional.empty();
    }
  }
}
