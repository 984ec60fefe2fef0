package vn.vanthu.signing.trust;

import java.util.List;
import vn.vanthu.signing.cms.Certificate;

/**
 * A path from a certificate to a trust anchor (đường dẫn tin cậy), every signature in it checked.
 *
 * @param certificates the end certificate first, the anchor last
 */
public record CertificatePath(List<Certificate> certificates) {
  public CertificatePath {
    certificates = List.copyOf(certificates);
  }

  public Certificate end() {
    return certificates.getFirst();
  }

  public Certificate anchor() {
    return certificates.getLast();
  }

  /** The certificate that issued the one at this place. */
  public Certificate issuerOf(int index) {
    return certificates.get(Math.min(index + 1, certificates.size() - 1));
  }
}
