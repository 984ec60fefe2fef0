package vn.vanthu.signing.trust;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import vn.vanthu.signing.trustlist.TrustedService;

/**
 * Everything the verifier may believe and look things up in, all of it given: it never fetches.
 * Immutable.
 *
 * @param signerAnchors roots that may stand behind people and agencies
 * @param timestampAnchors roots that may stand behind time stamp authorities
 * @param certificates DER certificates that may fill gaps in a path; they confer no trust
 * @param crls DER certificate revocation lists
 * @param ocspResponses DER OCSP responses (RFC 6960 §4.2.1)
 * @param services anchors that a trust list vouches for at certain times only; the others hold
 *     always
 */
public record Trust(
    List<X509Certificate> signerAnchors,
    List<X509Certificate> timestampAnchors,
    List<byte[]> certificates,
    List<byte[]> crls,
    List<byte[]> ocspResponses,
    List<TrustedService> services) {

  public Trust {
    services = List.copyOf(services);
    signerAnchors = List.copyOf(signerAnchors);
    timestampAnchors = List.copyOf(timestampAnchors);
    certificates = List.copyOf(certificates);
    crls = List.copyOf(crls);
    ocspResponses = List.copyOf(ocspResponses);
  }

  /** Anchors that hold always. */
  public Trust(
      List<X509Certificate> signerAnchors,
      List<X509Certificate> timestampAnchors,
      List<byte[]> certificates,
      List<byte[]> crls,
      List<byte[]> ocspResponses) {
    this(signerAnchors, timestampAnchors, certificates, crls, ocspResponses, List.of());
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
        joined(ocspResponses, moreOcspResponses),
        services);
  }

  /**
   * The same trust with the services of a trust list as anchors, each for its purpose and its
   * times. What was an anchor before stays one always.
   */
  public Trust vouchedFor(Collection<TrustedService> listed) {
    List<X509Certificate> signers = new ArrayList<>(signerAnchors);
    List<X509Certificate> stamps = new ArrayList<>(timestampAnchors);
    List<TrustedService> all = new ArrayList<>(services);
    for (TrustedService service : listed) {
      List<X509Certificate> given =
          switch (service.kind()) {
            case SIGNERS -> signerAnchors;
            case TIMESTAMPS -> timestampAnchors;
          };
      if (!given.contains(service.certificate())) {
        switch (service.kind()) {
          case SIGNERS -> signers.add(service.certificate());
          case TIMESTAMPS -> stamps.add(service.certificate());
        }
        all.add(service);
      }
    }
    return new Trust(signers, stamps, certificates, crls, ocspResponses, all);
  }

  private static List<byte[]> joined(List<byte[]> first, Collection<byte[]> second) {
    return java.util.stream.Stream.concat(first.stream(), second.stream()).toList();
  }
}
