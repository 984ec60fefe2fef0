package vn.vanthu.signing.augment;

import java.util.List;

/**
 * What proves a path of certificates.
 *
 * @param certificates DER, without repetition
 * @param crls DER of revocation lists
 * @param ocspResponses DER of OCSP responses (RFC 6960 section 4.2.1)
 * @param missing subjects of certificates about which no service answered; empty when all is there
 */
public record Evidence(
    List<byte[]> certificates,
    List<byte[]> crls,
    List<byte[]> ocspResponses,
    List<String> missing) {
  /** Copies the lists. */
  public Evidence {
    certificates = List.copyOf(certificates);
    crls = List.copyOf(crls);
    ocspResponses = List.copyOf(ocspResponses);
    missing = List.copyOf(missing);
  }

  /** Whether every certificate below a root has an answer. */
  public boolean isComplete() {
    return missing.isEmpty();
  }
}
