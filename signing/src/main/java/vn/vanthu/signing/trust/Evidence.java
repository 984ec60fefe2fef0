package vn.vanthu.signing.trust;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bouncycastle.asn1.x500.X500Name;
import vn.vanthu.signing.Octets;
import vn.vanthu.signing.cms.Certificate;

/**
 * All certificates and revocation answers at hand for one document, given or found inside it. None
 * of it is trusted as such. Single-threaded.
 */
public final class Evidence {

  private final Map<X500Name, Set<Certificate>> bySubject = new HashMap<>();
  private final Map<Octets, Set<Certificate>> byKey = new HashMap<>();
  private final Set<Certificate> certificates = new LinkedHashSet<>();
  private final Set<Octets> seen = new HashSet<>();
  private final List<CrlAnswer> crls = new ArrayList<>();
  private final List<OcspAnswer> ocspResponses = new ArrayList<>();

  public void addCertificates(Collection<Certificate> more) {
    for (Certificate each : more) {
      if (certificates.add(each)) {
        bySubject.computeIfAbsent(each.subjectName(), n -> new LinkedHashSet<>()).add(each);
        byKey.computeIfAbsent(bits(each), k -> new LinkedHashSet<>()).add(each);
      }
    }
  }

  /** Adds DER certificates; what cannot be read is left out. */
  public void addEncodedCertificates(Collection<byte[]> more) {
    for (byte[] der : more) {
      if (seen.add(Octets.of(der))) {
        Certificate.parse(der).ifPresent(c -> addCertificates(List.of(c)));
      }
    }
  }

  /** Adds DER revocation lists; what cannot be read is left out. */
  public void addCrls(Collection<byte[]> more) {
    for (byte[] der : more) {
      if (seen.add(Octets.of(der))) {
        CrlAnswer.parse(der).ifPresent(crls::add);
      }
    }
  }

  /**
   * Adds DER OCSP responses; what cannot be read is left out. The responders' certificates are
   * added too.
   */
  public void addOcspResponses(Collection<byte[]> more) {
    for (byte[] der : more) {
      if (!seen.add(Octets.of(der))) {
        continue;
      }
      OcspAnswer.parse(der)
          .ifPresent(answer -> {
            ocspResponses.add(answer);
            addCertificates(answer.certificates());
          });
    }
  }

  List<Certificate> withSubject(X500Name name) {
    return List.copyOf(bySubject.getOrDefault(name, Set.of()));
  }

  /** All certificates that name the key of this one, whatever algorithm they name it for. */
  List<Certificate> withKeyOf(Certificate certificate) {
    return List.copyOf(byKey.getOrDefault(bits(certificate), Set.of()));
  }

  private static Octets bits(Certificate certificate) {
    return Octets.of(certificate.key().getPublicKeyData().getBytes());
  }

  public List<Certificate> certificates() {
    return List.copyOf(certificates);
  }

  List<CrlAnswer> crls() {
    return crls;
  }

  List<OcspAnswer> ocspResponses() {
    return ocspResponses;
  }
}
