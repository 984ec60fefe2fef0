package vn.vanthu.signing.trust;

import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;

/**
 * Everything the verifier may believe and look things up in, all of it given: it never fetches.
 * Immutable.
 *
 * @param signerAnchors roots that may stand behind people and agencies
 * @param timestampAnchors roots that may stand behind time stamp authorities
 * @param certificates DER certificates that may fill gaps in a path; they confer no trust
 * @param crls DER certificate revocation lists
 * @param ocspResponses DER OCSP responses (RFC 6960 §4.2.1)
 */
public record Trust(
    List<X509Certificate> signerAnchors,
    List<X509Certificate> timestampAnchors,
    List<byte[]> certificates,
    List<byte[]> crls,
    List<byte[]> ocspResponses) {

  public Trust {
    signerAnchors = List.copyOf(signerAnchors);
    timestampAnchors = List.copyOf(timestampAnchors);
    certificates = List.copyOf(certificates);
    crls = List.copyOf(crls);
    ocspResponses = List.copyOf(ocspResponses);
  }

  /** No anchors and no evidence: every signature can at best be INDETERMINATE. */
  public static Trust none() {
    return new Trust(List.of(), List.of(), List.of(), List.of(), List.of());
  }

  /** These anchors for signers and for time stamp authorities, and no further evidence. */
  public static Trust of(Collection<X509Certificate> anchors) {
    return new Trust(List.copyOf(anchors), List.copyOf(anchors), List.of(), List.of(), List.of());
  }

  /** The same trust with more evidence to look things up in. */
  public Trust with(
      Collection<byte[]> moreCertificates,
      Collection<byte[]> moreCrls,
      Collection<byte[]> moreOcspResponses) {
    return new Trust(
        signerAnchors,
        timestampAnchors,
        joined(certificates, moreCertificates),
        joined(crls, moreCrls),
        joined(ocspResponses, moreOcspResponses));
  }

  private static List<byte[]> joined(List<byte[]> first, Collection<byte[]> second) {
    return java.util.stream.Stream.concat(first.stream(), second.stream()).toList();
  }
}
